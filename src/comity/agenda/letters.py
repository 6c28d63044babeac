"""Invitations as letters: the text for a person and the meeting for their calendar (RFC 5546)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from comity.agenda.feeds import PRODUCT
from comity.agenda.models import Mailing
from comity.agenda.spans import Span, span_of
from comity.edtf import display
from comity.register.models import Invitation, Invitee, Record


class Method(StrEnum):
    """What a letter does: an update is a request with a higher sequence."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to go. `calendar` is empty where no day is known to put into one."""

    subject: str
    text: str
    method: Method
    calendar: bytes = b""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What an invitation says to one invitee, in their language."""

    title: str
    inviter: str
    date: str
    place: str
    link: str
    reply_by: str
    span: Span | None
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def digest(self) -> str:
        """What changes when the invitee must be told anew."""
        told = (self.title, self.date, self.place, self.link, self.reply_by)
        times = (self.starts_at, self.ends_at)
        return hashlib.sha256(
            repr((told, [t and t.isoformat() for t in times])).encode()
        ).hexdigest()


def meeting_of(invitee: Invitee, mailing: Mailing) -> Meeting:
    """What the register's invitation says now, for this invitee."""
    invitation, tongue = invitee.invitation, mailing.language
    event = invitation.event
    edtf = invitation.date or (event.date if event else None)
    place = invitation.place or (event.place if event else None)
    return Meeting(
        title=_text(event, tongue) or invitation.event_text.text(tongue),
        inviter=_text(invitation.inviter, tongue),
        date=display(edtf, tongue) if edtf else "",
        place=_text(place, tongue),
        link=event.link if event else "",
        reply_by=display(invitation.reply_by, tongue) if invitation.reply_by else "",
        span=span_of(edtf),
        starts_at=mailing.starts_at,
        ends_at=mailing.ends_at,
    )


def letter(
    invitee: Invitee, mailing: Mailing, method: Method, *, answer_at: str, is_update: bool = False
) -> Letter:
    """The letter in the invitee's language; `answer_at` is the page where they can answer."""
    with translation.override(mailing.language):
        meeting = meeting_of(invitee, mailing)
        calendar = _calendar(meeting, invitee, mailing, method, answer_at)
        return Letter(
            _subject(meeting, method, is_update),
            _body(meeting, invitee, mailing, method, answer_at, is_update),
            method,
            calendar,
        )


# ---------------------------------------------------------------- the text


def _subject(meeting: Meeting, method: Method, is_update: bool) -> str:
    told = {"title": meeting.title or _("Meeting")}
    if method is Method.CANCEL:
        line = _("Cancelled: %(title)s") % told
    else:
        line = (_("Changed: %(title)s") if is_update else _("Invitation: %(title)s")) % told
    return " ".join(line.split())


def _body(
    meeting: Meeting, invitee: Invitee, mailing: Mailing, method: Method, answer_at: str,
    is_update: bool,
) -> str:  # fmt: skip
    told = {"who": meeting.inviter or str(settings.DEFAULT_FROM_EMAIL), "title": meeting.title}
    if method is Method.CANCEL:
        first = _("%(who)s takes back the invitation to: %(title)s") % told
        return "\n\n".join(filter(None, (_greeting(invitee, mailing), first, mailing.words))) + "\n"
    first = _("%(who)s invites you to: %(title)s") % told
    if is_update:
        first = _("The invitation of %(who)s has changed: %(title)s") % told
    answer = _("Answer in your calendar, or without an account on this page:") + f"\n{answer_at}"
    parts = (
        _greeting(invitee, mailing), first, "\n".join(when_and_where(meeting, mailing)),
        mailing.words, answer,
    )  # fmt: skip
    return "\n\n".join(filter(None, parts)) + "\n"


def _greeting(invitee: Invitee, mailing: Mailing) -> str:
    return invitee.who.label.text(mailing.language)


def when_and_where(meeting: Meeting, mailing: Mailing) -> list[str]:
    """The facts of the meeting, one a line, in the active language and the invitee's zone."""
    lines = [
        (_("When"), times_of(meeting, mailing) or meeting.date),
        (_("Where"), meeting.place),
        (_("Online"), meeting.link),
        (_("Please answer by"), meeting.reply_by),
    ]
    return [f"{name}: {value}" for name, value in lines if value]


def times_of(meeting: Meeting, mailing: Mailing) -> str:
    """The times for the invitee: in their zone, and in the meeting's where that differs."""
    if meeting.starts_at is None:
        return ""
    zones = dict.fromkeys((mailing.their_zone, mailing.time_zone))
    return "; ".join(_in_zone(meeting, zone, mailing.language) for zone in zones)


def _in_zone(meeting: Meeting, zone: str, tongue: str) -> str:
    assert meeting.starts_at is not None
    start = meeting.starts_at.astimezone(ZoneInfo(zone))
    end = meeting.ends_at.astimezone(ZoneInfo(zone)) if meeting.ends_at else start
    day = display(start.date().isoformat(), tongue)
    last = "" if end.date() == start.date() else f"{display(end.date().isoformat(), tongue)}, "
    return f"{day}, {start:%H:%M}–{last}{end:%H:%M} ({zone})"


# ---------------------------------------------------------------- the meeting


def _calendar(
    meeting: Meeting, invitee: Invitee, mailing: Mailing, method: Method, answer_at: str
) -> bytes:
    if not _has_day(meeting):
        return b""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", str(method))
    calendar.add_component(_event(meeting, invitee, mailing, method, answer_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _has_day(meeting: Meeting) -> bool:
    return meeting.starts_at is not None or (meeting.span is not None and meeting.span.is_exact)


def _event(
    meeting: Meeting, invitee: Invitee, mailing: Mailing, method: Method, answer_at: str
) -> Event:
    event = Event()
    event.add("uid", mailing.uid)
    event.add("sequence", mailing.sequence)
    event.add("dtstamp", timezone.now())
    event.add("summary", meeting.title or _("Meeting"))
    for name, value in zip(("dtstart", "dtend"), _days_of(meeting, mailing), strict=True):
        event.add(name, value)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event["organizer"] = _person(str(settings.DEFAULT_FROM_EMAIL), meeting.inviter, {})
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    name = invitee.who.label.text(mailing.language)
    event["attendee"] = _person(mailing.address, name, asked)
    lines = [*when_and_where(meeting, mailing), mailing.words, answer_at]
    event.add("description", "\n".join(filter(None, lines)))
    event.add("url", answer_at)
    if where := meeting.place or meeting.link:
        event.add("location", where)
    return event


def _days_of(meeting: Meeting, mailing: Mailing) -> tuple[date, date]:
    if meeting.starts_at is not None:
        zone = ZoneInfo(mailing.time_zone)
        ends = meeting.ends_at or meeting.starts_at + timedelta(hours=1)
        return meeting.starts_at.astimezone(zone), ends.astimezone(zone)
    assert meeting.span is not None
    return meeting.span.first, meeting.span.last + timedelta(days=1)


def _person(address: str, name: str, more: dict[str, str]) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    if name:
        person.params["CN"] = vText(name)
    person.params.update({key: vText(value) for key, value in more.items()})
    return person


def _text(record: Record | None, language: str) -> str:
    return record.label.text(language) if record else ""


def invitation_of(invitee: Invitee) -> Invitation:
    """The invitation of an invitee with all that a letter says of it; one query."""
    found = Invitation.objects.select_related("event__place", "inviter", "place")
    invitation: Invitation = found.get(pk=invitee.invitation_id)
    return invitation
