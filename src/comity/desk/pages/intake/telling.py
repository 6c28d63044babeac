"""Confirming promises that a source tells of: minutes of a meeting, a letter, an article."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.cooperation.promises.confirming import confirm, passage_of
from comity.desk.forms.promises import FollowedForm, WordsForm
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.cooperation.confirming import confirmed
from comity.desk.pages.intake.decisions import source_of
from comity.desk.pages.intake.sources import Card, card_of
from comity.desk.problems import Problem, tried
from comity.desk.shown import Shown, of_record
from comity.desk.viewer import Viewer
from comity.intake.actions import accept
from comity.intake.models import FindingKind, FindingState
from comity.register.actions import edit
from comity.register.basis import Stated
from comity.register.kinds import specific
from comity.register.models import Encounter, Kind, Promise, Source
from comity.register.permissions import Right

BY_HAND = 1.0  # the confidence of what a person reads off a source


@dataclass(frozen=True, slots=True)
class Row:
    """A promise that was read and waits: what it states, and who is to see to it."""

    card: Card
    form: FollowedForm
    is_ticked: bool


@at_desk
def promises(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The promises in a source: those that were read, to be ticked, and one more by its words."""
    source = source_of(viewer, key)
    rows = _rows(request, viewer, source)
    words = WordsForm(source, viewer)
    if request.method != "POST":
        return _page(request, viewer, source, rows, words)
    deed = request.POST.get("deed")
    if deed == "add":
        words = WordsForm(source, viewer, request.POST)
        if not words.is_valid():
            return _page(request, viewer, source, rows, words, status=422)
        problem = tried(viewer, lambda: _add(request, viewer, source, words))
    elif deed == "confirm":
        taken = [row for row in rows if row.is_ticked]
        forms = [row.form for row in taken]
        problem = confirmed(request, viewer, forms, lambda: _confirm(viewer, source, taken))
    else:
        return HttpResponseBadRequest("deed: write confirm or add")
    if problem is None:
        return redirect("desk:source-promises", key)
    status = 409 if viewer.may(Right.WRITE, source) else 403
    return _page(request, viewer, source, rows, words, problem, status)


def _rows(request: HttpRequest, viewer: Viewer, source: Source) -> list[Row]:
    data = request.POST if request.POST.get("deed") == "confirm" else None
    ticked = set(request.POST.getlist("finding"))
    rows = []
    for finding in source.findings.filter(state=FindingState.WAITING, kind=FindingKind.PLANS):
        finding.source = source  # its text comes once and not with every finding
        form = FollowedForm(source, viewer, f"finding-{finding.pk}", data)
        rows.append(Row(card_of(finding), form, str(finding.pk) in ticked))
    return rows


@transaction.atomic
def _confirm(viewer: Viewer, source: Source, taken: list[Row]) -> None:
    """Take each finding into the register, and say who sees to it and where it was said."""
    said_at = _meeting(viewer, source)
    for row in taken:
        promise = accept(row.card.finding, by=viewer.user)
        told = {name: value for name, value in row.form.cleaned_data.items() if value}
        if said_at is not None and specific(promise).said_at is None:
            told["said_at"] = said_at
        if told:
            edit(promise, by=viewer.user, **told)


@transaction.atomic
def _add(request: HttpRequest, viewer: Viewer, source: Source, form: WordsForm) -> None:
    passage = passage_of(source, form.cleaned_data["words"])
    basis = Stated(source, (passage,), BY_HAND, source.reader_version)
    told = form.told(_meeting(viewer, source))
    made = confirm(told, basis, by=viewer.user, desk=source.desk)
    messages.success(request, _("In the register: %(name)s") % {"name": of_record(made).text})


def _meeting(viewer: Viewer, source: Source) -> Encounter | None:
    """The encounter of which a source is the minutes."""
    own = viewer.live(Encounter).filter(minutes__source=source).order_by("-pk")
    return own.first()


def _page(
    request: HttpRequest,
    viewer: Viewer,
    source: Source,
    rows: list[Row],
    words: WordsForm,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    meeting = _meeting(viewer, source)
    context = {
        "source": source,
        "rows": rows,
        "words": words,
        "problem": problem,
        "meeting": of_record(meeting) if meeting else None,
        "known": _known(viewer, source),
        "may_write": viewer.may(Right.WRITE, source) and viewer.may(Right.DECIDE, source),
    }
    return show(request, "desk/source_promises.html", context, status=status)


def _known(viewer: Viewer, source: Source) -> list[Shown]:
    """The promises that rest on this source already."""
    own = viewer.live(Promise).filter(proofs__source=source, kind=Kind.PROMISE).distinct()
    return [of_record(each) for each in own.order_by("pk")]
