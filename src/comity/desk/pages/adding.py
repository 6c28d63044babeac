"""Adding documents at the desk: files, or text that is pasted in."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.desk.addresses import source_address
from comity.desk.pages.answering import at_desk, show
from comity.desk.viewer import Viewer
from comity.intake.actions import Added, Failed, Incoming, add_sources
from comity.register.models import Way
from comity.register.permissions import Right

MOST_FILES = 50


@at_desk
def add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form that takes documents in; what became of each is told on the next page."""
    may_add = viewer.desk is not None and viewer.may(Right.ADD)
    if request.method != "POST" or not may_add:
        status = 403 if request.method == "POST" else 200
        return show(request, "desk/add.html", {"may_add": may_add}, status=status)
    incoming = list(_incoming(request))
    if not incoming:
        messages.error(request, _("Choose a file, or paste a text."))
        return show(request, "desk/add.html", {"may_add": True}, status=400)
    assert viewer.desk is not None
    way = Way.UPLOAD if request.FILES else Way.ENTERED
    outcomes = list(add_sources(incoming, by=viewer.user, desk=viewer.desk, way=way))
    for outcome in outcomes:
        _tell(request, outcome)
    added = [outcome for outcome in outcomes if isinstance(outcome, Added)]
    if not added:
        return show(request, "desk/add.html", {"may_add": True}, status=422)
    if len(added) == 1:
        return redirect(source_address(added[0].source.pk))
    return redirect(reverse("desk:sources"))


def _incoming(request: HttpRequest) -> Iterator[Incoming]:
    confidential = request.POST.get("confidential") == "on"
    for upload in request.FILES.getlist("files")[:MOST_FILES]:
        yield Incoming(upload.read(), upload.name or _("file"), confidential=confidential)
    text = request.POST.get("text", "").strip()
    if text:
        name = f"{timezone.localtime():%Y-%m-%d %H.%M.%S}.txt"
        address = request.POST.get("address", "").strip()[:2000]
        yield Incoming(text.encode(), name, address=address, confidential=confidential)


def _tell(request: HttpRequest, outcome: Added | Failed) -> None:
    if isinstance(outcome, Failed):
        messages.error(request, outcome.error)
        return
    for note in outcome.notes:
        messages.info(request, note)
    if outcome.is_new:
        count = len(outcome.findings)
        told = ngettext("%(name)s: %(n)d finding waits", "%(name)s: %(n)d findings wait", count) % {
            "name": outcome.source,
            "n": count,
        }
        messages.success(request, told)
    for inside in outcome.attachments:
        _tell(request, inside)
