"""Figures and errors as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from comity.evaluation.calibration import PROMISED, SURE, Band, bands
from comity.evaluation.comparing import Comparison, Turn
from comity.evaluation.corpus import Split
from comity.evaluation.kinds import COMPARED, COUNTED_ONCE, SHARES
from comity.evaluation.outcome import Outcome, Outcomes, Verdict
from comity.evaluation.tallies import Tallies, Tally, by_language

NAME_WIDTH = 20
CELL_WIDTH = 22


def figures(outcomes: Sequence[Outcomes]) -> Iterator[str]:
    """Everything, dev and heldout apart: kinds, shares, calibration."""
    for split in Split:
        chosen = [one for one in outcomes if one.split == split]
        if not chosen:
            continue
        yield f"{split}: {len(chosen)} documents; precision, recall, F1 in percent, n of gold"
        yield from _table(by_language(chosen, split))
        yield ""
        yield from calibration([line for one in chosen for line in one.lines])
        yield ""


def _table(languages: Mapping[str, Tallies]) -> Iterator[str]:
    yield _row("", [f"{code:>5} P    R   F1    n" for code in languages])
    for kind in COMPARED:
        yield _row(kind, [_cell(tallies.get(kind, Tally())) for tallies in languages.values()])
    for share in SHARES:
        yield _row(share, [_share(tallies.get(share, Tally())) for tallies in languages.values()])


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{NAME_WIDTH}}" + "".join(f"{cell:>{CELL_WIDTH}}" for cell in cells)


def _cell(tally: Tally) -> str:
    shown = (_percent(tally.precision), _percent(tally.recall), _percent(tally.f1))
    return "".join(f"{figure:>5}" for figure in shown) + f"{tally.gold:>5}"


def _share(tally: Tally) -> str:
    return f"{_percent(tally.recall)} of 100 {tally.gold:>4}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f}"


def calibration(lines: Sequence[Outcome]) -> Iterator[str]:
    """The bands of confidence, the surest kind by kind, and whether the promise holds."""
    for band in bands(lines):
        yield f"  confidence {band.lowest:.1f}+  {_of_100(band)}"
    sure = bands(lines)[0]
    kept = "holds" if (sure.share or 0) >= PROMISED else "does not hold"
    yield f"  that {PROMISED:.0%} of findings given {SURE} or more are right {kept}"
    for kind in COUNTED_ONCE:
        if (band := bands(lines, [kind])[0]).found:
            yield f"    {kind:<{NAME_WIDTH}}{_of_100(band)}"


def _of_100(band: Band) -> str:
    return f"{_percent(band.share):>4} of 100 right {band.found:>6}"


def worst(outcomes: Sequence[Outcomes], number: int) -> Iterator[str]:
    """The documents of dev with the most errors, with how many of each kind."""
    dev = [one for one in outcomes if one.split == Split.DEV]
    for one in sorted(dev, key=lambda o: (-len(o.errors(COUNTED_ONCE)), o.document))[:number]:
        errors = one.errors(COUNTED_ONCE)
        counts = {kind: sum(e.kind == kind for e in errors) for kind in COUNTED_ONCE}
        told = ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
        yield f"{len(errors):>4}  {one.language}/{one.document}: {told}"


def errors(outcomes: Sequence[Outcomes], kind: str) -> Iterator[str]:
    """Every error of one kind in dev, document by document, then how many of which sort.

    What is held out is never listed.
    """
    listed: list[Outcome] = []
    for one in outcomes:
        wrong = one.errors([kind]) if one.split == Split.DEV else []
        listed += wrong
        yield from [f"{one.language}/{one.document}"] if wrong else []
        for error in wrong:
            yield from _told(error)
    yield from _sorts(listed)


def _sorts(listed: Sequence[Outcome]) -> Iterator[str]:
    sorts = Counter(_sort(error) for error in listed if not _is_second_of_pair(error))
    for sort, count in sorted(sorts.items(), key=lambda one: (-one[1], one[0])):
        yield f"{count:>4}  {sort}"


def _sort(error: Outcome) -> str:
    return f"differs in {', '.join(error.faults)}" if error.twin else error.verdict.value


def _is_second_of_pair(error: Outcome) -> bool:
    """A pair that differs is told once, at its gold."""
    return error.twin is not None and error.verdict == Verdict.INVENTED


def _told(error: Outcome) -> Iterator[str]:
    if error.verdict == Verdict.MISSED and error.twin is not None:
        yield f"  differs   {', '.join(error.faults)}"
        yield f"     gold   {error.label}"
        yield f"     found  {error.twin}"
    elif error.twin is None:
        sure = "" if error.confidence is None else f"  ({error.confidence:.2f})"
        why = f"  [{', '.join(error.faults)}]" if error.faults else ""
        yield f"  {error.verdict:<8}  {error.label}{sure}{why}"


def comparison(compared: Comparison) -> Iterator[str]:
    """What changed since a stored run: cases of dev, sums of heldout."""
    for turn in Turn:
        changed = [change for change in compared.changes if change.turn == turn]
        yield f"{turn}: {len(changed)}"
        for one in changed:
            yield f"  {one.kind:<{NAME_WIDTH}}{one.language}/{one.document}: {one.label}"
    for shift in compared.shifts:
        worse = "  worse" if shift.is_worse else ""
        moved = f"{_counts(shift.before)} -> {_counts(shift.after)}"
        yield f"heldout {shift.language} {shift.kind}: {moved}{worse}"


def _counts(counted: Tally) -> str:
    return f"{counted.right} right, {counted.missed} missed, {counted.invented} invented"
