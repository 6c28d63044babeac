"""Confirming promises: those of a closed text's clauses, and those that a source tells of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.cooperation.drafting.state import state_of_draft
from comity.cooperation.models import Draft
from comity.cooperation.promises.clauses import Proposed, confirm_clause, promises_of, proposed_by
from comity.desk.cooperation.draft_sheets import title_of
from comity.desk.forms.promises import ClauseForm
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.cooperation.drafts import draft_of
from comity.desk.problems import Problem, tried
from comity.desk.shown import Shown, of_record
from comity.desk.viewer import Viewer
from comity.register.permissions import Right


@dataclass(frozen=True, slots=True)
class Row:
    """What a clause may promise: its words, the form, and what it has become already."""

    proposed: Proposed
    title: str
    words: str
    form: ClauseForm
    known: tuple[Shown, ...]


@at_desk
def clauses(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Every clause of a closed text with the promise that it may make; one or many are taken."""
    draft = draft_of(viewer, key)
    context = {
        "draft": draft,
        "title": title_of(draft, state_of_draft(draft)),
        "agreement": of_record(draft.agreement),
        "may_write": viewer.may(Right.WRITE, draft.agreement),
        "is_closed": draft.is_closed,
    }
    if not draft.is_closed or not context["may_write"]:
        refused = request.method == "POST"
        status = 403 if refused and draft.is_closed else 409 if refused else 200
        return show(request, "desk/clause_promises.html", context, status=status)
    rows = _rows(request, viewer, draft)
    problem = None
    if request.method == "POST":
        taken = [row for row in rows if row.form["take"].data]
        forms = [row.form for row in taken]
        problem = confirmed(request, viewer, forms, lambda: _confirm(viewer, draft, taken))
        if problem is None:
            return redirect("desk:draft-promises", key)
    context |= {"rows": rows, "problem": problem}
    status = 422 if problem is not None else 200
    return show(request, "desk/clause_promises.html", context, status=status)


def _rows(request: HttpRequest, viewer: Viewer, draft: Draft) -> list[Row]:
    text = state_of_draft(draft).text
    sides = [name.party.who for name in draft.names.select_related("party__who")]
    data = request.POST if request.method == "POST" else None
    rows = []
    for each in proposed_by(draft):
        wording = each.clause.wordings[each.language]
        known = promises_of(draft, each.clause)
        is_taken = any(each.what in promise.what.values() for promise in known)
        who = "all" if len(each.by) > 1 else "".join(str(party.pk) for party in each.by)
        initial = {
            "take": each.confidence is not None and not is_taken, "what": each.what, "who": who,
            "grade": each.grade, "due": each.due,
        }  # fmt: skip
        form = ClauseForm(draft.agreement, viewer, sides, each.key, data, initial=initial)
        words = text.spoken(wording.text, each.language)
        title = text.spoken(wording.title, each.language)
        rows.append(Row(each, title, words, form, tuple(of_record(p) for p in known)))
    return rows


def confirmed(
    request: HttpRequest, viewer: Viewer, forms: Sequence[Form], confirm: Callable[[], object]
) -> Problem | None:
    """Confirm the promises that are ticked, all or none; gives what stands in the way.

    `forms` are those of the ticked ones; `confirm` does it once all of them hold.
    """
    if not forms:
        return Problem(_("Tick at least one promise."))
    if [form for form in forms if not form.is_valid()]:  # each is to say what is wrong in it
        return Problem(_("Look at what is marked: nothing was kept yet."))
    problem = tried(viewer, confirm)
    if problem is None:
        told = ngettext("%(n)d promise confirmed", "%(n)d promises confirmed", len(forms))
        messages.success(request, told % {"n": len(forms)})
    return problem


@transaction.atomic
def _confirm(viewer: Viewer, draft: Draft, taken: Sequence[Row]) -> None:
    for row in taken:
        told = row.form.told(row.proposed, draft)
        confirm_clause(draft, row.proposed, told, by=viewer.user)
