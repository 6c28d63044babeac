"""What the protocol office does: arranges, puts down guests, gives places, puts in a substitute.

Every act checks the permission, is one entry of the register's history with its reason,
and can be undone there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from comity.protocol.guests import Guest, arrangement_of, guest_list
from comity.protocol.models import (
    Arrangement,
    DelegationPart,
    Interpretation,
    Participant,
    ProgrammeItem,
)
from comity.protocol.usual import usual_order
from comity.register.actions import Gone, check_fields
from comity.register.basis import ByHand
from comity.register.journal import Pen, writing
from comity.register.models import (
    Answer,
    Attendance,
    Deed,
    Encounter,
    Invitee,
    Record,
    RoleKind,
    RoleTaken,
    Side,
    Signatory,
    Tenure,
    User,
)
from comity.register.offices import offices_on
from comity.register.permissions import Right, may, require
from comity.register.rows import history_fields
from comity.register.undoing import StillUsed, check_free


def _one_at_a_time(encounter: Encounter) -> None:
    """Hold an encounter, so that two who put down somebody at once put them down once."""
    Encounter.objects.select_for_update().get(pk=encounter.pk)


@contextmanager
def arranging(encounter: Encounter, *, by: User, reason: str = "") -> Iterator[Pen]:
    """One entry about an encounter. Raises NotAllowed, and Gone for one that does not stand."""
    require(by, Right.WRITE, encounter)
    if not encounter.is_live:
        raise Gone(encounter)
    with writing(Deed.EDITED, by=by, about=encounter, reason=reason) as pen:
        yield pen


def arrange(encounter: Encounter, *, by: User, reason: str = "", **fields: Any) -> Arrangement:
    """Say how an encounter is held; what is not named stays. Raises ValidationError."""
    arrangement = arrangement_of(encounter)
    _check(arrangement, fields)
    with arranging(encounter, by=by, reason=reason) as pen:
        _keep(arrangement, pen, by, fields)
    return arrangement


@dataclass(frozen=True, slots=True)
class NewGuest:
    """Somebody to put on the list. Without an office the one that they hold is taken."""

    who: Record
    side: str
    part: str = DelegationPart.MEMBER
    capacity: Tenure | None = None
    capacity_text: str = ""
    roles: frozenset[str] = frozenset()
    answer: str = Answer.AWAITED


@transaction.atomic
def put_down(encounter: Encounter, guest: NewGuest, *, by: User, reason: str = "") -> Attendance:
    """Put somebody on the guest list. Raises ValidationError for who stands there already."""
    _one_at_a_time(encounter)
    if encounter.attendances.filter(who=guest.who.pk).exists():
        raise ValidationError(_("%(who)s is on the list already.") % {"who": guest.who})
    with arranging(encounter, by=by, reason=reason) as pen:
        return _put_down(encounter, guest, pen, by)


@transaction.atomic
def put_down_invitees(encounter: Encounter, *, by: User) -> list[Attendance]:
    """Put everybody on the list who is invited by the encounter's invitation and not there.

    Who sends a deputy that is known is put down as that deputy.
    """
    _one_at_a_time(encounter)
    arrangement = arrangement_of(encounter)
    rows = Invitee.objects.filter(invitation=arrangement.invitation_id)
    there = set(encounter.attendances.values_list("who", flat=True))
    missing = [row for row in rows.select_related("who", "deputy") if row.who_id not in there]
    if not missing:
        return []
    with arranging(encounter, by=by, reason=_("from the invitation")) as pen:
        return [_put_down(encounter, _as_guest(row), pen, by) for row in missing]


def _as_guest(invitee: Invitee) -> NewGuest:
    if invitee.deputy is None:
        return NewGuest(invitee.who, Side.GUEST, DelegationPart.INVITED)
    who = Record.objects.get(pk=invitee.deputy_id)
    return NewGuest(who, Side.GUEST, DelegationPart.INVITED, answer=Answer.ACCEPTED)


def _put_down(encounter: Encounter, guest: NewGuest, pen: Pen, by: User) -> Attendance:
    capacity = guest.capacity
    if capacity is None and not guest.capacity_text:
        capacity = office_held(guest.who, encounter)
    attended = Attendance(
        encounter=encounter, who=guest.who, side=guest.side, capacity=capacity,
        capacity_text=guest.capacity_text, order=encounter.attendances.count(),
    )  # fmt: skip
    check_fields(attended, ("side", "capacity_text"))
    pen.create(attended, ByHand(by))
    noted = Participant(attendance=attended, part=guest.part, answer=guest.answer)
    check_fields(noted, ("part", "answer"))
    pen.create(noted, ByHand(by))
    for role in sorted(guest.roles):
        pen.create(RoleTaken(attendance=attended, role=role), ByHand(by))
    return attended


def office_held(who: Record, encounter: Encounter) -> Tenure | None:
    """The office in which somebody comes if it can only be one: the sole one held on the day."""
    person = getattr(who, "as_person", None)
    if person is None:
        return None
    day = encounter.when_lower if encounter.when_lower not in (None, date.min) else date.today()
    held = offices_on(person, day)
    return held[0].tenure if len(held) == 1 else None


def change_guest(
    attended: Attendance,
    *,
    by: User,
    reason: str = "",
    roles: Collection[str] | None = None,
    capacity: Any = ...,
    capacity_text: str | None = None,
    side: str | None = None,
    **noted: Any,
) -> None:
    """Change what is noted of a guest; what is not named stays.

    `noted` are fields of Participant. A place or a seat by hand needs its own reason.
    """
    participant = _participant(attended)
    _check_reasons(participant, noted)
    _check(participant, noted)
    own = {"capacity": capacity, "capacity_text": capacity_text, "side": side}
    told = {name: value for name, value in own.items() if value is not None and value is not ...}
    if capacity is None:
        told["capacity"] = None
    with arranging(attended.encounter, by=by, reason=reason) as pen:
        pen.change(attended, ByHand(by), **told)
        _keep(participant, pen, by, noted)
        if roles is not None:
            _take_roles(attended, frozenset(roles), pen, by)


def _check_reasons(participant: Participant, noted: dict[str, Any]) -> None:
    """A place by hand has its reason; one that is taken back needs none."""
    for name in ("place", "seat"):
        value = noted.get(name)
        if not value:
            if name in noted:
                noted[f"{name}_reason"] = ""
            continue
        is_new = value != getattr(participant, name)
        if is_new and not noted.get(f"{name}_reason", "").strip():
            raise ValidationError({f"{name}_reason": _("Say why the place is given by hand.")})


def _take_roles(attended: Attendance, roles: frozenset[str], pen: Pen, by: User) -> None:
    unknown = roles - set(RoleKind.values)
    if unknown:
        raise ValidationError(_("There is no such role: %(role)s.") % {"role": min(unknown)})
    held = {taken.role: taken for taken in attended.roles.all()}
    for role in sorted(roles - set(held)):
        pen.create(RoleTaken(attendance=attended, role=role), ByHand(by))
    for role in sorted(set(held) - roles):
        pen.remove(held[role])


def swap_seats(attended: Attendance, other: Attendance, *, by: User, reason: str) -> None:
    """Let two change seats; both are then seated by hand. Raises ValidationError."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the place is given by hand.")})
    seats = guest_list(attended.encounter)
    places = [seats.seat_of(each.pk) for each in (attended, other)]
    if attended.pk == other.pk or None in places:
        raise ValidationError(_("Choose two different people who both have a seat."))
    with arranging(attended.encounter, by=by, reason=reason) as pen:
        for each, seat in zip((attended, other), reversed(places), strict=True):
            told = {"seat": str(seat), "seat_reason": reason.strip()[:400]}
            _keep(_participant(each), pen, by, told)


