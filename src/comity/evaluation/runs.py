"""Stored runs: what became of each case, so that a change can be compared case by case.

JSON Lines, sorted. Of dev one line for each thing; of heldout one for each document and
kind with counts only, so that nobody can tune rules on what it holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from comity.evaluation.corpus import Split
from comity.evaluation.outcome import Outcomes
from comity.evaluation.tallies import Tally, tally

LONGEST_LABEL = 120


class RunFault(ValueError):
    """A stored run that cannot be read; says which line of which file and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class CaseLine:
    """What became of one thing of dev."""

    language: str
    document: str
    kind: str
    verdict: str
    label: str


@dataclass(frozen=True, slots=True, order=True)
class CountLine:
    """How one kind went in one document held out."""

    language: str
    document: str
    kind: str
    right: int
    missed: int
    invented: int

    @property
    def tally(self) -> Tally:
        """The same as a tally."""
        return Tally(self.right, self.missed, self.invented)


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement of a corpus."""

    cases: tuple[CaseLine, ...]
    counts: tuple[CountLine, ...]

    def only(self, chosen: Callable[[str, str], bool]) -> Run:
        """The lines of the documents for which `chosen(language, document)` holds."""
        return Run(
            tuple(line for line in self.cases if chosen(line.language, line.document)),
            tuple(line for line in self.counts if chosen(line.language, line.document)),
        )


def run_of(outcomes: Sequence[Outcomes]) -> Run:
    """The run that a measurement makes."""
    dev = [one for one in outcomes if one.split == Split.DEV]
    heldout = [one for one in outcomes if one.split == Split.HELDOUT]
    cases = (line for one in dev for line in _cases(one))
    counts = (line for one in heldout for line in _counts(one))
    return Run(tuple(sorted(cases)), tuple(sorted(counts)))


def _cases(one: Outcomes) -> Iterator[CaseLine]:
    for line in one.lines:
        label = line.label[:LONGEST_LABEL]
        yield CaseLine(one.language, one.document, line.kind, line.verdict.value, label)


def _counts(one: Outcomes) -> Iterator[CountLine]:
    for kind, counted in tally(one.lines).items():
        yield CountLine(one.language, one.document, kind, **asdict(counted))


def text_of(run: Run) -> str:
    """A run as JSON Lines: the same run gives the same text."""
    shapes = [{"split": Split.DEV.value, **asdict(line)} for line in run.cases]
    shapes += [{"split": Split.HELDOUT.value, **asdict(line)} for line in run.counts]
    return "".join(json.dumps(shape, ensure_ascii=False) + "\n" for shape in shapes)


def load(path: Path) -> Run:
    """A stored run. Raises RunFault for a file that is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    parsed = [_parsed(path, number, line) for number, line in enumerate(lines, 1)]
    return Run(
        tuple(line for line in parsed if isinstance(line, CaseLine)),
        tuple(line for line in parsed if isinstance(line, CountLine)),
    )


def _parsed(path: Path, number: int, line: str) -> CaseLine | CountLine:
    try:
        shape = json.loads(line)
        split = Split(shape.pop("split"))
        return CaseLine(**shape) if split == Split.DEV else CountLine(**shape)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RunFault(
            f"{path}: line {number} is no line of a run ({error}); write it anew with --save"
        ) from error


def tallied(counts: Iterable[CountLine]) -> dict[tuple[str, str], Tally]:
    """Counts summed up by language and kind: all that is told of what is held out."""
    sums: dict[tuple[str, str], Tally] = {}
    for line in counts:
        key = (line.language, line.kind)
        sums[key] = sums.get(key, Tally()) + line.tally
    return sums
