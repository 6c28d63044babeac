"""The guest list of an encounter: who comes, in which office, part and roles, in precedence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.protocol.models import Arrangement, DelegationPart, Participant
from comity.protocol.offices import ListedOffice, listed_as, precedence_of
from comity.protocol.order import Claim, Form, Placed, Plan, Seat, Seated, Sitter, in_precedence
from comity.protocol.order import seated as seats_for
from comity.protocol.zones import zone_for
from comity.register.models import (
    Answer,
    Attendance,
    Encounter,
    Invitee,
    Person,
    RoleKind,
    Side,
    Tenure,
)
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

# Who has said so does not come, and is neither placed nor seated.
_STAYING_AWAY = frozenset({Answer.DECLINED, Answer.DEPUTY})
_AT_HEAD = frozenset({RoleKind.SIGNATORY, RoleKind.PRESIDER})


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list. `listed` is their office in the desk's list, empty for none.

    `answer` comes from the invitation, whose row is `invitee`, or is what the protocol office
    noted. `placed` is None for who does not come.
    """

    attendance: Attendance
    participant: Participant
    office: LanguageMap
    roles: frozenset[str]
    listed: str
    answer: str
    invitee: Invitee | None = None
    placed: Placed | None = None

    @property
    def key(self) -> int:
        """The key of the attendance: stays when somebody else takes the place."""
        return self.attendance.pk

    @property
    def names(self) -> LanguageMap:
        """The name in each language in which it is known."""
        return self.attendance.who.label

    @property
    def part(self) -> str:
        """The part in the delegation; who interprets by role is an interpreter in any case."""
        if RoleKind.INTERPRETER in self.roles:
            return DelegationPart.INTERPRETER
        return self.participant.part

    @property
    def deputy(self) -> Person | None:
        """Whom they send in their stead, as the invitation knows it."""
        return self.invitee.deputy if self.invitee else None

    @property
    def is_open(self) -> bool:
        """Whether papers that leave the house may name them."""
        return not self.attendance.who.confidential

    @property
    def comes(self) -> bool:
        """Whether they are to be placed: not declined, and no deputy sent instead."""
        return self.answer not in _STAYING_AWAY


@dataclass(frozen=True, slots=True)
class GuestList:
    """Everybody of an encounter: those who come in precedence, and those who do not."""

    coming: tuple[Guest, ...]
    away: tuple[Guest, ...]
    offices: tuple[ListedOffice, ...]
    seats: tuple[Seated, ...]

    @property
    def everybody(self) -> tuple[Guest, ...]:
        """All, those who come first."""
        return (*self.coming, *self.away)

    def guest(self, key: int) -> Guest | None:
        """Somebody by the key of the attendance."""
        return next((each for each in self.everybody if each.key == key), None)

    def with_role(self, role: str) -> list[Guest]:
        """Those who come and have a role, in precedence."""
        return [each for each in self.coming if role in each.roles]

    def of_side(self, side: str) -> list[Guest]:
        """Those of a side who come, in precedence."""
        return [each for each in self.coming if each.attendance.side == side]

    def seat_of(self, key: int) -> Seat | None:
        """Where somebody sits."""
        return next((each.seat for each in self.seats if each.key == key), None)


def arrangement_of(encounter: Encounter) -> Arrangement:
    """How an encounter is held; as usual (and not kept) where nobody has said yet."""
    found = Arrangement.objects.filter(encounter=encounter.pk)
    kept = found.select_related("agreement", "invitation").first()
    return kept or Arrangement(encounter=encounter, time_zone=zone_for(encounter))


def guest_list(encounter: Encounter, arrangement: Arrangement | None = None) -> GuestList:
    """The list as it stands now."""
    arrangement = arrangement or arrangement_of(encounter)
    offices = precedence_of(encounter.desk)
    guests = _guests(encounter, arrangement, offices)
    levels = {each.key: n for n, each in enumerate(offices)}
    coming = {each.key: each for each in guests if each.comes}
    placed = in_precedence(_claim(each, n, levels) for n, each in enumerate(coming.values()))
    in_order = tuple(_placed(coming[each.key], each) for each in placed)
    seats = seats_for([_sitter(each) for each in in_order], _plan(arrangement, in_order))
    return GuestList(in_order, tuple(e for e in guests if not e.comes), offices, seats)


def _guests(
    encounter: Encounter, arrangement: Arrangement, offices: Sequence[ListedOffice]
) -> list[Guest]:
    attended = encounter.attendances.select_related(
        "who", "capacity__institution", "capacity__place"
    ).prefetch_related("roles", "noted")
    invited = _invited(encounter, arrangement)
    return [_guest(each, invited.get(each.who_id), offices) for each in attended]


def _guest(attended: Attendance, invitee: Invitee | None, offices: Sequence[ListedOffice]) -> Guest:
    noted = next(iter(attended.noted.all()), None) or Participant(attendance=attended)
    return Guest(
        attended,
        noted,
        office_words(attended.capacity, attended.capacity_text),
        frozenset(taken.role for taken in attended.roles.all()),
        noted.ranked_as or listed_as(attended, offices),
        invitee.answer if invitee else noted.answer,
        invitee,
    )


def _invited(encounter: Encounter, arrangement: Arrangement) -> Mapping[int, Invitee]:
    """The invitees of the encounter's invitation, or of its event's, by who they are."""
    rows = Invitee.objects.select_related("deputy", "invitation").order_by(
        "invitation", "order", "pk"
    )
    if arrangement.invitation_id:
        rows = rows.filter(invitation=arrangement.invitation_id)
    elif encounter.event_id:
        rows = rows.filter(invitation__event=encounter.event_id, invitation__state="live")
    else:
        return {}
    return {row.who_id: row for row in rows}


def office_words(capacity: Tenure | None, said: str) -> LanguageMap:
    """The office in which somebody comes, in each language: the title, and where it is held.

    What only the source says stands in every language as it was said.
    """
    if capacity is None:
        return LanguageMap(dict.fromkeys(LANGUAGES, said))
    where = capacity.institution or capacity.place
    return LanguageMap(
        {
            language: ", ".join(filter(None, (title, where.label.text(language) if where else "")))
            for language, title in capacity.title.items()
        }
    )


def _claim(guest: Guest, entered: int, levels: Mapping[str, int]) -> Claim:
    capacity = guest.attendance.capacity
    return Claim(
        guest.key,
        levels.get(guest.listed),
        guest.attendance.side == Side.GUEST,
        capacity.began_sort if capacity else None,
        entered,
        guest.participant.place,
    )


def _placed(guest: Guest, placed: Placed) -> Guest:
    return Guest(
        guest.attendance, guest.participant, guest.office, guest.roles, guest.listed,
        guest.answer, guest.invitee, placed,
    )  # fmt: skip


def _sitter(guest: Guest) -> Sitter:
    return Sitter(
        guest.key,
        guest.attendance.side,
        presides=RoleKind.PRESIDER in guest.roles,
        heads=guest.part == DelegationPart.HEAD,
        at_head=bool(_AT_HEAD & guest.roles),
        interprets=guest.part == DelegationPart.INTERPRETER,
        reports=guest.part == DelegationPart.PRESS,
    )


def _plan(arrangement: Arrangement, guests: Iterable[Guest]) -> Plan:
    pinned = {each.key: each.participant.seat for each in guests if each.participant.seat}
    return Plan(
        Form(arrangement.seating),
        arrangement.head_seats,
        arrangement.row_seats,
        arrangement.alternates,
        pinned,
    )
