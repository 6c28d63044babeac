"""Dates of a text as EDTF (ISO 8601-2): exact, partial, ranges, open, relative.

A date without a year takes the year that lies nearest to the publication date; without
one the year is `XXXX`. Relative dates without a publication date give nothing.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from comity.passages import Passage
from comity.reading.calendar import Calendar, dotless
from comity.reading.document import DateMention

_HALF_YEAR = 183


def find_dates(
    text: str, start: int, end: int, calendar: Calendar, published: str | None
) -> list[DateMention]:
    """All dates of `text[start:end]`, in order; offsets count from the text's start."""
    anchor = anchor_of(published)
    found: list[DateMention] = []
    for match in calendar.pattern.finditer(text, start, end):
        edtf = _written(match, calendar, anchor)
        if edtf is None:
            continue
        passage = Passage(match.start(), match.end())
        found.append(_with_context(text, start, end, passage, edtf, calendar, anchor))
    if calendar.relative:
        found += _relative_dates(text, start, end, calendar, anchor, found)
    found.sort(key=lambda d: d.passage.start)
    return found


def anchor_of(published: str | None) -> date | None:
    """The publication day as a date; a month or year counts from its middle."""
    if not published:
        return None
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year), int(month or 6), int(day or 15))
    except ValueError:
        return None


def _written(match: re.Match[str], calendar: Calendar, anchor: date | None) -> str | None:
    groups = match.groupdict()
    if groups["iso_y"]:
        return _day(groups["iso_y"], groups["iso_m"], groups["iso_d"], anchor)
    if groups.get("us_y"):
        return _day(groups["us_y"], groups["us_m"], groups["us_d"], anchor)
    if groups["dot_y"]:
        return _range(groups["dot_y"], groups["dot_m"], groups["dot_d1"], groups["dot_d2"], anchor)
    if groups["decade"]:
        digits = re.search(r"\d{4}", groups["decade"])
        return f"{digits.group()[:3]}X" if digits else None
    if groups["b_m1"]:
        return _two_months(groups, calendar, anchor)
    if groups["a_m"]:
        month = calendar.months[_key(groups["a_m"], calendar)]
        return _range(groups["a_y"], month, groups["a_d1"], groups["a_d2"], anchor)
    if groups.get("d_m"):
        return _month_first(groups, calendar, anchor)
    if groups["s_s"] or groups["s_s2"]:
        # Exact letters: case-blind matching takes ı for i, and `kişi` is no winter.
        season = calendar.seasons.get((groups["s_s"] or groups["s_s2"]).lower())
        return f"{groups['s_y'] or groups['s_y2']}-{season}" if season else None
    if groups["f_m"]:
        return f"{groups['f_y']}-{calendar.months[_key(groups['f_m'], calendar)]:02d}"
    if groups["e_m1"]:
        return _months(match, groups, calendar, anchor)
    if groups["g_y1"]:
        return f"{groups['g_y1']}/{groups['g_y2']}" if groups["g_y1"] < groups["g_y2"] else None
    before = match.string[max(0, match.start() - 24) : match.start()]
    if groups["y_after"] is not None or calendar.year_before_pattern.search(before):
        return groups["y_y"]
    return None


def _key(word: str, calendar: Calendar) -> str:
    """The month's name as the calendar writes it; ı and i are one letter here."""
    return calendar.month_keys[dotless(word)]


def _day(year: str | None, month: str | int, day: str, anchor: date | None) -> str | None:
    return _range(year, month, day, None, anchor)


def _range(
    year: str | None, month: str | int, first: str, last: str | None, anchor: date | None
) -> str | None:
    number = int(month)
    full = year or _nearest_year(number, int(first), anchor)
    start = f"{full}-{number:02d}-{int(first):02d}"
    if not _possible(full, number, int(first)):
        return None
    if last is None:
        return start
    if int(last) <= int(first) or not _possible(full, number, int(last)):
        return None
    return f"{start}/{full}-{number:02d}-{int(last):02d}"


