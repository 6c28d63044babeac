"""Places of the gazetteer as places of the register."""

from __future__ import annotations

from comity import gazetteer
from comity.register.merging import survivor_of
from comity.register.models import Place, PlaceKind, Record
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES


def held_place(known: gazetteer.Place) -> Place | None:
    """The register's place for one of the gazetteer, whatever it was merged into since."""
    held = Record.objects.filter(as_place__gazetteer=known.id).first()
    return Place.objects.get(pk=survivor_of(held).pk) if held is not None else None


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
