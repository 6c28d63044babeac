"""Records with the rows that belong to them, many at once in a few queries.

What follows from a record (its label, the words it is found by, the keys under which it
meets its like) hangs on its rows and on the records that they lead to. A record that came
from here has them all: its links are loaded, and so is each `record.parties.all()`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import models
from django.db.models import Prefetch

from comity.register.kinds import part_links
from comity.register.models import Person, Record, Tenure

AT_ONCE = 500  # records of which the database is asked in one query

Key = TypeVar("Key")
AnyRecord = TypeVar("AnyRecord", bound=Record)
Model = type[models.Model]


def wholes(
    model: type[AnyRecord], keys: Collection[int], *, among: Collection[Model] | None = None
) -> list[AnyRecord]:
    """The records of one kind with these keys, whole. Keys of no such record are left out.

    `among` are the only models that can have rows of these records, if that is known.
    """
    records = model._default_manager.all()
    loaded = [
        record
        for some in portions(keys)
        for record in whole(records.filter(pk__in=some), among=among)
    ]
    if among is not None:
        for record in loaded:
            _set_empty(record, among)
    return loaded


def whole(
    records: models.QuerySet[AnyRecord], *, among: Collection[Model] | None = None
) -> models.QuerySet[AnyRecord]:
    """The same records of one kind, to be loaded whole: a query for each table of their rows."""
    model = records.model
    parts = [
        Prefetch(name, _with_links(part).prefetch_related(*_nested(part)))
        for name, part in _rows_of(model).items()
        if among is None or part in among
    ]
    return records.select_related(*links_of(model)).prefetch_related(*parts)


def _set_empty(record: Record, among: Collection[Model]) -> None:
    held = record.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, part in _rows_of(type(record)).items():
        if part not in among:
            held[name] = part._default_manager.none()


@cache
def _rows_of(model: Model) -> dict[str, Model]:
    """The models whose rows belong to a row, by the names under which it has them.

    The offices that a person is known by are records of their own, but make the person.
    """
    own: dict[str, Model] = {_accessor(part, field): part for part, field in part_links(model)}
    return own | {"tenures": Tenure} if model is Person else own


def _nested(model: Model) -> list[Any]:
    return [
        Prefetch(name, _with_links(part).prefetch_related(*_nested(part)))
        for name, part in _rows_of(model).items()
        if model is not Tenure
    ]


def parts_of(record: Record) -> list[models.Model]:
    """Every row that belongs to a record given whole: attendances, roles, steps, spellings."""
    found: list[models.Model] = []
    waiting: list[models.Model] = [record]
    while waiting:
        row = waiting.pop(0)
        own = [part for name in _accessors(type(row)) for part in getattr(row, name).all()]
        waiting.extend(own)
        found.extend(own)
    return found


@cache
def links_of(model: Model) -> tuple[str, ...]:
    """The links of a model to records other than to what it is a part or a kind of."""
    return tuple(
        each.name
        for each in model._meta.concrete_fields
        if isinstance(each, models.ForeignKey)
        and isinstance(each.related_model, type)
        and issubclass(each.related_model, Record)
        and not each.remote_field.parent_link
        and each.remote_field.on_delete is not models.CASCADE
    )


def portions(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Keys by as many as one query takes well."""
    waiting = iter(keys)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _with_links(model: Model) -> models.QuerySet[Any]:
    return model._default_manager.select_related(*links_of(model))


@cache
def _accessors(model: Model) -> tuple[str, ...]:
    return tuple(_accessor(part, field) for part, field in part_links(model))


def _accessor(part: Model, field: str) -> str:
    name: str = part._meta.get_field(field).remote_field.get_accessor_name()
    return name
