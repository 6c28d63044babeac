"""The headline of a page that is only lines, and the headings inside its text."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from comity.formats.lexicon import furniture_words
from comity.formats.lines import Line
from comity.formats.zones import Zones, shared, stems
from comity.passages import Passage

# Where this share of a line's words stands in the text below, more says nothing.
_ENOUGH_SHARED = 0.6
# So many furniture and date lines in a row part a masthead from the headline.
_A_BLOCK = 3
_A_FEW = 8
# Prose that shares fewer of its words with the text is not of it.
_STRANGE = 0.15
_LONGEST_HEADING = 16
_LONGEST_CAPITALS = 30
_SUBJECT = re.compile(r"\s*(?:subject|konu|konusu|тема|re|başlık)\s*:\s*(?=\S)", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,24}\s?:(?:\s|$)")
_DATELINE = re.compile(
    r"(?P<line>[A-ZÇĞİÖŞÜА-ЯЁ][^–—\-]{0,50}(?:\([^)]{2,20}\)|KAZINFORM|КАЗИНФОРМ)[^–—\-]{0,16}"
    r"(?:[–—-]\s*[\d. ]+)?\s*[–—-])\s+(?=[A-ZÇĞİÖŞÜА-ЯЁ«“\"])"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline: the line that it stands in, and the part of it that is its words."""

    line: Line
    passage: Passage


def headline(lines: Sequence[Line], skipped: Set[int], zone: Zones) -> Headline | None:
    """The headline above the running text, or None.

    `skipped` are furniture and date lines. Where several lines stand above
    the text (a masthead, a kicker, the headline of another article), the one that shares
    its words with the beginning of the text wins, then the first.
    """
    above = _candidates(lines, skipped, zone)
    body = stems(" ".join(line.text for line in lines[zone.first : zone.first + 3]))
    best: tuple[float, Line] | None = None
    for rank, at in enumerate(above):
        score = _headline_score(lines[at], body, rank)
        if score <= 0:
            continue
        if best is None or score > best[0] or _says_again(lines[at], best[1]):
            best = score, lines[at]
    chosen = best[1] if best else _below_first_prose(lines, skipped, zone)
    return Headline(chosen, _own_words(chosen)) if chosen else None


def _below_first_prose(lines: Sequence[Line], skipped: Set[int], zone: Zones) -> Line | None:
    """A headline under prose of the page (a ticker, a motto): it repeats what stands below."""
    for at in range(zone.first + 1, min(zone.first + _A_FEW, zone.last)):
        line = lines[at]
        if at in skipped or line.is_prose or line.words < 3 or line.is_listed:
            continue
        body = stems(" ".join(below.text for below in lines[at + 1 : at + 6] if below.is_prose))
        above = " ".join(before.text for before in lines[zone.first : at] if before.is_prose)
        if shared(above, body) >= _STRANGE:
            return None  # it goes on below: the line only heads a section
        if shared(line.text, body) >= _ENOUGH_SHARED and not _is_closed(line):
            return line
    return None


def _candidates(lines: Sequence[Line], skipped: Set[int], zone: Zones) -> list[int]:
    """Lines above the text, as far up as no block of furniture lies between."""
    if zone.last < 0:
        return [at for at in range(len(lines)) if at not in skipped][:1]
    found: list[int] = []
    parted = 0
    for at in range(zone.first - 1, -1, -1):
        if at in skipped:
            parted += 1
        elif found and parted >= _A_BLOCK:
            break
        else:
            found.append(at)
            parted = 0
    return found[::-1]


def _headline_score(line: Line, body: frozenset[str], rank: int) -> float:
    if not line.tokens or line.words > 35 or line.text.endswith((":", ",", ";", "; and")):
        return 0.0
    if line.text[0].islower():
        return 0.0
    if _SUBJECT.match(line.text):
        return 9.0
    alike = min(shared(line.text, body), _ENOUGH_SHARED)
    against = 1.0 * bool(_LABEL.match(line.text)) + 1.0 * _is_masthead(line)
    against += 1.2 * (len(line.segments) > 1) + 1.5 * (line.is_listed or line.text[0] in "-–—•")
    against -= 0.5 * line.text.startswith(("“", "«", '"', "„"))  # headlines like to quote
    against -= 0.7 * (line.tokens[:1] in furniture_words().documents)
    return 1.0 + min(line.words, 4) * 0.25 + 2.0 * alike - 0.3 * min(rank, 4) - against


def _is_masthead(line: Line) -> bool:
    """Whether the line names an institution or a paper: the page's owner, not its news."""
    words = furniture_words()
    if line.tokens[:1] in words.documents:
        return False
    last = line.tokens[-1:] in words.mastheads or line.tokens[:1] in words.mastheads
    return last and line.words <= 9 and not line.has_final_mark


def _says_again(line: Line, before: Line) -> bool:
    """Whether a line repeats the one above it in other letters or other words."""
    own, other = stems(line.text), stems(before.text)
    smaller = min(len(own), len(other))
    return (
        not line.is_listed
        and smaller >= 2
        and len(own & other) >= 0.6 * smaller
        and line.words >= 4
    )


def stands_behind_dateline(line: Line) -> bool:
    """Whether a headline follows an agency's dateline in the same line."""
    return _DATELINE.match(line.text) is not None and not line.is_prose


def _own_words(line: Line) -> Passage:
    """The headline without a label or an agency's dateline before it."""
    before = _SUBJECT.match(line.text) or _DATELINE.match(line.text)
    start = line.start + (before.end() if before else 0)
    return Passage(start, line.end)


def headings(
    lines: Sequence[Line], skipped: Set[int], zone: Zones, title: Headline | None
) -> list[Line]:
    """Lines that head or caption what follows: short, closed by no mark, or in capitals.

    Wrapped lines of a paragraph, list entries, labels with their value and the lines
    after the last paragraph (signatures) are none.
    """
    found = []
    for at, line in enumerate(lines):
        if at in skipped:
            continue
        is_title = title is not None and line is title.line
        if is_title or (at < zone.last and _is_heading(lines, at, zone)):
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
    if _LABEL.match(line.text) and (line.text.endswith("?") or at < zone.first):
        return False
    return not _goes_on(lines, at) and not _is_in_list(lines, at)


def _is_in_list(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is one of three and more short lines in a row: names, an agenda."""
    first = last = at
    while 0 < first > at - 3 and not lines[first].blank_before and not lines[first - 1].is_prose:
        first -= 1
    while last + 1 < len(lines) and last < at + 3 and _follows_in_list(lines[last + 1]):
        last += 1
    return last - first >= 2 and first > 0


def _follows_in_list(line: Line) -> bool:
    return not line.blank_before and not line.is_prose and not line.is_capitals


def _is_closed(line: Line) -> bool:
    """Whether a mark ends the line as a sentence or a list; headings may ask or exclaim."""
    text = line.text.rstrip('"”»’ ')
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
