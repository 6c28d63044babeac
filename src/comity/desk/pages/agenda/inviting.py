"""Sending an invitation of the register by mail, telling of changes, taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.agenda.letters import meeting_of
from comity.agenda.mailing import (
    Addressee,
    NoMail,
    Times,
    answer_address,
    cancel,
    has_changed,
    mail_is_set,
    send,
)
from comity.agenda.models import Mailing
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Shown, language, of_code, of_record
from comity.desk.viewer import Viewer
from comity.register.models import Invitation, Invitee
from comity.register.permissions import Right, may
from comity.register.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Row:
    """An invitee on the page: how they are written to, and what became of it."""

    key: int
    who: Shown
    answer: Shown | None
    address: str
    tongue: str
    zone: str
    mailing: Mailing | None
    has_changed: bool
    page: str


@at_desk
def mail(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The page of an invitation's letters; a form for each invitee."""
    invitation = _invitation(viewer, key)
    invitees = list(invitation.invitees.select_related("who"))
    if request.method == "POST":
        if not may(viewer.user, Right.WRITE, invitation.desk):
            return _page(request, viewer, invitation, invitees, 403)
        invitee = next((i for i in invitees if str(i.pk) == request.POST.get("invitee")), None)
        if invitee is None:
            raise Http404
        if _done(request, viewer, invitee):
            return redirect(reverse("desk:invite", args=[key]))
        return _page(request, viewer, invitation, invitees, 400)
    return _page(request, viewer, invitation, invitees, 200)


def _invitation(viewer: Viewer, key: int) -> Invitation:
    found = viewer.live(Invitation).select_related("event__place", "inviter", "place", "desk")
    invitation = found.filter(pk=key).first()
    if invitation is None:
        raise Http404
    return invitation


def _done(request: HttpRequest, viewer: Viewer, invitee: Invitee) -> bool:
    """Whether what the form asks for was done; the reader is told either way."""
    given = request.POST
    words = given.get("words", "").strip()[:4000]
    try:
        if given.get("deed") == "cancel":
            cancel(invitee, by=viewer.user, words=words)
            messages.success(request, _("The invitation was taken back by mail."))
        else:
            to = Addressee(given.get("address", ""), given.get("tongue", ""), given.get("zone", ""))
            send(invitee, to, _times(given), by=viewer.user, words=words)
            messages.success(request, _("The invitation is on its way."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    except NoMail as error:
        messages.error(request, str(error))
        return False
    return True


def _times(given: object) -> Times:
    get = given.get  # type: ignore[attr-defined]
    zone = get("event_zone") or settings.TIME_ZONE
    starts, ends = (_moment(get(name, "")) for name in ("starts", "ends"))
    return Times(zone, starts, ends)


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError as error:
        raise ValidationError(_("“%(words)s” is no day and time.") % {"words": text}) from error


def _page(
    request: HttpRequest, viewer: Viewer, invitation: Invitation, invitees: list[Invitee],
    status: int,
) -> HttpResponse:  # fmt: skip
    found = Mailing.objects.filter(invitee__in=[each.pk for each in invitees])
    mailings = {each.invitee: each for each in found}
    for invitee in invitees:
        invitee.invitation = invitation
    last = max(mailings.values(), key=lambda m: m.sent_at or m.pk, default=None)
    zone = last.time_zone if last else settings.TIME_ZONE
    context = {
        "invitation": invitation,
        "title": of_record(invitation),
        "rows": [_row(each, mailings.get(each.pk)) for each in invitees],
        "starts": _local(last.starts_at if last else None, zone),
        "ends": _local(last.ends_at if last else None, zone),
        "zone": zone,
        "zones": sorted(name for name in available_timezones() if "/" in name),
        "tongues": LANGUAGES,
        "mail_is_set": mail_is_set(),
        "may_send": may(viewer.user, Right.WRITE, invitation.desk),
        "given": request.POST,
        "has_day": _has_day(invitation),
    }
    return show(request, "desk/invite.html", context, status=status)


def _row(invitee: Invitee, mailing: Mailing | None) -> Row:
    return Row(
        key=invitee.pk,
        who=of_record(invitee.who),
        answer=of_code("Answer", invitee.answer),
        address=mailing.address if mailing else "",
        tongue=mailing.language if mailing else _tongue_of(invitee),
        zone=mailing.their_zone if mailing else settings.TIME_ZONE,
        mailing=mailing,
        has_changed=mailing is not None and has_changed(invitee, mailing),
        page=answer_address(mailing) if mailing else "",
    )


def _tongue_of(invitee: Invitee) -> str:
    """The reader's own language, unless the invitee's name is only known in another."""
    known = [tag for tag in invitee.who.label if tag in LANGUAGES]
    return language() if language() in known or not known else known[0]


def _local(moment: datetime | None, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}" if moment else ""


def _has_day(invitation: Invitation) -> bool:
    told = Mailing(language=language(), time_zone="UTC", their_zone="UTC")
    meeting = meeting_of(Invitee(invitation=invitation), told)
    return meeting.span is not None and meeting.span.is_exact
