"""Places inside names: `İstanbul'un`, `московский`, `T.C.`, `города Казани`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from comity.gazetteer import Place, city_of, country_of, find, key_of, resolve

_SMALL = 200_000
_STATES = {"t c": "Türkiye", "tc": "Türkiye"}
_TURKISH_SUFFIX = re.compile(
    r"(?<=...)['’]?(nın|nin|nun|nün|ın|in|un|ün|daki|deki|taki|teki|da|de|ta|te|lı|li|lu|lü|ya|ye)$"
)


@lru_cache(maxsize=100_000)
def place_named(text: str, near: Place | None = None) -> Place | None:
    """The place that words name, as a noun or an adjective, in any case; else None.

    A place that lies where `near` does wins over a larger namesake elsewhere.
    """
    key = key_of(text)
    if key in _STATES:
        return find(_STATES[key])[0]
    neighbours = (near,) if near else ()
    adjectival = country_of(text) or city_of(text, neighbours)
    if (key in fillers() or len(key) < 2 or text.islower()) and adjectival is None:
        return None
    place = _by_noun(text, neighbours)
    if place is None or (adjectival is not None and place.population < _SMALL):
        return adjectival or place
    return place


def _by_noun(text: str, near: tuple[Place, ...]) -> Place | None:
    found = (resolve(candidate, near=near) for candidate in (text, *_without_suffix(text)))
    return next((place for place in found if place is not None), None)


def _without_suffix(text: str) -> list[str]:
    """The word without a Turkish suffix that no apostrophe sets off, if it is long enough."""
    bare = _TURKISH_SUFFIX.sub("", text)
    return [bare] if bare != text and len(bare) > 4 else []


@cache
def fillers() -> frozenset[str]:
    """Words that tell no institution from another, folded."""
    text = files("comity.identity").joinpath("data", "fillers.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(key_of(word) for line in lines for word in line.split())
