"""The order of dates that are not exact, and the text of a date from its sort key."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet

M = TypeVar("M", bound=Model)

# Sort keys of dates whose year is not said begin with this and stand behind all others.
UNSAID = "X"


def earliest(rows: QuerySet[M], column: str, size: int, *, first: int = 0) -> list[M]:
    """`size` rows from number `first` on: the earliest first, then no year, then no date.

    What has no date is asked for by itself, so that an index on the column serves the rest.
    """
    parts = [
        rows.exclude(**{column: None}).order_by(column, "pk"),
        rows.filter(**{column: None}).order_by("pk"),
    ]
    return _in_turn(parts, size, first)


def latest(rows: QuerySet[M], column: str, size: int, *, first: int = 0) -> list[M]:
    """`size` rows from number `first` on, the latest first, then no year, then no date.

    Descending sort keys alone would put unsaid years on top. The parts are asked for one
    after the other, so that an index on the column serves each.
    """
    dated = rows.filter(**{f"{column}__lt": UNSAID})
    parts = [
        dated.order_by(f"-{column}", "-pk"),
        rows.filter(**{f"{column}__gte": UNSAID}).order_by(f"-{column}", "-pk"),
        rows.filter(**{column: None}).order_by("-pk"),
    ]
    return _in_turn(parts, size, first)


def _in_turn(parts: list[QuerySet[M]], size: int, first: int) -> list[M]:
    found: list[M] = []
    for part in parts:
        taken = list(part[first : first + size - len(found)])
        found += taken
        if len(found) == size:
            break
        first = 0 if taken or first == 0 else max(0, first - part.count())
    return found


def latest_of_one(rows: QuerySet[M], column: str, size: int) -> list[M]:
    """As `latest`, of what hangs on one record: in two queries, for few of it are undated."""
    found = list(rows.filter(**said(column)).order_by(f"-{column}", "-pk")[:size])
    if len(found) < size:
        undated = rows.filter(Q(**{f"{column}__gte": UNSAID}) | Q(**{column: None}))
        order = (F(column).desc(nulls_last=True), "-pk")
        found += undated.order_by(*order)[: size - len(found)]
    return found


def date_of(sort_key: str) -> str:
    """The EDTF text at the end of a sort key (`20231001/20231031/2023-10`)."""
    return sort_key.split("/", 2)[2]


def said(column: str) -> dict[str, Any]:
    """A filter for rows that have a date with a year."""
    return {f"{column}__lt": UNSAID}
