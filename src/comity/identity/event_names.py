"""What the name of an event says: words that three languages share, place, edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.gazetteer import Place, key_of
from comity.identity.lexicon import Phrases, phrases, table, words_of
from comity.identity.place_names import place_named
from comity.identity.sounds import likeness

_YEAR = re.compile(r"(?:19|20)\d\d$")
_ROMAN = re.compile(r"[IVXL]+$")
_ACRONYM = re.compile(r"([A-ZА-ЯÇĞİÖŞÜ]{3,})[-']?(\d\d)?$")
_FILLERS = frozenset(
    "the of in for and on at a an ve ile de da и в на по с для den dan".split()
    + "uluslararasi th nd rd st inci nci uncu".split()
)


@dataclass(frozen=True, slots=True)
class EventName:
    """An event's name: shared `words`, `own` words, place, year and number of the edition."""

    words: frozenset[str]
    own: tuple[str, ...]
    places: tuple[Place, ...]
    year: int | None
    number: int | None


@lru_cache(maxsize=50_000)
def event_name(text: str) -> EventName:
    """The parts of a name: `4. UCLG Kültür Zirvesi`, `ПМЭФ-2021`, `MARUF23`."""
    words = words_of(re.sub(r"[«»“”\"„:]", " ", text))
    year, number, words = _edition(words)
    keys = [key_of(word) for word in words]
    matches = _phrases().find(keys)
    taken = {index for match in matches for index in match.span}
    places, own = [], []
    for index, word in enumerate(words):
        place = _place(word, keys[index], index in taken)
        if place is not None:
            places.append(place)
        elif index not in taken and keys[index] not in _FILLERS:
            own.append(word)
    meanings = frozenset(match.meaning for match in matches)
    return EventName(meanings, tuple(own), tuple(places), year, number)


def _place(word: str, key: str, is_word: bool) -> Place | None:
    return None if is_word or len(key) < 3 or word.isupper() else place_named(word)


def _edition(words: list[str]) -> tuple[int | None, int | None, list[str]]:
    year = number = None
    kept = []
    for word in words:
        acronym = _ACRONYM.match(word)
        if _YEAR.match(word):
            year = int(word)
        elif acronym and acronym[2]:
            year = 2000 + int(acronym[2])
            kept.append(acronym[1])
        elif word.isdigit() and len(word) < 4:
            number = int(word)
        elif _ROMAN.match(word) and len(words) > 1:
            number = _roman(word)
        else:
            kept.append(word)
    return year, number, kept


def _roman(word: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    digits = [values[letter] for letter in word]
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


def similarity(a: EventName, b: EventName) -> float:
    """How far two names say the same, 0..1, whatever their languages."""
    shared = len(a.words & b.words)
    own = sum(any(_same_word(x, y) for y in b.own) for x in a.own)
    places = sum(any(x.id == y.id for y in b.places) for x in a.places)
    weight_a = len(a.words) + len(a.own) + len(a.places)
    weight_b = len(b.words) + len(b.own) + len(b.places)
    return 2 * (shared + own + places) / max(1, weight_a + weight_b)


_GENERIC = frozenset({"forum", "summit", "congress", "conference", "assembly", "fair", "expo",
                      "festival", "days", "week", "international", "world", "award", "games",
                      "meeting", "programme"})  # fmt: skip


def contradict(a: EventName, b: EventName) -> bool:
    """Whether each says what it is about in a word that the other lacks."""
    only_a, only_b = a.words - b.words - _GENERIC, b.words - a.words - _GENERIC
    if only_a and only_b:
        return True
    types = _GENERIC - {"international", "world"}
    kinds_a, kinds_b = a.words & types, b.words & types
    return bool(kinds_a and kinds_b and not kinds_a & kinds_b and (a.own or b.own))


def _same_word(a: str, b: str) -> bool:
    return key_of(a) == key_of(b) or likeness(a, b) >= 0.8


def alike(a: str, b: str) -> bool:
    """Whether two titles say the same in any of the three languages."""
    if key_of(a) == key_of(b):
        return True
    return similarity(event_name(a), event_name(b)) >= 0.6


@cache
def _phrases() -> Phrases:
    return phrases("event_words.csv", "word")


@cache
def aliases() -> dict[str, str]:
    """Names of known series of events, by key: the id of the series."""
    return {
        key_of(name): row["id"]
        for row in table("event_series.csv", "id", "names")
        for name in row["names"].split("|")
    }
