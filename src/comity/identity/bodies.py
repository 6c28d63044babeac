"""Bodies known by name, and abbreviations: those of our lists and those of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.gazetteer import Place, find, key_of
from comity.identity.lexicon import table, words_of
from comity.identity.place_names import place_named

_IN_BRACKETS = re.compile(r"\(([A-ZА-ЯЁÇĞİÖŞÜ][\w.-]{1,9})\)")
_OF_A_NAME = re.compile(r"[\w'’.-]+")
_LINKS = frozenset("ve and und of the for и по в de".split())
_LONGEST_NAME = 12
_STATES = {"TR": "Türkiye", "RU": "Rusya", "US": "ABD"}


@dataclass(frozen=True, slots=True)
class Introduced:
    """An abbreviation that a text introduces, and the words before it that it stands for."""

    abbreviation: str
    name: str


def introduced(text: str) -> tuple[Introduced, ...]:
    """Abbreviations in brackets after the name that they stand for.

    `Türkiye Belediyeler Birliği (TBB)` gives (`TBB`, `Türkiye Belediyeler Birliği`): the
    words before the bracket are taken as far as their first letters spell it.
    """
    found = (_before(text, match) for match in _IN_BRACKETS.finditer(text))
    return tuple(dict.fromkeys(pair for pair in found if pair is not None))


def _before(text: str, match: re.Match[str]) -> Introduced | None:
    words = _OF_A_NAME.findall(text[: match.start()])[-_LONGEST_NAME:]
    letters = [letter for letter in key_of(match[1]) if letter.isalpha()]
    taken: list[str] = []
    for word in reversed(words):
        if not letters:
            break
        initial = key_of(word)[:1]
        if initial == letters[-1]:
            letters.pop()
        elif key_of(word) not in _LINKS:
            return None
        taken.insert(0, word)
    if letters or len(taken) < 2:
        return None
    return Introduced(match[1], " ".join(taken))


def known_body(name: str) -> str | None:
    """The id of the body of `data/known.csv` that bears this name, else None."""
    return _known_names().get(_key(name))


@cache
def seat_of(body: str) -> Place | None:
    """The country of a known body, None if it stands above countries."""
    code = _known_places()[body]
    return find(_STATES[code])[0] if code else None


def expanded(name: str, near: Place | None) -> str:
    """The name with the abbreviation that it is, or begins with, written out.

    Of several meanings (`ABB`) the one in the place `near` is taken, else the first.
    """
    first, *rest = words_of(name) or [name]
    for text, tail in ((name, []), (first, rest)):
        choices = _abbreviations().get(key_of(text), ())
        fitting = [full for full, place in choices if near and place_named(place) == near]
        if fitting or choices:
            return " ".join([(fitting or [choices[0][0]])[0], *tail])
    return name


def _key(name: str) -> str:
    return " ".join(key_of(word) for word in words_of(name))


@cache
def _known_names() -> dict[str, str]:
    return {
        _key(name): row["id"]
        for row in table("known.csv", "id", "names")
        for name in row["names"].split("|")
    }


@cache
def _known_places() -> dict[str, str]:
    return {row["id"]: row["place"] for row in table("known.csv", "id", "place")}


@cache
def _abbreviations() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("abbreviations.csv", "abbreviation", "name", "place"):
        key = key_of(row["abbreviation"])
        found[key] = (*found.get(key, ()), (row["name"], row["place"]))
    return found
