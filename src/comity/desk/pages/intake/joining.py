"""Choosing the record that a finding belongs to: who it may be, why, and any other by search."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from comity.desk.badges import badge_of
from comity.desk.pages.answering import at_desk, is_part, number_in, show
from comity.desk.pages.intake.decisions import accept, answer, finding_of
from comity.desk.pages.intake.sources import card_of
from comity.desk.problems import EXPECTED, Problem, problem_of, tried
from comity.desk.shown import Line, Shown, language, line_of, of_record
from comity.desk.viewer import Viewer
from comity.identity.score import SAME_FROM
from comity.intake import actions
from comity.intake.accepting import BECOMES
from comity.intake.models import Finding, FindingKind
from comity.intake.payloads import BadPayload
from comity.intake.previewing import Preview, preview
from comity.intake.proposing import likely_records
from comity.register.kinds import specific
from comity.register.models import Record
from comity.register.permissions import Right
from comity.register.search import search

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record that something may be: how likely in words and per cent, and why.

    Records that were searched for have no grade.
    """

    key: int
    line: Line
    grade: Shown | None = None
    reasons: tuple[str, ...] = ()


@at_desk
def join(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The records that a finding may be; it joins the one that is chosen (`into`), or none of
    them (`apart`) is it; `q` searches for another."""
    finding = finding_of(viewer, key)
    problem = None
    if request.method == "POST" and "apart" in request.POST:
        problem = tried(viewer, lambda: _tell_apart(viewer, finding, request.POST.get("apart", "")))
    elif request.method == "POST":
        into = _chosen(viewer, finding, request.POST.get("into", ""))
        problem = tried(viewer, lambda: accept(request, finding, viewer, into))
        if problem is None:
            return answer(request, viewer, finding.source_id, key)
    return _page(request, viewer, finding, problem)


def _chosen(viewer: Viewer, finding: Finding, key: str) -> Record | None:
    """The record that was chosen; None for a decision by the register itself."""
    chosen = number_in(key)
    if chosen is None:
        return None
    kind = BECOMES[FindingKind(finding.kind)]
    return get_object_or_404(viewer.live(Record).filter(kind=kind), pk=chosen)


def _tell_apart(viewer: Viewer, finding: Finding, key: str) -> None:
    record = _chosen(viewer, finding, key)
    if record is None:
        raise LookupError("no record is named")
    actions.tell_apart(finding, record, by=viewer.user)


def _page(
    request: HttpRequest, viewer: Viewer, finding: Finding, problem: Problem | None
) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:200]
    may_decide = viewer.may(Right.DECIDE, finding.source) and finding.is_waiting
    foreseen, cannot = _foresee(finding, viewer) if may_decide else (None, None)
    context = {
        "finding": finding,
        "card": card_of(finding),
        "likely": _likenesses(viewer, finding) if may_decide else [],
        "sought": query,
        "found": _found(query, viewer, finding) if query else [],
        "foreseen": foreseen,
        "foreseen_more": _told(foreseen) if foreseen else (),
        "problem": problem or cannot,
        "order": request.POST.get("order") or request.GET.get("order", ""),
        "may_decide": may_decide,
        "kind": BECOMES[FindingKind(finding.kind)],
    }
    status = 409 if problem and not is_part(request) else 200
    response = show(request, "desk/join.html", context, part="desk/parts/join.html", status=status)
    if is_part(request) and request.method == "POST":
        response["HX-Retarget"], response["HX-Reswap"] = "#panel", "innerHTML"
    return response


def _foresee(finding: Finding, viewer: Viewer) -> tuple[Preview | None, Problem | None]:
    try:
        return preview(finding, by=viewer.user), None
    except EXPECTED as error:
        return None, problem_of(error, viewer)


def _told(foreseen: Preview) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """The other records that accepting would make, and those that it would name."""
    made = tuple(of_record(each, url="") for each in foreseen.made)
    linked = tuple(of_record(each) for each in foreseen.linked)
    return ((_("New besides"), made), (_("Known already"), linked))


def _likenesses(viewer: Viewer, finding: Finding) -> list[Likeness]:
    """What the finding may be, the likeliest first, as far as the viewer may see it."""
    try:
        found = likely_records(finding)
    except BadPayload:  # of another version's shape: it can still be joined by search
        return []
    seen = set(viewer.live(Record).filter(pk__in=[c.record.pk for c in found]).values_list("pk"))
    return [
        Likeness(
            each.record.pk,
            own_line(each.record),
            grade_of(each.score.value),
            tuple(reason.text(language()) for reason in each.score.reasons),
        )
        for each in found
        if (each.record.pk,) in seen
    ]


def grade_of(score: float) -> Shown:
    """How likely two are the same, in words and per cent."""
    percent = f"{round(score * 100)} %"
    if score >= SAME_FROM:
        return Shown(_("Surely the same"), tone="good", note=percent)
    return Shown(_("Perhaps the same"), tone="wait", note=percent)


def _found(query: str, viewer: Viewer, finding: Finding) -> list[Likeness]:
    kind = BECOMES[FindingKind(finding.kind)]
    hits = search(query, viewer.user, kinds=[kind], limit=MOST_FOUND)
    return [Likeness(hit.record.pk, own_line(hit.record)) for hit in hits if hit.record]


def own_line(record: Record) -> Line:
    """A record as a line with the badge of its own kind."""
    return line_of(record, badges=[badge_of(specific(record))])
