"""The value that the gazetteer returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `id` is the GeoNames number as text, or for places that GeoNames' city file does not
    hold an ISO 3166-2 code (`RU-TA`) or one made from it (`TR-34-besiktas`). `name` is
    the English name. `country` is ISO 3166-1 alpha-2, `admin1` the ISO 3166-2 code of
    the Turkish province or GeoNames' own number elsewhere. `population` is 0 where
    unknown. `is_ambiguous` belongs to the name that was looked up, not to the place: it
    is true if that name is also a word or a person's name in Turkish, English or
    Russian (Of, Batman, Reading, Paris), so that a text needs more evidence.
    """

    id: str
    name: str
    country: str
    population: int
    kind: PlaceKind
    admin1: str = ""
    name_tr: str | None = None
    name_ru: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_ambiguous: bool = field(default=False, compare=False)

    @property
    def geoname_id(self) -> int | None:
        """The GeoNames number, if the place has one."""
        return int(self.id) if self.id.isdigit() else None

    def named(self, language: str) -> str:
        """The name in `tr`, `en` or `ru`; the English one where that is not known."""
        if language == "tr":
            return self.name_tr or self.name
        if language == "ru":
            return self.name_ru or self.name
        return self.name