def take_off(attended: Attendance, *, by: User, reason: str = "") -> None:
    """Take somebody off the list, with everything noted of them. The history keeps it."""
    with arranging(attended.encounter, by=by, reason=reason) as pen:
        for own in (attended.interpretations, attended.lodgings, attended.roles):
            for row in own.all():
                pen.remove(row)
        noted = Participant.objects.filter(attendance=attended.pk).first()
        if noted is not None:
            pen.remove(noted)
        check_free([attended])
        pen.remove(attended)


def interpret(attended: Attendance, items: Collection[ProgrammeItem], *, by: User) -> None:
    """Say at which items of the programme somebody interprets; at no others."""
    wanted = {each.pk: each for each in items}
    with arranging(attended.encounter, by=by) as pen:
        for row in attended.interpretations.all():
            if wanted.pop(row.item_id, None) is None:
                pen.remove(row)
        for item in wanted.values():
            if item.encounter_id != attended.encounter_id:
                raise ValidationError(_("This item belongs to another programme."))
            tongues = _participant(attended).tongues
            row = Interpretation(item=item, interpreter=attended, tongues=tongues)
            pen.create(row, ByHand(by))


def begin_running_order(encounter: Encounter, start: datetime, *, by: User) -> list[ProgrammeItem]:
    """Put in the items that a ceremony usually has, one after the other from `start` on.

    `start` is wall time at the place. Raises ValidationError if there is an order already.
    """
    if encounter.programme.filter(in_ceremony=True).exists():
        raise ValidationError(_("There is a running order already; change its items."))
    made = []
    with arranging(encounter, by=by) as pen:
        for n, (words, minutes) in enumerate(usual_order()):
            end = start + timedelta(minutes=minutes)
            item = ProgrammeItem(
                encounter=encounter, day=start.date(), starts=f"{start:%H:%M}",
                ends=f"{end:%H:%M}", what=words, in_ceremony=True, order=n,
            )  # fmt: skip
            made.append(pen.create(item, ByHand(by)))
            start = end
    return made


