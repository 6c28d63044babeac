"""Places of the gazetteer as places of the register."""

from __future__ import annotations

from collections.abc import Iterable

from comity import gazetteer
from comity.register.merging import survivor_of
from comity.register.models import Place, PlaceKind
from comity.register.wholes import portions
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES


def held_place(known: gazetteer.Place) -> Place | None:
    """The register's place for one of the gazetteer, whatever it was merged into since."""
    return held_places([known]).get(known.id)


def held_places(known: Iterable[gazetteer.Place]) -> dict[str, Place]:
    """The register's places for those of the gazetteer that it has, by their numbers there."""
    return {
        place.gazetteer: _standing(place)
        for some in portions({each.id for each in known})
        for place in Place.objects.filter(gazetteer__in=some)
    }


def _standing(place: Place) -> Place:
    stands = survivor_of(place)
    return place if stands is place else Place.objects.get(pk=stands.pk)


def place_from(known: gazetteer.Place) -> Place:
    """A new place, not yet in the register, with what the gazetteer says of it."""
    return Place(
        name=LanguageMap({language: known.named(language) for language in LANGUAGES}),
        scale=PlaceKind(known.kind.value),
        gazetteer=known.id,
        country=known.country,
        latitude=known.latitude,
        longitude=known.longitude,
        population=known.population or None,
    )
