"""From a date as it was said to the days of a calendar, without making it more exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from comity.edtf import Edtf, EdtfError, Point, Precision, parse

LONGEST_ON_DAYS = 14  # days; what lasts longer stands at the head of a month, not in each day


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day that a date covers. `is_exact` if these days themselves were said."""

    first: date
    last: date
    is_exact: bool

    @property
    def stands_on_days(self) -> bool:
        """Whether it is shown on its days; otherwise at the head of the month or week."""
        return self.is_exact and (self.last - self.first).days < LONGEST_ON_DAYS

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether it shares a day with `first`..`last` (None: no limit)."""
        return (last is None or self.first <= last) and (first is None or self.last >= first)


def span_of(text: str | None, *, deadline: bool = False) -> Span | None:
    """The days of an EDTF date; None where there is none, or its year is not said.

    "By July" is July, "from July on" too: the time at which something is to be looked
    for. A deadline with exact days is its last day.
    """
    value = _parsed(text)
    if value is None or not value.year_is_said:
        return None
    start, end = value.start or value.end, value.end or value.start
    assert start is not None and end is not None
    first, last = _day(start.first), _day(end.last)
    if first is None or last is None:
        return None
    is_exact = _is_exact(start) and _is_exact(end)
    return Span(last if deadline and is_exact else first, last, is_exact)


def _parsed(text: str | None) -> Edtf | None:
    try:
        return parse(text) if text else None
    except EdtfError:
        return None


def _is_exact(said: Point) -> bool:
    return said.precision is Precision.DAY and not (said.approximate or said.uncertain)


def _day(number: int) -> date | None:
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month in which a day lies."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