def _possible(year: str, month: int, day: int) -> bool:
    try:
        date(int(year) if year.isdigit() else 2000, month, day)
    except ValueError:
        return False
    return True


def _nearest_year(month: int, day: int, anchor: date | None) -> str:
    if anchor is None:
        return "XXXX"
    safe = min(day, 28)
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    same = abs((date(anchor.year, month, safe) - anchor).days)
    if same <= _HALF_YEAR:
        return str(anchor.year)
    return str(min(years, key=lambda y: abs((date(y, month, safe) - anchor).days)))


def _two_months(
    groups: dict[str, str | None], calendar: Calendar, anchor: date | None
) -> str | None:
    month1 = calendar.months[_key(groups["b_m1"] or "", calendar)]
    month2 = calendar.months[_key(groups["b_m2"] or "", calendar)]
    day1, day2 = int(groups["b_d1"] or 1), int(groups["b_d2"] or 1)
    year2 = groups["b_y2"] or groups["b_y1"] or _nearest_year(month2, day2, anchor)
    year1 = groups["b_y1"]
    if year1 is None:
        year1 = year2
        if year2.isdigit() and month1 > month2:
            year1 = str(int(year2) - 1)
    if not (_possible(year1, month1, day1) and _possible(year2, month2, day2)):
        return None
    return f"{year1}-{month1:02d}-{day1:02d}/{year2}-{month2:02d}-{day2:02d}"


def _month_first(
    groups: dict[str, str | None], calendar: Calendar, anchor: date | None
) -> str | None:
    month = calendar.months[_key(groups["d_m"] or "", calendar)]
    first, last = groups["d_d1"] or "1", groups["d_d2"]
    if groups["d_m2"] is None:
        return _range(groups["d_y"], month, first, last, anchor)
    month2 = calendar.months[_key(groups["d_m2"], calendar)]
    year = groups["d_y"] or _nearest_year(month, int(first), anchor)
    year1 = str(int(year) - 1) if year.isdigit() and month > month2 else year
    return f"{year1}-{month:02d}-{int(first):02d}/{year}-{month2:02d}-{int(last or 1):02d}"


def _months(
    match: re.Match[str], groups: dict[str, str | None], calendar: Calendar, anchor: date | None
) -> str | None:
    word = groups["e_m1"] or ""
    if not word[0].isupper() and calendar.month_first:
        return None  # English `may` and `march` in lower case are words
    month = calendar.months[_key(word, calendar)]
    year = groups["e_y"] or _nearest_year(month, 15, anchor)
    start = f"{year}-{month:02d}"
    if groups["e_m2"]:
        month2 = calendar.months[_key(groups["e_m2"], calendar)]
        return f"{start}/{year}-{month2:02d}" if month2 > month else None
    return start


def _with_context(
    text: str,
    start: int,
    end: int,
    passage: Passage,
    edtf: str,
    calendar: Calendar,
    anchor: date | None = None,
) -> DateMention:
    before = text[max(start, passage.start - 24) : passage.start]
    after = text[passage.end : min(end, passage.end + 30)]
    for pattern, meaning in calendar.after_patterns:
        found = pattern.match(after)
        if found:
            wide = Passage(passage.start, passage.end + found.end())
            return DateMention(_bounded(edtf, meaning), wide, False)
    edtf = _last_or_next(edtf, before, calendar, anchor)
    for pattern, meaning in calendar.before_patterns:
        found = pattern.search(before)
        if found:
            wide = Passage(passage.start - len(before) + found.start(), passage.end)
            return DateMention(_bounded(edtf, meaning), wide, False)
    return DateMention(edtf, passage)


