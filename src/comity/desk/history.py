"""The history of a record as a page tells it: who did what when, and what it was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from comity.desk.shown import Shown, of_date, of_record, of_text
from comity.desk.words import say
from comity.register import rows
from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.history import entries_of
from comity.register.models import Change, Entry, Operation, Record, Source
from comity.register.wording import LanguageMap

LATEST = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words: which field or row, what stood there before, what after."""

    what: str
    before: tuple[Shown, ...] = ()
    after: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of the history and what it changed."""

    entry: Entry
    changes: tuple[Told, ...]


def history_of(record: Record) -> list[Chapter]:
    """The latest entries about a record, newest first; a handful of queries in all."""
    entries = list(entries_of(record)[:LATEST])
    told = {entry.pk: _worth_telling(entry, record) for entry in entries}
    names = _Names(change for changes in told.values() for change in changes)
    return [
        Chapter(entry, tuple(_tell(change, names) for change in told[entry.pk]))
        for entry in entries
    ]


def history_of_field(record: Record, table: str, row: int, field: str) -> list[Chapter]:
    """Who set one field, or made one row beside a record, newest first."""
    found = Change.objects.filter(table=table, row=row).filter(
        models.Q(field=field) | models.Q(operation=Operation.CREATED)
    )
    changes = list(found.select_related("entry__by", "entry__source").order_by("-pk")[:LATEST])
    names = _Names(changes)
    return [Chapter(change.entry, _tell_field(change, field, names)) for change in changes]


def _worth_telling(entry: Entry, record: Record) -> list[Change]:
    """Changes of this record's own rows; its proofs, the making of the record and the intake's
    bookkeeping of the finding go without."""
    return [
        change
        for change in entry.changes.all()
        if change.record_id == record.pk
        and change.table != "register.proof"
        and not change.table.startswith("intake.")
        and not (change.operation == Operation.CREATED and _is_record(change.table))
    ]


def _is_record(table: str) -> bool:
    return issubclass(rows.model_of(table), Record)


def _tell(change: Change, names: _Names) -> Told:
    if change.operation == Operation.CHANGED:
        label = say("fields", change.field)
        if not _is_record(change.table):
            label = f"{_part_name(change.table)}: {label}"
        return Told(
            label,
            names.value(change.table, change.field, change.before),
            names.value(change.table, change.field, change.after),
        )
    label = _part_name(change.table)
    if change.operation == Operation.REMOVED:
        return Told(label, before=names.row(change.table, change.before))
    return Told(label, after=names.row(change.table, change.after))


def _tell_field(change: Change, field: str, names: _Names) -> tuple[Told, ...]:
    if change.operation == Operation.CHANGED:
        return (_tell(change, names),)
    if not field:
        return (Told(_part_name(change.table), after=names.row(change.table, change.after)),)
    after = names.value(change.table, field, (change.after or {}).get(field))
    return (Told(say("fields", field), after=after),)


def _part_name(table: str) -> str:
    return say("parts", table.rpartition(".")[2])


class _Names:
    """The names of what changes link to; one query for records, one for sources."""

    def __init__(self, changes: Iterable[Change]) -> None:
        records: set[int] = set()
        sources: set[int] = set()
        for change in changes:
            for name, value in _values_of(change):
                column = _column(change.table, name)
                if not isinstance(column, models.ForeignKey) or not isinstance(value, int):
                    continue
                target = column.related_model
                if isinstance(target, type) and issubclass(target, Record):
                    records.add(value)
                elif target is Source:
                    sources.add(value)
        self._records = Record.objects.in_bulk(records)
        self._sources = Source.objects.only("title", "name").in_bulk(sources)

    def value(self, table: str, name: str, value: Any) -> tuple[Shown, ...]:
        """A value of a field in words; nothing for an empty one."""
        if rows.is_empty(value):
            return ()
        column = _column(table, name)
        if isinstance(column, LanguageMapField):
            return tuple(Shown(text, tag, True) for tag, text in LanguageMap(value).items())
        if isinstance(column, models.ForeignKey):
            return (self._linked(column, value),)
        shown = _said(column, value)
        return (shown,) if shown else ()

    def row(self, table: str, values: dict[str, Any] | None) -> tuple[Shown, ...]:
        """A row beside a record by what it mainly says."""
        told: list[Shown] = []
        for name in _MAIN:
            if values and name in values:
                told += self.value(table, name, values[name])
        return tuple(told)

    def _linked(self, column: models.ForeignKey[Any, Any], key: int) -> Shown:
        if key in self._records and column.related_model is not Source:
            return of_record(self._records[key])
        if column.related_model is Source and key in self._sources:
            return Shown(str(self._sources[key]))
        return Shown(str(key))


# What a row beside a record mainly says, in the order in which it is told.
_MAIN = (
    "who", "person", "side", "role", "step", "date", "text", "name", "language", "answer", "end",
    "capacity_text",
)  # fmt: skip


def _values_of(change: Change) -> Iterable[tuple[str, Any]]:
    if change.operation == Operation.CHANGED:
        return [(change.field, change.before), (change.field, change.after)]
    return list((change.before or change.after or {}).items())


def _column(table: str, name: str) -> models.Field[Any, Any]:
    column = rows.model_of(table)._meta.get_field(name)
    assert isinstance(column, models.Field)
    return column


def _said(column: models.Field[Any, Any], value: Any) -> Shown | None:
    if isinstance(column, EdtfField):
        return of_date(value)
    if isinstance(column, ListedField):
        return Shown(str(dict(column.flatchoices).get(value, value)))
    if column.name == "step":
        return Shown(say("steps", value))
    if column.name == "language":
        return Shown(say("languages", value))
    if isinstance(value, bool):
        return Shown(_("yes") if value else _("no"))
    return of_text(str(value))
