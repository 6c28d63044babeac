"""Kinds of column: dates that need not be exact, values of lists, words in several languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from comity.edtf import Edtf, EdtfError, parse
from comity.register.wording import LanguageMap

COMPANIONS = ("sort", "lower", "upper")


def bounds_of(value: Edtf) -> tuple[date | None, date | None]:
    """First and last day to look a date up by; an open or unknown end reaches to the end of time.

    Both are None where the year is not said: such a date is in no range.
    """
    if not value.year_is_said:
        return None, None
    return value.lower or date.min, value.upper or date.max


class EdtfField(models.CharField):  # type: ignore[type-arg]
    """An EDTF date as it was said (`2023-10`, `2019/..`); NULL means unknown.

    Beside `when` stand three columns that follow it at each save and are not edited:
    `when_sort` (text that sorts dates; unsaid years last), `when_lower` and `when_upper`
    (first and last day, for ranges; see `bounds_of`). `overlapping` filters by them.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 40)
        options.setdefault("null", True)
        options.setdefault("blank", True)
        options.setdefault("default", None)
        super().__init__(*args, **options)

    def contribute_to_class(self, cls: type[models.Model], name: str, *_: Any, **__: Any) -> None:
        """Add the three companion columns to the model that has this field."""
        super().contribute_to_class(cls, name)
        # Historical models of migrations bring the companions as columns of their own.
        if cls._meta.abstract or cls.__module__ == "__fake__":
            return
        common: dict[str, Any] = {"null": True, "blank": True, "editable": False, "default": None}
        columns: dict[str, models.Field[Any, Any]] = {
            "sort": models.CharField(max_length=64, db_index=True, **common),
            "lower": models.DateField(**common),
            "upper": models.DateField(**common),
        }
        for place, (companion, column) in enumerate(columns.items(), start=1):
            # Fields with one counter are equal to Django, which drops all but the first
            # of them from what a kind of record inherits.
            column.creation_counter = self.creation_counter + place / 10
            cls.add_to_class(f"{name}_{companion}", column)

    def pre_save(self, instance: models.Model, add: bool) -> str | None:
        """The text to store; the companions are set from it."""
        text: str | None = super().pre_save(instance, add) or None
        set_companions(instance, self.attname, text)
        return text

    def clean(self, value: Any, instance: models.Model | None) -> Any:
        """Accept EDTF or nothing; the error says what is wrong and what to write."""
        if value in (None, ""):
            return None
        try:
            return str(parse(str(value)))
        except EdtfError as error:
            raise ValidationError(str(error)) from error


def set_companions(instance: models.Model, name: str, text: str | None) -> None:
    """Set the three columns beside the EDTF column `name`. Raises EdtfError for no date."""
    value = parse(text) if text else None
    lower, upper = bounds_of(value) if value else (None, None)
    setattr(instance, f"{name}_sort", value.sort_key if value else None)
    setattr(instance, f"{name}_lower", lower)
    setattr(instance, f"{name}_upper", upper)


def overlapping(name: str, first: date | None, last: date | None) -> models.Q:
    """Rows whose EDTF column `name` can share a day with `first`..`last` (None: no limit)."""
    condition = models.Q(**{f"{name}_lower__isnull": False})
    if last is not None:
        condition &= models.Q(**{f"{name}_lower__lte": last})
    if first is not None:
        condition &= models.Q(**{f"{name}_upper__gte": first})
    return condition


class ListedField(models.CharField):  # type: ignore[type-arg]
    """A value of a closed list. Migrations do not carry the list: its wordings may change."""

    def deconstruct(self) -> Any:
        """The column without its choices."""
        name, path, arguments, options = super().deconstruct()
        options.pop("choices", None)
        return name, path, arguments, options


class LanguageMapField(models.JSONField):
    """A `LanguageMap`; empty where nobody has written anything yet."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", LanguageMap)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> LanguageMap:
        """The stored JSON as a LanguageMap."""
        return LanguageMap(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> LanguageMap:
        """Any mapping as a LanguageMap; raises ValidationError for anything else."""
        if not isinstance(value, dict):
            raise ValidationError("write one wording per language, as {'tr': '...'}")
        return LanguageMap(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The map as JSON, without empty wordings."""
        if isinstance(value, dict):
            value = dict(LanguageMap(value))
        return super().get_db_prep_value(value, connection, prepared)
