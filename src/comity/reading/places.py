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
    for short, full in _FORMS if not found else ():
        if name.startswith(short):
            found = gazetteer.find(full + name.removeprefix(short))
    return found[0] if found else None


# How places are written that the gazetteer has in one form.
_FORMS = (("St. ", "Saint "), ("Republic of ", ""), ("Kingdom of ", ""), ("State of ", ""))
_GREAT = 300_000


def known_place_in(name: str, countries: frozenset[str]) -> Place | None:
    """The likeliest place of a name in a text that names some countries (ISO codes): of a small
    town elsewhere and its namesake in one of them the namesake."""
    known = known_place(name)
    if known is None or known.country in countries or known.population > _GREAT:
        return known
    if str(known.kind) != "city":
        return known
    near = (p for p in gazetteer.find(name) if p.country in countries)
    return next(near, known)


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
