"""Coming in by the link that `comity desk` prints on one's own computer."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from comity.desk.viewer import Viewer
from comity.register.models import User
from comity.register.permissions import Right
from comity.register.signing_in import redeem


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in whom the link was made for, once; otherwise say how to get a new one."""
    user = redeem(token)
    if user is None:
        messages.error(
            request,
            _("This link was used before or is older than ten minutes. Start Comity again."),
        )
        return redirect("account_login")
    # By the same way as everybody: whoever set up a second factor is asked for it.
    return perform_login(request, Login(user=user, redirect_url=_first_page(user)))


def _first_page(user: User) -> str:
    """Today; or, at a desk that nobody has said yet whose it is, the page that asks for it."""
    viewer = Viewer(user)
    desk = viewer.desk
    is_new = desk is not None and desk.institution is None and not desk.is_demonstration
    if is_new and viewer.may(Right.ADMINISTER):
        return f"{reverse('desk:house')}?first"
    return reverse("desk:today")
