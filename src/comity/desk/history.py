"""The history of a record as a page tells it: who did what when, and what it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from comity.desk.shown import Shown, of_record
from comity.desk.values import Values, links_at
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register import rows
from comity.register.history import entries_of
from comity.register.models import Change, Entry, Operation, Record

LATEST = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words: which field or row, what stood there before, what after."""

    what: str
    before: tuple[Shown, ...] = ()
    after: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of the history, what it changed, and whether it can still be taken back.

    `cause` is the record with which a due date moved that hangs on it.
    """

    entry: Entry
    changes: tuple[Told, ...]
    stands: bool = False
    cause: Shown | None = None


def history_of(record: Record, viewer: Viewer) -> list[Chapter]:
    """The latest entries about a record, newest first; a handful of queries in all."""
    entries = list(entries_of(record).select_related("undoes__by", "undone_by__by")[:LATEST])
    told = {entry.pk: _worth_telling(entry, record, viewer) for entry in entries}
    names = Names(viewer, (change for changes in told.values() for change in changes), record)
    return [
        Chapter(
            entry,
            tuple(_tell(change, names) for change in told[entry.pk]),
            can_be_undone(entry),
            _cause(entry, record, told[entry.pk], viewer),
        )
        for entry in entries
    ]


def _cause(entry: Entry, record: Record, changes: Iterable[Change], viewer: Viewer) -> Shown | None:
    """What a due date moved with, if the entry was about that and the viewer may see it."""
    is_moved = any(change.field == "due" for change in changes)
    if not is_moved or entry.about_id in (None, record.pk):
        return None
    about = viewer.live(Record).filter(pk=entry.about_id).first()
    return of_record(about) if about else None


def told_of(entry: Entry, viewer: Viewer) -> tuple[Told, ...]:
    """Everything that one entry changed in records and the rows beside them."""
    changes = [
        change
        for change in entry.changes.all()
        if change.table != "register.proof"
        and not change.table.startswith("intake.")
        and may_read_table(viewer, change.table, change.record)
    ]
    names = Names(viewer, changes)
    return tuple(_tell(change, names) for change in changes if not _is_making(change))


def can_be_undone(entry: Entry) -> bool:
    """Whether an entry stands: nobody took it back, or the taking back was taken back."""
    undone = getattr(entry, "undone_by", None)
    return undone is None or not can_be_undone(undone)


def history_of_field(viewer: Viewer, table: str, row: int, field: str) -> list[Chapter]:
    """Who set one field, or made one row beside a record, newest first."""
    found = Change.objects.filter(table=table, row=row).filter(
        models.Q(field=field) | models.Q(operation=Operation.CREATED)
    )
    changes = list(
        found.select_related("entry__by", "entry__source", "entry__undone_by").order_by("-pk")[
            :LATEST
        ]
    )
    changes = [each for each in changes if may_read_table(viewer, table, each.record)]
    names = Names(viewer, changes)
    return [
        Chapter(change.entry, _tell_field(change, field, names), can_be_undone(change.entry))
        for change in changes
    ]


def _worth_telling(entry: Entry, record: Record, viewer: Viewer) -> list[Change]:
    """Changes of this record's own rows; its proofs, the making of the record and the intake's
    bookkeeping of the finding go without."""
    return [
        change
        for change in entry.changes.all()
        if change.record_id == record.pk
        and change.table != "register.proof"
        and not change.table.startswith("intake.")
        and not _is_making(change)
        and may_read_table(viewer, change.table, record)
    ]


def may_read_table(viewer: Viewer, table: str, record: Record | None) -> bool:
    """Whether rows of a table beside a record are for the viewer: some are its desk's own."""
    is_internal = getattr(rows.model_of(table), "is_internal", False)
    return not is_internal or record is None or viewer.is_inside(record)


def _is_making(change: Change) -> bool:
    """Whether the change put a record in: the entry's deed says that already."""
    return change.operation == Operation.CREATED and _is_record(change.table)


def _is_record(table: str) -> bool:
    return issubclass(rows.model_of(table), Record)


def _tell(change: Change, names: Names) -> Told:
    if change.operation == Operation.CHANGED:
        label = say("fields", change.field)
        if not _is_record(change.table):
            label = f"{_part_name(change.table)}: {label}"
        values = ({**_links(change, names), change.field: each} for each in _both(change))
        return Told(label, *(names.of_row(change.table, each, change.field) for each in values))
    label = _part_name(change.table)
    if change.operation == Operation.REMOVED:
        return Told(label, before=names.row(change.table, change.before))
    return Told(label, after=names.row(change.table, change.after))


def _tell_field(change: Change, field: str, names: Names) -> tuple[Told, ...]:
    if change.operation == Operation.CHANGED:
        return (_tell(change, names),)
    if not field:
        return (Told(_part_name(change.table), after=names.row(change.table, change.after)),)
    after = names.value(change.table, field, (change.after or {}).get(field))
    return (Told(say("fields", field), after=after),)


def _part_name(table: str) -> str:
    return say("parts", table.rpartition(".")[2])


def _both(change: Change) -> tuple[Any, Any]:
    return change.before, change.after


def _links(change: Change, names: Names) -> Mapping[str, int]:
    return names.links.get((change.table, change.row), {})


class Names(Values):
    """Words for what several changes wrote, and `links`: where the links of their rows lead."""

    def __init__(
        self, viewer: Viewer, changes: Iterable[Change], known: Record | None = None
    ) -> None:
        told = list(changes)
        self.links = links_at(
            (each.table, each.row) for each in told if each.operation == Operation.CHANGED
        )
        kept = [(each.table, dict([pair])) for each in told for pair in _values_of(each)]
        linked = ((at, links) for (at, _), links in self.links.items())
        super().__init__(viewer, [*kept, *linked], known)


def _values_of(change: Change) -> Iterable[tuple[str, Any]]:
    if change.operation == Operation.CHANGED:
        return [(change.field, change.before), (change.field, change.after)]
    return list((change.before or change.after or {}).items())
