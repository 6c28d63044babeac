"""Answers as calendar programs send them: REPLY of RFC 5546 inside a mail. Pure: bytes in.

What programs do with the standard: Google puts the reply both into the alternatives and
into an attached `invite.ics`; Outlook writes `MAILTO:` in capitals, names time zones as
Windows does and puts the words of the answer into COMMENT; Apple may name the attendee by
an address of its own server and give the mail address in EMAIL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from icalendar import Calendar

from comity.register.models import Answer

_ANSWERS = {
    "ACCEPTED": Answer.ACCEPTED,
    "TENTATIVE": Answer.TENTATIVE,
    "DECLINED": Answer.DECLINED,
    "DELEGATED": Answer.DEPUTY,
}
_CALENDARS = ("text/calendar", "application/ics", "text/x-vcalendar")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one meeting. `deputy` is the name (or address) of whom they send.

    `attendee` and `sender` are mail addresses in small letters: whose answer it says it
    is, and who sent the mail (empty for a bare calendar file).
    """

    uid: str
    sequence: int
    attendee: str
    sender: str
    answer: Answer
    at: datetime | None
    deputy: str = ""
    comment: str = ""


def replies_in(content: bytes) -> list[Reply]:
    """The answers in a mail or calendar file; none if it holds none, whatever else it is."""
    found: dict[tuple[str, str], Reply] = {}
    for told, sender, sent in _calendars(content):
        for reply in _replies(told, sender, sent):
            found.setdefault((reply.uid, reply.attendee), reply)
    return list(found.values())


def _calendars(content: bytes) -> Iterator[tuple[bytes, str, datetime | None]]:
    if content.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR"):
        yield content, "", None
        return
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    sender = parseaddr(str(mail.get("From", "")))[1].lower()
    for part in mail.walk():
        if part.get_content_type() in _CALENDARS or str(part.get_filename()).endswith(".ics"):
            told = part.get_payload(decode=True)
            if isinstance(told, bytes):
                yield _as_utf8(told, part.get_content_charset()), sender, _sent(mail)


def _as_utf8(told: bytes, charset: str | None) -> bytes:
    try:
        return told.decode(charset or "utf-8").encode()
    except (LookupError, UnicodeDecodeError):
        return told


def _sent(mail: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(mail["Date"]))
    except (TypeError, ValueError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _replies(told: bytes, sender: str, sent: datetime | None) -> Iterator[Reply]:
    try:
        calendars = Calendar.from_ical(told.removeprefix(b"\xef\xbb\xbf"), multiple=True)
    except (ValueError, IndexError, KeyError):
        return
    for calendar in calendars:
        if str(calendar.get("method", "")).upper() != "REPLY":
            continue
        for event in calendar.walk("VEVENT"):
            yield from _answers(event, sender, sent)


def _answers(event: Any, sender: str, sent: datetime | None) -> Iterator[Reply]:
    attendees = _listed(event.get("attendee"))
    for attendee in attendees:
        answer = _ANSWERS.get(str(attendee.params.get("PARTSTAT", "")).upper())
        # The deputy stands there too, as an attendee of their own.
        if answer is None or "DELEGATED-FROM" in attendee.params:
            continue
        yield Reply(
            uid=str(event.get("uid", "")),
            sequence=_number(event.get("sequence")),
            attendee=_address(attendee),
            sender=sender,
            answer=answer,
            at=_moment(event) or sent,
            deputy=_deputy(attendee, attendees) if answer is Answer.DEPUTY else "",
            comment="\n".join(str(each).strip() for each in _listed(event.get("comment"))),
        )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _address(attendee: Any) -> str:
    told = str(attendee)
    if told.lower().startswith("mailto:"):
        return told[7:].strip().lower()
    return str(attendee.params.get("EMAIL", told)).strip().lower()


def _deputy(attendee: Any, attendees: list[Any]) -> str:
    to = _listed(attendee.params.get("DELEGATED-TO"))
    address = str(to[0]).lower().removeprefix("mailto:").strip('" ') if to else ""
    for other in attendees:
        if "DELEGATED-FROM" in other.params or (address and _address(other) == address):
            return str(other.params.get("CN", "")).strip('" ') or _address(other)
    return address


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _moment(event: Any) -> datetime | None:
    stamp = event.get("dtstamp")
    moment: date | None = getattr(stamp, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
