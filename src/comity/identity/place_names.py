"""Places inside names: `İstanbul'un`, `московский`, `T.C.`, `города Казани`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from comity.gazetteer import Place, PlaceKind, city_of, country_of, find, key_of, resolve

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


@dataclass(frozen=True, slots=True)
class Found:
    """A place named by `words[start:end]` of a name."""

    start: int
    end: int
    text: str
    place: Place


def places_in(
    words: Sequence[str],
    taken: Collection[int],
    near: Place | None,
    *,
    lengths: tuple[int, ...],
) -> list[Found]:
    """The places of so many words each that a name mentions outside the words taken."""
    found: list[Found] = []
    used = set(taken)
    for start in range(len(words)):
        for length in lengths:
            span = range(start, start + length)
            if span.stop > len(words) or not used.isdisjoint(span):
                continue
            if length > 1 and key_of(words[start]) in fillers():
                continue
            text = " ".join(words[start : span.stop])
            place = place_named(text, near)
            if place is not None:
                found.append(Found(start, span.stop, text, place))
                used.update(span)
                break
    return found


def positions(found: Sequence[Found]) -> set[int]:
    """The positions of the words that name places."""
    return {index for one in found for index in range(one.start, one.end)}


def in_one_country(found: Sequence[Found], near: Place | None) -> list[Found]:
    """The places that lie in the country of the largest, or of `near`; namesakes moved there.

    `London Borough of Camden` names no Camden of another country. Countries stay.
    """
    cities = [one.place for one in found if one.place.kind is not PlaceKind.COUNTRY]
    anchor = near or max(cities, key=lambda place: place.population, default=None)
    if anchor is None:
        return list(found)
    moved = (_moved(one, anchor) for one in found)
    return [one for one in moved if one is not None]


def _moved(one: Found, anchor: Place) -> Found | None:
    if one.place.kind is PlaceKind.COUNTRY or one.place.country == anchor.country:
        return one
    place = resolve(one.text, country=anchor.country)
    return None if place is None else replace(one, place=place)


def place_stated(text: str | None, near: Place | None = None) -> Place | None:
    """The place of a field that holds nothing but a place: `Of` is one there."""
    if not text:
        return None
    return _by_noun(text, (near,) if near else ()) or place_named(text, near)


def _by_noun(text: str, near: tuple[Place, ...]) -> Place | None:
    found = (resolve(candidate, near=near) for candidate in (text, *_without_suffix(text)))
    place = next((place for place in found if place is not None), None)
    return place or _german(text)


def _german(text: str) -> Place | None:
    """The city of a German adjective: Kölner, Wiener."""
    place = resolve(text[:-2]) if text.endswith("er") and len(text) > 5 else None
    return place if place is not None and place.country in ("DE", "AT", "CH") else None


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
