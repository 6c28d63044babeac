"""Where on a page the running text lies, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from comity.formats.folding import fold
from comity.formats.lines import Line

_STEM = re.compile(r"[^\W\d_]{4,}")
# What a line weighs for or against lying in the text: words of prose, links, short lines.
_MOST_WORDS, _LINK, _SHORT = 60, -6.0, -0.5


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the running text lies: indices of its first and last line of prose.

    Without any prose `first` is the number of lines and `last` is -1.
    """

    first: int
    last: int


def zones(lines: Sequence[Line], furniture: Set[int], dated: Set[int]) -> Zones:
    """The stretch with the most prose and the fewest furniture lines between (Kadane).

    A cookie notice above the menus, or the beginning of another article below a list of
    links, lies outside; date lines weigh nothing.
    """
    best, best_span = 0.0, Zones(len(lines), -1)
    total, start = 0.0, 0
    for at, line in enumerate(lines):
        is_prose = line.is_prose and at not in furniture and at not in dated
        if total <= 0 and is_prose:
            total, start = 0.0, at
        if is_prose:
            total += min(line.words, _MOST_WORDS)
            if total >= best:
                best, best_span = total, Zones(start, at)
        elif at in furniture:
            total += _LINK
        elif at not in dated:
            total += _SHORT
    return best_span


def stems(text: str) -> frozenset[str]:
    """The first five letters of each word of four letters and more, folded."""
    return frozenset(word[:5] for word in _STEM.findall(fold(text)))


def shared(text: str, other: frozenset[str]) -> float:
    """The share of a text's stems that stand in `other`, 0..1."""
    own = stems(text)
    return len(own & other) / len(own) if own else 0.0
