"""The headline of a page that is only lines, and the headings inside its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.formats.folding import fold
from comity.formats.furniture import Zones
from comity.formats.lines import Line
from comity.passages import Passage

_LONGEST_HEADING = 16
_LONGEST_CAPITALS = 30
_SUBJECT = re.compile(r"\s*(?:subject|konu|konusu|тема|re|başlık)\s*:\s*(?=\S)", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,24}\s?:(?:\s|$)")
_DATELINE = re.compile(
    r"(?P<line>[A-ZÇĞİÖŞÜА-ЯЁ][^–—\-]{0,50}(?:\([^)]{2,20}\)|KAZINFORM|КАЗИНФОРМ)[^–—\-]{0,16}"
    r"(?:[–—-]\s*[\d. ]+)?\s*[–—-])\s+(?=[A-ZÇĞİÖŞÜА-ЯЁ«“\"])"
)
_STEM = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline: the line that it stands in, and the part of it that is its words."""

    line: Line
    passage: Passage


def headline(
    lines: Sequence[Line], skipped: set[int], zone: Zones, dated: set[int]
) -> Headline | None:
    """The headline above the running text, or None.

    `skipped` are furniture lines and `dated` date lines. Where several lines stand above
    the text (a masthead, a kicker, the headline of another article), the one that shares
    its words with the beginning of the text wins, then the first.
    """
    above = [at for at in range(zone.first) if at not in skipped and at not in dated]
    if zone.last < 0:
        above = above[:1]
    body = _stems(" ".join(line.text for line in lines[zone.first : zone.first + 3]))
    best: tuple[float, int] | None = None
    for rank, at in enumerate(above):
        score = _headline_score(lines[at], body, rank)
        if score > 0 and (best is None or score > best[0]):
            best = score, at
    if best is None:
        return None
    line = lines[best[1]]
    return Headline(line, _own_words(line))


def _headline_score(line: Line, body: frozenset[str], rank: int) -> float:
    if line.words < 2 and not line.is_capitals and rank:
        return 0.0
    if line.words > 35 or line.is_listed or line.text.endswith((":", ",", ";")):
        return 0.0
    if _SUBJECT.match(line.text):
        return 9.0
    own = _stems(line.text)
    shared = len(own & body) / len(own) if own else 0.0
    label = 1.5 if _LABEL.match(line.text) and not shared else 0.0
    return 1.0 + min(line.words, 4) * 0.25 + 2.0 * shared - 0.3 * min(rank, 4) - label


def _stems(text: str) -> frozenset[str]:
    """The first five letters of each word of four letters and more, folded."""
    return frozenset(word[:5] for word in _STEM.findall(fold(text)))


def _own_words(line: Line) -> Passage:
    """The headline without a label or an agency's dateline before it."""
    before = _SUBJECT.match(line.text) or _DATELINE.match(line.text)
    start = line.start + (before.end() if before else 0)
    return Passage(start, line.end)


def headings(
    lines: Sequence[Line], skipped: set[int], zone: Zones, title: Headline | None
) -> list[Line]:
    """Lines that head or caption what follows: short, closed by no mark, or in capitals.

    Wrapped lines of a paragraph, list entries, labels with their value and the lines
    after the last paragraph (signatures) are none.
    """
    found = []
    for at, line in enumerate(lines):
        if at in skipped:
            continue
        if title is not None and line is title.line:
            found.append(line)
        elif at < zone.last and _is_heading(lines, at, zone):
            found.append(line)
    return found


def _is_heading(lines: Sequence[Line], at: int, zone: Zones) -> bool:
    line = lines[at]
    if line.is_listed or not line.tokens or _is_closed(line):
        return False
    if line.is_capitals:
        return line.words <= _LONGEST_CAPITALS
    if line.words > _LONGEST_HEADING or not _begins_like_a_title(line.text):
        return False
    if _LABEL.match(line.text) and at < zone.first and not line.blank_before:
        return False
    return not _goes_on(lines, at)


def _is_closed(line: Line) -> bool:
    """Whether a mark ends the line as a sentence or a list; headings may ask or exclaim."""
    text = line.text.rstrip("\"”»’ ")
    if text.endswith((".", ":", ";", ",", "…", "-", "–")):
        return True
    return text.endswith(("!", "?")) and line.words > 12


def _begins_like_a_title(text: str) -> bool:
    first = text.lstrip("\"“«‘'„(")[:1]
    return first.isupper() or first.isdigit()


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line continues this one: a paragraph set in several lines."""
    if at + 1 >= len(lines) or lines[at + 1].blank_before:
        return False
    after = lines[at + 1].text
    return after[:1].islower()