def _last_or_next(edtf: str, before: str, calendar: Calendar, anchor: date | None) -> str:
    """`last October`, `next June`: a month on the side of the publication date that is said."""
    if anchor is None or len(edtf) != 7 or ("-2" in edtf[4:6] and int(edtf[5:]) > 20):
        return edtf
    found = calendar.side_pattern.search(before)
    if found is None:
        return edtf
    month, is_next = int(edtf[5:]), found.lastgroup == "next"
    year = (
        anchor.year + (is_next and month <= anchor.month) - (not is_next and month >= anchor.month)
    )
    return f"{year}-{month:02d}"


def _bounded(edtf: str, meaning: str) -> str:
    if "/" in edtf:
        return edtf
    if meaning == "since":
        return f"{edtf}/.."
    if meaning == "until":
        return f"../{edtf}"
    if meaning == "approx":
        return f"{edtf}~"
    return edtf


def _relative_dates(
    text: str,
    start: int,
    end: int,
    calendar: Calendar,
    anchor: date | None,
    taken: list[DateMention],
) -> list[DateMention]:
    found: list[DateMention] = []
    if calendar.relative_words:
        lower = text[start:end].lower()
        if not any(word in lower for word in calendar.relative_words):
            return found
    for match in calendar.relative_pattern.finditer(text, start, end):
        group = match.lastgroup
        if group is None:
            continue
        passage = Passage(match.start(), match.end())
        unit, amount = calendar.relative[int(group[1:])][1]
        if any(passage.overlaps(d.passage) for d in taken):
            continue
        if anchor is None:
            if unit == "season":
                bare = f"XXXX-{amount}"
                found.append(_with_context(text, start, end, passage, bare, calendar))
            continue
        edtf = _shifted(unit, amount, anchor)
        if unit == "weekday" and _lies_ahead(text, start, end, passage, calendar):
            edtf = _next_weekday(amount, anchor)
        if unit == "season" and _lies_ahead(text, start, end, passage, calendar):
            edtf = f"{anchor.year + (anchor.month > _SEASON_ENDS[amount])}-{amount}"
        if unit == "year" and _joined_month(text, passage, edtf, taken):
            continue
        found.append(_with_context(text, start, end, passage, edtf, calendar))
    return found


_AROUND = 90
_SEASON_ENDS = {21: 5, 22: 8, 23: 11, 24: 12}


def _lies_ahead(text: str, start: int, end: int, passage: Passage, calendar: Calendar) -> bool:
    """Whether the words around a weekday speak of what is to come."""
    low, high = max(start, passage.start - _AROUND), min(end, passage.end + _AROUND)
    low = max(low, text.rfind(";", low, passage.start) + 1)
    stop = text.find(";", passage.end, high)
    return calendar.ahead_pattern.search(text, low, stop if stop > 0 else high) is not None


def _next_weekday(amount: int, anchor: date) -> str:
    return (anchor + timedelta(days=(amount - anchor.weekday() - 1) % 7 + 1)).isoformat()


def _joined_month(text: str, passage: Passage, edtf: str, taken: list[DateMention]) -> bool:
    """`April next year`: the month before takes the year; returns whether there is one."""
    for index, known in enumerate(taken):
        gap = text[known.passage.end : passage.start]
        if known.passage.end <= passage.start and gap.strip(" ,") in ("", "of"):
            month = re.search(r"(?:\d{4}|XXXX)(-\d\d(?:-\d\d)?)$", known.edtf)
            if month and "/" not in known.edtf:
                wide = Passage(known.passage.start, passage.end)
                taken[index] = DateMention(f"{edtf[:4]}{month.group(1)}", wide, known.is_exact)
                return True
    return False


def _shifted(unit: str, amount: int, anchor: date) -> str:
    if unit == "day":
        return (anchor + timedelta(days=amount)).isoformat()
    if unit == "weekday":
        back = (anchor.weekday() - amount) % 7
        return (anchor - timedelta(days=back)).isoformat()
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=amount)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + amount
        return f"{index // 12}-{index % 12 + 1:02d}"
    if unit == "season":
        return f"{anchor.year}-{amount}"
    return str(anchor.year + amount)
