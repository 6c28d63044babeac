"""Putting a finding right before it is accepted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from comity.desk.forms.findings import FindingForm
from comity.desk.pages.answering import at_desk, is_part, show
from comity.desk.pages.intake.decisions import accept, answer, finding_of
from comity.desk.pages.intake.sources import card_of
from comity.desk.problems import Problem, tried
from comity.desk.viewer import Viewer
from comity.intake import actions
from comity.intake.models import Finding
from comity.register.permissions import Right


@at_desk
def correct(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form with everything that a finding states; saved beside what the reader said.

    `then` says what follows: `accept` it at once, take the `reader`'s words again, or
    nothing.
    """
    finding = finding_of(viewer, key)
    if request.method != "POST":
        return _form(request, viewer, finding, FindingForm(finding))
    form = FindingForm(finding, request.POST)
    then = request.POST.get("then", "")
    if then != "reader" and not form.is_valid():
        return _form(request, viewer, finding, form, status=422)
    payload = finding.payload if then == "reader" else form.payload
    problem = tried(viewer, lambda: _save(request, viewer, finding, payload, then))
    if problem is not None:
        return _form(request, viewer, finding, form, problem, status=409)
    return answer(request, viewer, finding.source_id, key)


def _save(
    request: HttpRequest, viewer: Viewer, finding: Finding, payload: dict[str, object], then: str
) -> None:
    changed = actions.correct(finding, payload, by=viewer.user)
    if then == "accept":
        accept(request, finding, viewer)
    elif then == "reader":
        messages.success(request, _("The reader's own words count again"))
    elif changed:
        messages.success(request, _("Corrected; it still waits for your decision"))


def _form(
    request: HttpRequest,
    viewer: Viewer,
    finding: Finding,
    form: FindingForm,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "finding": finding,
        "card": card_of(finding),
        "form": form,
        "problem": problem,
        "order": request.POST.get("order") or request.GET.get("order", ""),
        "quotes": [each.of(finding.source.text) for each in finding.proof],
        "may_decide": viewer.may(Right.DECIDE, finding.source),
    }
    response = show(
        request, "desk/correct.html", context, part="desk/parts/correct.html", status=status
    )
    if is_part(request) and status != 200:
        response.status_code = 200  # a script shows only what succeeded
        response["HX-Retarget"], response["HX-Reswap"] = "#panel", "innerHTML"
    return response
