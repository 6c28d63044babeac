"""Every place in the tables that can point to a record, found from the models themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from comity.register import rows
from comity.register.models import Change, Entry, IdentityKey, Proof, Record, SearchEntry

# These speak about a record and stay with it, whatever it is merged into.
STAYING = (Change, Entry, IdentityKey, SearchEntry)


@dataclass(frozen=True, slots=True)
class Link:
    """A field of a model that points to records of `target`."""

    model: type[models.Model]
    field: str
    target: type[Record]


@cache
def links_to(model: type[Record]) -> tuple[Link, ...]:
    """All fields anywhere that can point to a record of this kind, proofs included."""
    return tuple(
        Link(each, column.name, column.related_model)
        for each in apps.get_models()
        if each not in STAYING
        for column in each._meta.local_concrete_fields
        if isinstance(column, models.ForeignKey)
        and not column.remote_field.parent_link
        and column.name != "merged_into"
        and isinstance(column.related_model, type)
        and issubclass(model, column.related_model)
        and issubclass(column.related_model, Record)
    )


def rows_pointing_to(record: Record) -> list[tuple[models.Model, str]]:
    """The rows that point to a record (given as its own kind), each with its field."""
    return [
        (row, link.field)
        for link in links_to(type(record))
        for row in link.model._default_manager.filter(**{link.field: record.pk})
    ]


def linking_records(record: Record) -> list[Record]:
    """The other live records that point to this one, directly or by a row of theirs."""
    from comity.register.kinds import specific

    found: dict[int, Record] = {}
    for row, _ in rows_pointing_to(specific(record)):
        owner = rows.own_record_of(row) if not isinstance(row, Proof) else None
        if owner is not None and owner.pk != record.pk and owner.is_live:
            found[owner.pk] = owner
    return list(found.values())
