"""The protocol office's page of an encounter: what is arranged, as values for the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.sheets import in_office
from comity.desk.shown import (
    Shown,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
    wording,
)
from comity.protocol.guests import Guest
from comity.protocol.models import Gift, Lodging, ProgrammeItem
from comity.protocol.occasion import Occasion, offset_in
from comity.protocol.order import Reason
from comity.protocol.seat_words import seat_in_words, table_in_words
from comity.register.models import Encounter


@dataclass(frozen=True, slots=True)
class GuestLine:
    """Somebody of the list: number, name, office, what they are here, and why they stand there."""

    key: int
    number: int | None
    name: Shown
    office: Shown | None
    told: tuple[Shown, ...]
    answer: Shown | None
    reason: str
    page: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A seat and who sits there; `by_hand` if a person chose it."""

    number: int
    name: str
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table or row with its places from the left."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of the programme."""

    when: str
    offset: str
    what: Shown
    told: tuple[Shown, ...]
    edit: str


def guest_lines(occasion: Occasion) -> list[GuestLine]:
    """Everybody, who comes first and in precedence."""
    return [_guest_line(occasion, each) for each in occasion.guests.everybody]


def _guest_line(occasion: Occasion, guest: Guest) -> GuestLine:
    row = guest.attendance
    office = in_office(row.who, row.capacity, row.capacity_text)
    seat = occasion.guests.seat_of(guest.key)
    roles = [of_code("RoleKind", role) for role in sorted(guest.roles)]
    deputy = of_record(guest.deputy) if guest.deputy else None
    return GuestLine(
        guest.key,
        guest.placed.place if guest.placed else None,
        of_record(guest.attendance.who),
        replace(office, url="") if office else None,
        present(
            of_code("Side", guest.attendance.side),
            *dict.fromkeys([of_code("DelegationPart", guest.part), *roles]),
            of_text(seat_in_words(seat)) if seat else None,
            Shown(_("sends %(who)s") % {"who": deputy.text}) if deputy else None,
        ),
        of_code("Answer", guest.answer),
        reason_in_words(occasion, guest),
        reverse("desk:protocol-guest", args=[guest.key]),
        tuple(_warnings(guest)),
    )


def reason_in_words(occasion: Occasion, guest: Guest) -> str:
    """Why somebody stands where they do."""
    if guest.placed is None:
        return ""
    office = next((o for o in occasion.guests.offices if o.key == guest.listed), None)
    name = str(wording(office.names)) if office else ""
    told = {
        Reason.OFFICE: _("by office: %(office)s"),
        Reason.GUEST: _("same office; the guest goes before the host: %(office)s"),
        Reason.SENIORITY: _("same office; longer in it goes first: %(office)s"),
        Reason.ENTERED: _("same office; in the order of entry: %(office)s"),
        Reason.UNLISTED: _("the office is not in the order of precedence"),
        Reason.BY_HAND: _("by hand: %(reason)s"),
    }
    why = guest.participant.place_reason
    return told[guest.placed.reason] % {"office": name, "reason": why}


def _warnings(guest: Guest) -> Iterator[str]:
    if guest.placed is not None and not guest.listed:
        yield _("Choose the office, or rank them by hand.")
    if "ru" not in guest.names:
        yield _("No name in Cyrillic for the card.")
    if not {"tr", "en"} & set(guest.names):
        yield _("No name in Latin letters for the card.")


def tables(occasion: Occasion) -> list[Table]:
    """The room, table by table."""
    found = []
    for (table, row), seats in groupby(
        occasion.guests.seats, key=lambda each: (each.seat.table, each.seat.row)
    ):
        places = tuple(
            Place(each.seat.number, _name(occasion, each.key), each.by_hand) for each in seats
        )
        found.append(Table(table_in_words(table, row), places))
    return found


def _name(occasion: Occasion, key: int) -> str:
    guest = occasion.guests.guest(key)
    return of_record(guest.attendance.who, url="").text if guest else "–"


