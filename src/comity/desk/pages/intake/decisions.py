"""Deciding one finding: accept, reject, and take decisions back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.desk.pages.answering import at_desk, is_part
from comity.desk.pages.intake.sources import source_context
from comity.desk.problems import Problem, tried
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.intake import actions
from comity.intake.models import Finding
from comity.register.models import Record, Source

# In place of a finding's key: the problem lies with all of them.
ALL = 0


@require_POST
@at_desk
def decide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Accept or reject a finding (`decision`), with a reason for a rejection if one is given."""
    finding = finding_of(viewer, key)
    decision = request.POST.get("decision")
    if decision not in ("accept", "reject"):
        return HttpResponseBadRequest("decision: write accept or reject")
    if decision == "accept":
        problem = tried(viewer, lambda: accept(request, finding, viewer))
    else:
        problem = tried(viewer, lambda: _reject(request, finding, viewer))
    return answer(request, viewer, finding.source_id, key, problem)


@require_POST
@at_desk
def undecide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Take back what was decided on a finding; it waits again."""
    finding = finding_of(viewer, key)
    problem = tried(viewer, lambda: _undo(request, finding, viewer))
    return answer(request, viewer, finding.source_id, key, problem)


@require_POST
@at_desk
def take_back(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Take back the last decision that this person took on the source, whichever it was."""
    source = source_of(viewer, key)
    found: list[Finding] = []

    def undo_last() -> None:
        found.append(actions.undo_last(source, by=viewer.user))
        messages.success(request, _("Taken back: the finding waits again"))

    problem = tried(viewer, undo_last)
    return answer(request, viewer, key, found[0].pk if found else ALL, problem)


def finding_of(viewer: Viewer, key: int) -> Finding:
    """A finding of a source that the viewer may see; else there is no such page."""
    seen = viewer.findings()
    return get_object_or_404(seen.select_related("source__desk", "record"), pk=key)


def source_of(viewer: Viewer, key: int) -> Source:
    """A source that the viewer may see; else there is no such page."""
    return get_object_or_404(viewer.sources().select_related("desk"), pk=key)


def accept(
    request: HttpRequest, finding: Finding, viewer: Viewer, into: Record | None = None
) -> None:
    """Accept a finding, and say where it is now."""
    record = actions.accept(finding, by=viewer.user, into=into)
    told = _("In the register: %(name)s") % {"name": of_record(record).text}
    messages.success(request, told, extra_tags=f"undo-{finding.pk}")


def _reject(request: HttpRequest, finding: Finding, viewer: Viewer) -> None:
    actions.reject(finding, by=viewer.user, reason=request.POST.get("reason", "").strip())
    messages.success(request, _("Rejected"), extra_tags=f"undo-{finding.pk}")


def _undo(request: HttpRequest, finding: Finding, viewer: Viewer) -> None:
    actions.undo(finding, by=viewer.user)
    messages.success(request, _("Taken back: the finding waits again"))


def answer(
    request: HttpRequest, viewer: Viewer, source: int, finding: int, problem: Problem | None = None
) -> HttpResponse:
    """The findings anew for a script; for a browser without one, the page of the source.

    A problem stands at its finding (`ALL`: above them all).
    """
    order = request.POST.get("order", "")
    anchor = f"#finding-{finding}" if finding != ALL else "#findings"
    if not is_part(request) and problem is None:
        asked = "?order=text" if order == "text" else ""
        return redirect(reverse("desk:source", args=[source]) + asked + anchor)
    problems: Mapping[int, Problem] = {finding: problem} if problem else {}
    context = {**source_context(viewer, source, order), "problems": problems}
    if not is_part(request):
        return render(request, "desk/source.html", context, status=409)
    context["out_of_band"] = True
    response = render(request, "desk/parts/decided.html", context)
    response["HX-Trigger"] = json.dumps(
        {"decided": {"finding": finding, "problem": problem is not None}}
    )
    return response
