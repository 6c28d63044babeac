"""Scores with reasons, and the decision that follows from them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from comity.gazetteer import by_id

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

    A parameter is text as a source has it, or a word of ours with what it is before it
    (`kind:embassy`, `role:mayor`, `subject:culture`, `place:745044`), several separated by
    blanks; `text` says those in the reader's language.
    `effect` is how much it moved the score: above 0 towards same, below towards
    different.
    """

    code: str
    parameters: tuple[str, ...] = ()
    effect: float = 0.0

    def text(self, language: str) -> str:
        """The reason as a sentence in `tr`, `en` or `ru`."""
        shown = (label(parameter, language) for parameter in self.parameters)
        return _sentences()[self.code][language].format(*shown)


def label(parameter: str, language: str) -> str:
    """A parameter of a reason as a person reads it in `tr`, `en` or `ru`."""
    if not _OURS.match(parameter):
        return parameter
    return ", ".join(_word(word, language) for word in parameter.split())


_OURS = re.compile(r"(kind|role|subject|place):\S")


def _word(word: str, language: str) -> str:
    what, _, code = word.partition(":")
    if what == "place":
        place = by_id(code)
        return place.named(language) if place else code
    row = _labels().get(word)
    return row[language] if row else code.replace("-", " ")


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
    return _by_code("reasons.csv")


@cache
def _labels() -> dict[str, dict[str, str]]:
    return _by_code("labels.csv")


def _by_code(file: str) -> dict[str, dict[str, str]]:
    source = files("comity.identity").joinpath("data", file)
    rows = csv.DictReader(source.read_text("utf-8").splitlines())
    return {row["code"]: row for row in rows}
