"""Writing into the register: every row goes through here, so that history is complete.

    with writing(Deed.EDITED, by=officer, about=person) as pen:
        pen.change(person, ByHand(officer), family_name="Soyer")

Only actions do this. One `writing` is one transaction and one entry of the history; what
follows from the changed rows (labels, dates to sort by, search) is brought up to date at
its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from comity.register import rows
from comity.register.basis import Basis, Stated
from comity.register.derive import bring_up_to_date
from comity.register.hanging import moved_by
from comity.register.models import Change, Deed, Entry, Operation, Proof, Record, Source, User

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
    """What one entry may do to rows. `entry` is the entry; `touched` the records so far, by key."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.touched: dict[int, list[Record]] = {}
        self._changes: list[Change] = []
        self._proofs: list[Proof] = []

    def create(self, row: Row, basis: Basis) -> Row:
        """Put in a new row; each field that says something gets its proof from `basis`."""
        if isinstance(row, Record):
            row.kind = type(row).record_kind
        row.save(force_insert=True)
        self._note(row, Operation.CREATED, after=rows.snapshot(row))
        self._prove_new(row, basis)
        return row

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

    def remove(self, row: models.Model) -> None:
        """Take away a row beside a record. Records themselves are never removed."""
        if isinstance(row, Record):
            raise TypeError(f"{row}: a record is deleted by its state, never removed")
        self._note(row, Operation.REMOVED, before=rows.snapshot(row))
        key = row.pk
        own = type(row)._default_manager.filter(pk=key)
        own._raw_delete(own.db)  # type: ignore[attr-defined]  # links are checked by the database

    def restore(self, table: str, key: int, values: dict[str, Any]) -> models.Model:
        """Put back a row that was removed, under the key that it had."""
        row = rows.model_of(table)(pk=key)
        for name, value in values.items():
            rows.set_value(row, name, value)
        row.save(force_insert=True)
        self._note(row, Operation.CREATED, after=rows.snapshot(row))
        return row

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
        return any(
            change.operation == Operation.CREATED
            and change.row == record.pk
            and change.table == rows.table_of(record)
            for change in self._changes
        )

    def finish(self) -> None:
        """Store proofs and changes, and bring up to date what follows from them.

        Due dates that hang on what was changed move in the same entry, so that it is told
        in the history of each promise and taken back with it.
        """
        for promise, due in moved_by(self.touched):
            self.move(promise, due=due)
            for held in self.touched[promise.pk]:
                held.due = due  # type: ignore[attr-defined]
        proofs = Proof.objects.bulk_create(self._proofs)
        for proof in proofs:
            self._note(proof, Operation.CREATED, after=rows.snapshot(proof), owner=proof.record)
        Change.objects.bulk_create(self._changes)
        bring_up_to_date(self.touched)

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
        record = owner or rows.own_record_of(row)
        for each in filter(None, (record, rows.own_record_of(row))):
            self.touched.setdefault(each.pk, []).append(each)
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
