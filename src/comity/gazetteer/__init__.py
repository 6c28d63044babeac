"""Places of the world by their Turkish, English and Russian names.

The data come from GeoNames (geonames.org, CC BY 4.0), country names from Unicode CLDR,
the rest from lists in `tools/gazetteer/`. Loaded when first asked (some 60 ms, 30 MB).
"""

from comity.gazetteer.demonyms import adjectives, city_of, country_of
from comity.gazetteer.index import by_id, country, find, is_known, resolve
from comity.gazetteer.names import key_of
from comity.gazetteer.place import Place, PlaceKind

__all__ = [
    "Place",
    "PlaceKind",
    "adjectives",
    "by_id",
    "city_of",
    "country",
    "country_of",
    "find",
    "is_known",
    "key_of",
    "resolve",
]
