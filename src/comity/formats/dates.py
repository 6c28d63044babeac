"""Dates as pages show them, in Turkish, English and Russian: digits and names of months.

Only dates of a day (and, where asked, of a month with its year); what a date means in a
sentence is the reader's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.formats.folding import fold

_MONTHS = {
    1: "january jan ocak oca январь января янв",
    2: "february feb şubat şub февраль февраля февр фев",
    3: "march mar mart март марта мар",
    4: "april apr nisan nis апрель апреля апр",
    5: "may mayıs май мая",
    6: "june jun haziran haz июнь июня июн",
    7: "july jul temmuz tem июль июля июл",
    8: "august aug ağustos ağu август августа авг",
    9: "september sept sep eylül eyl сентябрь сентября сент сен",
    10: "october oct ekim eki октябрь октября окт",
    11: "november nov kasım kas ноябрь ноября нояб ноя",
    12: "december dec aralık ara декабрь декабря дек",
}
_MONTH_BY_NAME = {fold(name): month for month, names in _MONTHS.items() for name in names.split()}

# Letters that a month's name may have; þ, ý and ð stand for mis-set ş, ı, ğ.
_NAME = r"(?P<name>[A-Za-zÇŞĞÜÖİçşğüöıА-Яа-яёþýðÞÝÐ]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?<![\d.,])(?P<year>(?:19|20)\d\d)[-./](?P<month>\d\d)[-./](?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<![\d.,/-])(?P<day>\d\d?)(?P<mark>[./-])(?P<month>\d\d?)(?P=mark)" + _YEAR),
    re.compile(r"(?<![\d.,/-])(?P<day>\d\d?)\.(?P<month>\d\d)\.(?P<short>\d\d)(?![\d.])"),
    re.compile(
        r"(?<![\d.,:/–-])(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + _NAME
        + r"(?:,?[\s-]+" + _YEAR + r")?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w'’])" + _NAME + r"\s+(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:.]\d)(?:,?\s+" + _YEAR
        + r")?(?!\d)",
        re.IGNORECASE,
    ),
)  # fmt: skip
# A weekday before it lets a comma stand after the day: `Tuesday 23, November 2021`.
_PATTERNS += (
    re.compile(r"\b\w+day,? (?P<day>\d\d?),\s+" + _NAME + r",?\s+" + _YEAR, re.IGNORECASE),
)
_MONTH_OF_YEAR = re.compile(r"(?<![\w'’])" + _NAME + r",?\s+" + _YEAR, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AMERICAN = re.compile(r"\b[AaPp]\.?[Mm]\b")


@dataclass(frozen=True, slots=True)
class VisibleDate:
    """A date at `start..end` of a line; `year` is None where it is not said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def edtf(self) -> str:
        """The date in EDTF, with XXXX for an unsaid year."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}-{self.month:02}{day}"


def dates_in(line: str) -> list[VisibleDate]:
    """The days that a line names, in order, none overlapping another.

    `03/04/2022` is 3 April unless the line tells an American hour (`AM`, `PM`).
    """
    if not _DIGIT.search(line):
        return []
    return _apart(found for pattern in _PATTERNS for found in _found(pattern, line))


def months_in(line: str) -> list[VisibleDate]:
    """Months with their year (`October 2019`), where no day is said."""
    found = (
        VisibleDate(match.start(), match.end(), int(match["year"]), month, None)
        for match in _MONTH_OF_YEAR.finditer(line)
        if (month := _MONTH_BY_NAME.get(fold(match["name"]))) is not None
    )
    return _apart(found)


def _apart(found: Iterator[VisibleDate]) -> list[VisibleDate]:
    """Of dates that overlap the longest one, then the first."""
    kept: list[VisibleDate] = []
    for visible in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(visible.end <= other.start or other.end <= visible.start for other in kept):
            kept.append(visible)
    return sorted(kept, key=lambda each: each.start)


def _found(pattern: re.Pattern[str], line: str) -> Iterator[VisibleDate]:
    for match in pattern.finditer(line):
        parts = match.groupdict()
        year = _year(parts)
        month = _month(parts)
        day = int(parts["day"])
        if month is None:
            continue
        if parts.get("mark") == "/" and _AMERICAN.search(line) and day <= 12:
            month, day = day, month
        if month > 12 >= day and parts.get("mark"):
            month, day = day, month
        if _exists(year, month, day):
            # The full stop of a sentence is not the month's: `12 мая.`
            end = match.end() - (line[match.end() - 1] == ".")
            yield VisibleDate(match.start(), end, year, month, day)


def _year(parts: dict[str, str]) -> int | None:
    if parts.get("year"):
        return int(parts["year"])
    if parts.get("short"):
        return 2000 + int(parts["short"])
    return None


def _month(parts: dict[str, str]) -> int | None:
    if parts.get("name"):
        return _MONTH_BY_NAME.get(fold(parts["name"]))
    return int(parts["month"])


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
