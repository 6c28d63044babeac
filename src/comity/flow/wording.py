"""Findings as lines that a person reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from textwrap import shorten

from comity.reading.findings import (
    KINDS,
    AgreementFinding,
    EncounterFinding,
    EventFinding,
    FigureFinding,
    Finding,
    Findings,
    InvitationFinding,
    OfficeHeld,
    PersonFinding,
    PlanFinding,
    RelationFinding,
    StatementFinding,
)

QUOTED_WIDTH = 88


def lines(findings: Findings, text: str, *, quoting: bool = False) -> Iterator[str]:
    """Kind by kind, a line for each finding, surest first; with `quoting` its words below it."""
    for kind in KINDS:
        found: list[Finding] = sorted(getattr(findings, kind), key=lambda f: -f.confidence)
        if not found:
            continue
        yield kind
        for finding in found:
            yield f"  {finding.confidence:.2f}  {told(finding)}"
            # A statement is its own quotation.
            if quoting and finding.proof and not isinstance(finding, StatementFinding):
                yield f"        | {_short(finding.proof[0].of(text))}"


@singledispatch
def told(finding: Finding) -> str:
    """One finding in one line."""
    raise TypeError(f"no wording for {type(finding).__name__}; add one in {__name__}")


@told.register
def _(person: PersonFinding) -> str:
    return _joined(person.name, *(_office(office) for office in person.offices))


def _office(office: OfficeHeld) -> str:
    held_at = office.institution or office.place
    return f"{office.title} ({held_at})" if held_at else office.title


@told.register
def _(encounter: EncounterFinding) -> str:
    sides = (
        ("host", encounter.hosts),
        ("guest", encounter.guests),
        ("with", encounter.others),
    )
    roles = (f"{role.role}: {role.name}" for role in encounter.roles)
    return _joined(
        f"{encounter.kind}, {encounter.modality}",
        encounter.date,
        encounter.place,
        *(f"{side}: {', '.join(names)}" for side, names in sides if names),
        *roles,
    )


@told.register
def _(agreement: AgreementFinding) -> str:
    signed_by = f"signed by {', '.join(agreement.signatories)}" if agreement.signatories else None
    return _joined(
        f"{agreement.kind}, {agreement.stage}",
        agreement.date,
        " – ".join(agreement.parties),
        signed_by,
        f"until {agreement.until}" if agreement.until else None,
    )


@told.register
def _(invitation: InvitationFinding) -> str:
    who = f"{invitation.by or '?'} → {', '.join(invitation.to) or '?'}"
    return _joined(who, invitation.event, invitation.date, invitation.place)


@told.register
def _(plan: PlanFinding) -> str:
    return _joined(plan.grade, ", ".join(plan.who), plan.what, plan.when)


@told.register
def _(event: EventFinding) -> str:
    return _joined(event.name, event.date, event.place, event.mode)


@told.register
def _(statement: StatementFinding) -> str:
    return f"{statement.speaker}: “{_short(statement.text)}”"


@told.register
def _(relation: RelationFinding) -> str:
    return _joined(" – ".join(relation.parties), relation.date)


@told.register
def _(figure: FigureFinding) -> str:
    value = f"{figure.value} {figure.unit}" if figure.unit else figure.value
    return _joined(figure.what, value, "target" if figure.target else None, figure.date)


def _short(words: str) -> str:
    return shorten(words, QUOTED_WIDTH, placeholder=" …")


def _joined(*parts: str | None) -> str:
    return "; ".join(" ".join(part.split()) for part in parts if part)
