"""One end of an EDTF date, and the way from its text to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class EdtfError(ValueError):
    """A text that is no EDTF date of ours; says which text, what is wrong, what to do."""

    def __init__(self, text: str, wrong: str, remedy: str) -> None:
        super().__init__(f"date {text!r}: {wrong}; {remedy}")
        self.text = text
        self.wrong = wrong
        self.remedy = remedy


class Precision(StrEnum):
    """How exact a date is said; members run from fine to coarse."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Point:
    """One date as said: a day, month, season, year or decade.

    `year` is None where the year is not said; of a decade it is the first year. `season` is
    21 (spring) to 24 (winter). `first` and `last` are its first and last day as
    `year * 10000 + month * 100 + day`, with year 0 where the year is not said.
    """

    year: int | None
    month: int | None
    day: int | None
    season: int | None
    precision: Precision
    approximate: bool
    uncertain: bool
    first: int
    last: int


_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[~?%]?)"
)
MONTH_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Meteorological seasons of the northern hemisphere; winter runs into the next year.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def point(part: str, text: str) -> Point:
    """The point that `part` of the EDTF text `text` says; EdtfError names the whole text."""
    found = _POINT.fullmatch(part)
    if found is None:
        wrong = f"{part!r} is no EDTF date" if part != text else "is no EDTF date"
        raise EdtfError(text, wrong, "write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21 to -24, or 202X")
    year_text, month_text, day_text, qualifier = found.groups()
    approximate, uncertain = qualifier in ("~", "%"), qualifier in ("?", "%")
    if year_text.isdigit():
        year: int | None = int(year_text)
        if year == 0:
            raise EdtfError(text, "there is no year 0000", "write a year from 0001 to 9999")
    elif year_text == "XXXX":
        year = None
    else:
        return _decade(text, year_text, month_text, approximate, uncertain)
    month, day = _number(month_text), _number(day_text)
    if month is None:
        return _whole_year(text, year, day, approximate, uncertain)
    if month in _SEASON_MONTHS and day_text is None:
        return _season(year, month, approximate, uncertain)
    return _month_or_day(text, year, month, day, approximate, uncertain)


def _number(part: str | None) -> int | None:
    return None if part is None or part == "XX" else int(part)


def _decade(text: str, year: str, month: str | None, approximate: bool, uncertain: bool) -> Point:
    if month is not None:
        raise EdtfError(text, "a decade has no month", "write the decade alone, as 202X")
    first = max(int(year[:3]) * 10, 1)
    days = (first * 10000 + 101, (int(year[:3]) * 10 + 9) * 10000 + 1231)
    return Point(first, None, None, None, Precision.DECADE, approximate, uncertain, *days)


def _whole_year(
    text: str, year: int | None, day: int | None, approximate: bool, uncertain: bool
) -> Point:
    if day is not None:
        raise EdtfError(text, "a day needs its month", "write the month, or leave out the day")
    if year is None:
        raise EdtfError(text, "neither year nor month is said", "leave the date out")
    days = (year * 10000 + 101, year * 10000 + 1231)
    return Point(year, None, None, None, Precision.YEAR, approximate, uncertain, *days)


def _season(year: int | None, season: int, approximate: bool, uncertain: bool) -> Point:
    first, last = _SEASON_MONTHS[season]
    base = year or 0
    last_year = base + 1 if last < first and year is not None else base
    days = (base * 10000 + first * 100 + 1, _last_of_month(last_year, last))
    return Point(year, None, None, season, Precision.SEASON, approximate, uncertain, *days)


def _month_or_day(
    text: str, year: int | None, month: int, day: int | None, approximate: bool, uncertain: bool
) -> Point:
    if not 1 <= month <= 12:
        raise EdtfError(text, f"there is no month {month:02}", "months are 01-12, seasons 21-24")
    base = year or 0
    last = _last_of_month(base, month)
    if day is None:
        first = base * 10000 + month * 100 + 1
        return Point(year, month, None, None, Precision.MONTH, approximate, uncertain, first, last)
    days = base * 10000 + month * 100 + day
    if day < 1 or days > last:
        raise EdtfError(text, "that day does not exist", f"the month has days 01-{last % 100}")
    return Point(year, month, day, None, Precision.DAY, approximate, uncertain, days, days)


def _last_of_month(year: int, month: int) -> int:
    days = MONTH_DAYS[month]
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        days = 28
    return year * 10000 + month * 100 + days
