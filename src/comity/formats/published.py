"""The publication date that a page shows: a date line, or an agency's dateline.

A date in the running text is none. What counts, from strong to weak: a line labelled as
publication (`Yayınlanma:`, `Published`, `Опубликовано`); a line that is a date and little
else, the nearer to the headline the better; the dateline before the first sentence
(`МОСКВА, 12 мая. /ТАСС/.`); such a line after the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.formats.dates import VisibleDate, dates_in, months_in
from comity.formats.folding import fold
from comity.formats.lines import Line
from comity.passages import Passage

_LABEL = re.compile(
    r"(?:yayin(?:lanma|lama|landi)?(?: tarihi)?|yayimlanma(?: tarihi)?|giris(?: tarihi)?|eklenme"
    r"(?: tarihi)?|haber tarihi|tarih|olusturulma(?: tarihi)?"
    r"|publish(?:ed)?(?: on| date)?|posted(?: on)?"
    r"|release(?:d)?(?: date)?|publication date|date|created(?: on)?|опубликован[оа]?"
    r"|дата публикации|дата|размещено|создано|добавлено)\s*[:\-–]?$"
)
_UPDATE = re.compile(
    r"(?:guncelle(?:me|nme|ndi)(?: tarihi)?|son guncelle\w*|update[ds]?(?: on)?|last (?:"
    r"updated|modified|reviewed)|modified|обновлен[оа]?|изменен[оа]?)\s*[:\-–]?$"
)
_OTHER_LABEL = re.compile(r"[^\W\d_]\s*:$")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?|\(?(?:utc|gmt)[+-]?\d*(?::\d\d)?\)?"
    r"|\b(?:msk|мск|cst|cet|est|pst|ist|bst|trt|at|saat|г\.?|года)(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PREPOSITION = re.compile(
    r"\b(?:on|in|by|from|since|until|till|before|after|between|to|of|и|с|со|по|до|к|ко|в|во|на|от|после|около)$"
)
_RUNNING_ON = re.compile(r"\s*(?:['’]|(?:tarih|gun)\w+|arasinda|ile|ve|to|and|until|по|до|и)\b")
_MOST_OTHER_WORDS = 8
# No date line is longer, in letters.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date in EDTF, and where the page shows it."""

    edtf: str
    proof: Passage


def published(
    lines: Sequence[Line], first_prose: int, last_prose: int, title: Line | None
) -> Published | None:
    """The publication date that the lines show, if they do.

    `first_prose` and `last_prose` are the indices of the first and last line of running
    text; dates are looked for before, in the head of, and after it.
    """
    above = _above(lines, first_prose, title)
    dateline = _dateline(lines[first_prose]) if first_prose < len(lines) else None
    if dateline is not None and _is_list_of_days(lines[first_prose:]):
        dateline = None
    if above is not None:
        return above
    head = [line for line in lines[:first_prose] if line is not title]
    for line in reversed(head):
        dateline = (
            dateline
            if dateline and not dateline.edtf.startswith("XXXX")
            else (_dateline(line) or dateline)
        )
    if dateline is not None and not dateline.edtf.startswith("XXXX"):
        return dateline
    below = _first_of(lines[first_prose + 1 : first_prose + 4]) or _first_of(
        lines[last_prose + 1 :][-4:]
    )
    return below or dateline or _issue(lines[:first_prose])


_ROWS = 3


def _is_list_of_days(lines: Sequence[Line]) -> bool:
    """Whether each paragraph begins with a day of its own: a report's rows, no dateline."""
    heads = [found[0] for line in lines if (found := dates_in(line.text[:40]))]
    return len({visible.edtf for visible in heads if visible.start < 3}) >= _ROWS


def date_line(line: Line) -> Published | None:
    """The date of a line that is a date with its label, hour or place, and little else."""
    found = _date_line(line)
    if found:
        return found[1]
    return None if line.is_prose else _dateline(line)


def _above(lines: Sequence[Line], first_prose: int, title: Line | None) -> Published | None:
    """The best date line before the running text."""
    best: tuple[tuple[int, int], Published] | None = None
    at_title = next((at for at, line in enumerate(lines) if line is title), 0)
    for at in range(min(first_prose, len(lines))):
        found = _date_line(lines[at]) if lines[at] is not title else None
        found = found or _stacked(lines, at)
        if found is None:
            continue
        rank, shown = found
        key = (rank, at - at_title if at > at_title else 1000 + at_title - at)
        if best is None or key < best[0]:
            best = key, shown
    return best[1] if best else None


def _first_of(lines: Sequence[Line]) -> Published | None:
    for line in lines:
        found = _date_line(line) if not line.is_prose else None
        if found is not None and found[0] < 2:
            return found[1]
    return None


