"""Deciding findings: accept, reject, accept all, and take a decision back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comity.desk.pages.answering import at_desk, is_part
from comity.desk.pages.sources import source_context
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.intake import actions
from comity.intake.models import Finding
from comity.register.permissions import NotAllowed
from comity.register.undoing import AlreadyUndone, StillUsed


@require_POST
@at_desk
def decide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Accept or reject a finding (`decision`), with a reason for a rejection if one is given."""
    finding = _finding(viewer, key)
    decision = request.POST.get("decision")
    if decision not in ("accept", "reject"):
        return HttpResponseBadRequest("decision: write accept or reject")
    if decision == "accept":
        _try(request, lambda: _accept(request, finding, viewer))
    else:
        _try(request, lambda: _reject(request, finding, viewer))
    return _answer(request, viewer, finding.source_id, f"#finding-{key}")


@require_POST
@at_desk
def undecide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Take back what was decided on a finding; it waits again."""
    finding = _finding(viewer, key)
    _try(request, lambda: _undo(request, finding, viewer))
    return _answer(request, viewer, finding.source_id, f"#finding-{key}")


@require_POST
@at_desk
def accept_all(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Accept everything that waits in a source, or nothing of it."""
    source = get_object_or_404(viewer.sources(), pk=key)

    def accept() -> None:
        count = len(actions.accept_all(source, by=viewer.user))
        told = ngettext("%(n)d finding accepted", "%(n)d findings accepted", count)
        messages.success(request, told % {"n": count})

    _try(request, accept)
    return _answer(request, viewer, key, "#findings")


def _finding(viewer: Viewer, key: int) -> Finding:
    seen = Finding.objects.filter(source__in=viewer.sources())
    return get_object_or_404(seen.select_related("source__desk", "record"), pk=key)


def _accept(request: HttpRequest, finding: Finding, viewer: Viewer) -> None:
    record = actions.accept(finding, by=viewer.user)
    told = _("In the register: %(name)s") % {"name": of_record(record).text}
    messages.success(request, told, extra_tags=f"undo-{finding.pk}")


def _reject(request: HttpRequest, finding: Finding, viewer: Viewer) -> None:
    actions.reject(finding, by=viewer.user, reason=request.POST.get("reason", "").strip())
    messages.success(request, _("Rejected"), extra_tags=f"undo-{finding.pk}")


def _undo(request: HttpRequest, finding: Finding, viewer: Viewer) -> None:
    actions.undo(finding, by=viewer.user)
    messages.success(request, _("Taken back: the finding waits again"))


def _try(request: HttpRequest, act: Callable[[], None]) -> None:
    """Do it, or tell the person why it cannot be done."""
    try:
        act()
    except NotAllowed:
        messages.error(request, _("Your role at this desk does not let you decide findings."))
    except actions.AlreadyDecided as faster:
        who = faster.finding.decided_by
        messages.error(request, _("Already decided by %(who)s.") % {"who": who})
    except StillUsed as used:
        told = _("Not taken back: %(name)s is used by what came later. Undo that first.")
        messages.error(request, told % {"name": of_record(used.record).text})
    except (AlreadyUndone, LookupError):
        messages.error(request, _("This was taken back before."))


def _answer(request: HttpRequest, viewer: Viewer, source: int, anchor: str) -> HttpResponse:
    """The findings anew for a script; for a browser without one, the page of the source."""
    order = request.POST.get("order", "")
    if not is_part(request):
        asked = "?order=text" if order == "text" else ""
        return redirect(reverse("desk:source", args=[source]) + asked + anchor)
    context = {**source_context(viewer, source, order), "out_of_band": True}
    return render(request, "desk/parts/decided.html", context)
