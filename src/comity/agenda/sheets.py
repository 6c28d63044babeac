"""How entries are set out: the days of a month or week, and the chapters of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.agenda.entries import Entry
from comity.agenda.spans import month_of


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what stands on it. `is_outside` of the month that is looked at."""

    day: date
    entries: tuple[Entry, ...]
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month or week: what has no day of its own in it stands at its head."""

    first: date
    last: date
    head: tuple[Entry, ...]
    days: tuple[Day, ...]

    @property
    def weeks(self) -> Iterator[tuple[Day, ...]]:
        """The days by weeks, Monday first."""
        for start in range(0, len(self.days), 7):
            yield self.days[start : start + 7]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.head and not any(day.entries for day in self.days)


def sheet_of(entries: Sequence[Entry], first: date, last: date) -> Sheet:
    """The entries from `first` to `last` by day, filled up to whole weeks."""
    start = first - timedelta(days=first.weekday())
    count = (last - start).days + 1
    days = (start + timedelta(days=n) for n in range(count + -count % 7))
    head = (e for e in entries if not e.span.stands_on_days and e.span.meets(first, last))
    return Sheet(first, last, tuple(head), tuple(_day(day, entries, first, last) for day in days))


def _day(day: date, entries: Iterable[Entry], first: date, last: date) -> Day:
    outside = not first <= day <= last
    on_it = (e for e in entries if e.span.stands_on_days and e.span.meets(day, day))
    return Day(day, () if outside else tuple(on_it), outside)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the list, as an EDTF date (a month, a season, a year), and its entries."""

    edtf: str
    entries: tuple[Entry, ...]


def chapters(entries: Iterable[Entry], today: date) -> list[Chapter]:
    """What is to come from `today` on by month; what is said more coarsely before its month.

    What began earlier and is not over stands in the month of `today`.
    """
    by_heading: dict[tuple[date, int, str], list[Entry]] = {}
    for entry in entries:
        by_heading.setdefault(_heading(entry, today), []).append(entry)
    return [
        Chapter(heading[2], tuple(sorted(found, key=_within)))
        for heading, found in sorted(by_heading.items())
    ]


def _heading(entry: Entry, today: date) -> tuple[date, int, str]:
    """Where the chapter stands, coarser ones first, and its date."""
    begins = max(entry.span.first, today)
    first, last = month_of(begins)
    if entry.span.is_exact or entry.span.last <= last:
        return first, 0, f"{first:%Y-%m}"
    length = (entry.span.last - entry.span.first).days
    return first, -length, entry.edtf


def _within(entry: Entry) -> tuple[bool, date, date, str]:
    return entry.span.is_exact, entry.span.first, entry.span.last, entry.key
