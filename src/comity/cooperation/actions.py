"""What people do with the way of an agreement: record a step, choose a procedure, let pass.

Everything goes through the register's journal: it has a history, proofs, and can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from comity.cooperation.procedures import (
    TURNS,
    Gate,
    Path,
    Progress,
    State,
    procedures,
    signing_gate,
)
from comity.cooperation.procedures.steps import STAGES
from comity.cooperation.queries import follow
from comity.edtf import Duration, DurationError, EdtfError, parse
from comity.register.actions import change_part, check_fields, edit
from comity.register.basis import ByHand
from comity.register.journal import Pen, writing
from comity.register.models import (
    Act,
    ActKind,
    Agreement,
    AgreementStep,
    Deed,
    Encounter,
    Institution,
    Party,
    Source,
    StepProof,
    User,
)
from comity.register.permissions import Right, require

__all__ = [
    "Circle", "GateShut", "NewAct", "NewStep", "choose_procedure", "record_step", "set_terms",
    "stand_under",
]  # fmt: skip


class GateShut(Exception):
    """A new signature lacks acts that a procedure asks for; `gates` says which and why."""

    def __init__(self, gates: tuple[Gate, ...]) -> None:
        lacking = ", ".join(f"{each.station.step.name('en')} ({each.lack})" for each in gates)
        super().__init__(
            f"not to be signed yet, for want of: {lacking}; record them, or let somebody with "
            "the right to say why it is signed all the same"
        )
        self.gates = gates


class Circle(ValueError):
    """An agreement cannot stand under itself, nor replace itself, however many lie between."""

    def __init__(self, agreement: Agreement, other: Agreement) -> None:
        super().__init__(f"{other} stands under {agreement} already, or replaces it")


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act as an officer reads it off the paper; the body is named as it was then."""

    kind: str
    body_text: str = ""
    number: str = ""
    date: str | None = None
    body: Institution | None = None
    scan: Source | None = None


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be recorded. `date` is EDTF; `paper` one of `StepProof`; `party` whose step."""

    step: str
    date: str | None = None
    paper: str = StepProof.ENTERED
    party: Party | None = None
    act: NewAct | None = None
    document: Source | None = None
    encounter: Encounter | None = None


def choose_procedure(party: Party, key: str, *, by: User, reason: str = "") -> tuple[str, ...]:
    """Say which procedure binds a party; empty lets its place decide again.

    Raises NotAllowed, and ValidationError for a procedure that is not shipped.
    """
    if key and key not in procedures():
        known = ", ".join(procedures())
        raise ValidationError({"procedure": f"{key!r} is no procedure; there are {known}"})
    return change_part(party, by=by, reason=reason, procedure=key)


def record_step(
    agreement: Agreement, told: NewStep, *, by: User, reason: str = "", override: str = ""
) -> AgreementStep:
    """Record that a step was taken, with what shows it; the agreement's stage follows.

    The past is recorded as it was. A new signature (of today or later, or of no known day)
    without the acts that the procedures ask for raises GateShut, unless `override` says
    why it is signed all the same, for which Right.OVERRIDE is needed. Raises NotAllowed,
    Gone, and ValidationError naming the field.
    """
    require(by, Right.STEP, agreement.desk)
    state = follow(agreement).state
    _check(agreement, told, state.path)
    shut = _shut_gates(told, state)
    if shut and not override.strip():
        raise GateShut(shut)
    if shut:
        require(by, Right.OVERRIDE, agreement.desk)
    return put_step(
        agreement, told, by=by, reason=reason or override, override=override if shut else ""
    )


def put_step(
    agreement: Agreement, told: NewStep, *, by: User, reason: str, override: str = ""
) -> AgreementStep:
    """Record a step for somebody whose right to it was checked: a signatory who signed."""
    path = follow(agreement).state.path
    step = _row(agreement, told, path, override.strip())
    check_fields(step, ("step", "date", "proven_by", "stage"))
    with writing(Deed.EDITED, by=by, about=agreement, reason=reason) as pen:
        if told.act is not None:
            step.act = pen.create(_act_row(agreement, told.act), ByHand(by))
        pen.create(step, ByHand(by))
        _settle(agreement, step, pen, by)
    return step


def stand_under(
    agreement: Agreement,
    *,
    by: User,
    under: Agreement | None = None,
    replaces: Agreement | None = None,
    reason: str = "",
) -> tuple[str, ...]:
    """Say under which agreement one stands, and which one it replaces (None: none).

    Raises NotAllowed, and Circle where the one would lead back to itself.
    """
    for name, other in (("under", under), ("replaces", replaces)):
        seen = other
        while seen is not None:
            if seen.pk == agreement.pk:
                raise Circle(agreement, other or seen)
            seen = getattr(seen, name)
    return edit(agreement, by=by, reason=reason, under=under, replaces=replaces)


def set_terms(
    agreement: Agreement, *, by: User, reason: str = "", **figures: str
) -> tuple[str, ...]:
    """Set what the clauses say of time: in_force_from, until, duration, notice, renews, ...

    Raises NotAllowed, and ValidationError for a figure that is none.
    """
    wrong = {}
    for name in ("duration", "notice", "renewal_term"):
        try:
            if figures.get(name):
                Duration.parse(figures[name])
        except DurationError as error:
            wrong[name] = str(error)
    if wrong:
        raise ValidationError(wrong)
    return edit(agreement, by=by, reason=reason, **figures)


def _check(agreement: Agreement, told: NewStep, path: Path) -> None:
    wrong: dict[str, str] = {}
    if told.party is not None and told.party.agreement_id != agreement.pk:
        wrong["party"] = f"{told.party.who} is no party to {agreement}"
    if told.paper not in StepProof.values:
        wrong["paper"] = f"{told.paper!r} is not among {', '.join(StepProof.values)}"
    if told.act is not None and told.act.kind not in ActKind.values:
        wrong["act"] = f"{told.act.kind!r} is not among {', '.join(ActKind.values)}"
    if _stage_of(told.step, path) is None:
        known = sorted({*(station.step.key for station in path.stations), *TURNS})
        wrong["step"] = f"{told.step!r} is no step here; there are {', '.join(known)}"
    if told.step in TURNS and not told.date:
        wrong["date"] = "say when, as exactly as it is known (2024-11-14, 2024-11, 2024)"
    for name, text in (("date", told.date), ("act_date", told.act.date if told.act else None)):
        try:
            parse(text) if text else None
        except EdtfError as error:
            wrong[name] = str(error)
    if wrong:
        raise ValidationError(wrong)


def _stage_of(code: str, path: Path) -> str | None:
    """The stage to which a step leads; None for a step that no procedure of the path knows."""
    found = (own.step(code) for own in path.sides.values())
    return TURNS.get(code) or next((step.stage for step in found if step), None)


def _shut_gates(told: NewStep, state: State) -> tuple[Gate, ...]:
    """What is lacking for a new signature; nothing for any other step, or for the past."""
    if told.step != "signed":
        return ()
    today = timezone.localdate()
    day = parse(told.date).upper if told.date else None
    if day is not None and day < today:
        return ()
    return signing_gate(state, day or today)


def _row(agreement: Agreement, told: NewStep, path: Path, override: str) -> AgreementStep:
    return AgreementStep(
        agreement=agreement,
        step=told.step,
        stage=_stage_of(told.step, path),
        date=told.date or (told.act.date if told.act else None),
        proven_by=StepProof.ACT if told.act else told.paper,
        party=told.party,
        document=told.document,
        encounter=told.encounter,
        override_reason=override,
        order=agreement.steps.count(),
    )


def _act_row(agreement: Agreement, act: NewAct) -> Act:
    row = Act(
        act_kind=act.kind,
        body=act.body,
        body_text=act.body_text,
        number=act.number,
        date=act.date,
        agreement=agreement,
        scan=act.scan,
        desk=agreement.desk,
        confidential=agreement.confidential,
    )
    check_fields(row, ("act_kind", "body_text", "number", "date"))
    return row


def _settle(agreement: Agreement, step: AgreementStep, pen: Pen, by: User) -> None:
    """Let the agreement's own fields follow its way."""
    state = follow(agreement).state
    values: dict[str, str | None] = {}
    if _moves(agreement.stage, state):
        values = {"stage": state.stage, "stage_date": step.date}
    for code, name in (("signed", "signed_on"), ("in-force", "in_force_from")):
        if step.step == code and step.date and _is_better(state.at(code), getattr(agreement, name)):
            values[name] = str(state.at(code).date)
    pen.change(agreement, ByHand(by), **values)


def _moves(stage: str, state: State) -> bool:
    """Whether the stage follows the way: forward, or by a turn, or on from where it rested."""
    if stage == state.stage:
        return False
    is_forward = STAGES.index(state.stage) > STAGES.index(stage)
    return is_forward or state.turned is not None or stage in TURNS.values()


def _is_better(progress: Progress, held: str | None) -> bool:
    """Whether the way knows the day by a paper, or nothing was known of it."""
    return progress.date is not None and (held is None or bool(progress.proving))
