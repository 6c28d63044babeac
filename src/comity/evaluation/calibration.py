"""Whether confidence means what it says: the share that is right in each band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.evaluation.kinds import COUNTED_ONCE
from comity.evaluation.outcome import Outcome, Verdict

BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
# The design's promise: of findings given 0.9 or more at least 95 of 100 are right.
SURE, PROMISED = 0.9, 0.95


@dataclass(frozen=True, slots=True)
class Band:
    """Findings with a confidence from `lowest` up to the next band, and how many are right."""

    lowest: float
    right: int
    found: int

    @property
    def share(self) -> float | None:
        """The share that is right (0..1); None in an empty band."""
        return self.right / self.found if self.found else None


def bands(lines: Iterable[Outcome], kinds: Iterable[str] = COUNTED_ONCE) -> tuple[Band, ...]:
    """The bands, surest first, over outcomes of some kinds that were found."""
    wanted = set(kinds)
    sure = [(o.confidence, o.verdict) for o in lines if o.kind in wanted]
    found = [(_band_of(c), verdict == Verdict.RIGHT) for c, verdict in sure if c is not None]
    return tuple(_band(low, [right for band, right in found if band == low]) for low in BANDS)


def _band(lowest: float, rights: Sequence[bool]) -> Band:
    return Band(lowest, sum(rights), len(rights))


def _band_of(confidence: float) -> float:
    # Sums of tenths fall a hair short of a bound (0.3 + 0.6).
    return next((low for low in BANDS if confidence >= low - 1e-9), 0.0)
