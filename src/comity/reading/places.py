"""Places as the reader meets them: a small face on the gazetteer, with a cache."""

from __future__ import annotations

from functools import lru_cache

from comity import gazetteer
from comity.gazetteer import Place


@lru_cache(maxsize=8_000)
def known_place(name: str) -> Place | None:
    """The likeliest place of a name, or None. Names of people and common words that are
    also places come back with `is_ambiguous`: ask for more evidence before using them."""
    found = gazetteer.find(name)
    if not found and name.startswith("St. "):
        found = gazetteer.find(f"Saint {name[4:]}")
    return found[0] if found else None


def is_plainly_place(name: str) -> bool:
    """Whether a name by itself, without more evidence, means a place."""
    place = known_place(name)
    return place is not None and not place.is_ambiguous


def country_of(name: str | None) -> str | None:
    """The ISO country code of the likeliest place of a name, or None."""
    if not name:
        return None
    place = known_place(name)
    return place.country if place is not None else None
