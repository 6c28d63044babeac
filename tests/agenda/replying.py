"""Replies in the manner of three calendar programs, written by hand from what they produce."""

from __future__ import annotations

import base64

STAMP = "20260801T101500Z"


def google(uid: str, address: str, partstat: str, sequence: int = 0, **more: str) -> bytes:
    """Both an alternative and an attached file; parameters in Google's own order."""
    calendar = (
        "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nDTSTART:20260901T070000Z\r\n"
        f"DTEND:20260901T080000Z\r\nDTSTAMP:{more.get('stamp', STAMP)}\r\n"
        "ORGANIZER;CN=desk@ibb.example:mailto:desk@ibb.example\r\n"
        f"UID:{_folded(uid)}\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};"
        f"X-NUM-GUESTS=\r\n 0:mailto:{address}\r\nCREATED:20260801T090000Z\r\n"
        f"LAST-MODIFIED:{STAMP}\r\nSEQUENCE:{sequence}\r\nSTATUS:CONFIRMED\r\nSUMMARY:Forum\r\n"
        "TRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    attached = base64.encodebytes(calendar.encode()).decode()
    return (
        f"From: {more.get('sender', address)}\r\nTo: desk@ibb.example\r\n"
        "Date: Sat, 01 Aug 2026 10:15:00 +0000\r\nSubject: Accepted: Forum\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="M"\r\n\r\n--M\r\n'
        'Content-Type: multipart/alternative; boundary="A"\r\n\r\n--A\r\n'
        'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes\r\n\r\n'
        f"{address} has answered this invitation.\r\n\r\n--A\r\n"
        'Content-Type: text/calendar; charset="UTF-8"; method=REPLY\r\n'
        f"Content-Transfer-Encoding: 7bit\r\n\r\n{calendar}\r\n--A--\r\n--M\r\n"
        'Content-Type: application/ics; name="invite.ics"\r\n'
        'Content-Disposition: attachment; filename="invite.ics"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--M--\r\n"
    ).encode()


def outlook(uid: str, address: str, partstat: str, sequence: int = 0, comment: str = "") -> bytes:
    """Capitals in MAILTO, a time zone of Windows, the words of the answer in COMMENT."""
    calendar = (
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\n"
        "VERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Turkey Standard Time\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
        f"ATTENDEE;PARTSTAT={partstat};CN=Sergey Cheremin:MAILTO:{address.title()}\r\n"
        f"COMMENT;LANGUAGE=en-US:{comment}\\n\r\nUID:{_folded(uid)}\r\n"
        "SUMMARY;LANGUAGE=en-US:Accepted: Forum\r\n"
        "DTSTART;TZID=Turkey Standard Time:20260901T100000\r\n"
        "DTEND;TZID=Turkey Standard Time:20260901T110000\r\nCLASS:PUBLIC\r\nPRIORITY:5\r\n"
        f"DTSTAMP:{STAMP}\r\nTRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:{sequence}\r\n"
        "X-MICROSOFT-CDO-APPT-SEQUENCE:0\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    told = base64.encodebytes(b"\xef\xbb\xbf" + calendar.encode()).decode()
    return (
        f"From: Sergey Cheremin <{address}>\r\nTo: desk <desk@ibb.example>\r\n"
        "Subject: Accepted: Forum\r\nDate: Sat, 1 Aug 2026 10:15:00 +0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative;\r\n\tboundary="_000_X_"\r\n\r\n--_000_X_\r\n'
        'Content-Type: text/plain; charset="us-ascii"\r\n\r\nI shall be glad to come.\r\n\r\n'
        '--_000_X_\r\nContent-Type: text/calendar; charset="utf-8"; method=REPLY\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{told}\r\n--_000_X_--\r\n"
    ).encode()


def apple(uid: str, address: str, partstat: str, sequence: int = 0) -> bytes:
    """The attendee by an address of Apple's server; the mail address stands in EMAIL."""
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Apple Inc.//macOS 15.6//EN\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
        f'ATTENDEE;CN="Cheremin, Sergey";CUTYPE=INDIVIDUAL;EMAIL="{address}";\r\n'
        f" PARTSTAT={partstat}:/aMTExMTExMTEx/principal/\r\n"
        f"DTEND:20260901T080000Z\r\nDTSTAMP:{STAMP}\r\nDTSTART:20260901T070000Z\r\n"
        'ORGANIZER;CN="desk":mailto:desk@ibb.example\r\n'
        f"SEQUENCE:{sequence}\r\nSUMMARY:Forum\r\nUID:{_folded(uid)}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return (
        f"From: Sergey Cheremin <{address}>\r\nTo: desk@ibb.example\r\n"
        "Content-Type: multipart/mixed; boundary=Apple-Mail-1\r\n"
        "MIME-Version: 1.0 (Mac OS X Mail)\r\n"
        "Subject: Forum\r\nDate: Sat, 1 Aug 2026 13:15:00 +0300\r\n\r\n--Apple-Mail-1\r\n"
        "Content-Type: text/plain; charset=us-ascii\r\n\r\nSergey Cheremin has answered.\r\n"
        "--Apple-Mail-1\r\nContent-Disposition: attachment; filename=iCal-1.ics\r\n"
        "Content-Type: text/calendar; name=iCal-1.ics; charset=utf-8; method=REPLY\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{calendar.replace('=', '=3D')}\r\n"
        "--Apple-Mail-1--\r\n"
    ).encode()


def delegated(uid: str, address: str, to: str, name: str, sequence: int = 0) -> bytes:
    """A bare calendar file in which the attendee sends somebody else."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla.org/NONSGML//EN\r\nMETHOD:REPLY\r\n"
        f"BEGIN:VEVENT\r\nUID:{_folded(uid)}\r\nDTSTAMP:{STAMP}\r\nSEQUENCE:{sequence}\r\n"
        f'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:{to}":mailto:{address}\r\n'
        f'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:{address}";CN={name}:mailto:{to}\r\n'
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def _folded(uid: str) -> str:
    """Programs break long lines; a continuation begins with a space."""
    return f"{uid[:30]}\r\n {uid[30:]}"
