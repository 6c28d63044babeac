"""Taking back an entry of the history: what it did is reversed, and that is an entry too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import models

from comity.register import rows
from comity.register.journal import Pen, writing
from comity.register.kinds import specific
from comity.register.links import links_to
from comity.register.models import Change, Deed, Entry, Operation, Proof, Record, State, User
from comity.register.permissions import Right, require
from comity.register.wholes import portions


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
        kept = [
            change
            for operation, run in groupby(_backwards(entry), key=lambda each: each.operation)
            for change in _reverse(Operation(operation), list(run), pen, by)
        ]
        _check_unused(entry)
    return Undone(pen.entry, tuple(kept))


def _backwards(entry: Entry) -> list[Change]:
    return list(entry.changes.order_by("-pk"))


def _reverse(operation: Operation, run: list[Change], pen: Pen, by: User) -> list[Change]:
    """Reverse changes of one operation, newest first; gives those that could not be reversed."""
    standing = _rows_of(run)
    here = [change for change in run if (change.table, change.row) in standing]
    if operation == Operation.REMOVED:
        gone = [change for change in run if (change.table, change.row) not in standing]
        pen.restore_all([(change.table, change.row, change.before) for change in gone])
        return here
    kept = [change for change in run if (change.table, change.row) not in standing]
    if operation == Operation.CREATED:
        _unmake([standing[change.table, change.row] for change in here], pen, by)
        return kept
    for change in here:
        row = standing[change.table, change.row]
        if rows.value_of(row, change.field) == change.after:
            _set_back(row, change.field, change.before, pen)
        else:
            kept.append(change)
    return kept


def _rows_of(changes: list[Change]) -> dict[tuple[str, int], models.Model]:
    """The rows that were changed and are there still, each with the record it belongs to."""
    keys: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        keys[change.table].append(change.row)
    found: dict[tuple[str, int], models.Model] = {}
    for table, numbers in keys.items():
        model = rows.model_of(table)
        way = rows.way_to_record(model)
        every = model._default_manager.select_related(*[way] if way else [])
        for some in portions(dict.fromkeys(numbers)):
            found |= {(table, row.pk): row for row in every.filter(pk__in=some)}
    return found


def _unmake(made: list[models.Model], pen: Pen, by: User) -> None:
    records = [row for row in made if isinstance(row, Record)]
    pen.move_all(records, state=State.DELETED, deletion_reason=f"undone by {by}")
    parts = _by_model(row for row in made if not isinstance(row, Record))
    for own in parts:
        pen.remove_all(own)
    for own in parts:
        check_free(own)


def _by_model(made: Iterable[models.Model]) -> list[list[models.Model]]:
    found: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in made:
        found[type(row)].append(row)
    return list(found.values())


def check_free(own: Sequence[models.Model]) -> None:
    """Raise StillUsed if another row points to one of these, rows of one model (parties).

    What the same entry made is gone by then, so that what still points is later work.
    """
    for link in own[0]._meta.get_fields(include_hidden=True):
        if not isinstance(link, models.ForeignObjectRel):
            continue
        users = link.related_model._default_manager  # type: ignore[union-attr]
        held = {row.pk: row for row in own}
        for some in portions(held):
            used = users.filter(**{f"{link.field.name}__in": some})
            for key in used.values_list(link.field.name, flat=True)[:1]:
                record = rows.own_record_of(held[key])
                assert record is not None  # rows that an entry makes belong to records
                raise StillUsed(specific(record), [], [record])


def _set_back(row: models.Model, name: str, value: Any, pen: Pen) -> None:
    column = row._meta.get_field(name)
    held = type(row)(pk=row.pk)
    rows.set_value(held, name, value)
    pen.move(row, **{column.attname if column.is_relation else name: getattr(held, column.attname)})


def _check_unused(entry: Entry) -> None:
    for model, keys in _made_by(entry).items():
        for some in portions(keys):
            later, pointing = _later_work(some, entry), _pointing(model, some)
            for key in some:
                if later[key] or pointing[key]:
                    record = specific(Record.objects.get(pk=key))
                    raise StillUsed(record, later[key], list(pointing[key].values()))


def _made_by(entry: Entry) -> dict[type[Record], list[int]]:
    """The keys of the records that an entry made, by their kind; two queries for any number."""
    found: dict[type[Record], list[int]] = defaultdict(list)
    made = entry.changes.filter(operation=Operation.CREATED).order_by("pk")
    for table, key in made.values_list("table", "row"):
        model = rows.model_of(table)
        if issubclass(model, Record):
            found[model].append(key)
    return found


def _later_work(keys: list[int], entry: Entry) -> dict[int, list[Entry]]:
    """Entries since that changed the records and still stand, by record."""
    changed = Change.objects.filter(record__in=keys, entry__pk__gt=entry.pk)
    changed = changed.exclude(entry__undoes=entry).order_by("record", "entry")
    pairs = list(changed.values_list("record", "entry").distinct())
    entries = Entry.objects.select_related("by").in_bulk({later for _key, later in pairs})
    standing = {
        key: each for key, each in entries.items() if each.deed != Deed.UNDONE and is_in_force(each)
    }
    found: dict[int, list[Entry]] = defaultdict(list)
    for key, later in pairs:
        if later in standing:
            found[key].append(standing[later])
    return found


def _pointing(model: type[Record], keys: list[int]) -> dict[int, dict[int, Record]]:
    """Live records that point to these, by record and by their own key.

    What belongs to no record (a draft of an agreement) stands for itself by the record that
    it points to. Proposals that two are one rest on nothing: they are nobody's work.
    """
    found: dict[int, dict[int, Record]] = defaultdict(dict)
    for link in links_to(model):
        if link.model is Proof or getattr(link.model, "stays_when_merged", False):
            continue
        for row in link.model._default_manager.filter(**{f"{link.field}__in": keys}):
            owner = rows.own_record_of(row)
            key = getattr(row, row._meta.get_field(link.field).attname)
            if owner is None:
                found[key][key] = Record.objects.get(pk=key)
            elif owner.pk != key and owner.is_live:
                found[key][owner.pk] = owner
    return found
