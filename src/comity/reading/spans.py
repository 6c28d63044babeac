"""Stretches of a text that are asked again and again whether they meet another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from comity.passages import Passage


class Spans:
    """Passages in any order, which may overlap each other."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        ordered = sorted(passages, key=lambda p: p.start)
        self._starts = [p.start for p in ordered]
        self._reach = list(accumulate((p.end for p in ordered), max))

    def meet(self, passage: Passage) -> bool:
        """Whether any of them overlaps a passage. Logarithmic time."""
        before = bisect_left(self._starts, passage.end)
        return before > 0 and self._reach[before - 1] > passage.start
