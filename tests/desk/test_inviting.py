"""Sending invitations from the desk, and the mailbox from a terminal."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core import mail
from django.test import Client

from comity.agenda.models import Mailing
from comity.desk.agenda.mailbox import NoMailbox, from_server
from comity.desk.agenda.mailbox_command import mailbox
from comity.register.models import Invitee

GIVEN = {
    "address": "guest@mos.example",
    "tongue": "ru",
    "zone": "Europe/Moscow",
    "event_zone": "Europe/Istanbul",
    "starts": "2027-09-01T10:00",
    "ends": "2027-09-01T11:00",
    "words": "Будем рады.",
    "deed": "send",
}


@pytest.fixture
def post(settings: Any) -> None:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "localhost", "desk@ibb.example"


@pytest.fixture
def invitee(register: Any) -> Invitee:
    found: Invitee = register["to-kazan"].invitees.get()
    return found


@pytest.fixture
def page(invitee: Invitee) -> str:
    return f"/invitations/{invitee.invitation_id}/mail/"


def reply_of(mailing: Mailing) -> bytes:
    return (
        "From: guest@mos.example\r\nSubject: Accepted\r\nContent-Type: text/calendar; "
        "method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
        f"UID:{mailing.uid}\r\nDTSTAMP:20260801T101500Z\r\nSEQUENCE:{mailing.sequence}\r\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:guest@mos.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def test_an_invitation_is_sent_changed_and_taken_back(
    officer: Client, invitee: Invitee, page: str, post: None
):
    given = {**GIVEN, "invitee": invitee.pk}
    assert officer.post(page, given).status_code == 302
    assert mail.outbox[-1].to == ["guest@mos.example"]
    shown = officer.get(page).text
    assert "guest@mos.example" in shown and "Send the change" in shown
    assert 'value="2027-09-01T10:00"' in shown and "/answer/" in shown
    officer.post(page, given)
    officer.post(page, {"invitee": invitee.pk, "deed": "cancel"})
    assert [m.alternatives[0].mimetype for m in mail.outbox] == [
        "text/calendar; method=REQUEST",
        "text/calendar; method=REQUEST",
        "text/calendar; method=CANCEL",
    ]
    assert "Taken back on" in officer.get(page).text


def test_a_wrong_form_is_told_and_nothing_is_sent(
    officer: Client, invitee: Invitee, page: str, post: None
):
    for wrong in ({"address": "nobody"}, {"starts": "noon"}, {"zone": "Moscow"}):
        answer = officer.post(page, {**GIVEN, "invitee": invitee.pk, **wrong})
        assert answer.status_code == 400
    assert mail.outbox == [] and not Mailing.objects.exists()


def test_without_a_mail_server_the_page_says_what_to_do(officer: Client, page: str):
    assert "COMITY_MAIL" in officer.get(page).text


def test_another_desk_sends_nothing(neighbour: Client, invitee: Invitee, page: str, post: None):
    answer = neighbour.post(page, {**GIVEN, "invitee": invitee.pk})
    assert answer.status_code == 403 and mail.outbox == []


def test_an_answer_that_was_due_is_told_on_today(register: Any, officer: Client):
    from comity.register.actions import edit

    edit(register["to-kazan"], by=register.officer, reply_by="2020-01-01")
    assert "reply was due: 1 January 2020" in officer.get("/").text


# ---------------------------------------------------------------- the mailbox


@pytest.fixture
def sent(officer: Client, invitee: Invitee, page: str, post: None) -> Mailing:
    officer.post(page, {**GIVEN, "invitee": invitee.pk})
    return Mailing.objects.get()


def test_answers_are_taken_from_files(sent: Mailing, invitee: Invitee, tmp_path: Path):
    (tmp_path / "reply.eml").write_bytes(reply_of(sent))
    (tmp_path / "lunch.eml").write_bytes(b"From: a@b.example\r\n\r\nLunch?")
    ran = CliRunner().invoke(mailbox, [str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert "guest@mos.example: accepted: in the register" in ran.output
    assert "1 of 1 answers taken" in ran.output
    invitee.refresh_from_db()
    assert invitee.answer == "accepted"


class Imap(socketserver.StreamRequestHandler):
    """A mail server with two unread mails, as far as a client needs it (RFC 3501)."""

    mails: list[bytes] = []
    read: list[str] = []

    def handle(self) -> None:
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, command, *more = line.split(" ", 2)
            self._answer(tag, command.upper(), more[0] if more else "")

    def _answer(self, tag: str, command: str, more: str) -> None:
        if command == "CAPABILITY":
            self._say("* CAPABILITY IMAP4rev1")
        elif command == "LOGIN" and more != 'desk@ibb.example "a b"':
            return self._say(f"{tag} NO wrong password")
        elif command == "SELECT":
            self._say(f"* {len(self.mails)} EXISTS")
        elif command == "SEARCH":
            self._say("* SEARCH " + " ".join(str(n + 1) for n in range(len(self.mails))))
        elif command == "FETCH":
            number = more.split()[0]
            content = self.mails[int(number) - 1]
            self.wfile.write(f"* {number} FETCH (BODY[] {{{len(content)}}}\r\n".encode())
            self.wfile.write(content + b")\r\n")
        elif command == "STORE":
            self.read.append(more)
        self._say(f"{tag} OK done")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture
def server(settings: Any) -> Iterator[type[Imap]]:
    Imap.mails, Imap.read = [], []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Imap) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        port = listening.server_address[1]
        settings.MAILBOX = f"imap://desk%40ibb.example:a%20b@127.0.0.1:{port}/INBOX"
        yield Imap
        listening.shutdown()


def test_answers_are_taken_from_a_mail_server_and_other_mail_stays_unread(
    sent: Mailing, server: type[Imap], invitee: Invitee
):
    server.mails = [b"From: a@b.example\r\n\r\nLunch?\r\n", reply_of(sent)]
    (found,) = from_server()
    assert found.outcome == "taken"
    assert [told.split()[0] for told in server.read] == ["2"]
    invitee.refresh_from_db()
    assert invitee.answer == "accepted"


@pytest.mark.parametrize("address", ["", "pop3://host/", "imap://desk:wrong@127.0.0.1:{port}/"])
def test_a_mailbox_that_cannot_be_opened_says_so(address: str, server: type[Imap], settings: Any):
    port = settings.MAILBOX.rsplit(":", 1)[1].split("/")[0]
    settings.MAILBOX = address.format(port=port)
    with pytest.raises(NoMailbox):
        list(from_server())
