"""Sending invitations by mail, telling of changes, and taking invitations back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from comity.agenda.letters import Letter, Method, invitation_of, letter, meeting_of
from comity.agenda.models import Mailing
from comity.register.models import Invitee, User
from comity.register.permissions import Right, require
from comity.register.words import LANGUAGES


class NoMail(RuntimeError):
    """No mail server is set, or it refused a letter; says what to do."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Where and how an invitee is written to; zones are IANA names (`Europe/Istanbul`)."""

    address: str
    language: str
    their_zone: str


@dataclass(frozen=True, slots=True)
class Times:
    """When the meeting is, as wall-clock times of `zone`; None for whole days."""

    zone: str
    starts: datetime | None = None
    ends: datetime | None = None


def mail_is_set() -> bool:
    """Whether letters can leave: a server and an address of our own are set."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def mailing_of(invitee: Invitee) -> Mailing | None:
    """How the invitee was written to, if they were."""
    return Mailing.objects.filter(invitee=invitee.pk).first()


def send(invitee: Invitee, to: Addressee, times: Times, *, by: User, words: str = "") -> Mailing:
    """Send the invitation, or, where it was sent before, what it says now.

    The letter and what is kept of it go together: nothing is kept if it cannot be sent.
    Raises NotAllowed, ValidationError for an address, language, zone or time that is
    none, and NoMail.
    """
    invitation = invitation_of(invitee)
    require(by, Right.WRITE, invitation.desk)
    invitee.invitation = invitation
    with transaction.atomic():
        mailing = Mailing.objects.select_for_update().filter(invitee=invitee.pk).first()
        is_update = mailing is not None and mailing.sent_at is not None
        mailing = mailing or Mailing(invitee=invitee.pk)
        _fill(mailing, to, times, words)
        mailing.sent_by, mailing.sent_at, mailing.cancelled_at = by, timezone.now(), None
        mailing.sequence += is_update
        mailing.sent_as = meeting_of(invitee, mailing).digest
        mailing.save()
        _post(
            letter(invitee, mailing, Method.REQUEST, answer_at=answer_address(mailing),
                   is_update=is_update),
            mailing,
        )  # fmt: skip
    return mailing


def cancel(invitee: Invitee, *, by: User, words: str = "") -> Mailing:
    """Take a sent invitation back; the meeting vanishes from the invitee's calendar.

    Raises ValidationError if it was never sent, or was taken back before.
    """
    invitation = invitation_of(invitee)
    require(by, Right.WRITE, invitation.desk)
    invitee.invitation = invitation
    with transaction.atomic():
        mailing = Mailing.objects.select_for_update().filter(invitee=invitee.pk).first()
        if mailing is None or mailing.cancelled_at is not None:
            raise ValidationError(f"{invitee.who}: there is no sent invitation to take back")
        mailing.sequence += 1
        mailing.words, mailing.cancelled_at = words, timezone.now()
        mailing.save()
        _post(letter(invitee, mailing, Method.CANCEL, answer_at=answer_address(mailing)), mailing)
    return mailing


def has_changed(invitee: Invitee, mailing: Mailing) -> bool:
    """Whether the invitation says something else now than the invitee was told."""
    return meeting_of(invitee, mailing).digest != mailing.sent_as


def _fill(mailing: Mailing, to: Addressee, times: Times, words: str) -> None:
    mailing.address, mailing.language, mailing.words = to.address.strip(), to.language, words
    mailing.their_zone, mailing.time_zone = to.their_zone or times.zone, times.zone
    for name in (mailing.time_zone, mailing.their_zone):
        if name not in available_timezones():
            raise ValidationError({"time_zone": f"{name!r} is no time zone, as Europe/Istanbul"})
    if mailing.language not in LANGUAGES:
        raise ValidationError({"language": f"{mailing.language!r}: write tr, en or ru"})
    zone = ZoneInfo(times.zone)
    mailing.starts_at = times.starts.replace(tzinfo=zone) if times.starts else None
    mailing.ends_at = times.ends.replace(tzinfo=zone) if times.ends else None
    if mailing.starts_at and mailing.ends_at and mailing.ends_at <= mailing.starts_at:
        raise ValidationError({"ends": "the meeting must end after it starts"})
    validate_email(mailing.address)


def _post(message: Letter, mailing: Mailing) -> None:
    mail = EmailMultiAlternatives(message.subject, message.text, to=[mailing.address])
    if message.calendar:
        told = message.calendar.decode()
        # As an alternative for programs that offer to answer, as a file for all others.
        mail.attach_alternative(told, f"text/calendar; method={message.method}")
        mail.attach("invite.ics", told, "application/ics")
    post(mail)


def post(mail: EmailMessage) -> None:
    """Hand a letter to the mail server. Raises NoMail, which says what to do."""
    if not mail_is_set():
        raise NoMail("no mail server is set; set COMITY_MAIL and COMITY_MAIL_FROM")
    try:
        mail.send()
    except OSError as error:  # smtplib's errors are OSErrors too
        told = f"{', '.join(mail.to)}: the mail server did not take the letter: {error}"
        raise NoMail(told) from error


# ---------------------------------------------------------------- the page of the answer


def answer_token(mailing: Mailing) -> str:
    """The secret part of the page where an invitee answers without an account."""
    told = salted_hmac("comity.agenda.answers", f"{mailing.pk}:{mailing.nonce}", algorithm="sha256")
    return f"{mailing.pk}-{told.hexdigest()[:40]}"


def answer_address(mailing: Mailing) -> str:
    """The whole address of that page."""
    site = f"{settings.ADDRESS.scheme}://{settings.ADDRESS.netloc}"
    return site + reverse("desk:answer", args=[answer_token(mailing)])


def mailing_at(token: str) -> Mailing | None:
    """The invitation whose page has this secret part, if there is one."""
    key = token.partition("-")[0]
    if not key.isdecimal() or len(key) > 18:
        return None
    mailing = Mailing.objects.filter(pk=int(key)).select_related("sent_by").first()
    return mailing if mailing and constant_time_compare(answer_token(mailing), token) else None
