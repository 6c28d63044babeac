"""Whether two names name the same: of people, of parties, of sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from comity.evaluation.words import (
    content_words,
    fold,
    is_generic,
    without_alike,
    word_list,
    words,
)

_ABBREVIATION = re.compile(r"[^\W\d_]{2,8}")
# `Kwame Nkrumah University (KNU)`: what stands in brackets names the same again.
_BRACKETS = re.compile(r"\([^()]*\)")


def same_name(gold: str, found: str) -> bool:
    """Whether two names of people are one: the same words, in any order.

    Letter case, diacritics, ё, dotted and dotless i do not count; an ending does
    (`Cheremin'e` is not `Cheremin`), and so does every part of the name.
    """
    return sorted(words(gold)) == sorted(words(found))


@lru_cache(maxsize=65536)
def same_party(gold: str | None, found: str | None) -> bool:
    """Whether two names name one party: a person, an institution, a city or a state.

    Endings do not count, nor words for the administration of a city (`Kazan`, `Kazan
    Belediyesi`, `City of Kazan` are one party), unless nothing else is left. An abbreviation
    is the name that it stands for.
    """
    if not gold or not found:
        return not gold and not found
    if same_name(gold, found) or abbreviates(gold, found) or abbreviates(found, gold):
        return True
    return _alike_all(_telling(gold), _telling(found))


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is one word of capitals made of the beginnings of the words of `full`.

    `KMC` stands for Kathmandu Metropolitan City, `TARÜ` for Tarsus Üniversitesi; fillers may
    be passed over, no other word.
    """
    if not _ABBREVIATION.fullmatch(short) or not short.isupper() or len(words(full)) < 2:
        return False
    return _spelled_by(fold(short), words(full))


def _spelled_by(letters: str, parts: Sequence[str]) -> bool:
    if not parts:
        return not letters
    word, rest = parts[0], parts[1:]
    if word in word_list("fillers") and _spelled_by(letters, rest):
        return True
    return any(
        word.startswith(letters[:length]) and _spelled_by(letters[length:], rest)
        for length in range(1, len(letters) + 1)
    )


def _telling(name: str) -> tuple[str, ...]:
    content = content_words(_BRACKETS.sub(" ", name)) or content_words(name)
    return tuple(word for word in content if not is_generic(word, "parties")) or tuple(content)


def _alike_all(some: Sequence[str], others: Sequence[str]) -> bool:
    return not without_alike(some, others) and not without_alike(others, some)


def shared(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many of the gold parties are among the found ones."""
    return sum(any(same_party(one, other) for other in found) for one in gold)


def same_parties(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Whether two lists name the same parties, in any order; doubles count once."""
    return shared(gold, found) == len(gold) and shared(found, gold) == len(found)


def same_place(gold: str | None, found: str | None) -> bool:
    """Whether one place is named, more or less exactly: all words of one are in the other."""
    some, others = content_words(gold), content_words(found)
    if not some or not others:
        return not some and not others
    return not without_alike(some, others) or not without_alike(others, some)