def programme(occasion: Occasion, here: str) -> list[tuple[str, list[ItemLine]]]:
    """The items by day."""
    return [
        (str(of_date(day.isoformat())) if day else _("Day not set yet"),
         [_item_line(occasion, item, here) for item in own])
        for day, own in groupby(occasion.items, key=lambda item: item.day)
    ]  # fmt: skip


def _item_line(occasion: Occasion, item: ProgrammeItem, here: str) -> ItemLine:
    # Where every item is one of the ceremony, to say so of each would say nothing.
    marked = () if occasion.running_order == occasion.items else occasion.running_order
    names = [_name(occasion, row.interpreter_id) for row in item.interpretations.all()]
    edit = reverse("desk:edit-part", args=["programmeitem", item.pk])
    return ItemLine(
        "–".join(filter(None, (item.starts, item.ends))),
        offset_in(occasion.zone, item.day, item.starts),
        wording(item.what) or Shown("–"),
        present(
            wording(item.where),
            of_record(item.place) if item.place else None,
            of_text(item.responsible),
            Shown(_("interpreted by %(names)s") % {"names": ", ".join(names)}) if names else None,
            wording(item.note),
            Shown(_("Ceremony"), tone="known") if item in marked else None,
        ),
        f"{edit}?next={here}#programme",
    )


def lodgings(encounter: Encounter, here: str) -> list[tuple[Shown, Shown, str]]:
    """Who stays where: the person, the room with its days, and where to change it."""
    rows = Lodging.objects.filter(attendance__encounter=encounter.pk)
    return [
        (of_record(row.attendance.who, url=""), _room(row), _edit("lodging", row.pk, here))
        for row in rows.select_related("attendance__who").order_by("attendance__order", "pk")
    ]


def _room(row: Lodging) -> Shown:
    days = [str(of_date(day.isoformat())) if day else "" for day in (row.from_day, row.to_day)]
    room = _("room %(room)s") % {"room": row.room} if row.room else ""
    span = "–".join(days) if any(days) else ""
    return Shown(", ".join(filter(None, (row.hotel, room, span, row.note))))


def gifts(encounter: Encounter, here: str) -> list[tuple[Shown, tuple[Shown, ...], str]]:
    """The gifts: what, from whom to whom, its value and where it is kept, and where to change."""
    rows = encounter.gifts.select_related("giver", "receiver")
    return [
        (wording(row.what) or Shown("–"), _of_gift(row), _edit("gift", row.pk, here))
        for row in rows
    ]


def _of_gift(row: Gift) -> tuple[Shown, ...]:
    ends = [of_record(each).text if each else "–" for each in (row.giver, row.receiver)]
    return present(
        of_code("GiftWay", row.way),
        Shown(" → ".join(ends)) if row.giver or row.receiver else None,
        of_date(row.given_on),
        of_text(row.worth),
        of_text(_("kept at %(place)s") % {"place": row.kept_at} if row.kept_at else ""),
        Shown(_("personal, to be declared"), tone="wait") if row.is_personal else None,
    )


def _edit(part: str, key: int, here: str) -> str:
    return f"{reverse('desk:edit-part', args=[part, key])}?next={here}"


def interpreters(occasion: Occasion) -> list[tuple[Shown, str, str, str]]:
    """Who interprets: the person, their languages, the items, and their page."""
    named = {item.pk: str(wording(item.what) or "–") for item in occasion.items}
    at = occasion.interpreters_at()
    return [
        (
            of_record(guest.attendance.who, url=""),
            guest.participant.tongues,
            ", ".join(named[key] for key, keys in at.items() if guest.key in keys),
            reverse("desk:protocol-guest", args=[guest.key]),
        )
        for guest in occasion.guests.coming
        if guest.part == "interpreter" or any(guest.key in keys for keys in at.values())
    ]
