"""Pairs of records that may be one: a person says same, different or unsure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.desk.addresses import ROUTES
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.intake.joining import grade_of, own_line
from comity.desk.problems import Problem, tried
from comity.desk.shown import Line, Shown, language
from comity.desk.viewer import Viewer
from comity.intake import actions
from comity.intake.models import Decision, Proposal
from comity.register.models import State
from comity.register.permissions import Right

SHOWN = 40
_ANSWERS = {"different": Decision.DIFFERENT, "unsure": Decision.UNSURE}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, with how likely and why."""

    proposal: Proposal
    one: Line
    other: Line
    grade: Shown
    reasons: tuple[str, ...]
    merge_url: str

    @property
    def both(self) -> tuple[Line, Line]:
        """The two, to be set side by side."""
        return self.one, self.other


def open_pairs(viewer: Viewer) -> QuerySet[Proposal]:
    """Proposals that two live records are one, which nobody has decided; the likeliest first."""
    undecided = Proposal.objects.filter(
        decision__in=(Decision.UNDECIDED, Decision.UNSURE), superseded_by=None
    )
    both = undecided.filter(other__state=State.LIVE).filter(
        viewer.sees("record__"), viewer.sees("other__")
    )
    return both.select_related("record", "other").order_by("-score", "pk")


@at_desk
def proposals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The pairs that wait for a word."""
    return _page(request, viewer)


@require_POST
@at_desk
def decide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Say that two are different, or that it cannot be said yet."""
    proposal = get_object_or_404(open_pairs(viewer), pk=key)
    decision = _ANSWERS.get(request.POST.get("decision", ""))
    if decision is None:
        return HttpResponseBadRequest("decision: write different or unsure")
    problem = tried(viewer, lambda: actions.decide(proposal, decision, by=viewer.user))
    if problem is not None:
        return _page(request, viewer, problem)
    messages.success(request, _("Kept: your word on these two"))
    return redirect("desk:proposals")


def _page(request: HttpRequest, viewer: Viewer, problem: Problem | None = None) -> HttpResponse:
    waiting = open_pairs(viewer)
    context = {
        "pairs": [_pair(each) for each in waiting[:SHOWN]],
        "count": waiting.count(),
        "problem": problem,
        "may_decide": viewer.may(Right.DECIDE),
        "may_merge": viewer.may(Right.MERGE),
    }
    return show(request, "desk/proposals.html", context, status=409 if problem else 200)


def _pair(proposal: Proposal) -> Pair:
    assert proposal.other is not None
    one, other = proposal.record, proposal.other
    return Pair(
        proposal,
        own_line(one),
        own_line(other),
        grade_of(proposal.score),
        tuple(proposal.sentences(language())),
        merge_address(other.kind, other.pk, one.pk),
    )


def merge_address(kind: str, key: int, into: int | None = None) -> str:
    """The page on which a record is joined to another of its kind."""
    page = reverse("desk:merge", args=[ROUTES[kind], key])
    return f"{page}?{urlencode({'into': into})}" if into else page
