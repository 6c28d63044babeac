"""Rows as the history sees them: which fields count, and their values as JSON."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from comity.register.fields import COMPANIONS, EdtfField, LanguageMapField
from comity.register.models import Record

# Follow from the other fields, or are kept by the database: not history.
DERIVED = frozenset(
    {
        "kind", "label", "open_label", "confined_to", "when", "sort_tr", "sort_en", "sort_ru",
        "created_at", "updated_at", "folded",
    }
)  # fmt: skip
# How a record stands, not what it says: history, but not something to prove.
STANDING = frozenset({"state", "merged_into", "deletion_reason", "confidential", "desk"})


def table_of(row: models.Model | type[models.Model]) -> str:
    """The model's name in the history: `register.tenure`."""
    return row._meta.label_lower


def model_of(table: str) -> type[models.Model]:
    """The model of a table name."""
    return apps.get_model(table)


def own_record_of(row: models.Model) -> Record | None:
    """The record that a row is or belongs to; None for a row that belongs to none."""
    if isinstance(row, Record):
        return row
    owner = owner_field(type(row))
    return own_record_of(getattr(row, owner)) if owner and getattr(row, f"{owner}_id") else None


@cache
def owner_field(model: type[models.Model]) -> str | None:
    """The field of a row beside a record that leads towards the record it belongs to.

    That is the link with which the row would vanish; of rows that stay (proofs,
    findings) it is `record`.
    """
    if issubclass(model, Record):
        return None
    names = [
        each.name
        for each in model._meta.concrete_fields
        if isinstance(each, models.ForeignKey)
        and (each.remote_field.on_delete is models.CASCADE or each.name == "record")
    ]
    return names[0] if names else None


@cache
def way_to_record(model: type[models.Model]) -> str | None:
    """The links from a row beside a record to the record (`attendance__encounter`).

    None for records themselves, and for rows that belong to none.
    """
    owner = owner_field(model)
    if owner is None:
        return None
    above: Any = model._meta.get_field(owner).related_model
    if issubclass(above, Record):
        return owner
    further = way_to_record(above)
    return f"{owner}__{further}" if further else None


@cache
def history_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a model that history keeps, without keys and what follows from others."""
    followers = {
        f"{each.name}_{companion}"
        for each in model._meta.concrete_fields
        if isinstance(each, EdtfField)
        for companion in COMPANIONS
    }
    return tuple(
        each.name
        for each in model._meta.concrete_fields
        if not each.primary_key
        and each.name not in DERIVED | followers
        and not (each.is_relation and each.remote_field.parent_link)
        and not (issubclass(model, Record) and each.name == "id")
    )


@cache
def content_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a record that say something about the world and so need a proof."""
    return tuple(name for name in history_fields(model) if name not in STANDING | {"note"})


def columns_of(model: type[models.Model], names: list[str]) -> list[str]:
    """Fields to save together with `names`: dates bring their companions."""
    columns = list(names)
    for name in names:
        if isinstance(model._meta.get_field(name), EdtfField):
            columns += [f"{name}_{companion}" for companion in COMPANIONS]
    return columns


def value_of(row: models.Model, name: str) -> Any:
    """The value of a field as JSON: keys for links, ISO text for times."""
    value = getattr(row, row._meta.get_field(name).attname)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, models.Choices) else value


def set_value(row: models.Model, name: str, value: Any) -> None:
    """The opposite of `value_of`."""
    column = row._meta.get_field(name)
    if isinstance(column, LanguageMapField | models.DateField) and value is not None:
        value = column.to_python(value)
    setattr(row, column.attname, value)


def snapshot(row: models.Model) -> dict[str, Any]:
    """All that history keeps of a row, by field."""
    return {name: value_of(row, name) for name in history_fields(type(row))}


def is_empty(value: Any) -> bool:
    """Whether a value says nothing."""
    return value is None or value == "" or value == {} or value == []
