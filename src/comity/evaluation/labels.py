"""Findings in a few words, for listings and stored runs; stable, never with confidence."""

from __future__ import annotations

from collections.abc import Sequence

from comity.evaluation.corpus import GoldStatement
from comity.evaluation.judging import OfficeOf
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EventFinding,
    InvitationFinding,
    PersonFinding,
    PlanFinding,
    StatementFinding,
)

LONGEST = 160


def of_person(person: PersonFinding) -> str:
    """The name."""
    return person.name


def of_person_with_offices(person: PersonFinding) -> str:
    """The name and each office."""
    offices = (_short(o.title, o.institution, o.place) for o in person.offices)
    return f"{person.name}: {'; '.join(offices)}"


def of_office(held: OfficeOf) -> str:
    """The holder and the office; `-` is what is not said."""
    office = held.office
    return f"{held.person}: {office.title} | {office.institution or '-'} | {office.place or '-'}"


def of_encounter(encounter: EncounterFinding) -> str:
    """Kind, date, hosts ← guests; others."""
    sides = f"{_names(encounter.hosts)} <- {_names(encounter.guests)}"
    others = f"; with {_names(encounter.others)}" if encounter.others else ""
    said = f"{encounter.kind} {encounter.date or '-'}: {sides}{others}"
    return said if encounter.modality == "happened" else f"{encounter.modality} {said}"


def of_agreement(agreement: AgreementFinding) -> str:
    """Kind, stage, date and parties."""
    about = f"{agreement.kind}, {agreement.stage} {agreement.date or '-'}"
    return f"{about}: {_names(agreement.parties)}"


def of_invitation(invitation: InvitationFinding) -> str:
    """Inviter, invitees, event, date."""
    who = f"{invitation.by or '-'} -> {_names(invitation.to)}"
    return f"{who}: {invitation.event or '-'}, {invitation.date or '-'}"


def of_plan(plan: PlanFinding) -> str:
    """Who, what, when."""
    return f"{_names(plan.who)}: {_cut(plan.what)}, {plan.when or '-'}"


def of_event(event: EventFinding) -> str:
    """Name, date, place."""
    return _short(event.name, event.date or "-", event.place or "-")


def of_statement(statement: StatementFinding) -> str:
    """Speaker, first and last words."""
    if isinstance(statement, GoldStatement):
        return f"{statement.speaker}: {statement.opens_with} … {statement.ends_with}"
    said = statement.text.split()
    return f"{statement.speaker}: {' '.join(said[:5])} … {' '.join(said[-3:])}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or "-"


def _short(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
