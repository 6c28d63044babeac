"""How somebody signs in: second factor, passkeys, recovery codes, and where they are signed in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from comity.desk.entrance.browsers import browser_of
from comity.desk.pages.answering import number_in
from comity.desk.viewer import viewer_of


class SigningIn(IndexView):  # type: ignore[misc]
    """What stands behind one's own account."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With whether the desk asks a second factor of the reader's role, and where they are."""
        told: dict[str, Any] = super().get_context_data(**more)
        return {
            **told,
            "must_have": viewer_of(self.request).must_have_second_factor,
            "sessions": _sessions(self.request),
        }


signing_in = SigningIn.as_view()


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """End one of one's sessions (`end`), or all others."""
    if request.method == "POST" and "end" in request.POST:
        own = UserSession.objects.filter(user=request.user.pk)
        end_sessions(request, [get_object_or_404(own, pk=number_in(request.POST["end"]))])
        messages.success(request, _("Signed out there."))
    elif request.method == "POST":
        end_other_sessions(request, request.user)
        messages.success(request, _("Signed out everywhere else."))
    return redirect("mfa_index")


def not_there(request: HttpRequest) -> HttpResponse:
    """After somebody turned back at the sign-in of their institution."""
    messages.info(request, _("You were not signed in there."))
    return redirect("account_login")


def _sessions(request: HttpRequest) -> list[tuple[UserSession, str]]:
    """The reader's sessions, the latest seen first, with the browser of each in words."""
    held = UserSession.objects.purge_and_list(request.user)
    latest = sorted(held, key=lambda each: (each.is_current(), each.last_seen_at), reverse=True)
    return [(each, browser_of(each.user_agent)) for each in latest]
