"""Writing into the register: every row goes through here, so that history is complete.

    with writing(Deed.EDITED, by=officer, about=person) as pen:
        pen.change(person, ByHand(officer), family_name="Soyer")

Only actions do this. One `writing` is one transaction and one entry of the history; what
follows from the changed rows (labels, dates to sort by, search) is brought up to date at
its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from comity.register import rows
from comity.register.basis import Basis, Stated
from comity.register.derive import Written, bring_up_to_date
from comity.register.hanging import moved_by
from comity.register.models import Change, Deed, Entry, Operation, Proof, Record, Source, User
from comity.register.tables import insert_rows, update_rows
from comity.register.wholes import portions

Row = TypeVar("Row", bound=models.Model)


@contextmanager
def writing(
    deed: Deed,
    *,
    by: User,
    about: Record | None = None,
    source: Source | None = None,
    reason: str = "",
    undoes: Entry | None = None,
) -> Iterator[Pen]:
    """Open one entry of the history; nothing of it is kept if the block raises."""
    with transaction.atomic():
        entry = Entry.objects.create(
            deed=deed, by=by, at=timezone.now(), reason=reason, about=about, source=source,
            undoes=undoes,
        )  # fmt: skip
        pen = Pen(entry)
        yield pen
        pen.finish()


class Pen:
    """What one entry may do to rows. `entry` is the entry, `written` what it did so far."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.written = Written()
        self._changes: list[Change] = []
        self._proofs: list[Proof] = []

    def create(self, row: Row, basis: Basis) -> Row:
        """Put in a new row; each field that says something gets its proof from `basis`."""
        if isinstance(row, Record):
            row.kind = type(row).record_kind
        row.save(force_insert=True)
        self._note_new(row, basis)
        return row

    def create_all(self, rows_of_one: Sequence[Row], bases: Sequence[Basis]) -> None:
        """Put in many new rows of one model, each with its basis: the same, but quicker."""
        if not rows_of_one:
            return
        model = type(rows_of_one[0])
        if issubclass(model, Record):
            _insert_records(model, rows_of_one)
        else:
            insert_rows(model, rows_of_one)
        for row, basis in zip(rows_of_one, bases, strict=True):
            self._note_new(row, basis)

    def change(self, row: models.Model, basis: Basis, **values: Any) -> tuple[str, ...]:
        """Set fields of a row, with their proofs. Gives the names that really changed."""
        changed = self.move(row, **values)
        for name in changed:
            self.prove(row, basis, name)
        return changed

    def move(self, row: models.Model, **values: Any) -> tuple[str, ...]:
        """Set fields that say how a row stands, not what is so: state, links on merging."""
        before = {name: rows.value_of(row, name) for name in values}
        owner = rows.own_record_of(row)
        for name, value in values.items():
            setattr(row, name, value)
        changed = [name for name in values if rows.value_of(row, name) != before[name]]
        self._save(row, changed)
        for name in changed:
            after = rows.value_of(row, name)
            self._note(row, Operation.CHANGED, name, before[name], after, owner=owner)
        return tuple(changed)

    def move_all(self, records: Sequence[Record], **values: Any) -> None:
        """Set fields that every kind of record has, of many: the same as `move`, but quicker."""
        changed = []
        for record in records:
            before = {name: rows.value_of(record, name) for name in values}
            for name, value in values.items():
                setattr(record, name, value)
            after = {name: rows.value_of(record, name) for name in values}
            for name in (name for name in values if after[name] != before[name]):
                self._note(record, Operation.CHANGED, name, before[name], after[name])
            if after != before:
                record.updated_at = self.entry.at
                changed.append(record)
        update_rows(Record, changed, [*values, "updated_at"])

    def remove(self, row: models.Model) -> None:
        """Take away a row beside a record. Records themselves are never removed."""
        self.remove_all([row])

    def remove_all(self, rows_of_one: Sequence[models.Model]) -> None:
        """Take away rows of one model, which stand beside records."""
        for row in rows_of_one:
            if isinstance(row, Record):
                raise TypeError(f"{row}: a record is deleted by its state, never removed")
            self._note(row, Operation.REMOVED, before=rows.snapshot(row))
        for some in portions(row.pk for row in rows_of_one):
            own = type(rows_of_one[0])._default_manager.filter(pk__in=some)
            own._raw_delete(own.db)  # type: ignore[attr-defined]  # links: the database checks

    def restore_all(self, removed: Sequence[tuple[str, int, dict[str, Any]]]) -> None:
        """Put back rows that were removed, each by its table, under its key, with its values."""
        for table, run in groupby(removed, key=lambda each: each[0]):
            model = rows.model_of(table)
            restored = [_filled(model(pk=key), values) for _table, key, values in run]
            insert_rows(model, restored)
            if way := rows.way_to_record(model):
                models.prefetch_related_objects(restored, way)
            for row in restored:
                self._note(row, Operation.CREATED, after=rows.snapshot(row))

    def prove(self, row: models.Model, basis: Basis, name: str = "") -> None:
        """Add a proof of one field of a row (without a name: of the whole row)."""
        record = rows.own_record_of(row)
        if record is None:
            raise TypeError(f"{rows.table_of(row)} {row.pk} belongs to no record to prove")
        is_part = not isinstance(row, Record)
        self._proofs.append(
            Proof(
                record=record,
                field=name,
                part=rows.table_of(row) if is_part else "",
                part_row=row.pk if is_part else None,
                at=self.entry.at,
                **_grounds(basis, name),
            )
        )

    def about(self, record: Record) -> None:
        """Say which record the entry is mainly about, once that is known."""
        self.entry.about_id = record.pk
        self.entry.save(update_fields=["about"])

    def has_made(self, record: Record) -> bool:
        """Whether this entry put the record into the register."""
        return record.pk in self.written.made

    def finish(self) -> None:
        """Store proofs and changes, and bring up to date what follows from them.

        Due dates that hang on what was changed move in the same entry, so that it is told
        in the history of each promise and taken back with it.
        """
        for promise, due in moved_by(self.written.touched):
            self.move(promise, due=due)
            for held in self.written.touched[promise.pk]:
                held.due = due  # type: ignore[attr-defined]
        insert_rows(Proof, self._proofs)
        for proof in self._proofs:
            self._note(proof, Operation.CREATED, after=rows.snapshot(proof), owner=proof.record)
        insert_rows(Change, self._changes)
        bring_up_to_date(self.written)

    def _note_new(self, row: models.Model, basis: Basis) -> None:
        self._note(row, Operation.CREATED, after=rows.snapshot(row))
        if isinstance(row, Record):
            self.written.made.add(row.pk)
        self._prove_new(row, basis)

    def _prove_new(self, row: models.Model, basis: Basis) -> None:
        if isinstance(row, Proof):
            return
        if not isinstance(row, Record):
            self.prove(row, basis)
            return
        for name in rows.content_fields(type(row)):
            if not rows.is_empty(rows.value_of(row, name)):
                self.prove(row, basis, name)

    def _save(self, row: models.Model, names: list[str]) -> None:
        if not names:
            return
        columns = rows.columns_of(type(row), names)
        if isinstance(row, Record):
            columns.append("updated_at")
        row.save(update_fields=columns)

    def _note(
        self,
        row: models.Model,
        operation: Operation,
        name: str = "",
        before: Any = None,
        after: Any = None,
        owner: Record | None = None,
    ) -> None:
        now = rows.own_record_of(row)
        record = owner or now
        self.written.note(row, record, now)
        self._changes.append(
            Change(
                entry=self.entry,
                record_id=record.pk if record else None,
                table=rows.table_of(row),
                row=row.pk,
                operation=operation,
                field=name,
                before=before,
                after=after,
            )
        )


def _filled(row: models.Model, values: Mapping[str, Any]) -> models.Model:
    for name, value in values.items():
        rows.set_value(row, name, value)
    return row


def _insert_records(model: type[Record], records: Sequence[Any]) -> None:
    """Django saves a kind's own row only one by one; its row as a record gets the key."""
    for record in records:
        record.kind = model.record_kind
    insert_rows(Record, records)
    for record in records:
        record.base_id = record.id
    insert_rows(model, records)


def _grounds(basis: Basis, name: str) -> dict[str, Any]:
    hand = basis.hand_behind(name) if isinstance(basis, Stated) else basis.by
    if hand is not None:
        return {"by": hand}
    assert isinstance(basis, Stated)
    text = basis.source.text
    return {
        "source": basis.source,
        "passages": [[p.start, p.end, p.of(text)] for p in basis.passages_of(name)],
        "confidence": basis.confidence,
        "reader_version": basis.reader_version,
    }
