"""One document's findings against its gold: what is right, missed and invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from comity.evaluation.corpus import Case
from comity.evaluation.kinds import KINDS, Kind
from comity.evaluation.outcome import Outcome, Outcomes, Verdict
from comity.evaluation.pairing import pair
from comity.evaluation.participants import participants
from comity.reading.findings import Findings

# A right pair outweighs any number of pairs that are only alike.
_RIGHT_WEIGHS = 100.0
# Kinds that carry dates, with the field that holds it and faults that do not unmatch a pair.
_DATED = {
    "encounters-loosely": "date",
    "agreements": "date",
    "invitations": "date",
    "plans": "when",
    "events": "date",
}
_NO_MISMATCH = {"date", "when", "place"}


def score(case: Case, found: Findings | None = None) -> Outcomes:
    """Compare what was found in a case (by default: what the reader finds now) with its gold."""
    findings = case.found() if found is None else found
    lines = tuple(_outcomes(case.gold, findings))
    return Outcomes(case.name, case.language, case.split, lines)


def _outcomes(gold: Findings, found: Findings) -> Iterator[Outcome]:
    for kind in KINDS:
        expected, claimed = kind.things(gold), kind.things(found)
        pairs = list(pair(expected, claimed, partial(_worth, kind)))
        yield from _of_kind(kind, expected, claimed, pairs)
        yield from _of_fields(kind, pairs)
        if kind.name == "encounters":
            yield from _of_participants(expected, claimed, pairs)
    if not gold.encounters and not gold.agreements:
        yield _of_negative(found)


def _worth(kind: Kind, gold: Any, found: Any) -> float:
    judged = kind.judge(gold, found)
    return judged.likeness + (_RIGHT_WEIGHS if judged.is_right else 0)


def _of_kind(
    kind: Kind, gold: Sequence[Any], found: Sequence[Any], pairs: Sequence[tuple[Any, Any]]
) -> Iterator[Outcome]:
    for one, other in pairs:
        faults = kind.judge(one, other).faults
        labels, sure = (kind.label(one), kind.label(other)), other.confidence
        if not faults:
            yield Outcome(kind.name, Verdict.RIGHT, labels[0], sure)
            continue
        yield Outcome(kind.name, Verdict.MISSED, labels[0], None, faults, labels[1])
        yield Outcome(kind.name, Verdict.INVENTED, labels[1], sure, faults, labels[0])
    for one in _unpaired(gold, pairs):
        yield Outcome(kind.name, Verdict.MISSED, kind.label(one))
    for other in _unpaired(found, pairs):
        yield Outcome(kind.name, Verdict.INVENTED, kind.label(other), other.confidence)


def _unpaired(things: Sequence[Any], pairs: Sequence[tuple[Any, Any]]) -> list[Any]:
    paired = {id(thing) for both in pairs for thing in both}
    return [thing for thing in things if id(thing) not in paired]


def _of_participants(
    gold: Sequence[Any], found: Sequence[Any], pairs: Sequence[tuple[Any, Any]]
) -> Iterator[Outcome]:
    alone = [(one, None) for one in _unpaired(gold, pairs)]
    invented = [(None, other) for other in _unpaired(found, pairs)]
    for one, other in [*pairs, *alone, *invented]:
        yield from participants(one, other)


def _of_fields(kind: Kind, pairs: Sequence[tuple[Any, Any]]) -> Iterator[Outcome]:
    """Stage, modality and dates of things that were found."""
    for gold, found in pairs:
        faults = set(kind.judge(gold, found).faults)
        if faults - _NO_MISMATCH:
            continue
        if kind.name == "agreements":
            yield _field("stage", kind.label(gold), gold.stage, found.stage)
        if kind.name == "encounters-loosely":
            yield _field("modality", kind.label(gold), gold.modality, found.modality)
        if (name := _DATED.get(kind.name)) and (date := getattr(gold, name)):
            yield _field("dates", kind.label(gold), date, getattr(found, name))


def _field(kind: str, label: str, gold: str, found: str | None) -> Outcome:
    if gold == found:
        return Outcome(kind, Verdict.RIGHT, label)
    return Outcome(kind, Verdict.MISSED, label, faults=(f"{gold}, found {found}",))


def _of_negative(found: Findings) -> Outcome:
    invented = len(found.encounters) + len(found.agreements)
    verdict = Verdict.MISSED if invented else Verdict.RIGHT
    faults = (f"{invented} encounters or agreements found",) if invented else ()
    return Outcome("negatives", verdict, "no encounter, no agreement", faults=faults)
