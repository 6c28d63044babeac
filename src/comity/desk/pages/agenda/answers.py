"""The page on which an invitee answers, with the token of their letter and no account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comity.agenda.answers import Told, invitee_of, take
from comity.agenda.letters import invitation_of, meeting_of, when_and_where
from comity.agenda.mailing import mailing_at
from comity.agenda.models import Mailing
from comity.register.models import Answer, Invitee

# In the words of who answers; the register's own words tell it of them.
_SAID = {
    Answer.ACCEPTED: gettext_lazy("I will come"),
    Answer.TENTATIVE: gettext_lazy("Perhaps"),
    Answer.DEPUTY: gettext_lazy("I send a deputy"),
    Answer.DECLINED: gettext_lazy("I cannot come"),
}
CHOICES = tuple(_SAID)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation and take the answer; looking at it alone answers nothing."""
    mailing = mailing_at(token)
    invitee = invitee_of(mailing) if mailing else None
    if mailing is None or invitee is None:
        raise Http404(_("There is no such invitation any more."))
    with translation.override(mailing.language):
        if request.method == "POST" and mailing.cancelled_at is None:
            return _taken(request, mailing, invitee)
        return _page(request, mailing, invitee)


def _taken(request: HttpRequest, mailing: Mailing, invitee: Invitee) -> HttpResponse:
    given = request.POST
    chosen, deputy = given.get("answer", ""), given.get("deputy", "").strip()
    if chosen not in CHOICES:
        return _page(request, mailing, invitee, error=_("Choose one of the answers."))
    if chosen == Answer.DEPUTY and not deputy:
        return _page(request, mailing, invitee, error=_("Write whom you send."))
    told = Told(
        Answer(chosen), timezone.now(), deputy[:200], given.get("office", "")[:200],
        given.get("comment", "").strip()[:1000], how="answered on the page",
    )  # fmt: skip
    take(mailing, told)
    messages.success(request, _("Thank you. Your answer has been passed on."))
    return redirect(request.path)


def _page(
    request: HttpRequest, mailing: Mailing, invitee: Invitee, error: str = ""
) -> HttpResponse:
    invitee.invitation = invitation_of(invitee)
    meeting = meeting_of(invitee, mailing)
    given = request.POST.get("answer") or invitee.answer
    context = {
        "mailing": mailing,
        "meeting": meeting,
        "facts": [line.split(": ", 1) for line in when_and_where(meeting, mailing)],
        "name": invitee.who.label.text(mailing.language),
        "choices": [(each.value, _SAID[each], each.value == given) for each in CHOICES],
        "has_answered": mailing.replied_at is not None,
        "given": request.POST,
        "error": error,
    }
    status = 400 if error else 200
    response = render(request, "desk/answer.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
