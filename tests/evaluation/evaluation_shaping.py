"""Findings and cases for tests, from the shape that gold has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comity.evaluation.corpus import Case, Split, gold_from
from comity.evaluation.outcome import Outcomes
from comity.evaluation.scoring import score
from comity.reading.findings import Findings


def findings(**kinds: Any) -> Findings:
    """Findings of one document: `findings(people=[{"name": ..., "offices": []}])`."""
    return gold_from({"id": "one", "language": "en", **kinds})


def scored(gold: Findings, found: Findings, split: Split = Split.DEV) -> Outcomes:
    """The outcomes of one document."""
    return score(Case(Path(f"en/{split}/one.txt"), split, gold), found)


def verdicts(gold: Findings, found: Findings, kind: str) -> dict[str, int]:
    """How often each verdict was given for one kind."""
    lines = [line.verdict.value for line in scored(gold, found).lines if line.kind == kind]
    return {verdict: lines.count(verdict) for verdict in dict.fromkeys(lines)}


def person(name: str, *titles: str, confidence: float = 0.5) -> dict[str, Any]:
    """A person with offices at no named place."""
    offices = [{"title": title} for title in titles]
    return {"name": name, "offices": offices, "confidence": confidence}
