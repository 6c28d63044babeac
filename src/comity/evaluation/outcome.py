"""The values of a measurement: one line for each thing, gathered by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from comity.evaluation.corpus import Split


class Verdict(StrEnum):
    """What became of one thing: `MISSED` stands in gold only, `INVENTED` in the findings only."""

    RIGHT = "right"
    MISSED = "missed"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of a measurement.

    Of a pair that is alike but not right, gold is missed and the found one invented;
    each then names the other (`twin`) and what differs (`faults`). `confidence` is that
    of the found one, None where nothing was found.
    """

    kind: str
    verdict: Verdict
    label: str
    confidence: float | None = None
    faults: tuple[str, ...] = ()
    twin: str | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All outcomes of one document."""

    document: str
    language: str
    split: Split
    lines: tuple[Outcome, ...]

    def errors(self, kinds: Iterable[str]) -> list[Outcome]:
        """Those of some kinds that are not right."""
        wanted = set(kinds)
        return [o for o in self.lines if o.kind in wanted and o.verdict != Verdict.RIGHT]
