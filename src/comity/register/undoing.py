"""Taking back an entry of the history: what it did is reversed, and that is an entry too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from comity.register import rows
from comity.register.journal import Pen, writing
from comity.register.kinds import specific
from comity.register.links import rows_pointing_to
from comity.register.models import Change, Deed, Entry, Operation, Proof, Record, State, User
from comity.register.permissions import Right, require


class AlreadyUndone(Exception):
    """The entry was taken back before; says when and by whom."""

    def __init__(self, entry: Entry, undone: Entry) -> None:
        super().__init__(
            f"entry {entry.pk} was undone by {undone.by} on {undone.at:%Y-%m-%d %H:%M}"
        )


class StillUsed(Exception):
    """What the entry made is used by something later; undo or change that first.

    `entries` are later entries that changed the record, `records` those that point to it.
    """

    def __init__(self, record: Record, entries: list[Entry], records: list[Record]) -> None:
        users = [f"{e.get_deed_display()} ({e.by}, {e.at:%Y-%m-%d})" for e in entries]
        users += [str(each) for each in records]
        shown = ", ".join(users[:5]) + (f" and {len(users) - 5} more" if len(users) > 5 else "")
        super().__init__(f"{record} is used by {shown}; undo that first, or delete the record")
        self.record, self.entries, self.records = record, entries, records


@dataclass(frozen=True, slots=True)
class Undone:
    """The entry that took another back. `kept` are changes that later work had overtaken."""

    entry: Entry
    kept: tuple[Change, ...]


def is_in_force(entry: Entry) -> bool:
    """Whether an entry stands: not undone, or its undoing undone."""
    undone = Entry.objects.filter(undoes=entry).first()
    return undone is None or not is_in_force(undone)


def undo(entry: Entry, *, by: User, reason: str = "") -> Undone:
    """Reverse every change of an entry, newest first.

    A field that somebody changed since keeps its later value (`kept`). A record that the
    entry made is marked deleted, not removed. Raises AlreadyUndone, StillUsed if other
    work rests on a record that the entry made, or NotAllowed.
    """
    require(by, Right.WRITE, entry.about.desk if entry.about else None)
    undone = Entry.objects.filter(undoes=entry).first()
    if undone is not None:
        raise AlreadyUndone(entry, undone)
    with writing(
        Deed.UNDONE,
        by=by,
        about=entry.about,
        source=entry.source,
        reason=reason,
        undoes=entry,
    ) as pen:
        kept = [change for change in _backwards(entry) if not _reverse(change, pen, by)]
        _check_unused(entry)
    return Undone(pen.entry, tuple(kept))


def _backwards(entry: Entry) -> list[Change]:
    return list(entry.changes.order_by("-pk"))


def _reverse(change: Change, pen: Pen, by: User) -> bool:
    """Whether the change could be reversed."""
    model = rows.model_of(change.table)
    row = model._default_manager.filter(pk=change.row).first()
    if change.operation == Operation.REMOVED:
        return row is None and bool(pen.restore(change.table, change.row, change.before))
    if row is None:
        return False
    if change.operation == Operation.CREATED:
        _unmake(row, pen, by)
        return True
    if rows.value_of(row, change.field) != change.after:
        return False
    _set_back(row, change.field, change.before, pen)
    return True


def _unmake(row: models.Model, pen: Pen, by: User) -> None:
    if isinstance(row, Record):
        pen.move(row, state=State.DELETED, deletion_reason=f"undone by {by}")
    else:
        pen.remove(row)


def _set_back(row: models.Model, name: str, value: Any, pen: Pen) -> None:
    column = row._meta.get_field(name)
    held = type(row)(pk=row.pk)
    rows.set_value(held, name, value)
    pen.move(row, **{column.attname if column.is_relation else name: getattr(held, column.attname)})


def _check_unused(entry: Entry) -> None:
    made = entry.changes.filter(operation=Operation.CREATED)
    for change in made:
        if not issubclass(rows.model_of(change.table), Record):
            continue
        record = specific(Record.objects.get(pk=change.row))
        later, pointing = _later_work(record, entry), _pointing(record)
        if later or pointing:
            raise StillUsed(record, later, pointing)


def _later_work(record: Record, entry: Entry) -> list[Entry]:
    """Entries since that changed the record and still stand."""
    later = Entry.objects.filter(changes__record=record, pk__gt=entry.pk).exclude(undoes=entry)
    return [
        each
        for each in later.distinct().select_related("by")
        if each.deed != Deed.UNDONE and is_in_force(each)
    ]


def _pointing(record: Record) -> list[Record]:
    """Live records that point to this one."""
    owners = {
        owner.pk: owner
        for row, _ in rows_pointing_to(record)
        if not isinstance(row, Proof)
        for owner in [rows.own_record_of(row)]
        if owner is not None and owner.pk != record.pk and owner.is_live
    }
    return list(owners.values())
