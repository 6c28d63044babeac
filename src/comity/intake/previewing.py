"""What accepting a finding would do, found by doing it and taking it all back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from comity.intake.actions import accept, deciding_entry
from comity.intake.models import Finding, FindingState
from comity.register import rows
from comity.register.models import Change, Operation, Record, User


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a finding.

    `joins` is the record that it would add to (None: `record` is a new one), `made` are
    the other records that would be new, `linked` those of the register that it would name.
    The new ones are only to be looked at: they are not there.
    """

    record: Record
    joins: bool
    made: tuple[Record, ...]
    linked: tuple[Record, ...]


class _Enough(Exception):
    """Ends the transaction in which the finding was tried."""


def preview(finding: Finding, *, by: User, into: Record | None = None) -> Preview:
    """What `accept` with the same arguments would do; writes nothing. Raises what it raises."""
    tried: list[Preview] = []
    try:
        with transaction.atomic():
            tried.append(_try(Finding.objects.get(pk=finding.pk), by, into))
            raise _Enough
    except _Enough:
        return tried[0]


def _try(finding: Finding, by: User, into: Record | None) -> Preview:
    record = Record.objects.get(pk=accept(finding, by=by, into=into).pk)
    entry = deciding_entry(finding)
    assert entry is not None
    created = list(entry.changes.filter(operation=Operation.CREATED))
    made = {change.row for change in created if issubclass(_model(change), Record)}
    named = {key for change in created for key in _links(change)}
    found = Record.objects.in_bulk(made | named)
    return Preview(
        record,
        finding.state == FindingState.MERGED,
        tuple(found[key] for key in sorted(made - {record.pk})),
        tuple(found[key] for key in sorted(named - made - {record.pk}) if key in found),
    )


def _model(change: Change) -> type[models.Model]:
    return rows.model_of(change.table)


def _links(change: Change) -> set[int]:
    """The records to which a new row leads, but for the one that it belongs to."""
    model = _model(change)
    if change.table == "register.proof":
        return set()
    return {
        value
        for name, value in (change.after or {}).items()
        if isinstance(value, int) and name != rows.owner_field(model) and _is_link(model, name)
    }


def _is_link(model: type[models.Model], name: str) -> bool:
    target: Any = model._meta.get_field(name).related_model
    return isinstance(target, type) and issubclass(target, Record)
