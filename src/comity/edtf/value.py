"""The value of an EDTF date, and the way from its text to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from comity.edtf.points import MONTH_DAYS, EdtfError, Point, Precision, point


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval as it was said; `str()` gives back the text it came from.

    A single date has `start` alone (`end` is the same point). Of an interval an end that
    is None is open (`open_start`, `open_end`: written `..`) or else not known. `lower` and
    `upper` are the first and last day that it can cover, None where there is no such
    bound or the year is not said. `precision` is that of the coarser end. `sort_key`
    orders by the first day that is known, then by the last; unsaid years come last.
    """

    text: str
    start: Point | None
    end: Point | None
    is_interval: bool
    open_start: bool
    open_end: bool
    lower: date | None
    upper: date | None
    precision: Precision
    sort_key: str

    def __str__(self) -> str:
        return self.text

    @property
    def year_is_said(self) -> bool:
        """Whether the year is known (of an interval: of the ends that it has)."""
        said = self.start or self.end
        return said is not None and said.year is not None

    def contains(self, other: Edtf | date) -> bool:
        """Whether `other` lies in this date for certain, whatever is not said.

        An end that is not known holds nothing; an unsaid year is only compared with an
        unsaid year (`XXXX-07` contains `XXXX-07-01`).
        """
        inner = _as_edtf(other)
        if self.year_is_said != inner.year_is_said:
            return False
        if (self.start is None and not self.open_start) or (self.end is None and not self.open_end):
            return False
        if not self.year_is_said and (_wraps(self) or _wraps(inner)):
            return _days_of_year(inner) <= _days_of_year(self)
        starts = self.start is None or (inner.start is not None and _first(self) <= _first(inner))
        ends = self.end is None or (inner.end is not None and _last(inner) <= _last(self))
        return starts and ends

    def overlaps(self, other: Edtf | date) -> bool:
        """Whether the two can share a day; what is open or not known counts as reaching on.

        An unsaid year may be any year: `XXXX-07-01` overlaps `2021-07`.
        """
        that = _as_edtf(other)
        if self.year_is_said and that.year_is_said:
            return _first(self) <= _last(that) and _first(that) <= _last(self)
        return not _days_of_year(self).isdisjoint(_days_of_year(that))


_NEVER, _EVER = 0, 99999999
_COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """The value of an EDTF text; a few microseconds, less when the text came before.

    Raises EdtfError for anything outside the subset, dates that do not exist, and
    intervals that end before they start.
    """
    before, slash, after = text.partition("/")
    if not slash:
        return _single(text, point(text, text))
    start = None if before in ("", "..") else point(before, text)
    end = None if after in ("", "..") else point(after, text)
    _check_interval(text, start, end)
    return _interval(text, start, end, before == "..", after == "..")


def _single(text: str, said: Point) -> Edtf:
    lower, upper = _date(said.first), _date(said.last)
    key = _sort_key(text, said, said)
    return Edtf(text, said, said, False, False, False, lower, upper, said.precision, key)


def _interval(
    text: str, start: Point | None, end: Point | None, open_start: bool, open_end: bool
) -> Edtf:
    ends = [said for said in (start, end) if said is not None]
    precision = max((said.precision for said in ends), key=_COARSENESS.__getitem__)
    lower = _date(start.first) if start else None
    upper = _date(end.last) if end else None
    key = _sort_key(text, start, end)
    return Edtf(text, start, end, True, open_start, open_end, lower, upper, precision, key)


def _check_interval(text: str, start: Point | None, end: Point | None) -> None:
    if start is None and end is None:
        raise EdtfError(text, "an interval needs at least one end", "leave the date out")
    if start is None or end is None:
        return
    if (start.year is None) != (end.year is None):
        raise EdtfError(
            text, "one end says its year and the other does not", "give both a year or XXXX"
        )
    if start.year is not None and start.first > end.last:
        raise EdtfError(text, "it ends before it starts", "exchange the two ends")


def _date(day: int) -> date | None:
    # Winter 9999 ends in a year that `date` cannot hold; it is then unbounded.
    if day < 10000 or day > 99991231:
        return None
    return date(day // 10000, day // 100 % 100, day % 100)


def _sort_key(text: str, start: Point | None, end: Point | None) -> str:
    known = start.first if start else (end.last if end else _EVER)
    last = end.last if end else _EVER
    # An unsaid year has days below 10000; "X" sorts behind every digit.
    mark = "X" if known < 10000 else ""
    return f"{mark}{known:08d}/{last:08d}/{text}"


def _as_edtf(value: Edtf | date) -> Edtf:
    return (
        value
        if isinstance(value, Edtf)
        else parse(f"{value.year:04}-{value.month:02}-{value.day:02}")
    )


def _first(value: Edtf) -> int:
    return value.start.first if value.start else _NEVER


def _last(value: Edtf) -> int:
    return value.end.last if value.end else _EVER


def _wraps(value: Edtf) -> bool:
    return value.start is not None and value.end is not None and value.start.first > value.end.last


_ALL_DAYS = tuple(
    month * 100 + day for month in range(1, 13) for day in range(1, MONTH_DAYS[month] + 1)
)


def _days_of_year(value: Edtf) -> frozenset[int]:
    """The days (month * 100 + day) that the date can fall on, whatever the year."""
    if value.start is None or value.end is None:
        return frozenset(_ALL_DAYS) if value.year_is_said else _open_days(value)
    first, last = value.start.first, value.end.last
    if value.year_is_said and last // 10000 - first // 10000 > 1:
        return frozenset(_ALL_DAYS)
    one_year = first // 10000 == last // 10000
    first, last = first % 10000, last % 10000
    if one_year and first <= last:
        return frozenset(day for day in _ALL_DAYS if first <= day <= last)
    return frozenset(day for day in _ALL_DAYS if day >= first or day <= last)


def _open_days(value: Edtf) -> frozenset[int]:
    """Of an unsaid year with one end: from it to the end of the year, or up to it."""
    first, last = _first(value), _last(value)
    return frozenset(day for day in _ALL_DAYS if first <= day <= last)
