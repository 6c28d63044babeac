"""Words as they are compared: folded, without fillers, alike in spite of their endings."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

_UNDECOMPOSED = str.maketrans("ıøłđðəß", "iolddas")
_MARKS = re.compile("['’‘ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[а-я]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters without diacritics: `İSTANBUL'DA`, `Ćorić`, `Пётр` → `istanbulda`, ..."""
    small = text.replace("İ", "i").casefold().translate(_UNDECOMPOSED)
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", small))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str | None) -> list[str]:
    """The folded words of a text in their order; none of None."""
    return _WORD.findall(fold(text)) if text else []


def content_words(text: str | None) -> list[str]:
    """The folded words of a text without fillers (prepositions, articles, conjunctions)."""
    fillers = word_list("fillers")
    return [word for word in words(text) if word not in fillers]


@cache
def word_list(name: str) -> frozenset[str]:
    """One list of `generic.toml`, folded."""
    lists = tomllib.loads((files(__package__) / "generic.toml").read_text(encoding="utf-8"))
    return frozenset(words(lists[name]))


def is_generic(word: str, list_name: str) -> bool:
    """Whether a word stands in a list of `generic.toml`, with whatever ending."""
    return any(alike(word, generic) for generic in word_list(list_name))


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word, as far as their letters tell.

    They share their beginning (four letters or more, half of the longer word, two fifths in
    Cyrillic, whose endings are longer) and the shorter one has at most two letters of its
    own. Words of three letters may differ in the last one if they are Cyrillic (Уфа, Уфы).
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    shared = _shared_beginning(short, long)
    cyrillic = bool(_CYRILLIC.search(short))
    if len(short) < 4:
        return cyrillic and 2 <= shared >= len(short) - 1 and len(long) <= len(short) + 2
    share = 0.4 if cyrillic else 0.5
    return shared >= max(4, share * len(long)) and len(short) - shared <= 2


def _shared_beginning(short: str, long: str) -> int:
    for number, letter in enumerate(short):
        if letter != long[number]:
            return number
    return len(short)


def without_alike(some: Iterable[str], others: Sequence[str]) -> list[str]:
    """The words of `some` that are like none of `others`."""
    return [word for word in some if not any(alike(word, other) for other in others)]


def share_in(some: Sequence[str], others: Sequence[str]) -> float:
    """How much of `some` is among `others`, 0..1; all of nothing is."""
    return 1 - len(without_alike(some, others)) / len(some) if some else 1.0


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two lists of words are, 0..1: harmonic mean of the two shares."""
    there, back = share_in(one, other), share_in(other, one)
    if not one or not other:
        return float(one == other)
    return 2 * there * back / (there + back) if there + back else 0.0
