"""Places in Russian text: any case, adjectives made from them, long names of states."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

from comity import gazetteer
from comity.gazetteer.names import key_of
from comity.gazetteer.russian import nominatives
from comity.reading.languages.russian.morphology import cased_like, readings
from comity.reading.languages.russian.words import PACKAGE, lexicon
from comity.reading.lexicon import load_lexicon
from comity.reading.places import known_place

_PARTS = re.compile(r"[\s-]+")
_SMALL = 60_000
_COMMON_WORD = 0.25


@lru_cache(maxsize=4_000)
def place_nominative(words: str) -> str | None:
    """A place's name as the text writes it, in the nominative; None if it names no place."""
    if known_place(words) is None:
        return None
    if words.isupper() and len(words) > 4:
        words = words.title()
    pieces = _PARTS.split(words)
    marks = _PARTS.findall(words)
    if len(pieces) == 1:
        low = words.lower()
        for reading in readings(low):
            if reading.name == "Geox" and reading.is_known and gazetteer.is_known(reading.lemma):
                return cased_like(_with_yo(reading.lemma, low), words)
    choices = [list(dict.fromkeys(nominatives_of(piece))) for piece in pieces]
    for choice in islice(product(*choices), 200):
        joined = choice[0] + "".join(m + c for m, c in zip(marks, choice[1:], strict=True))
        if gazetteer.is_known(joined):
            return joined
    return words


def nominatives_of(piece: str) -> list[str]:
    """The word itself and the nominatives that it may be an oblique form of."""
    low = piece.lower()
    found = [cased_like(c, piece) for c in nominatives(low)]
    return [piece, *found] if len(low) > 2 else [piece]


def _with_yo(lemma: str, low: str) -> str:
    """pymorphy writes ё where the dictionary has it; keep е where the text has it."""
    return lemma.replace("ё", "е") if "ё" not in low and len(lemma) == len(low) else lemma


@lru_cache(maxsize=4_000)
def is_place_word(words: str) -> bool:
    """Whether capitalised words in any case name a place without more evidence."""
    place = known_place(words)
    if place is None or place.is_ambiguous:
        return False
    if " " in words or "-" in words:
        return True
    low = words.lower()
    found = readings(low)
    if any(r.name == "Geox" and r.is_known for r in found):
        return True
    if any(r.is_known and r.name in ("Name", "Surn", "Patr") for r in found):
        return False
    if any(r.is_known and r.score > _COMMON_WORD for r in found):
        return words.isupper() or place.kind == "country"
    if key_of(words) != key_of(place_nominative(words) or "") and place.population < _SMALL:
        return not low.endswith(("ова", "ева", "ина", "овой", "евой", "иной", "ову", "еву"))
    return True


@cache
def _irregular() -> dict[str, str]:
    return {
        entry.text: entry.value
        for entry in load_lexicon(PACKAGE, "words.toml")
        if entry.cls == "adjective_of"
    }


@lru_cache(maxsize=4_000)
def place_of_adjective(low: str, is_capital: bool = False) -> str | None:
    """`минский` (any case) -> `Минск`, `турецкий` -> `Турция`; None if it tells no place."""
    lemma = _adjective_lemma(low)
    if lemma is None:
        return None
    if lemma in _irregular():
        return _irregular()[lemma]
    country = gazetteer.country_of(lemma)
    if country is not None:
        return country.name_ru
    if any(s.cls == "plain" for s in lexicon().get(lemma, ())) or not lemma.endswith(
        ("ский", "цкий", "ской", "цкой")
    ):
        return None
    least = 0 if is_capital else 100_000
    for name in _names_behind(lemma):
        place = known_place(name)
        if place is not None and gazetteer.is_known(name) and place.population >= least:
            return name[:1].upper() + name[1:]
    return None


@cache
def _capitals() -> dict[str, str]:
    return {
        entry.text: entry.value
        for entry in load_lexicon(PACKAGE, "words.toml")
        if entry.cls == "capital"
    }


@cache
def _bodies() -> dict[str, str]:
    return {
        entry.text: entry.value
        for entry in load_lexicon(PACKAGE, "words.toml")
        if entry.cls == "body_place"
    }


def body_place(lemma: str) -> str | None:
    """The place in a body's own name: `Мингорисполком` -> `Минск`."""
    return _bodies().get(lemma)


def capital_of(adjective: str) -> str | None:
    """The capital that `турецкая столица` means, by the adjective in any case; None if unknown."""
    lemma = _adjective_lemma(adjective)
    return _capitals().get(lemma) if lemma is not None else None


def _adjective_lemma(low: str) -> str | None:
    for reading in readings(low):
        if reading.part == "ADJF":
            return reading.lemma
    return None


def _names_behind(lemma: str) -> list[str]:
    stem = lemma[:-4]
    names = [lemma[:-2]]
    if lemma.endswith(("цкий", "цкой")):
        names += [stem + ending for ending in ("ц", "к", "ч", "цк")]
        return names
    if lemma.endswith("сский"):
        names += [stem + "са", stem]
    for base in (stem, stem[:-2] if stem.endswith(("ов", "ев", "ин", "ен", "ан")) else ""):
        if len(base) >= 3:
            names += [base + ending for ending in ("", "ь", "а", "я", "о", "и", "ы", "е", "й", "у")]
    return names