@dataclass(frozen=True, slots=True)
class Substitute:
    """Who comes instead of whom; `keeps_place` leaves them the place in the order."""

    who: Record
    capacity: Tenure | None = None
    capacity_text: str = ""
    keeps_place: bool = True


@dataclass(frozen=True, slots=True)
class Substituted:
    """What a substitution did. `signs` are the places as signatory of the agreement that went
    over; `left` those that did not: a signature rests on them, or the agreement is not
    theirs to write."""

    attendance: Attendance
    signs: tuple[Signatory, ...] = ()
    left: tuple[Signatory, ...] = ()


@transaction.atomic
def substitute(attended: Attendance, new: Substitute, *, by: User, reason: str = "") -> Substituted:
    """Put one person in the place of another: with the roles, the seat, the room, the items.

    Everybody else keeps place and seat. Whoever was to sign the encounter's agreement and
    has not is replaced as its signatory too. Raises ValidationError for who is on the list.
    """
    encounter = attended.encounter
    _one_at_a_time(encounter)
    if encounter.attendances.filter(who=new.who.pk).exists():
        raise ValidationError(_("%(who)s is on the list already.") % {"who": new.who})
    before = guest_list(encounter).guest(attended.pk)
    capacity = new.capacity
    if capacity is None and not new.capacity_text:
        capacity = office_held(new.who, encounter)
    told = reason or _("instead of %(who)s") % {"who": attended.who}
    with arranging(encounter, by=by, reason=told) as pen:
        went, left = _sign_instead(attended, new.who, capacity, pen, by)
        pen.change(
            attended, ByHand(by), who=new.who, capacity=capacity,
            capacity_text=new.capacity_text, as_named="",
        )  # fmt: skip
        for taken in attended.roles.all():
            pen.move(taken, capacity=None, capacity_text="")
        _keep(_participant(attended), pen, by, _place_kept(before, new, told))
        _answer_for(before, new.who, pen, by)
    return Substituted(attended, went, left)


def _answer_for(before: Guest | None, who: Record, pen: Pen, by: User) -> None:
    """The invitation, if there is one that `by` may write to, says whom the invitee sends."""
    row = before.invitee if before else None
    person = getattr(who, "as_person", None)
    if row is not None and person is not None and may(by, Right.WRITE, row.invitation):
        pen.change(row, ByHand(by), answer=Answer.DEPUTY, deputy=person)


def _place_kept(before: Guest | None, new: Substitute, reason: str) -> dict[str, Any]:
    """The place in the order that the substitute takes over, and the answer: they come."""
    told: dict[str, Any] = {"answer": Answer.ACCEPTED, "ranked_as": ""}
    if before is None or before.placed is None or not new.keeps_place:
        return told
    place = before.participant.place or before.placed.place
    return {**told, "place": place, "place_reason": reason[:400]}


def _sign_instead(
    attended: Attendance, who: Record, capacity: Tenure | None, pen: Pen, by: User
) -> tuple[tuple[Signatory, ...], tuple[Signatory, ...]]:
    """Replace somebody as signatory of the agreement that is to be signed there.

    Whoever arranges a ceremony may do so for an agreement that another desk writes.
    """
    agreement = arrangement_of(attended.encounter).agreement
    person = getattr(who, "as_person", None)
    if agreement is None or person is None:
        return (), ()
    rows = agreement.signatories.filter(person=attended.who_id, has_signed=False)
    if not agreement.is_live or not may(by, Right.WRITE, agreement):
        return (), tuple(rows)
    went, left = [], []
    for row in rows:
        try:
            check_free([row])
        except StillUsed:
            left.append(row)
            continue
        pen.change(row, ByHand(by), person=person, capacity=capacity, capacity_text="")
        went.append(row)
    return tuple(went), tuple(left)


def _participant(attended: Attendance) -> Participant:
    found = Participant.objects.filter(attendance=attended.pk).first()
    return found or Participant(attendance=attended)


def _check(row: models.Model, fields: dict[str, Any]) -> None:
    """Raise ValidationError for what the fields of a row cannot hold; the row stays as it is."""
    unknown = sorted(set(fields) - set(history_fields(type(row))))
    if unknown:
        raise TypeError(f"a {type(row).__name__} has no field {unknown[0]!r}")
    tried = type(row)(**fields)
    check_fields(tried, tuple(name for name in fields if name not in ("capacity",)))


def _keep(row: models.Model, pen: Pen, by: User, fields: dict[str, Any]) -> None:
    """Change a row beside a record, or put it in with these fields if it is not there yet."""
    if row.pk is not None:
        pen.change(row, ByHand(by), **fields)
        return
    for name, value in fields.items():
        setattr(row, name, value)
    pen.create(row, ByHand(by))
