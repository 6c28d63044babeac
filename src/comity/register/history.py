"""What the register knew, since when, from whom and from which sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from comity.register import rows
from comity.register.kinds import MODELS, specific
from comity.register.models import Change, Entry, Operation, Proof, Record
from comity.register.wholes import parts_of, wholes


@dataclass(frozen=True, slots=True)
class Past:
    """A record as it was: its fields by name, and the rows beside it by table and key.

    `existed` is False for a moment before the record came into the register. Links are
    keys. Proofs are among the rows (`register.proof`).
    """

    existed: bool
    fields: Mapping[str, Any]
    parts: Mapping[tuple[str, int], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Since when a field says what it says: the entry that set it, and the proofs it stands on."""

    entry: Entry
    proofs: tuple[Proof, ...]


def entries_of(record: Record) -> models.QuerySet[Entry]:
    """The history of a record and of all that was merged into it, newest first."""
    family = _family(record)
    # Each side has an index; asked for at once they would go through the whole history.
    about = Entry.objects.filter(about__in=family).order_by().values("pk")
    changed = Change.objects.filter(record__in=family).order_by().values("entry")
    found = Entry.objects.filter(pk__in=about.union(changed)).order_by("-pk")
    # Who did it is asked for apart: of few people each did much, and a join would begin there.
    return found.select_related("source", "about").prefetch_related("by", "changes")


def origin_of(record: Record, field: str) -> Origin | None:
    """Who last set a field, when, and what proves it; None for a field that was never set."""
    own = Change.objects.filter(table=rows.table_of(specific(record)), row=record.pk)
    change = own.filter(field=field).order_by("-pk").select_related("entry__by").first()
    if change is None:
        change = own.filter(operation=Operation.CREATED).select_related("entry__by").first()
        if change is None or rows.is_empty(change.after.get(field)):
            return None
    return Origin(change.entry, tuple(proofs_of(record, field)))


def proofs_of(record: Record, field: str = "", part: models.Model | None = None) -> list[Proof]:
    """The proofs of a field of a record, or of a row beside it."""
    found = Proof.objects.filter(record=record, field=field).select_related("source", "by")
    if part is None:
        return list(found.filter(part=""))
    return list(found.filter(part=rows.table_of(part), part_row=part.pk))


def as_of(record: Record, moment: datetime) -> Past:
    """The record as the register had it at a moment, by walking its changes backwards."""
    (own,) = wholes(MODELS[record.kind], [record.pk])
    table = rows.table_of(own)
    now: dict[tuple[str, int], dict[str, Any] | None] = {
        (rows.table_of(row), row.pk): rows.snapshot(row)
        for row in [own, *parts_of(own), *Proof.objects.filter(record=own)]
    }
    for change in _changes_of(own, set(now)):
        key = (change.table, change.row)
        now.setdefault(key, _current(change))
        if change.entry.at > moment:
            _step_back(now, key, change)
    fields = now.pop((table, own.pk))
    parts = {key: values for key, values in now.items() if values and _belongs(key, values, own)}
    return Past(fields is not None, fields or {}, parts)


def _changes_of(record: Record, present: set[tuple[str, int]]) -> list[Change]:
    """Every change of the record's rows, those it has now and those it once had; newest first."""
    concerned = models.Q(record=record)
    for table in {table for table, _ in present}:
        keys = [key for name, key in present if name == table]
        concerned |= models.Q(table=table, row__in=keys)
    return list(Change.objects.filter(concerned).select_related("entry").order_by("-pk"))


def _current(change: Change) -> dict[str, Any] | None:
    """A row that is no longer among the record's: as it is now, if it is anywhere."""
    row = rows.model_of(change.table)._default_manager.filter(pk=change.row).first()
    return rows.snapshot(row) if row else None


def _step_back(
    now: dict[tuple[str, int], dict[str, Any] | None], key: tuple[str, int], change: Change
) -> None:
    if change.operation == Operation.CREATED:
        now[key] = None
    elif change.operation == Operation.REMOVED:
        now[key] = dict(change.before)
    else:
        values = now[key]
        if values is not None:
            values[change.field] = change.before


def _belongs(key: tuple[str, int], values: Mapping[str, Any], record: Record) -> bool:
    """Whether a row belonged to the record, and not to the one it later moved to or from."""
    model = rows.model_of(key[0])
    owner = rows.owner_field(model)
    if owner is None or not _leads_to_record(model, owner):
        return True  # it belongs to a row that belongs to the record
    return bool(values[owner] == record.pk)


def _leads_to_record(model: type[models.Model], owner: str) -> bool:
    target = model._meta.get_field(owner).related_model
    return isinstance(target, type) and issubclass(target, Record)


def _family(record: Record) -> list[int]:
    family, waiting = [record.pk], [record.pk]
    while waiting:
        found = Record.objects.filter(merged_into__in=waiting).values_list("pk", flat=True)
        waiting = [key for key in found if key not in family]
        family += waiting
    return family
