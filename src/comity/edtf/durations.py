"""Spans of time in whole months and days, and the day that lies one after another.

A term in months or years ends on the day that bears the number of the day on which it
began, or on the last day of a month that lacks it (Turkish Code of Obligations, no. 6098,
art. 92; Civil Code of the Russian Federation, art. 192).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


class DurationError(ValueError):
    """A text that is no ISO 8601 duration in years, months, weeks and days."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no duration; write P3Y (3 years), P6M (6 months), P90D (90 days)"
        )


_DURATION = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A time in whole months and days: `P3Y` has 36 months."""

    months: int
    days: int

    @classmethod
    def parse(cls, text: str) -> Duration:
        """The duration that an ISO 8601 text means. Raises DurationError."""
        found = _DURATION.fullmatch(text.strip())
        if found is None:
            raise DurationError(text)
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(12 * years + months, 7 * weeks + days)

    def after(self, day: date) -> date:
        """The day that lies this long after another; the last that there is for what is too far."""
        return _moved(day, self.months, self.days)

    def before(self, day: date) -> date:
        """The day that lies this long before another."""
        return _moved(day, -self.months, -self.days)

    @property
    def is_nothing(self) -> bool:
        """Whether it is no time at all."""
        return not (self.months or self.days)


def _moved(day: date, months: int, days: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
