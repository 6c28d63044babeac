"""Dates of a text as EDTF (ISO 8601-2): exact, partial, ranges, open, relative.

A date without a year lies on the side of the publication date that the words around it
tell, else nearest to it; without one the year is `XXXX`. Relative dates without a
publication date give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from comity.passages import Passage
from comity.reading.dates.anchors import UNSAID, Anchor, Side, anchor_of, is_day, stay_of
from comity.reading.dates.bounds import REACH, bounded, bounds_of, with_year
from comity.reading.dates.calendar import Calendar
from comity.reading.dates.relative import (
    NOTHING_TOLD,
    OPEN_UNITS,
    TOLD_UNITS,
    Told,
    from_told,
    shifted,
)
from comity.reading.dates.written import stops_at, written
from comity.reading.document import DateMention

Leaning = Callable[[Passage], Side]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is read: a stretch of a text in one language, published some day."""

    text: str
    start: int
    end: int
    calendar: Calendar
    anchor: Anchor | None
    years_from: Anchor | None
    leaning: Leaning
    told: Told


def find_dates(
    text: str,
    start: int,
    end: int,
    calendar: Calendar,
    published: str | None,
    *,
    own: str | None = None,
    leaning: Leaning | None = None,
    told: Told = NOTHING_TOLD,
) -> list[DateMention]:
    """All dates of `text[start:end]`, in order; offsets count from the text's start.

    `own` is a date (or year) that the text itself gives for what it tells; it stands for the
    publication date where a year is not said. `leaning` tells the side of a date from the
    words around it, `told` is what was told of time before (for `the next day`).
    """
    anchor = anchor_of(published)
    years_from = anchor_of(own, is_publication=False) or anchor
    reader = _Reader(text, start, end, calendar, anchor, years_from, leaning or _undecided, told)
    found = _written_dates(reader)
    if calendar.relative:
        _add_relative(reader, found)
    found.sort(key=lambda d: d.passage.start)
    return found


def _undecided(passage: Passage) -> Side:
    return Side.NEAREST


def _written_dates(reader: _Reader) -> list[DateMention]:
    found: list[DateMention] = []
    if reader.calendar.hint_pattern.search(reader.text, reader.start, reader.end) is None:
        return found
    pattern, position = reader.calendar.pattern, reader.start
    while (match := pattern.search(reader.text, position, reader.end)) is not None:
        position = match.end()
        edtf = written(match, reader.calendar, reader.years_from, Side.NEAREST)
        if edtf is None:
            continue
        position = stops_at(match, edtf)
        passage = Passage(match.start(), position)
        if _is_name(reader, passage):
            continue
        past = future = None
        if reader.years_from is reader.anchor and _is_open(match):
            past = written(match, reader.calendar, reader.years_from, Side.PAST)
            future = written(match, reader.calendar, reader.years_from, Side.FUTURE)
            if _lasts_now(reader, edtf):
                past = future = edtf  # `from 8 to 10 June`, written on the 8th
        found.append(_in_context(reader, passage, edtf, past, future))
    return found


def _lasts_now(reader: _Reader, edtf: str) -> bool:
    """Whether the publication lies in a stretch of days."""
    anchor, stay = reader.years_from, stay_of(edtf)
    if anchor is None or stay is None or not anchor.says_day:
        return False
    return "/" in edtf and stay[0] <= anchor.day <= stay[1]


def _is_name(reader: _Reader, passage: Passage) -> bool:
    """`15 Temmuz Şehitler Köprüsü`, `улица 8 Марта`: a day that names something."""
    calendar, text = reader.calendar, reader.text
    if calendar.name_after_pattern.match(text, passage.end, min(reader.end, passage.end + REACH)):
        return True
    before = text[max(reader.start, passage.start - REACH) : passage.start]
    return calendar.name_before_pattern.search(before) is not None


_YEAR_GROUPS = ("iso_y", "r_y2", "dot_y", "short_y", "decade", "f_y", "s_y", "s_y2", "g_y1", "y_y")
_OWN_YEARS = {"b_m1": ("b_y1", "b_y2"), "a_m": ("a_y",), "d_m": ("d_y",), "e_m1": ("e_y",)}


def _is_open(match: re.Match[str]) -> bool:
    """Whether the text leaves the year open."""
    groups = match.groupdict()
    if any(groups.get(name) for name in _YEAR_GROUPS):
        return False
    return not any(
        groups.get(year) for month, years in _OWN_YEARS.items() if groups[month] for year in years
    )


# An announcement names a day of the months ahead as plainly as a report names one past: the
# verb decides only where the nearer day lies farther off than this.
_ANNOUNCED_WITHIN = 75
_TOLD_WITHIN = 45


def _chosen(reader: _Reader, side: Side, nearest: str, past: str, future: str) -> str:
    """Which of the readings of an open date the words around it mean."""
    anchor = reader.years_from
    if side is Side.NEAREST or anchor is None or past == future:
        return nearest
    limit = _ANNOUNCED_WITHIN if side is Side.PAST else _TOLD_WITHIN
    days = anchor_of(nearest)
    if len(nearest) < 10 and (side is Side.FUTURE or nearest[5] == "2"):
        return past if side is Side.PAST else future
    if days is not None and abs((days.day - anchor.day).days) <= limit:
        return nearest
    return past if side is Side.PAST else future


