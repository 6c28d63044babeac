"""What a written date says: the groups of `Calendar.pattern` become EDTF."""

from __future__ import annotations

import re
from datetime import date

from comity.reading.dates.anchors import UNSAID, Anchor, Side, year_of
from comity.reading.dates.calendar import Calendar, dotless

_Groups = dict[str, str | None]


def written(
    match: re.Match[str], calendar: Calendar, anchor: Anchor | None, side: Side
) -> str | None:
    """The EDTF of a match of `Calendar.pattern`, or None where it is no date.

    `side` tells where the year lies if the text does not say it.
    """
    groups = match.groupdict()
    for group, read in _READERS.items():
        if groups[group]:
            return read(_Reading(match, groups, calendar, anchor, side))
    return None


class _Reading:
    """One match on its way to a date."""

    __slots__ = ("anchor", "calendar", "groups", "match", "side")

    def __init__(
        self,
        match: re.Match[str],
        groups: _Groups,
        calendar: Calendar,
        anchor: Anchor | None,
        side: Side,
    ) -> None:
        self.match = match
        self.groups = groups
        self.calendar = calendar
        self.anchor = anchor
        self.side = side

    def month(self, group: str) -> int:
        """The month's number; ı and i are one letter here."""
        calendar = self.calendar
        return calendar.months[calendar.month_keys[dotless(self.groups[group] or "")]]

    def day(self, group: str) -> int:
        """The day's number, from digits or a word; 0 where none stands."""
        said = self.groups[group]
        if said is None:
            return 0
        return int(said) if said.isdigit() else self.calendar.named_days[_plain(said)]

    def year(self, group: str) -> str | None:
        """The year as four digits, or None where none stands."""
        said = self.groups.get(group)
        if said is None or said.isdigit():
            return said
        return str(self.calendar.named_years[_plain(said)])

    def unsaid_year(self, month: int, day: int | None) -> str:
        """The year of a month or day that stands without one."""
        return year_of(self.anchor, month, day, self.side)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _iso(reading: _Reading) -> str | None:
    year, month, day = (reading.groups[g] for g in ("iso_y", "iso_m", "iso_d"))
    return _stretch(str(year), int(month or 0), int(day or 0), 0)


def _two_dotted(reading: _Reading) -> str | None:
    first, last = int(reading.groups["r_d1"] or 0), int(reading.groups["r_d2"] or 0)
    month1, month2 = int(reading.groups["r_m1"] or 0), int(reading.groups["r_m2"] or 0)
    year2 = reading.groups["r_y2"] or ""
    year1 = reading.groups["r_y1"] or str(int(year2) - (month1 > month2))
    return _across(year1, month1, first, year2, month2, last)


def _dotted(reading: _Reading) -> str | None:
    day, month = int(reading.groups["dot_d1"] or 0), int(reading.groups["dot_m"] or 0)
    if month > 12 >= day and "/" in reading.match.group():
        day, month = month, day
    return _stretch(reading.groups["dot_y"] or "", month, day, int(reading.groups["dot_d2"] or 0))


def _short_dotted(reading: _Reading) -> str | None:
    year, month, day = (reading.groups[g] or "" for g in ("short_y", "short_m", "short_d"))
    return _stretch(f"20{year}", int(month), int(day), 0)


def _decade(reading: _Reading) -> str | None:
    digits = re.search(r"\d{4}", reading.match.group())
    return f"{digits.group()[:3]}X" if digits else None


def _two_months(reading: _Reading) -> str | None:
    month1, month2 = reading.month("b_m1"), reading.month("b_m2")
    first, last = reading.day("b_d1"), reading.day("b_d2")
    year1, year2 = reading.year("b_y1"), reading.year("b_y2")
    if reading.groups["b_and"] and not _is_between(reading):
        year = year1 or year2 or reading.unsaid_year(month1, first)
        return _stretch(year, month1, first, 0)
    return _over_months(reading, (year1, month1, first), (year2, month2, last))


def _over_months(
    reading: _Reading, start: tuple[str | None, int, int], end: tuple[str | None, int, int]
) -> str | None:
    """A stretch over months of which either end, or none, says its year."""
    (year1, month1, first), (year2, month2, last) = start, end
    if year2 is None and year1 is None:
        year1 = reading.unsaid_year(month1, first)
    if year1 is None:
        year1 = str(int(year2 or 0) - (month1 > month2))
    if year2 is None:
        year2 = str(int(year1) + (month1 > month2)) if year1 != UNSAID else UNSAID
    return _across(year1, month1, first, year2, month2, last)


