"""Outcomes counted: precision, recall and F1 for each kind, language and split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.evaluation.corpus import Split
from comity.evaluation.outcome import Outcome, Outcomes, Verdict

ALL = "all"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things were right, missed and invented. Figures are None without any."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right (0..1)."""
        found = self.right + self.invented
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Of what gold has, the share that was found (0..1)."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall (0..1)."""
        everything = 2 * self.right + self.missed + self.invented
        return 2 * self.right / everything if everything else None

    def __add__(self, other: Tally) -> Tally:
        right, missed = self.right + other.right, self.missed + other.missed
        return Tally(right, missed, self.invented + other.invented)

    @property
    def gold(self) -> int:
        """How many things gold has."""
        return self.right + self.missed


Tallies = Mapping[str, Tally]


def tally(lines: Iterable[Outcome]) -> Tallies:
    """The tally of each kind that occurs in some outcomes."""
    counts = Counter((line.kind, line.verdict) for line in lines)
    kinds = dict.fromkeys(kind for kind, _ in counts)
    return {kind: Tally(*(counts[kind, verdict] for verdict in Verdict)) for kind in kinds}


def by_language(outcomes: Sequence[Outcomes], split: Split) -> Mapping[str, Tallies]:
    """The tallies of one split: of each language, and of `all` together."""
    chosen = [one for one in outcomes if one.split == split]
    languages = dict.fromkeys(one.language for one in chosen)
    groups = {code: [one for one in chosen if one.language == code] for code in languages}
    return {
        code: tally(line for one in group for line in one.lines)
        for code, group in {**groups, ALL: chosen}.items()
    }
