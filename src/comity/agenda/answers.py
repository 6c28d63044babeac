"""Answers of invitees go into the register, with who said so and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from comity.agenda.models import Mailing
from comity.agenda.replies import Reply
from comity.identity import Decision as Verdict
from comity.identity import PersonProfile, decide
from comity.register.actions import change_part, enter
from comity.register.basis import Basis
from comity.register.identities import candidates
from comity.register.models import Answer, Desk, Invitee, Kind, Person, User
from comity.register.permissions import Right, may
from comity.register.wording import LanguageMap


class Outcome(StrEnum):
    """What became of an answer that came by mail."""

    TAKEN = "taken"
    UNKNOWN = "unknown"
    STRANGER = "stranger"
    OUTDATED = "outdated"
    OLDER = "older"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it was given. `deputy` and `office` say whom they send, in their words."""

    answer: Answer
    at: datetime
    deputy: str = ""
    office: str = ""
    comment: str = ""
    how: str = ""


def invitee_of(mailing: Mailing) -> Invitee | None:
    """The register's row of an invitee; None if somebody took it away since."""
    found = Invitee.objects.select_related("who", "invitation__desk").filter(pk=mailing.invitee)
    return found.first()


def outcome_of(reply: Reply) -> tuple[Outcome, Mailing | None]:
    """Whether an answer that came by mail holds, and to which letter it belongs.

    It must answer the last version, come from the address that was written to, and not be
    older than an answer that is there already.
    """
    mailing = _mailing_with(reply.uid)
    if mailing is None or invitee_of(mailing) is None:
        return Outcome.UNKNOWN, mailing
    if mailing.cancelled_at is not None:
        return Outcome.CANCELLED, mailing
    own = mailing.address.lower()
    if own not in (reply.attendee, reply.sender) or reply.sender not in ("", own):
        return Outcome.STRANGER, mailing
    if reply.sequence < mailing.sequence:
        return Outcome.OUTDATED, mailing
    if reply.at and mailing.replied_at and reply.at <= mailing.replied_at:
        return Outcome.OLDER, mailing
    return Outcome.TAKEN, mailing


def _mailing_with(uid: str) -> Mailing | None:
    parts = uid.split("-", 2)
    if len(parts) != 3 or parts[0] != "invitation" or not parts[1].isdecimal():
        return None
    mailing = Mailing.objects.filter(pk=int(parts[1][:18])).select_related("sent_by").first()
    return mailing if mailing and mailing.uid == uid else None


@transaction.atomic
def take(mailing: Mailing, told: Told, *, basis: Basis | None = None) -> Invitee:
    """Write an answer into the register, on the word of who sent the invitation.

    `basis` is what shows the answer, as the mail that holds it. The reason in the history
    says how it came, from which address, and the invitee's own words. Raises LookupError
    if the invitee is no longer there.
    """
    invitee = invitee_of(mailing)
    if invitee is None:
        raise LookupError(f"{mailing.address} is no longer invited")
    by = hand_of(mailing, invitee.invitation.desk)
    deputy = None
    if told.answer is Answer.DEPUTY and told.deputy.strip():
        deputy = _person(told, mailing.language, by, invitee.invitation.desk)
    change_part(
        invitee, by=by, basis=basis, reason=_reason(mailing, told), answer=told.answer,
        answered_on=timezone.localtime(told.at).date().isoformat(), deputy=deputy,
    )  # fmt: skip
    Mailing.objects.filter(pk=mailing.pk).update(replied_at=told.at)
    return invitee


def hand_of(mailing: Mailing, desk: Desk | None) -> User:
    """Who sent the invitation; if they have left, another of the desk who may write."""
    if desk is None or may(mailing.sent_by, Right.WRITE, desk):
        return mailing.sent_by
    seats = desk.memberships.select_related("user").order_by("pk")
    others = (seat.user for seat in seats if may(seat.user, Right.WRITE, desk))
    return next(others, mailing.sent_by)


def _person(told: Told, language: str, by: User, desk: Desk | None) -> Person:
    """The deputy: somebody whom the register surely knows, or a new person."""
    name = " ".join(told.deputy.split())[:200]
    if desk is not None:
        profile = PersonProfile(names=(name,), language=language)
        found = candidates(profile, Kind.PERSON, at=desk)
        same = [each.record for each in found if decide(each.score) is Verdict.SAME]
        if len(same) == 1:
            person: Person = same[0]
            return person
    made = Person(name=LanguageMap({language: name}), note=told.office.strip()[:400])
    return enter(made, by=by, desk=desk, reason=told.how)


def _reason(mailing: Mailing, told: Told) -> str:
    office = f"{told.deputy}, {told.office}".strip(", ") if told.deputy else ""
    return " · ".join(filter(None, (told.how, mailing.address, office, told.comment[:1000])))
