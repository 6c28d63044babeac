"""What changed from one run to another, case by case; of heldout only sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from comity.evaluation.outcome import Verdict
from comity.evaluation.runs import CaseLine, Run, tallied
from comity.evaluation.tallies import Tally

Place = tuple[str, str, str]


class Turn(StrEnum):
    """How one case changed."""

    NEWLY_RIGHT = "newly right"
    NEWLY_MISSED = "newly missed"
    NEWLY_INVENTED = "newly invented"
    NO_LONGER_INVENTED = "no longer invented"


WORSE = frozenset({Turn.NEWLY_MISSED, Turn.NEWLY_INVENTED})


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One case of dev that changed."""

    turn: Turn
    kind: str
    language: str
    document: str
    label: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A sum of heldout that changed."""

    language: str
    kind: str
    before: Tally
    after: Tally

    @property
    def is_worse(self) -> bool:
        """Whether fewer are right, or more are invented."""
        return self.after.right < self.before.right or self.after.invented > self.before.invented


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed, sorted."""

    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]

    @property
    def got_worse(self) -> bool:
        """Whether anything is worse than before, whatever got better."""
        worse = any(change.turn in WORSE for change in self.changes)
        return worse or any(shift.is_worse for shift in self.shifts)


def compare(before: Run, after: Run) -> Comparison:
    """What changed. Something invented in place of something else invented is no change."""
    return Comparison(tuple(sorted(_changes(before, after))), tuple(_shifts(before, after)))


def _changes(before: Run, after: Run) -> Iterator[Change]:
    was, now = _labels(before.cases), _labels(after.cases)
    for place in was.keys() | now.keys():
        old, new = was.get(place, _NOTHING), now.get(place, _NOTHING)
        yield from _turned(Turn.NEWLY_RIGHT, place, new[Verdict.RIGHT] - old[Verdict.RIGHT])
        yield from _turned(Turn.NEWLY_MISSED, place, new[Verdict.MISSED] - old[Verdict.MISSED])
        came = sorted((new[Verdict.INVENTED] - old[Verdict.INVENTED]).elements())
        went = sorted((old[Verdict.INVENTED] - new[Verdict.INVENTED]).elements())
        yield from _turned(Turn.NEWLY_INVENTED, place, came[len(went) :])
        yield from _turned(Turn.NO_LONGER_INVENTED, place, went[len(came) :])


def _turned(turn: Turn, place: Place, labels: Counter[str] | list[str]) -> Iterator[Change]:
    language, document, kind = place
    each = labels.elements() if isinstance(labels, Counter) else labels
    return (Change(turn, kind, language, document, label) for label in each)


_NOTHING: dict[Verdict, Counter[str]] = {verdict: Counter() for verdict in Verdict}


def _labels(cases: Iterable[CaseLine]) -> dict[Place, dict[Verdict, Counter[str]]]:
    """The labels of each document and kind, by verdict."""
    found: dict[Place, dict[Verdict, Counter[str]]] = {}
    for case in cases:
        place = (case.language, case.document, case.kind)
        labels = found.setdefault(place, {verdict: Counter() for verdict in Verdict})
        labels[Verdict(case.verdict)][case.label] += 1
    return found


def _shifts(before: Run, after: Run) -> Iterator[Shift]:
    was, now = tallied(before.counts), tallied(after.counts)
    for language, kind in sorted(was.keys() | now.keys()):
        key = (language, kind)
        old, new = was.get(key, Tally()), now.get(key, Tally())
        if old != new:
            yield Shift(language, kind, old, new)
