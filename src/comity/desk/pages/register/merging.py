"""Joining two records that are one, by hand; and parting them again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from comity.desk.addresses import record_address
from comity.desk.kinds import BY_ROUTE
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pages.intake.joining import MOST_FOUND, Likeness, grade_of, own_line
from comity.desk.problems import Problem, tried
from comity.desk.proofs import Proofs
from comity.desk.shown import Page, Shown, language, of_record
from comity.desk.viewer import Viewer
from comity.identity.score import DIFFERENT_TO
from comity.intake.actions import joined_by_hand
from comity.register.actions import merge as merge_records
from comity.register.actions import unmerge as unmerge_record
from comity.register.identities import duplicates_of
from comity.register.kinds import specific
from comity.register.models import Record, State
from comity.register.permissions import Right
from comity.register.search import search


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records that are to be one, with what the register says of it."""

    name: Shown
    page: Page


@at_desk
def merge(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """Choose what a record is to be joined to (`into`), look at both, and join them."""
    record = get_object_or_404(viewer.live(Record).filter(kind=BY_ROUTE[route].kind), pk=key)
    into = _into(request, viewer, record)
    problem = None
    if request.method == "POST" and into is not None:
        problem = tried(viewer, lambda: _join(request, viewer, record, into))
        if problem is None:
            return redirect(record_address(into.kind, into.pk))
    elif request.method == "POST":
        problem = Problem(_("Choose the record that stays."))
    query = request.GET.get("q", "").strip()[:200]
    context = {
        "record": record,
        "title": of_record(record),
        "into": into,
        "sides": [_side(each, viewer) for each in (record, into)] if into else (),
        "likely": _likely(viewer, record) if into is None else (),
        "sought": query,
        "found": _found(query, viewer, record) if query and into is None else (),
        "problem": problem,
        "may_merge": viewer.may(Right.MERGE, record),
    }
    return show(request, "desk/merge.html", context, status=409 if problem else 200)


@at_desk
def unmerge(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Part a record again from the one that it was joined to."""
    seen = viewer.records().select_related("merged_into")
    gone = get_object_or_404(seen.filter(state=State.MERGED), pk=key)
    problem = None
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        problem = tried(viewer, lambda: unmerge_record(gone, by=viewer.user, reason=reason))
        if problem is None:
            messages.success(request, _("Parted again"))
            return redirect(record_address(gone.kind, gone.pk))
    context = {
        "record": gone,
        "title": of_record(gone, url=""),
        "stays": of_record(gone.merged_into) if gone.merged_into else None,
        "problem": problem,
        "may_merge": viewer.may(Right.MERGE, gone),
    }
    return show(request, "desk/unmerge.html", context, status=409 if problem else 200)


def _into(request: HttpRequest, viewer: Viewer, record: Record) -> Record | None:
    asked = number_in(request.POST.get("into") or request.GET.get("into"))
    if asked is None:
        return None
    others = viewer.live(Record).filter(kind=record.kind).exclude(pk=record.pk)
    return get_object_or_404(others, pk=asked)


def _join(request: HttpRequest, viewer: Viewer, record: Record, into: Record) -> None:
    reason = request.POST.get("reason", "").strip()
    merge_records(record, into, by=viewer.user, reason=reason)
    joined_by_hand(record, into, by=viewer.user)
    messages.success(request, _("Joined. The history holds how to part them again."))


def _side(record: Record, viewer: Viewer) -> Side:
    own = specific(record)
    pages = next(each for each in BY_ROUTE.values() if each.kind == record.kind)
    return Side(of_record(record), pages.page_of(own, viewer, Proofs(own)))


def _likely(viewer: Viewer, record: Record) -> list[Likeness]:
    if viewer.desk is None:
        return []
    found = duplicates_of(record, at=viewer.desk)
    seen = viewer.live(Record).in_bulk([each.record.pk for each in found])
    return [
        Likeness(
            each.record.pk,
            own_line(each.record),
            grade_of(each.score.value),
            tuple(reason.text(language()) for reason in each.score.reasons),
        )
        for each in found[:MOST_FOUND]
        if each.record.pk in seen and each.score.value > DIFFERENT_TO
    ]


def _found(query: str, viewer: Viewer, record: Record) -> list[Likeness]:
    hits = search(query, viewer.user, kinds=[record.kind], limit=MOST_FOUND + 1)
    return [
        Likeness(hit.record.pk, own_line(hit.record))
        for hit in hits
        if hit.record is not None and hit.record.pk != record.pk
    ]
