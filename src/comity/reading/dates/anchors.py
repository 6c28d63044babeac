"""The day from which a text counts its dates, and the year of a date that says none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_HALF_YEAR = 183
# A year with a 29 February, for publication dates that do not say their year.
_LEAP_YEAR = 2000
UNSAID = "XXXX"
# Nothing is counted from a day outside these years.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


class Side(StrEnum):
    """On which side of the publication a date lies: reports tell the past, announcements the
    future; `NEAREST` where nothing tells."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to count from: that of the publication, or one that the text itself gives.

    `says_year` is False of a publication date without its year, `says_day` of one that is a
    month or year only (it counts from the middle). Relative dates count from a publication
    alone (`is_publication`). Where `is_year`, all that stands without a year lies in its year.
    """

    day: date
    says_year: bool = True
    says_day: bool = True
    is_publication: bool = True
    is_year: bool = False

    def year_of(self, month: int, day: int | None, side: Side) -> str:
        """The year of a month or day whose year is not said; `XXXX` if this anchor has none."""
        if not self.says_year:
            return UNSAID
        own = self.day.year
        if self.is_year:
            return str(own)
        if side is Side.NEAREST:
            return str(self._nearest(month, day or 15))
        place = (month, day) if day is not None else (month,)
        today = (self.day.month, self.day.day)[: len(place)]
        if side is Side.PAST:
            return str(own if place <= today else own - 1)
        return str(own if place >= today else own + 1)

    def _nearest(self, month: int, day: int) -> int:
        safe, own = min(day, 28), self.day.year
        if abs((date(own, month, safe) - self.day).days) <= _HALF_YEAR:
            return own
        return min((own - 1, own + 1), key=lambda y: abs((date(y, month, safe) - self.day).days))


_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


def anchor_of(published: str | None, *, is_publication: bool = True) -> Anchor | None:
    """The anchor that an EDTF date gives, or None; a month or year counts from its middle."""
    match = _EDTF.match(published or "")
    if match is None:
        return None
    year, month, day = match.groups()
    if year == UNSAID and day is None:
        return None
    number = int(year) if year != UNSAID else _LEAP_YEAR
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    try:
        middle = date(number, int(month or 6), int(day or 15))
    except ValueError:
        return None
    return Anchor(middle, year != UNSAID, day is not None, is_publication, month is None)


def is_day(edtf: str) -> bool:
    """Whether an EDTF date is one day, its year said or not."""
    return len(edtf) == len("2024-05-15") and "/" not in edtf


def year_of(anchor: Anchor | None, month: int, day: int | None, side: Side) -> str:
    """The year of a month or day whose year is not said; `XXXX` without an anchor."""
    return UNSAID if anchor is None else anchor.year_of(month, day, side)


def stay_of(edtf: str | None) -> tuple[date, date] | None:
    """The first and last day of an EDTF date that says both, else None."""
    first, slash, last = (edtf or "").partition("/")
    days = [anchor_of(point) for point in (first, last if slash else first)]
    if not (is_day(first) and (not slash or is_day(last))):
        return None
    one, other = days
    if one is None or other is None or not (one.says_year and other.says_year):
        return None
    return one.day, other.day
