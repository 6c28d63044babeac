"""Figures and changes as JSON values; the shape is told in docs/measuring.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from comity.evaluation.calibration import PROMISED, bands
from comity.evaluation.comparing import Comparison
from comity.evaluation.corpus import Split
from comity.evaluation.kinds import SHARES
from comity.evaluation.outcome import Outcome, Outcomes
from comity.evaluation.tallies import Tallies, Tally, by_language


def figures_shape(outcomes: Sequence[Outcomes]) -> dict[str, Any]:
    """`{split: {documents, languages: {code: {kind: figures}}, calibration}}`."""
    present = [split for split in Split if any(one.split == split for one in outcomes)]
    return {split.value: _split(outcomes, split) for split in present}


def _split(outcomes: Sequence[Outcomes], split: Split) -> dict[str, Any]:
    chosen = [one for one in outcomes if one.split == split]
    languages = {code: _kinds(t) for code, t in by_language(chosen, split).items()}
    lines = [line for one in chosen for line in one.lines]
    return {
        "documents": len(chosen),
        "languages": languages,
        "calibration": _calibration(lines),
    }


def _kinds(tallies: Tallies) -> dict[str, Any]:
    return {kind: _figures(kind, counted) for kind, counted in tallies.items()}


def _figures(kind: str, counted: Tally) -> dict[str, Any]:
    if kind in SHARES:
        return {"right": counted.right, "of": counted.gold, "share": _rounded(counted.recall)}
    shares = {"precision": counted.precision, "recall": counted.recall, "f1": counted.f1}
    return {**asdict(counted), **{name: _rounded(share) for name, share in shares.items()}}


def _calibration(lines: Sequence[Outcome]) -> dict[str, Any]:
    measured = [{**asdict(band), "share": _rounded(band.share)} for band in bands(lines)]
    surest = bands(lines)[0].share
    return {"bands": measured, "promise_holds": surest is not None and surest >= PROMISED}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def comparison_shape(comparison: Comparison) -> dict[str, Any]:
    """`{changes: [...], heldout: [...], got_worse}`."""
    return {
        "changes": [asdict(change) for change in comparison.changes],
        "heldout": [asdict(shift) for shift in comparison.shifts],
        "got_worse": comparison.got_worse,
    }