def _in_context(
    reader: _Reader,
    passage: Passage,
    edtf: str,
    past: str | None,
    future: str | None,
    head: Passage | None = None,
) -> DateMention:
    """A date with what stands directly before and after it: `last`, `since`, `until`; before
    `head`, its last word, where the date's own words may say that."""
    shape = bounds_of(reader.text, reader.start, reader.end, reader.calendar, passage)
    if past is not None and future is not None:
        side = _said_side(reader, head or passage)
        if side is not None:
            edtf, past, future = _sided(side, edtf, past, future)
        else:
            lean = reader.leaning(passage)
            if shape is None or shape[0] != "until" or lean is Side.FUTURE:
                edtf = _chosen(reader, lean, edtf, past, future)
    if shape is None:
        return DateMention(edtf, passage, past=past, future=future)
    meaning, wide = shape
    ends = [None if e is None else bounded(e, meaning) for e in (edtf, past, future)]
    return DateMention(ends[0] or edtf, wide, False, ends[1], ends[2])


def _said_side(reader: _Reader, passage: Passage) -> str | None:
    before = reader.text[max(reader.start, passage.start - REACH) : passage.start]
    found = reader.calendar.side_pattern.search(before)
    return found.lastgroup if found is not None else None


def _sided(side: str, edtf: str, past: str, future: str) -> tuple[str, None, None]:
    """`last October` in October is that of the year before, `next October` of the year after."""
    if side == "this":
        return edtf, None, None
    chosen, step = (past, -1) if side == "last" else (future, 1)
    if past == future and len(chosen) == 7 and chosen[:4].isdigit():
        chosen = f"{int(chosen[:4]) + step}{chosen[4:]}"
    return chosen, None, None


def _add_relative(reader: _Reader, found: list[DateMention]) -> None:
    """Add the relative dates; a year joins the date beside it, a weekday belongs to it."""
    words = reader.calendar.relative_words
    if words:
        lower = reader.text[reader.start : reader.end].lower()
        if not any(word in lower for word in words):
            return
    for passage, unit, amount in _years_last(reader):
        if any(passage.overlaps(d.passage) for d in found):
            continue
        if unit == "weekday" and _stands_beside(reader, passage, found):
            continue
        if unit == "year" and _gives_year(reader, passage, amount, found):
            continue
        mention = _relative(reader, passage, unit, amount, found)
        if mention is not None:
            found.append(mention)


def _years_last(reader: _Reader) -> list[tuple[Passage, str, int]]:
    """The relative dates with unit and amount; years last, since they join other dates."""
    found: list[tuple[Passage, str, int]] = []
    for match in reader.calendar.relative_pattern.finditer(reader.text, reader.start, reader.end):
        if match.lastgroup is not None:
            offset = reader.calendar.relative[int(match.lastgroup[1:])][1]
            found.append((Passage(match.start(), match.end()), *offset))
    return sorted(found, key=lambda each: each[1] == "year")


def _told_before(reader: _Reader, passage: Passage, found: list[DateMention]) -> Told:
    """What was told before a date, the dates before it in its own sentence among it."""
    told = reader.told
    for date in found:
        if date.passage.end <= passage.start:
            told = replace(
                told,
                day=date.edtf if is_day(date.edtf) else told.day,
                year=date.edtf[:4] if date.edtf[:4].isdigit() else told.year,
            )
    return told


def _relative(
    reader: _Reader, passage: Passage, unit: str, amount: int, found: list[DateMention]
) -> DateMention | None:
    if unit in TOLD_UNITS:
        edtf = from_told(unit, amount, _told_before(reader, passage, found))
        if edtf is None and unit == "eve":
            edtf = shifted("day", amount, reader.anchor, Side.NEAREST)
        return None if edtf is None else DateMention(edtf, passage)
    words = passage.of(reader.text).split()
    head = Passage(passage.end - len(words[-1]), passage.end)
    if unit == "weekday" and _said_side(reader, head) == "this":
        unit = "this-weekday"
    edtf = shifted(unit, amount, reader.anchor, Side.NEAREST)
    if edtf is None:
        return None
    past = future = None
    if unit in OPEN_UNITS and edtf[:4] != UNSAID:
        past = shifted(unit, amount, reader.anchor, Side.PAST)
        future = shifted(unit, amount, reader.anchor, Side.FUTURE)
        shape = bounds_of(reader.text, reader.start, reader.end, reader.calendar, passage)
        is_ahead = shape is not None and shape[0] == "until"
        if unit == "weekday" and future and (is_ahead or reader.leaning(passage) is Side.FUTURE):
            edtf = future
    return _in_context(reader, passage, edtf, past, future, head)


def _stands_beside(reader: _Reader, passage: Passage, found: list[DateMention]) -> bool:
    """`Tuesday, 25 July`: the weekday says nothing beside its date."""
    beside = reader.calendar.weekday_beside_pattern
    for date in found:
        low, high = min(date.passage.end, passage.end), max(date.passage.start, passage.start)
        if high >= low and beside.fullmatch(reader.text[low:high]) and len(date.edtf) >= 10:
            return True
    return False


def _gives_year(reader: _Reader, passage: Passage, amount: int, found: list[DateMention]) -> bool:
    """`April next year`: the open date beside takes the year; returns whether there is one."""
    year = shifted("year", amount, reader.anchor, Side.NEAREST)
    if year is None:
        return False
    for index, date in enumerate(found):
        low, high = min(date.passage.end, passage.end), max(date.passage.start, passage.start)
        if high < low or date.past is None or date.edtf.startswith(UNSAID):
            continue
        if not reader.calendar.joint_pattern.fullmatch(reader.text[low:high]):
            continue
        wide = Passage(min(date.passage.start, passage.start), max(date.passage.end, passage.end))
        found[index] = DateMention(with_year(date.edtf, year), wide, date.is_exact)
        return True
    return False
