"""Scores with reasons, and the decision that follows from them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

SAME_FROM = 0.8
DIFFERENT_TO = 0.4


class Decision(StrEnum):
    """What a score says; `unsure` is for a person to decide."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against, as a code of `data/reasons.csv` and what fills it.

    `effect` is how much it moved the score: above 0 towards same, below towards
    different.
    """

    code: str
    parameters: tuple[str, ...] = ()
    effect: float = 0.0

    def text(self, language: str) -> str:
        """The reason as a sentence in `tr`, `en` or `ru`."""
        return _sentences()[self.code][language].format(*self.parameters)


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two profiles are one thing (0..1), and why, the weightiest first."""

    value: float
    reasons: tuple[Reason, ...] = ()

    def text(self, language: str) -> str:
        """All reasons as sentences, in `tr`, `en` or `ru`."""
        return " ".join(reason.text(language) for reason in self.reasons)


def decide(score: Score, *, same: float = SAME_FROM, different: float = DIFFERENT_TO) -> Decision:
    """Same from `same` on, different up to `different`, unsure between."""
    if score.value >= same:
        return Decision.SAME
    return Decision.DIFFERENT if score.value <= different else Decision.UNSURE


def scored(*reasons: Reason, most: float = 0.99) -> Score:
    """The score of these reasons: their effects added up, kept within 0.01..most."""
    value = sum(reason.effect for reason in reasons)
    ordered = sorted(reasons, key=lambda reason: -abs(reason.effect))
    return Score(round(min(most, max(0.01, value)), 3), tuple(ordered))


@cache
def _sentences() -> dict[str, dict[str, str]]:
    source = files("comity.identity").joinpath("data", "reasons.csv")
    rows = csv.DictReader(source.read_text("utf-8").splitlines())
    return {row["code"]: row for row in rows}
