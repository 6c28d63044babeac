"""Many rows of one table, written with few statements.

What Django's `bulk_create` does, without building an expression for each value: a large
import writes hundreds of thousands of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from django.db import connection, models

ROWS_AT_ONCE = 500
# Values of these types are stored as they are, in any column but one of JSON.
_PLAIN = frozenset({str, int, bool, float, type(None)})


def insert_rows(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Put new rows into the model's own table; each gets its key unless it has one."""
    key = model._meta.pk
    for has_key, run in groupby(rows, key=lambda row: getattr(row, key.attname) is not None):
        columns = [
            column for column in model._meta.local_concrete_fields if has_key or column is not key
        ]
        for some in _portions(run, columns):
            values = [[_new_value(column, row) for column in columns] for row in some]
            for row, number in zip(some, _insert(model, columns, values), strict=True):
                setattr(row, key.attname, number)
                row._state.adding = False


def update_rows(model: type[models.Model], rows: Iterable[Any], names: Sequence[str]) -> None:
    """Store the fields `names`, which stand in the model's own table, of rows by their keys."""
    columns = [model._meta.get_field(name) for name in names]
    told = ", ".join(f"{_quoted(column.column)} = %s" for column in columns)
    key = model._meta.pk
    values = [
        [_value(column, getattr(row, column.attname)) for column in (*columns, key)] for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {_table(model)} SET {told} WHERE {_quoted(key.column)} = %s",  # noqa: S608
                values,
            )


def _portions(rows: Iterable[Any], columns: Sequence[Any]) -> Iterator[list[Any]]:
    most = connection.features.max_query_params or ROWS_AT_ONCE * len(columns)
    waiting = iter(rows)
    while some := list(islice(waiting, max(1, min(ROWS_AT_ONCE, most // len(columns))))):
        yield some


def _insert(
    model: type[models.Model], columns: Sequence[Any], values: list[list[Any]]
) -> list[Any]:
    """Insert in the order given; the keys in the same order."""
    names = ", ".join(_quoted(column.column) for column in columns)
    marks = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_table(model)} ({names}) VALUES {marks} "  # noqa: S608
            f"RETURNING {_quoted(model._meta.pk.column)}",
            [value for row in values for value in row],
        )
        return [number for (number,) in cursor.fetchall()]


def _new_value(column: Any, row: models.Model) -> Any:
    # Some columns fill themselves when they are stored first: times, companions of dates.
    return _value(column, column.pre_save(row, add=True))


def _value(column: Any, value: Any) -> Any:
    if type(value) in _PLAIN and not isinstance(column, models.JSONField):
        return value
    return column.get_db_prep_save(value, connection)


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
