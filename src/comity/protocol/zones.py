"""The time zone in which an encounter is held: that of its city, if that is certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from django.conf import settings

from comity.gazetteer import key_of
from comity.register.models import Encounter, Place


def zone_for(encounter: Encounter) -> str:
    """The zone of the encounter's place, else of the desk's own city, else of the settings.

    A programme with a wrong clock is worse than one that asks: of a country with several
    zones only the city after which a zone is named is certain.
    """
    house = encounter.desk.institution if encounter.desk else None
    for place in (encounter.place, house.place if house else None):
        if place is not None and (zone := zone_of(place)):
            return zone
    return settings.TIME_ZONE


def zone_of(place: Place) -> str:
    """The zone of a place by its country, or by its own name; empty where it is not certain."""
    above: Place | None = place
    while above is not None:
        zones = _zones().get(above.country, ())
        if len(zones) == 1:
            return zones[0]
        named = {key_of(name) for name in above.name.values()}
        if found := [zone for zone in zones if key_of(zone.rsplit("/", 1)[-1]) in named]:
            return found[0]
        above = above.within
    return ""


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166 code), from the time zone database's own table."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, _coordinates, zone = line.split("\t")[:3]
            found[country].append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
