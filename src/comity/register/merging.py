"""Two records that are one: everything moves to the one that stays, and can move back."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from comity.register import rows
from comity.register.fields import LanguageMapField
from comity.register.journal import Pen, writing
from comity.register.kinds import part_links, specific
from comity.register.links import rows_pointing_to
from comity.register.models import (
    Agreement,
    Attendance,
    Change,
    CooperationField,
    Deed,
    Entry,
    Evidence,
    Invitee,
    LanguageVersion,
    Minutes,
    Party,
    Promise,
    PromiseParty,
    Proof,
    Record,
    RelationParty,
    RoleTaken,
    Signatory,
    Spelling,
    Stage,
    State,
    User,
)
from comity.register.permissions import Right, require
from comity.register.undoing import Undone, is_in_force, undo
from comity.register.wording import LanguageMap

# Two rows of one record that agree in these fields say the same thing.
SAME_IF: dict[type[models.Model], tuple[str, ...]] = {
    Spelling: ("record", "text", "language"),
    Attendance: ("encounter", "who", "side"),
    RoleTaken: ("attendance", "role"),
    Minutes: ("encounter", "source"),
    Party: ("agreement", "who"),
    Signatory: ("agreement", "person"),
    CooperationField: ("agreement", "name"),
    LanguageVersion: ("agreement", "language"),
    Invitee: ("invitation", "who"),
    PromiseParty: ("promise", "who", "end"),
    Evidence: ("promise", "source", "encounter", "act"),
    RelationParty: ("relation", "who"),
}


class CannotMerge(ValueError):
    """Two records that cannot be one; says which and why."""


def merge(record: Record, into: Record, *, by: User, reason: str = "") -> Record:
    """Make `record` part of `into`, and give `into` as its own kind.

    Rows, links, proofs and findings move; fields that `into` lacks are filled; both
    histories stay. `unmerge` takes it back exactly. Raises CannotMerge, NotAllowed.
    """
    gone, stays = specific(record), specific(into)
    for each in (gone, stays):
        require(by, Right.MERGE, each.desk)
    _check(gone, stays)
    with writing(Deed.MERGED, by=by, about=stays, reason=reason) as pen:
        _move_rows(gone, stays, pen)
        _fill(gone, stays, pen)
        pen.move(gone, state=State.MERGED, merged_into=Record.objects.get(pk=stays.pk))
    return stays  # type: ignore[no-any-return]


def unmerge(record: Record, *, by: User, reason: str = "") -> Undone:
    """Take back the merge of `record`; raises CannotMerge if it is not merged."""
    change = (
        Change.objects.filter(entry__deed=Deed.MERGED, row=record.pk, field="merged_into")
        .order_by("-pk")
        .first()
    )
    if record.state != State.MERGED or change is None or not is_in_force(change.entry):
        raise CannotMerge(f"{record} is not merged into anything")
    return undo(change.entry, by=by, reason=reason)


def survivor_of(record: Record) -> Record:
    """The record that stands for this one today: itself, or what it was merged into."""
    while record.merged_into is not None:
        record = record.merged_into
    return record


def _check(gone: Record, stays: Record) -> None:
    if gone.pk == stays.pk:
        raise CannotMerge(f"{gone} cannot be merged into itself")
    if gone.kind != stays.kind:
        raise CannotMerge(f"{gone} is a {gone.kind} and {stays} a {stays.kind}")
    for each in (gone, stays):
        if not each.is_live:
            raise CannotMerge(f"{each} is {each.state} already; look at what it became")


def _move_rows(gone: Record, stays: Record, pen: Pen) -> None:
    for row, field in rows_pointing_to(gone):
        if getattr(row, "stays_when_merged", False):
            continue
        if isinstance(row, Record) and row.pk in (gone.pk, stays.pk):
            _part_from_itself(row, field, gone, stays, pen)
        else:
            _move_row(row, field, stays, pen)


def _part_from_itself(row: Record, field: str, gone: Record, stays: Record, pen: Pen) -> None:
    """A link between the two would lead from a record to itself (a place within itself)."""
    if row.pk == stays.pk:
        pen.move(row, **{field: None})
        rows.set_value(stays, field, None)


def _move_row(row: models.Model, field: str, to: models.Model, pen: Pen) -> None:
    twin = _twin(row, field, to)
    if twin is None:
        pen.move(row, **{f"{field}_id": to.pk})
        return
    _join(row, twin, pen)


def _twin(row: models.Model, field: str, to: models.Model) -> models.Model | None:
    """The row that says the same once `row` has moved, if there is one."""
    same_if = SAME_IF.get(type(row)) or getattr(row, "same_if", None)
    if same_if is None or field not in same_if:
        return None
    wanted: dict[str, Any] = {name: getattr(row, name) for name in same_if if name != field}
    found = type(row)._default_manager.filter(**wanted, **{field: to.pk}).exclude(pk=row.pk)
    return found.first()


def _join(row: models.Model, twin: models.Model, pen: Pen) -> None:
    """Give everything that hangs on `row` to its twin, and take `row` away."""
    for part, field in part_links(type(row)):
        for each in part._default_manager.filter(**{field: row.pk}):
            _move_row(each, field, twin, pen)
    for other, column in _other_links(type(row)):
        for each in other._default_manager.filter(**{column: row.pk}):
            pen.move(each, **{f"{column}_id": twin.pk})
    for proof in Proof.objects.filter(part=rows.table_of(row), part_row=row.pk):
        pen.move(proof, part_row=twin.pk)
    for name in rows.history_fields(type(row)):
        if rows.is_empty(rows.value_of(twin, name)) and not rows.is_empty(rows.value_of(row, name)):
            pen.move(twin, **{name: getattr(row, name)})
    pen.remove(row)


@cache
def _other_links(model: type[models.Model]) -> list[tuple[type[models.Model], str]]:
    """What points to rows of a model without being part of them: a signatory to its party."""
    return [
        (column.model, column.name)
        for each in apps.get_models()
        for column in each._meta.local_concrete_fields
        if isinstance(column, models.ForeignKey)
        and column.related_model is model
        and column.remote_field.on_delete is not models.CASCADE
    ]


def _fill(gone: Record, stays: Record, pen: Pen) -> None:
    """Fill what the record that stays lacks; what it says itself is left as it is."""
    held = _held_together(gone, stays)
    for name in (each for each in rows.content_fields(type(stays)) if each not in held):
        column = stays._meta.get_field(name)
        theirs, ours = getattr(gone, name), getattr(stays, name)
        if isinstance(column, LanguageMapField):
            pen.move(stays, **{name: LanguageMap(ours).with_more(theirs)})
        elif rows.is_empty(rows.value_of(stays, name)) and not rows.is_empty(
            rows.value_of(gone, name)
        ):
            if column.unique:  # both rows cannot hold it at once
                pen.move(gone, **{name: None})
            if not (isinstance(theirs, Record) and theirs.pk == stays.pk):
                pen.move(stays, **{name: theirs})
    if gone.confidential and not stays.confidential:
        pen.move(stays, confidential=True, desk=gone.desk)
    _keep_furthest_stage(gone, stays, pen)


def _held_together(gone: Record, stays: Record) -> frozenset[str]:
    """Fields of a promise that say something only with others that it has already.

    A due date of its own and one that hangs on something do not mix, nor do a promise that
    is pending and the day on which the other was closed.
    """
    if not (isinstance(gone, Promise) and isinstance(stays, Promise)):
        return frozenset()
    closing = {"closed_on", "outcome"} if stays.fulfilment != gone.fulfilment else set()
    return frozenset(closing | ({"due_offset"} if stays.due else set()))


def _keep_furthest_stage(gone: Record, stays: Record, pen: Pen) -> None:
    if not (isinstance(gone, Agreement) and isinstance(stays, Agreement)):
        return
    order = list(Stage)
    if order.index(Stage(gone.stage)) > order.index(Stage(stays.stage)):
        pen.move(stays, stage=gone.stage, stage_date=gone.stage_date)


def merges_into(record: Record) -> list[Entry]:
    """The merges in force that made other records part of this one."""
    entries = Entry.objects.filter(deed=Deed.MERGED, about=record).order_by("-pk")
    return [entry for entry in entries if is_in_force(entry)]
