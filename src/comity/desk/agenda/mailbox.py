"""Answers out of the mailbox: each reply is kept as a source that proves the answer."""

from __future__ import annotations

import imaplib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from comity.agenda.answers import Outcome, Told, hand_of, invitee_of, outcome_of, take
from comity.agenda.models import Mailing
from comity.agenda.replies import Reply, replies_in
from comity.formats import UnreadableSource
from comity.intake.actions import HeldElsewhere, Incoming, add_source
from comity.passages import Passage
from comity.register.basis import Stated
from comity.register.models import Desk, Source, Way
from comity.register.permissions import NotAllowed

MOST_BYTES = 20 * 1024 * 1024
TIMEOUT = 30  # seconds


class NoMailbox(RuntimeError):
    """The mailbox is not set or cannot be opened; says what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer in the mailbox, and what became of it."""

    reply: Reply
    outcome: Outcome


def take_replies(content: bytes, name: str) -> list[Found]:
    """Take every answer that a mail holds into the register; none for any other mail."""
    found = []
    for reply in replies_in(content):
        outcome, mailing = outcome_of(reply)
        if outcome is Outcome.TAKEN and mailing is not None:
            _take(reply, mailing, content, name)
        found.append(Found(reply, outcome))
    return found


def _take(reply: Reply, mailing: Mailing, content: bytes, name: str) -> None:
    told = Told(
        reply.answer, reply.at or timezone.now(), reply.deputy, comment=reply.comment,
        how="answered by mail",
    )  # fmt: skip
    take(mailing, told, basis=_basis(mailing, content, name))


def _basis(mailing: Mailing, content: bytes, name: str) -> Stated | None:
    """The mail as a source, seen only at the desk; None where there are no words to show."""
    invitee = invitee_of(mailing)
    desk = invitee.invitation.desk if invitee else None
    if desk is None:
        return None
    try:
        source = _source(mailing, desk, content, name)
    except (UnreadableSource, HeldElsewhere, NotAllowed):
        return None
    start = len(source.text) - len(source.text.lstrip())
    end = len(source.text.rstrip())
    return Stated(source, (Passage(start, end),), 1.0, "") if start < end else None


def _source(mailing: Mailing, desk: Desk, content: bytes, name: str) -> Source:
    incoming = Incoming(content, name, confidential=True)
    return add_source(incoming, by=hand_of(mailing, desk), desk=desk, way=Way.MAIL).source


# ---------------------------------------------------------------- where mails come from


def mails_in(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The mails in files and folders, with their names."""
    for given in paths:
        path = Path(given)
        files = (
            sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        )
        for file in files:
            if file.stat().st_size <= MOST_BYTES:
                yield file.name, file.read_bytes()


class Imap:
    """A folder on a mail server: its unread mails, of which those with answers become read."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)
        if (
            self.address.scheme not in ("imap", "imaps", "imap+starttls")
            or not self.address.hostname
        ):
            raise NoMailbox(
                "no mailbox is set; set COMITY_MAILBOX to imaps://user:password@host/INBOX, "
                "or name files"
            )

    def __enter__(self) -> Imap:
        host, port = self.address.hostname or "", self.address.port
        try:
            if self.address.scheme == "imaps":
                self.server: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, port or 993, timeout=TIMEOUT)
            else:
                self.server = imaplib.IMAP4(host, port or 143, timeout=TIMEOUT)
                if self.address.scheme == "imap+starttls":
                    self.server.starttls()
            self.server.login(
                unquote(self.address.username or ""), unquote(self.address.password or "")
            )
            folder = unquote(self.address.path.strip("/")) or "INBOX"
            state, _told = self.server.select(f'"{folder}"')
        except (OSError, imaplib.IMAP4.error) as error:
            raise NoMailbox(f"{host}: the mailbox cannot be opened: {error}") from error
        if state != "OK":
            raise NoMailbox(f"{host}: there is no mailbox {folder!r}")
        return self

    def __exit__(self, *_: object) -> None:
        self.server.logout()

    def unread(self) -> Iterator[tuple[bytes, bytes]]:
        """The unread mails with their numbers; reading them here leaves them unread."""
        _state, numbers = self.server.search(None, "UNSEEN")
        for number in (numbers[0] or b"").split():
            _state, told = self.server.fetch(number.decode(), "(BODY.PEEK[])")
            content = next((part[1] for part in told if isinstance(part, tuple)), b"")
            if len(content) <= MOST_BYTES:
                yield number, content

    def mark_read(self, number: bytes) -> None:
        """Say that a mail is dealt with."""
        self.server.store(number.decode(), "+FLAGS", "\\Seen")


def from_server() -> Iterator[Found]:
    """Take the answers out of the mailbox that is set."""
    with Imap(settings.MAILBOX) as mailbox:
        for number, content in mailbox.unread():
            found = take_replies(content, f"reply-{number.decode()}.eml")
            if found:
                mailbox.mark_read(number)
            yield from found


def tell(found: Found) -> str:
    """One line about an answer and what became of it."""
    reply = found.reply
    line = f"{reply.attendee}: {reply.answer}" + (f" ({reply.deputy})" if reply.deputy else "")
    said = {
        Outcome.TAKEN: "in the register",
        Outcome.UNKNOWN: "answers no invitation of this register",
        Outcome.STRANGER: f"came from {reply.sender}, who was not asked; ask them",
        Outcome.OUTDATED: "answers an earlier version; the invitation has changed since",
        Outcome.OLDER: "is older than the answer in the register",
        Outcome.CANCELLED: "answers an invitation that was taken back",
    }
    return f"{line}: {said[found.outcome]}"
