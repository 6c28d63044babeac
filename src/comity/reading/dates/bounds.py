"""What the words beside a date make of it: since, until, about, a part of the year."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.dates.calendar import Calendar

# How far the words beside a date reach, in code points.
REACH = 30
# `since`, `until`, `approx`, or the first and last month of a part of the year.
Meaning = str | tuple[int, int]


def bounds_of(
    text: str, start: int, end: int, calendar: Calendar, passage: Passage
) -> tuple[Meaning, Passage] | None:
    """What the words beside a date make of it, and how far they reach."""
    after = text[passage.end : min(end, passage.end + REACH)]
    endings: tuple[tuple[re.Pattern[str], Meaning], ...] = (
        *calendar.parts_after_patterns,
        *calendar.after_patterns,
    )
    for ending, meaning in endings:
        found = ending.match(after)
        if found:
            return meaning, Passage(passage.start, passage.end + found.end())
    low = max(start, passage.start - REACH)
    before = text[low : passage.start]
    openings: tuple[tuple[re.Pattern[str], Meaning], ...] = (
        *calendar.parts_before_patterns,
        *calendar.before_patterns,
    )
    for opening, meaning in openings:
        found = opening.search(before)
        if found:
            return meaning, Passage(low + found.start(), passage.end)
    return None


def bounded(edtf: str, meaning: Meaning) -> str:
    """The date as its bound makes it: open at one end, approximate, or a part of its year."""
    if isinstance(meaning, tuple):
        first, last = meaning
        return f"{edtf}-{first:02d}/{edtf}-{last:02d}" if edtf.isdigit() else edtf
    start, _, end = edtf.partition("/")
    if meaning == "since":
        is_one_year = len(end) == 4 and int(end) == int(start) + 1  # an academic year
        return f"{start}/.." if not end or is_one_year else edtf
    if end:
        return edtf
    if meaning == "until":
        return f"../{edtf}"
    return f"{edtf}~" if meaning == "approx" else edtf


def with_year(edtf: str, year: str) -> str:
    """The date in another year; a stretch over the turn of the year ends in the next."""
    start, slash, end = edtf.partition("/")
    if start == "..":
        return f"../{year}{end[4:]}"
    if not slash or end == "..":
        return f"{year}{start[4:]}{slash}{end}"
    last = str(int(year) + int(end[:4]) - int(start[:4]))
    return f"{year}{start[4:]}/{last}{end[4:]}"