def _date_line(line: Line) -> tuple[int, Published] | None:
    """A line that is a date and little else, with its rank: 0 labelled, 1 bare, 2 an update."""
    if line.words > 30 or len(line.text) > _LONGEST:
        return None
    found: list[tuple[int, Published]] = []
    for visible in dates_in(line.text):
        rank = _rank(line.text, visible)
        if visible.year is not None and rank is not None and _is_apart(line, visible):
            found.append((rank, _shown(line, visible)))
    return min(found, key=lambda each: each[0], default=None)


def _is_apart(line: Line, visible: VisibleDate) -> bool:
    """Whether little else stands beside the date, in the line or in its own segment."""
    rest = line.text[visible.end :].strip(" .г")
    most = 4 if line.ends_a_sentence and rest else _MOST_OTHER_WORDS
    if _other_words(line.text) <= most:
        return True
    for start, segment in zip(line.segment_starts, line.segments, strict=True):
        if start <= visible.start < start + len(segment):
            return len(line.segments) > 1 and _other_words(segment) <= 4
    return False


def _rank(text: str, visible: VisibleDate) -> int | None:
    before = fold(text[: visible.start]).replace("\u0307", "")
    before = _WEEKDAY.sub("", before).rstrip(" ,\t\u00a0")
    if _UPDATE.search(before):
        return 2
    if _LABEL.search(before):
        return 0
    if _OTHER_LABEL.search(before) or _PREPOSITION.search(before):
        return 1 if before.strip() in ("от", "on") else None
    if _RUNNING_ON.match(fold(text[visible.end :])):
        return None
    return 1


def _other_words(text: str) -> int:
    """Words of a line besides dates, weekdays and hours."""
    rest = text
    for visible in reversed(dates_in(text)):
        rest = f"{rest[: visible.start]} {rest[visible.end :]}"
    rest = _WEEKDAY.sub(" ", fold(_CLOCK.sub(" ", rest)))
    return len(_WORD.findall(rest))


def _stacked(lines: Sequence[Line], at: int) -> tuple[int, Published] | None:
    """A date set over three lines: `18`, `March`, `2022`."""
    three = lines[at : at + 3]
    if len(three) < 3 or any(line.words > 1 for line in three):
        return None
    joined = dates_in(" ".join(line.text for line in three))
    if len(joined) != 1 or joined[0].year is None:
        return None
    return 1, Published(joined[0].edtf, Passage(three[0].start, three[2].end))


_CLOSES = re.compile(
    r"(?:,?\s*(?:19|20)\d\d)?(?:\s*(?:г\.|года))?(?:,?\s*\d\d?[:.]\d\d(?:\s*\w{2,3})?)?"
    r"\s*(?:$|[.:)(/—–\-]|,\s*[/(«“\"]|,(?P<tail>[^.,—–()]{1,40})(?:[.)—–(]|$))"
)
# The page set the date into the same line as the first sentence: `12.05.2024 Мэр принял`.
_HEADS_TEXT = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}(?: \d{1,2}:\d\d)? [^\W\d_a-zа-яçğıöşü]")
_NAME_LIKE = re.compile(r"(?:[^\W\d_a-zа-яçğıöşü][\w.'’-]*|of|the|and|корр|спец|г|de|al)\Z")
_SMALL_WORD = re.compile(
    r"(?:on|in|at|by|since|from|в|во|на|с|со|по|к|до|после|утром|вечером)\Z", re.IGNORECASE
)


def _dateline(line: Line) -> Published | None:
    """The date of an agency's dateline at the head of a line, with or without its year."""
    text = line.text[:160]
    for visible in dates_in(text)[:1]:
        prefix = text[: visible.start]
        if _HEADS_TEXT.match(text) and visible.year is not None:
            return _shown(line, visible)
        closed = _CLOSES.match(text, visible.end)
        if closed is None or not _is_dateline_prefix(prefix):
            continue
        if closed["tail"] and not _may_go_on(prefix, closed["tail"]):
            continue
        return _shown(line, visible)
    return None


def _may_go_on(prefix: str, tail: str) -> bool:
    """Whether `place, DATE, agency` goes on to name the agency rather than in a sentence."""
    if prefix.rstrip().endswith((",", "(")):
        return True
    return not prefix.strip() and tail.strip()[:1].isupper() and "/" in tail


def _is_dateline_prefix(prefix: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.'’-]*", prefix)
    if len(words) > 7 or any(_SMALL_WORD.match(word) for word in words):
        return False
    return all(_NAME_LIKE.match(word.rstrip(".")) for word in words)


_NOT_BEFORE_ISSUE = frozenset("0123456789:-–")


def _issue(lines: Sequence[Line]) -> Published | None:
    """The month of an issue (`newsletter, October 2019`), where nothing else is said."""
    for line in lines:
        months = months_in(line.text) if line.words <= 10 and not line.ends_a_sentence else []
        before = line.text[: months[0].start].rstrip() if months else ""
        if months and months[0].end == len(line.text) and before[-1:] not in _NOT_BEFORE_ISSUE:
            return _shown(line, months[0])
    return None


def _shown(line: Line, visible: VisibleDate) -> Published:
    return Published(visible.edtf, Passage(line.start + visible.start, line.start + visible.end))
