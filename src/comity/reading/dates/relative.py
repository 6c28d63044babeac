"""What a relative date says: days, weeks, months, seasons and years counted from an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from comity.reading.dates.anchors import UNSAID, Anchor, Side

_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
# Units whose side the text leaves open: `on Friday`, `in spring`.
OPEN_UNITS = frozenset({"weekday", "season", "part", "feast"})
# Units that count from the date told before.
TOLD_UNITS = frozenset({"same-day", "same-year", "eve", "nth-day"})

_DAYS = frozenset({"day", "weekday", "this-weekday", "week", "weekend"})


def shifted(unit: str, amount: int, anchor: Anchor | None, side: Side) -> str | None:
    """The EDTF of a unit and an amount (`Calendar.relative`), or None where nothing tells it.

    A season without a publication date has the year `XXXX`; anything else has no date then.
    """
    if anchor is None or not anchor.is_publication:
        return f"{UNSAID}-{amount}" if unit == "season" else None
    if not anchor.says_year:
        return _yearless(unit, amount, anchor)
    if not anchor.says_day and unit in _DAYS:
        return None
    return _COUNT[unit](amount, anchor.day, side)


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told of time so far (EDTF): the last day, the last year, and the day on
    which what it reports began."""

    day: str | None = None
    year: str | None = None
    first: str | None = None


NOTHING_TOLD = Told()


def from_told(unit: str, amount: int, told: Told) -> str | None:
    """`the next day`, `the same year`, `on the second day`: counted from what was told."""
    if unit == "same-year":
        return str(int(told.year) + amount) if told.year is not None else None
    day = told.first if unit == "nth-day" else told.day
    return days_after(day, amount) if day is not None else None


def days_after(day: str, amount: int) -> str:
    """The day that lies `amount` days after a day in EDTF, whose year may be `XXXX`."""
    year = day[:4]
    counted = date.fromisoformat(day if year != UNSAID else f"2000{day[4:]}")
    moved = (counted + timedelta(days=amount)).isoformat()
    return moved if year != UNSAID else f"{UNSAID}{moved[4:]}"


def _yearless(unit: str, amount: int, anchor: Anchor) -> str | None:
    """Of a publication date without its year only days and seasons can be told."""
    if unit == "season":
        return f"{UNSAID}-{amount}"
    if unit != "day":
        return None
    return f"{UNSAID}-{(anchor.day + timedelta(days=amount)).strftime('%m-%d')}"


def _day(amount: int, day: date, side: Side) -> str:
    return (day + timedelta(days=amount)).isoformat()


def _weekday(amount: int, day: date, side: Side) -> str:
    """The last such day or the next one, the publication day among either."""
    if side is Side.FUTURE:
        return (day + timedelta(days=(amount - day.weekday()) % 7)).isoformat()
    return (day - timedelta(days=(day.weekday() - amount) % 7)).isoformat()


def _weekday_of_week(amount: int, day: date, side: Side) -> str:
    """`this Friday`: the one of the running week."""
    return (day + timedelta(days=amount - day.weekday())).isoformat()


def _week(amount: int, day: date, side: Side) -> str:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=amount)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekend(amount: int, day: date, side: Side) -> str:
    """`this weekend` (0) is the one of the running week, `last weekend` (-1) the one before."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=amount)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _month(amount: int, day: date, side: Side) -> str:
    index = day.year * 12 + day.month - 1 + amount
    return f"{index // 12}-{index % 12 + 1:02d}"


def _season(amount: int, day: date, side: Side) -> str:
    """A season has the year in which it begins; winter runs into the next."""
    starts = _SEASON_STARTS[amount]
    running = day.year - (amount == 24 and day.month < 3)
    if side is Side.PAST:
        return f"{running if (running, starts) <= (day.year, day.month) else running - 1}-{amount}"
    if side is Side.FUTURE and (day.year, day.month) > (running, starts + 2):
        return f"{running + 1}-{amount}"
    return f"{running}-{amount}"


def _year(amount: int, day: date, side: Side) -> str:
    return str(day.year + amount)


def _part(amount: int, day: date, side: Side) -> str:
    """Months of the year: 106 is January to June."""
    first, last = divmod(amount, 100)
    year = day.year
    if side is Side.FUTURE and day.month > last:
        year += 1
    if side is Side.PAST and day.month < first:
        year -= 1
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _feast(amount: int, day: date, side: Side) -> str:
    """`before Christmas`: the month in which a feast lies, this year's or the next one."""
    year = day.year + (amount < day.month and side is not Side.PAST)
    return f"{year - (amount > day.month and side is Side.PAST)}-{amount:02d}"


_COUNT = {
    "feast": _feast,
    "day": _day,
    "weekday": _weekday,
    "this-weekday": _weekday_of_week,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "season": _season,
    "year": _year,
    "part": _part,
}
