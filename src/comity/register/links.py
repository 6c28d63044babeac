"""Every place in the tables that can point to a record, found from the models themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from comity.register import rows
from comity.register.models import Change, Entry, IdentityKey, Proof, Record, SearchEntry
from comity.register.wholes import portions

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


def linking(model: type[Record], keys: Collection[int]) -> dict[int, str]:
    """The other live records that point to some of one kind, directly or by a row of theirs.

    By their keys, each with its kind; two queries for each portion of the keys.
    """
    found = {
        owner
        for some in portions(keys)
        for owner, target in _pairs(model, some)
        # Several of `keys` may point to each other; none points to itself.
        if owner and owner != target
    }
    live = Record.objects.live()
    return {
        key: kind
        for some in portions(found)
        for key, kind in live.filter(pk__in=some).values_list("pk", "kind")
    }


def _pairs(model: type[Record], keys: list[int]) -> Iterable[tuple[int | None, int]]:
    """Keys of records and of those among `keys` that they point to, in one query."""
    first, *others = [
        link.model._default_manager.filter(**{f"{link.field}__in": keys})
        .order_by()
        .values_list(way, f"{link.field}_id")
        for link, way in _ways(model)
    ]
    return first.union(*others)  # type: ignore[return-value]


@cache
def _ways(model: type[Record]) -> list[tuple[Link, str]]:
    """Links to records of a kind from other records, and the way to those from the row."""
    found = []
    for link in links_to(model):
        way = "pk" if issubclass(link.model, Record) else rows.way_to_record(link.model)
        # The link by which a row belongs to its record leads from no other one.
        if way and way != link.field and link.model is not Proof:
            found.append((link, way))
    return found
