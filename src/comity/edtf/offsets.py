"""A date that hangs on another: so long before it, with it, or so long after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.edtf.durations import Duration, DurationError
from comity.edtf.points import Point, Precision
from comity.edtf.value import Edtf, parse


@dataclass(frozen=True, slots=True)
class Offset:
    """How far one date lies from another: `P3M` after it, `-P14D` before it, `P0D` with it."""

    time: Duration
    is_before: bool = False

    @classmethod
    def parse(cls, text: str) -> Offset:
        """The offset that an ISO 8601 duration, signed for before, means. Raises DurationError."""
        told = text.strip()
        try:
            return cls(Duration.parse(told.removeprefix("-")), told.startswith("-"))
        except DurationError as error:
            raise DurationError(text) from error

    def of(self, value: Edtf) -> Edtf | None:
        """The date that lies this far from another; None where that has no end to count from.

        An interval is counted from its last day, before it from its first. The result is no
        more exact than the date: a month after `2023-10` is `2023-11`, 14 days after it is
        `2023-11-14~`, counted from the last day of October.
        """
        if self.time.is_nothing:
            return value
        end = value.start if self.is_before else value.end
        if end is None or end.year is None:
            return None
        return parse(self._of_point(end, value))

    def _of_point(self, end: Point, value: Edtf) -> str:
        day = _day(end.first if self.is_before else end.last)
        moved = self.time.before(day) if self.is_before else self.time.after(day)
        doubt = _doubt(end)
        if end.precision is Precision.DAY:
            return moved.isoformat() + doubt
        if end.precision is Precision.MONTH and not self.time.days:
            return f"{moved.year:04}-{moved.month:02}" + doubt
        if end.precision is Precision.YEAR and not self.time.days and not self.time.months % 12:
            return f"{moved.year:04}" + doubt
        return moved.isoformat() + ("%" if end.uncertain else "~")


def _day(number: int) -> date:
    # Winter 9999 ends in a year that `date` cannot hold.
    return (
        date(number // 10000, number // 100 % 100, number % 100)
        if number <= 99991231
        else (date.max)
    )


def _doubt(end: Point) -> str:
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (end.approximate, end.uncertain), ""
    )
