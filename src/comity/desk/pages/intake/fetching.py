"""Pages from the web: one by its address, or a city's news followed with its progress."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comity.desk.addresses import source_address
from comity.desk.pages.answering import at_desk, show
from comity.desk.viewer import Viewer
from comity.formats import UnreadableSource
from comity.intake.adding import HeldElsewhere
from comity.intake.fetching.coming_in import add_page
from comity.intake.fetching.fetch import Fetcher
from comity.intake.fetching.reaching import Unreachable
from comity.intake.following.actions import (
    Progress,
    bring_in,
    follow,
    look,
    progress_of,
    stop,
    try_again,
)
from comity.intake.models import FollowedPage, Following, PageState
from comity.register.models import Desk
from comity.register.permissions import Right

AT_ONCE = 10  # pages in one click
SECONDS = 25.0  # of one click; what is left goes on with the next, or by `comity follow`
FAILURES = 10


@dataclass(frozen=True, slots=True)
class FollowingShown:
    """A feed or archive with how far it has come, and the pages that failed."""

    key: int
    following: Following
    progress: Progress
    failed: tuple[FollowedPage, ...]


@require_POST
@at_desk
def fetch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Fetch one page and add it."""
    desk = _desk(viewer)
    try:
        added = add_page(request.POST.get("page", ""), by=viewer.user, desk=desk, fetcher=Fetcher())
    except (Unreachable, UnreadableSource, HeldElsewhere) as error:
        messages.error(request, str(error))
        return redirect(reverse("desk:add"))
    for note in added.notes:
        messages.info(request, note)
    return redirect(source_address(added.source.pk))


@at_desk
def followings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All that this desk follows, and a form to begin with another."""
    if request.method == "POST":
        try:
            begun = follow(request.POST.get("address", ""), by=viewer.user, desk=_desk(viewer))
        except Unreachable as error:
            messages.error(request, str(error))
            return redirect(reverse("desk:follow"))
        return _go_on(request, begun, viewer)
    found = Following.objects.filter(desk=viewer.desk, stopped_at=None)
    context = {
        "followings": [_shown(each) for each in found] if viewer.desk else [],
        "may_add": viewer.desk is not None and viewer.may(Right.ADD),
    }
    return show(request, "desk/follow.html", context)


@require_POST
@at_desk
def following(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Go on with one, try its failures again, or stop it."""
    found = Following.objects.filter(pk=key, desk=_desk(viewer)).first()
    if found is None:
        raise Http404
    deed = request.POST.get("deed", "")
    if deed == "stop":
        stop(found, by=viewer.user)
        messages.success(request, _("No longer followed. What came in stays."))
        return redirect(reverse("desk:follow"))
    if deed == "again":
        try_again(found, by=viewer.user)
    return _go_on(request, found, viewer)


def _desk(viewer: Viewer) -> Desk:
    if viewer.desk is None or not viewer.may(Right.ADD):
        raise Http404
    return viewer.desk


def _go_on(request: HttpRequest, following: Following, viewer: Viewer) -> HttpResponse:
    until = time.monotonic() + SECONDS
    fetcher = Fetcher(seconds=SECONDS / 2)
    look(following, fetcher, most_parts=3)
    if following.trouble:
        messages.error(request, following.trouble)
    brought = list(bring_in(following, fetcher, most=AT_ONCE, by=viewer.user, until=until))
    came = sum(page.state == PageState.ADDED for page in brought)
    told = ngettext("%(n)d page came in", "%(n)d pages came in", came)
    messages.success(request, told % {"n": came})
    return redirect(reverse("desk:follow"))


def _shown(following: Following) -> FollowingShown:
    failed = following.pages.filter(state=PageState.FAILED).order_by("-pk")[:FAILURES]
    return FollowingShown(following.pk, following, progress_of(following), tuple(failed))
