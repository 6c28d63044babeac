"""Entering a record by hand, and changing it: its own fields and the rows beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from comity.desk.addresses import ROUTES, record_address
from comity.desk.forms.choosing import FIND, found_for
from comity.desk.forms.rows import RowForm
from comity.desk.history import may_read_table
from comity.desk.kinds import BY_ROUTE
from comity.desk.pages.answering import at_desk, back, next_of, show
from comity.desk.problems import EXPECTED, Problem, problem_of, tried
from comity.desk.shown import Shown, of_record
from comity.desk.values import rows_in_words
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register import actions, rows
from comity.register.kinds import MODELS, part_links
from comity.register.models import (
    Evidence,
    Institution,
    Person,
    Place,
    Portrait,
    Proof,
    Record,
    Spelling,
)
from comity.register.permissions import Right

# What is written in several ways.
SPELLED = (Place, Institution, Person)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row beside a record in words, with the page that changes it."""

    words: tuple[Shown, ...]
    url: str


@dataclass(frozen=True, slots=True)
class PartList:
    """The rows of one kind beside a record, and the page that adds one."""

    name: str
    heading: str
    rows: tuple[PartRow, ...]
    add_url: str


def parts_within(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """The models of rows that are edited on the page of `model`, with the link that leads to it."""
    for part, link in part_links(model):
        is_apt = part is not Spelling or model in SPELLED
        # Evidence of a promise and a person's photograph come and go on pages of their own.
        if is_apt and part not in (Proof, Evidence, Portrait):
            yield part, link


def has_own_place(part: type[models.Model]) -> bool:
    """Whether rows are listed where their record is edited; other rooms have pages of their own."""
    return part._meta.app_label == "register"


def _all_parts() -> dict[str, type[models.Model]]:
    found: dict[str, type[models.Model]] = {}
    waiting: list[type[models.Model]] = list(MODELS.values())
    while waiting:
        for part, _link in parts_within(waiting.pop()):
            if part.__name__.lower() not in found:
                found[part.__name__.lower()] = part
                waiting.append(part)
    return found


PARTS = _all_parts()


@at_desk
def new(request: HttpRequest, viewer: Viewer, route: str) -> HttpResponse:
    """Enter a record of a kind; the rows beside it are added on its own page."""
    kind = BY_ROUTE[route].kind
    row = MODELS[kind]()
    form = RowForm(row, viewer, request.POST or None, given=request.GET.dict())
    if request.method != "POST":
        return _form(request, viewer, row, form)
    entered: list[Record] = []

    def enter(values: dict[str, Any], reason: str) -> None:
        made: Any = MODELS[kind](**values)
        entered.append(actions.enter(made, by=viewer.user, desk=viewer.desk, reason=reason))

    problem = _written(form, viewer, enter)
    if problem is not None or form.errors:
        return _form(request, viewer, row, form, problem)
    messages.success(request, _("In the register: %(name)s") % {"name": of_record(entered[0]).text})
    has_rows = any(has_own_place(part) for part, _link in parts_within(MODELS[kind]))
    return redirect(_edit_address(entered[0]) if has_rows else _address(entered[0]))


@at_desk
def edit(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """Change the fields of a record; below stand the rows beside it."""
    pages = BY_ROUTE[route]
    row = get_object_or_404(viewer.live(MODELS[pages.kind]).select_related("desk"), pk=key)
    form = RowForm(row, viewer, request.POST or None)
    if request.method != "POST":
        return _form(request, viewer, row, form)

    def write(values: dict[str, Any], reason: str) -> None:
        actions.edit(row, by=viewer.user, reason=reason, **values)

    problem = _stale(form) or _written(form, viewer, write)
    if problem is not None or form.errors:
        return _form(request, viewer, row, form, problem)
    messages.success(request, _("Saved"))
    return redirect(_address(row))


@at_desk
def new_part(request: HttpRequest, viewer: Viewer, part: str, owner: int) -> HttpResponse:
    """Add a row beside a record (an attendance), or beside such a row (a role)."""
    model = _part_model(part)
    link = rows.owner_field(model) or ""
    above = _row_or_404(viewer, model._meta.get_field(link).related_model, owner)
    row = model(**{link: above})
    form = RowForm(row, viewer, request.POST or None)
    if request.method != "POST":
        return _form(request, viewer, row, form)

    def add(values: dict[str, Any], reason: str) -> None:
        siblings = model._default_manager.filter(**{link: above.pk}).count()
        order = {"order": siblings} if "order" in rows.history_fields(model) else {}
        actions.add_part(model(**{link: above}, **values, **order), by=viewer.user, reason=reason)

    problem = _written(form, viewer, add)
    if problem is not None or form.errors:
        return _form(request, viewer, row, form, problem)
    messages.success(request, _("Added"))
    return back(request, _edit_address(above))


@at_desk
def edit_part(request: HttpRequest, viewer: Viewer, part: str, key: int) -> HttpResponse:
    """Change a row beside a record, or take it away (`remove`)."""
    row = _row_or_404(viewer, _part_model(part), key)
    above = getattr(row, rows.owner_field(type(row)) or "")
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, viewer, row, above)
    form = RowForm(row, viewer, request.POST or None)
    if request.method != "POST":
        return _form(request, viewer, row, form)

    def write(values: dict[str, Any], reason: str) -> None:
        actions.change_part(row, by=viewer.user, reason=reason, **values)

    problem = _stale(form) or _written(form, viewer, write)
    if problem is not None or form.errors:
        return _form(request, viewer, row, form, problem)
    messages.success(request, _("Saved"))
    return back(request, _edit_address(above))


@require_GET
@at_desk
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What a search for a record finds, as choices of the control `name`."""
    name = request.GET.get("name", "")
    query = request.GET.get(name + FIND, "")
    kinds = [kind for kind in request.GET.getlist("kind") if kind in MODELS]
    options = found_for(viewer, query, kinds)
    context = {"options": options, "name": name, "query": query.strip()}
    return render(request, "desk/controls/options.html", context)


def _remove(
    request: HttpRequest, viewer: Viewer, row: models.Model, above: models.Model
) -> HttpResponse:
    reason = request.POST.get("row-reason", "").strip()
    problem = tried(viewer, lambda: actions.remove_part(row, by=viewer.user, reason=reason))
    if problem is not None:
        return _form(request, viewer, row, RowForm(row, viewer), problem)
    messages.success(request, _("Taken away; the history keeps it"))
    return back(request, _edit_address(above))


def _written(
    form: RowForm, viewer: Viewer, write: Callable[[dict[str, Any], str], None]
) -> Problem | None:
    """Write what the form says, all or nothing; faults of fields go to the form."""
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            write(form.values(), form.cleaned_data["reason"].strip())
    except ValidationError as error:
        form.take_errors(error.message_dict if hasattr(error, "error_dict") else {"": error})
    except EXPECTED as error:
        return problem_of(error, viewer)
    return None


def _stale(form: RowForm) -> Problem | None:
    if not form.is_stale:
        return None
    form.data = form.data.copy()
    form.data[form.add_prefix("seen")] = form.fields["seen"].initial
    return Problem(
        _("Somebody changed this while you wrote. Look at it again; saving now keeps your words.")
    )


def _form(
    request: HttpRequest,
    viewer: Viewer,
    row: models.Model,
    form: RowForm,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    record = row if isinstance(row, Record) else rows.own_record_of(row)
    is_part = not isinstance(row, Record)
    heading = say("parts", type(row).__name__.lower()) if is_part else _heading(row)
    context = {
        "form": form,
        "problem": problem,
        "heading": heading,
        "is_part": is_part,
        "is_new": row.pk is None,
        "kind": record.kind or type(row).record_kind if record is not None else "",
        "back": _back(row, record),
        "lists": _part_lists(viewer, row) if row.pk else (),
        "may_write": viewer.may(Right.WRITE, record),
        "query": "",
        "next": next_of(request),
    }
    status = 409 if problem else 422 if form.errors else status
    return show(request, "desk/edit.html", context, status=status)


def _heading(row: Any) -> str:
    if row.pk is None:
        return _("New: %(kind)s") % {"kind": say("Kind", type(row).record_kind)}
    return _("Edit: %(name)s") % {"name": of_record(row).text}


def _back(row: models.Model, record: Record | None) -> Shown:
    """What the form belongs to: the record, its kind's list, or the row above."""
    if record is None or record.pk is None:
        kind = type(row).record_kind  # type: ignore[attr-defined]
        pages = next(each for each in BY_ROUTE.values() if each.kind == kind)
        listed = ("desk:list", [pages.route]) if pages.listing else ("desk:partners", [])
        return Shown(say("kinds", kind), url=reverse(listed[0], args=listed[1]))
    if isinstance(row, Record):
        return of_record(record)
    above = getattr(row, rows.owner_field(type(row)) or "")
    name = of_record(record).text
    return Shown(name, url=_edit_address(above))


def _part_lists(viewer: Viewer, row: models.Model) -> list[PartList]:
    return [
        _part_list(viewer, part, link, row)
        for part, link in parts_within(type(row))
        if has_own_place(part)
    ]


def _part_list(viewer: Viewer, part: type[models.Model], link: str, row: models.Model) -> PartList:
    name = part.__name__.lower()
    found = list(part._default_manager.filter(**{link: row.pk}))
    words = rows_in_words(viewer, found)
    listed = tuple(
        PartRow(words[each.pk] or (Shown("—"),), reverse("desk:edit-part", args=[name, each.pk]))
        for each in found
    )
    add_url = reverse("desk:new-part", args=[name, row.pk])
    return PartList(name, say("part_lists", name), listed, add_url)


def _part_model(part: str) -> type[models.Model]:
    if part not in PARTS:
        raise Http404(f"there are no rows called {part!r}")
    return PARTS[part]


def _row_or_404(viewer: Viewer, model: Any, key: int) -> Any:
    """A record or a row, if the viewer may see the record that it belongs to."""
    row = get_object_or_404(model._default_manager.all(), pk=key)
    record = rows.own_record_of(row)
    if record is None or not viewer.live(Record).filter(pk=record.pk).exists():
        raise Http404("there is no such row, or it is not for you to see")
    if not may_read_table(viewer, rows.table_of(row), record):
        raise Http404("such rows are the own business of the desk whose record it is")
    return row


def _edit_address(row: Any) -> str:
    if isinstance(row, Record):
        return reverse("desk:edit", args=[ROUTES[row.kind], row.pk])
    return reverse("desk:edit-part", args=[type(row).__name__.lower(), row.pk])


def _address(record: Record) -> str:
    return record_address(record.kind, record.pk)
