"""What people do with records by hand. Merging and undoing have rooms of their own.

Every action checks the permission, runs in one transaction, writes history and returns
what changed. Findings become records in `comity.intake.actions`.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from comity.register import rows
from comity.register.basis import Basis, ByHand
from comity.register.journal import writing
from comity.register.kinds import COMMON, specific
from comity.register.merging import merge, unmerge
from comity.register.models import Deed, Desk, Record, Source, State, User
from comity.register.permissions import Right, require
from comity.register.undoing import check_free, undo

__all__ = [
    "add_part", "change_part", "delete", "edit", "enter", "mark_confidential", "merge",
    "remove_part", "undo", "unmerge",
]  # fmt: skip

AnyRecord = TypeVar("AnyRecord", bound=Record)
Part = TypeVar("Part", bound=models.Model)


def enter(
    record: AnyRecord,
    *,
    by: User,
    desk: Desk | None = None,
    reason: str = "",
    basis: Basis | None = None,
) -> AnyRecord:
    """Put a new record into the register that `by` filled in (an unsaved `Person(...)`).

    `basis` says what it rests on if not only on `by`'s word: a scan of a decision. What is
    common to all desks belongs to `desk` only where it is confidential.
    Raises NotAllowed, and ValidationError naming the fields that are wrong.
    """
    require(by, Right.WRITE, desk)
    if record.confidential or type(record).record_kind not in COMMON:
        record.desk = desk
    check_fields(record, rows.content_fields(type(record)))
    with writing(Deed.ADDED, by=by, reason=reason) as pen:
        pen.create(record, basis or ByHand(by))
        pen.about(record)
    return record


def edit(
    record: AnyRecord,
    *,
    by: User,
    reason: str = "",
    source: Source | None = None,
    basis: Basis | None = None,
    **fields: Any,
) -> tuple[str, ...]:
    """Set fields of a record; gives the names of those that changed.

    What a person sets stands on their word (or on `basis`), and no machine overwrites
    it. Raises NotAllowed, ValidationError, and Gone for a record that does not stand.
    """
    own = specific(record)
    _check_stands(own, by)
    _check_editable(own, fields)
    held = {name: getattr(own, name) for name in fields}
    for name, value in fields.items():
        setattr(own, name, value)
    check_fields(own, tuple(fields))
    values = {name: getattr(own, name) for name in fields}
    for name, value in held.items():
        setattr(own, name, value)
    with writing(Deed.EDITED, by=by, about=own, source=source, reason=reason) as pen:
        changed = pen.change(own, basis or ByHand(by), **values)
    return changed


def add_part(part: Part, *, by: User, reason: str = "", basis: Basis | None = None) -> Part:
    """Add a row beside a record (an attendance, a step, a spelling), unsaved as given."""
    record = _record_of(part)
    _check_stands(record, by)
    check_fields(part, rows.history_fields(type(part)))
    with writing(Deed.EDITED, by=by, about=record, reason=reason) as pen:
        pen.create(part, basis or ByHand(by))
    return part


def change_part(
    part: models.Model, *, by: User, reason: str = "", basis: Basis | None = None, **fields: Any
) -> tuple[str, ...]:
    """Set fields of a row beside a record; gives the names of those that changed."""
    record = _record_of(part)
    _check_stands(record, by)
    _check_editable(part, fields)
    with writing(Deed.EDITED, by=by, about=record, reason=reason) as pen:
        changed = pen.change(part, basis or ByHand(by), **fields)
        check_fields(part, tuple(fields))
    return changed


def remove_part(part: models.Model, *, by: User, reason: str = "") -> None:
    """Take away a row beside a record. Its proofs stay with the record's history.

    Raises StillUsed for a row on which something rests: a party with a draft, a signatory
    who has signed.
    """
    record = _record_of(part)
    _check_stands(record, by)
    with writing(Deed.EDITED, by=by, about=record, reason=reason) as pen:
        check_free([part])
        pen.remove(part)


def delete(record: Record, *, by: User, reason: str) -> None:
    """Mark a record as deleted. A reason is required; everything stays in the history."""
    own = specific(record)
    _check_stands(own, by)
    if not reason.strip():
        raise ValidationError({"reason": "say why the record is deleted"})
    with writing(Deed.DELETED, by=by, about=own, reason=reason) as pen:
        pen.move(own, state=State.DELETED, deletion_reason=reason)
    record.state, record.deletion_reason = own.state, own.deletion_reason


def mark_confidential(record: Record, *, by: User, desk: Desk | None, reason: str = "") -> None:
    """Hide a record from everyone but the members of `desk`; None opens it again."""
    own = specific(record)
    _check_stands(own, by)
    if desk is not None:
        require(by, Right.WRITE, desk)
    with writing(Deed.EDITED, by=by, about=own, reason=reason) as pen:
        pen.move(own, confidential=desk is not None, desk=desk or own.desk)
    record.confidential, record.desk = own.confidential, own.desk


class Gone(ValueError):
    """A record that was deleted or merged cannot be changed; says what became of it."""

    def __init__(self, record: Record) -> None:
        what = f"merged into {record.merged_into}" if record.merged_into else record.state
        super().__init__(f"{record} was {what}; nothing more can be written to it")


def check_fields(row: models.Model, names: tuple[str, ...]) -> None:
    """Raise ValidationError with what is wrong in the named fields."""
    others = {each.name for each in row._meta.fields} - set(names)
    row.clean_fields(exclude=others)


def _record_of(part: models.Model) -> Record:
    record = None if isinstance(part, Record) else rows.own_record_of(part)
    if record is None:
        raise TypeError(f"{rows.table_of(part)} is no row beside a record")
    return specific(record)  # type: ignore[no-any-return]


def _check_stands(record: Record, by: User) -> None:
    require(by, Right.WRITE, record.desk)
    if not record.is_live:
        raise Gone(record)


def _check_editable(row: models.Model, fields: dict[str, Any]) -> None:
    model = type(row)
    editable = {*rows.history_fields(model)} - rows.STANDING - {rows.owner_field(model)}
    wrong = sorted(set(fields) - editable)
    if wrong:
        raise ValidationError(
            {name: f"a {model.__name__.lower()} has no such field to edit" for name in wrong}
        )
