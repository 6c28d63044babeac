"""What is measured: each kind with its things, how two of them are judged, how one is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from comity.evaluation import judging, labels
from comity.evaluation.judging import Judgement
from comity.evaluation.participants import KIND as PARTICIPANTS
from comity.reading.findings import Findings


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that is compared; `things` of gold or of the reader's findings.

    The things of one kind have one type, which `judge` and `label` take.
    """

    name: str
    things: Callable[[Findings], Sequence[Any]]
    judge: Callable[[Any, Any], Judgement]
    label: Callable[[Any], str]


KINDS: tuple[Kind, ...] = (
    Kind("people", lambda f: f.people, judging.judge_person, labels.of_person),
    Kind(
        "offices",
        lambda f: [office for person in f.people for office in judging.offices_of(person)],
        judging.judge_office,
        labels.of_office,
    ),
    Kind(
        "people-with-offices",
        lambda f: f.people,
        judging.judge_person_with_offices,
        labels.of_person_with_offices,
    ),
    Kind("encounters", lambda f: f.encounters, judging.judge_encounter, labels.of_encounter),
    Kind(
        "encounters-loosely",
        lambda f: f.encounters,
        judging.judge_encounter_loosely,
        labels.of_encounter,
    ),
    Kind("agreements", lambda f: f.agreements, judging.judge_agreement, labels.of_agreement),
    Kind("invitations", lambda f: f.invitations, judging.judge_invitation, labels.of_invitation),
    Kind("plans", lambda f: f.plans, judging.judge_plan, labels.of_plan),
    Kind("events", lambda f: f.events, judging.judge_event, labels.of_event),
    Kind("statements", lambda f: f.statements, judging.judge_statement, labels.of_statement),
)

# Compared in precision and recall, in the order in which they are told.
COMPARED: tuple[str, ...] = (
    "people",
    "offices",
    "people-with-offices",
    "encounters",
    "encounters-loosely",
    PARTICIPANTS,
    "agreements",
    "invitations",
    "plans",
    "events",
    "statements",
)

# Of these a share is right; nothing can be invented.
SHARES: tuple[str, ...] = ("stage", "modality", "dates", "negatives")

KIND_NAMES: tuple[str, ...] = COMPARED + SHARES

# Where findings are counted once, kinds that measure the same ones again are left out.
_AGAIN = ("people-with-offices", "encounters-loosely", PARTICIPANTS)
COUNTED_ONCE: tuple[str, ...] = tuple(name for name in KIND_NAMES if name not in _AGAIN)
