"""Decisions on many findings of a source at once: looked at first, and taken back as one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.desk.addresses import source_address
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pages.intake.decisions import source_of
from comity.desk.pages.intake.sources import Card, card_of
from comity.desk.problems import Problem, tried
from comity.desk.viewer import Viewer
from comity.desk.words import confidence_grade
from comity.intake import actions
from comity.intake.models import FindingState
from comity.register.models import Source
from comity.register.permissions import Right

UNSURE = "unsure"
GRADES = ("clear", "likely", UNSURE)


@dataclass(frozen=True, slots=True)
class Grade:
    """The waiting findings of one certainty."""

    name: str
    cards: tuple[Card, ...]

    @property
    def keys(self) -> set[int]:
        """The keys of the findings."""
        return {card.finding.pk for card in self.cards}


@at_desk
def accept_many(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Everything that waits in a source, to be ticked off; unsure ones need a word of their own.

    Those that are ticked (`finding`) are accepted, or none of them.
    """
    source = source_of(viewer, key)
    grades = _grades(source)
    if request.method != "POST":
        return _preview(request, viewer, source, grades)
    chosen = {key for key in map(number_in, request.POST.getlist("finding")) if key is not None}
    unsure = {key for grade in grades if grade.name == UNSURE for key in grade.keys}
    if not chosen:
        problem: Problem | None = Problem(_("Tick at least one finding."))
        return _preview(request, viewer, source, grades, problem, chosen)
    if chosen & unsure and request.POST.get("sure") != "on":
        told = _("Unsure findings are among them: say below that you have looked at them.")
        return _preview(request, viewer, source, grades, Problem(told), chosen)
    problem = tried(viewer, lambda: _accept(request, viewer, source, chosen))
    if problem is not None:
        return _preview(request, viewer, source, grades, problem, chosen)
    return redirect(source_address(key))


def _accept(request: HttpRequest, viewer: Viewer, source: Source, chosen: set[int]) -> None:
    count = len(actions.accept_all(source, by=viewer.user, among=chosen))
    told = ngettext("%(n)d finding accepted", "%(n)d findings accepted", count)
    messages.success(request, told % {"n": count})


def _grades(source: Source) -> list[Grade]:
    waiting = list(source.findings.filter(state=FindingState.WAITING))
    for finding in waiting:
        finding.source = source  # its text comes once and not with every finding
    cards = [card_of(finding) for finding in waiting]
    by_grade = {
        name: tuple(c for c in cards if confidence_grade(c.finding.confidence) == name)
        for name in GRADES
    }
    return [Grade(name, some) for name, some in by_grade.items() if some]


def _preview(
    request: HttpRequest,
    viewer: Viewer,
    source: Source,
    grades: list[Grade],
    problem: Problem | None = None,
    chosen: set[int] | None = None,
) -> HttpResponse:
    sure = {key for grade in grades if grade.name != UNSURE for key in grade.keys}
    context = {
        "source": source,
        "grades": grades,
        "ticked": sure if chosen is None else chosen,
        "problem": problem,
        "may_decide": viewer.may(Right.DECIDE, source),
    }
    return show(request, "desk/accept_many.html", context, status=409 if problem else 200)


@at_desk
def take_all_back(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Take back every decision on a source, or none; asked once before."""
    source = source_of(viewer, key)
    problem = None
    if request.method == "POST":
        problem = tried(viewer, lambda: _undo_all(request, viewer, source))
        if problem is None:
            return redirect(reverse("desk:source", args=[key]))
    decided = source.findings.exclude(state__in=(FindingState.WAITING, FindingState.OUTDATED))
    context = {
        "source": source,
        "count": decided.count(),
        "problem": problem,
        "may_decide": viewer.may(Right.DECIDE, source),
    }
    return show(request, "desk/take_all_back.html", context, status=409 if problem else 200)


def _undo_all(request: HttpRequest, viewer: Viewer, source: Source) -> None:
    reason = request.POST.get("reason", "").strip()
    count = actions.undo_all(source, by=viewer.user, reason=reason)
    told = ngettext("%(n)d decision taken back", "%(n)d decisions taken back", count)
    messages.success(request, told % {"n": count})
