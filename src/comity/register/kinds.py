"""From a record to the model of its kind, and to the rows that belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models

from comity.register.models import (
    Act,
    Agreement,
    Encounter,
    Event,
    Figure,
    IdentityKey,
    Institution,
    Invitation,
    Kind,
    Person,
    Place,
    Promise,
    Record,
    Relation,
    SearchEntry,
    Statement,
    Tenure,
)

MODELS: dict[str, type[Record]] = {
    model.record_kind: model
    for model in (
        Place, Institution, Person, Tenure, Encounter, Agreement, Act, Promise, Invitation,
        Event, Statement, Relation, Figure,
    )
}  # fmt: skip


# Places, institutions, people, their offices and events are common to all desks.
COMMON = frozenset({Kind.PLACE, Kind.INSTITUTION, Kind.PERSON, Kind.TENURE, Kind.EVENT})


def specific(record: Record) -> Any:
    """The record as its own kind (`Person`, `Encounter`), with that kind's fields.

    Costs one query unless `record` is of its kind already.
    """
    model = MODELS[record.kind]
    return record if isinstance(record, model) else model._default_manager.get(pk=record.pk)


def specific_all(records: Iterable[Record]) -> list[Any]:
    """The same records as their own kinds, in their order; one query for each kind."""
    told = list(records)
    own: dict[int, Record] = {}
    for kind in {record.kind for record in told}:
        keys = [record.pk for record in told if record.kind == kind]
        own |= MODELS[kind]._default_manager.in_bulk(keys)
    return [own[record.pk] for record in told]


@cache
def part_links(model: type[models.Model]) -> tuple[tuple[type[models.Model], str], ...]:
    """The models whose rows belong to a row of `model`, each with the field that says so."""
    links = []
    for relation in model._meta.related_objects:
        part, column = relation.related_model, relation.field
        if isinstance(part, str) or issubclass(part, Record) or part in (IdentityKey, SearchEntry):
            continue
        if isinstance(column, models.ForeignKey) and relation.on_delete is models.CASCADE:
            links.append((part, column.name))
    return tuple(links)


def kind_of(name: str) -> Kind:
    """The kind called `name`. Raises ValueError that lists the kinds."""
    try:
        return Kind(name)
    except ValueError:
        raise ValueError(
            f"{name!r} is no kind of record; there are {', '.join(Kind.values)}"
        ) from None