def _is_between(reading: _Reading) -> bool:
    """Whether two dates that `and` joins are the ends of one stretch."""
    match, calendar = reading.match, reading.calendar
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 30]
    return bool(
        calendar.between_pattern.search(before) or calendar.between_after_pattern.match(after)
    )


def stops_at(match: re.Match[str], edtf: str) -> int:
    """Where the words of a date end: of two dates that `and` joins, the first alone."""
    groups = match.groupdict()
    if not groups["b_and"] or "/" in edtf:
        return match.end()
    return match.end("b_y1") if groups["b_y1"] else match.end("b_m1")


def _days(reading: _Reading) -> str | None:
    month, first = reading.month("a_m"), reading.day("a_d1")
    year = reading.year("a_y") or reading.unsaid_year(month, reading.day("a_d2") or first)
    return _stretch(year, month, first, reading.day("a_d2"))


def _month_first(reading: _Reading) -> str | None:
    month, first, last = reading.month("d_m"), reading.day("d_d1"), 0
    groups = reading.groups
    if groups.get("d_d2"):
        last = reading.day("d_d2")
    year = groups["d_y"]
    if groups.get("d_m2"):
        month2 = reading.month("d_m2")
        return _over_months(reading, (groups.get("d_y1"), month, first), (year, month2, last))
    return _stretch(year or reading.unsaid_year(month, last or first), month, first, last)


def _season(reading: _Reading) -> str | None:
    groups = reading.groups
    # Exact letters: case-blind matching takes ı for i, and `kişi` is no winter.
    season = reading.calendar.seasons.get((groups["s_s"] or groups["s_s2"] or "").lower())
    return f"{groups['s_y'] or groups['s_y2']}-{season}" if season else None


def _year_month(reading: _Reading) -> str | None:
    return f"{reading.groups['f_y']}-{reading.month('f_m'):02d}"


def _months(reading: _Reading) -> str | None:
    word = reading.groups["e_m1"] or ""
    if not word[0].isupper() and reading.calendar.month_first:
        return None  # English `may` and `march` in lower case are words
    month = reading.month("e_m1")
    if not reading.groups["e_m2"]:
        return f"{reading.year('e_y') or reading.unsaid_year(month, None)}-{month:02d}"
    month2 = reading.month("e_m2")
    year = reading.year("e_y")
    if year is None:
        year1 = reading.unsaid_year(month, None)
        year = str(int(year1) + (month > month2)) if year1 != UNSAID else UNSAID
    else:
        year1 = str(int(year) - (month > month2))
    return f"{year1}-{month:02d}/{year}-{month2:02d}"


def _years(reading: _Reading) -> str | None:
    first, last = reading.groups["g_y1"] or "", reading.groups["g_y2"] or ""
    if len(last) == 2:
        last = first[:2] + last
    return f"{first}/{last}" if first < last else None


def _lone_year(reading: _Reading) -> str | None:
    match = reading.match
    before = match.string[max(0, match.start() - 24) : match.start()]
    if reading.groups["y_after"] is not None or reading.calendar.year_before_pattern.search(before):
        return reading.groups["y_y"]
    return None


_READERS = {
    "iso_y": _iso,
    "r_d1": _two_dotted,
    "dot_y": _dotted,
    "short_y": _short_dotted,
    "decade": _decade,
    "b_m1": _two_months,
    "a_m": _days,
    "d_m": _month_first,
    "s_s": _season,
    "s_s2": _season,
    "f_m": _year_month,
    "e_m1": _months,
    "g_y1": _years,
    "y_y": _lone_year,
}


def _stretch(year: str, month: int, first: int, last: int) -> str | None:
    """One day, or the days from `first` to `last` of one month (`last` 0: one day)."""
    if not _possible(year, month, first):
        return None
    start = f"{year}-{month:02d}-{first:02d}"
    if not last:
        return start
    if last <= first or not _possible(year, month, last):
        return None
    return f"{start}/{year}-{month:02d}-{last:02d}"


def _across(year1: str, month1: int, first: int, year2: str, month2: int, last: int) -> str | None:
    if not (_possible(year1, month1, first) and _possible(year2, month2, last)):
        return None
    if year1 != UNSAID and (year1, month1, first) >= (year2, month2, last):
        return None
    return f"{year1}-{month1:02d}-{first:02d}/{year2}-{month2:02d}-{last:02d}"


def _possible(year: str, month: int, day: int) -> bool:
    try:
        date(int(year) if year.isdigit() else 2000, month, day)
    except ValueError:
        return False
    return True
