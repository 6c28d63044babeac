"""The region of a place, under one key for the region itself and for its towns.

GeoNames numbers the regions that its towns lie in, while regions bear their ISO 3166-2 code;
`data/region_numbers.csv` (own list) says which number is which region, for the countries whose
texts name both. Turkish provinces bear one code in both.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from comity.gazetteer.place import Place


def region_of(place: Place) -> str:
    """`RU/13` for Chelyabinsk and for its oblast; "" where nothing is known."""
    if not place.admin1:
        return ""
    return f"{place.country}/{_numbers().get(place.admin1, place.admin1)}"


@cache
def _numbers() -> dict[str, str]:
    path = files("comity.gazetteer").joinpath("data/region_numbers.csv")
    with path.open(encoding="utf-8") as file:
        return {row["region"]: row["number"] for row in csv.DictReader(file)}
