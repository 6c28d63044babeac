"""Quotations of a text: any mark, nested, over paragraphs, with what is never closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice, takewhile

from comity.passages import Passage
from comity.reading.document import Quotation

_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›", "〝": "〞"}
_MAX_QUOTATION_PARAGRAPHS = 6


def quotations_in(text: str, paragraphs: list[Passage]) -> list[Quotation]:
    """Quotations of any mark, the outermost and those inside them, in order of start.

    A mark that is never closed ends its quotation with the paragraph when the next one
    opens with a mark of its own (speech that goes on), else within the following
    paragraphs at the next closing mark; without any, there is no quotation. Speech over
    several paragraphs is one quotation for each.
    """
    found: list[Quotation] = []
    position = 0
    while position < len(paragraphs):
        position = _scan(text, paragraphs, position, found)
    found = [stretch for q in found for stretch in _stretches(q, paragraphs)]
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return found


def _stretches(quotation: Quotation, paragraphs: list[Passage]) -> list[Quotation]:
    """A quotation that runs over paragraphs, one stretch for each."""
    if quotation.depth != 1:
        return [quotation]
    first = bisect_right(paragraphs, quotation.inner.start, key=lambda p: p.end)
    inside = list(takewhile(quotation.inner.overlaps, islice(paragraphs, first, None)))
    if len(inside) < 2:
        return [quotation]
    stretches = []
    for paragraph in inside:
        outer = _common(paragraph, quotation.outer)
        stretches.append(Quotation(outer, _common(paragraph, quotation.inner), 1))
    return stretches


def _common(one: Passage, other: Passage) -> Passage:
    return Passage(max(one.start, other.start), min(one.end, other.end))


class _Open:
    __slots__ = ("at", "closers", "paragraph")

    def __init__(self, at: int, closers: str, paragraph: int) -> None:
        self.at = at
        self.closers = closers
        self.paragraph = paragraph


_MARK = re.compile(r"''|[“”„«»‘’‹›〝〞\"" + "'" + r"]")


def _scan(text: str, paragraphs: list[Passage], position: int, found: list[Quotation]) -> int:
    """Read quotations from one paragraph on; return the paragraph to go on with."""
    stack: list[_Open] = []
    at_paragraph = position
    while at_paragraph < len(paragraphs):
        paragraph = paragraphs[at_paragraph]
        if stack and _opens_again(text, paragraph):
            _close_all(text, paragraphs[at_paragraph - 1].end, stack, found)
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            _take_mark(text, match.start(), match.end(), stack, at_paragraph, found)
        if not stack:
            return at_paragraph + 1
        if at_paragraph - stack[0].paragraph >= _MAX_QUOTATION_PARAGRAPHS:
            break
        if len(stack[0].closers) and stack[0].closers in ("'", "’"):
            break
        at_paragraph += 1
    _give_up(text, paragraphs[position], stack, found)
    return position + 1


def _give_up(text: str, paragraph: Passage, stack: list[_Open], found: list[Quotation]) -> None:
    """An opening mark without a close: its quotation ends with its own paragraph if that
    ends like a sentence; quotations found in later paragraphs are read again from there."""
    opened = stack[0]
    found[:] = [q for q in found if q.outer.start < paragraph.end]
    rest = text[opened.at : paragraph.end].rstrip()
    if (
        opened.at < paragraph.end
        and len(rest) > 40
        and rest[-1] in ".!?…"
        and (opened.closers not in ("'", "’"))
    ):
        end = opened.at + len(rest)
        found[:] = [q for q in found if q.outer.end <= opened.at]
        found.append(Quotation(Passage(opened.at, end), Passage(opened.at + 1, end), 1))


def _opens_again(text: str, paragraph: Passage) -> bool:
    first = text[paragraph.start : paragraph.end].lstrip()[:1]
    return first in '“„«"' and first != ""


def _close_all(text: str, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    outermost = stack[0]
    while end > outermost.at and text[end - 1].isspace():
        end -= 1
    found.append(Quotation(Passage(outermost.at, end), Passage(outermost.at + 1, end), 1))
    stack.clear()


def _take_mark(
    text: str, start: int, end: int, stack: list[_Open], paragraph: int, found: list[Quotation]
) -> None:
    mark = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in ("'", "‘", "’") and before.isalnum() and after.isalnum():
        return  # an apostrophe inside a word
    if stack and mark in stack[-1].closers and not _rather_opens(mark, before, after):
        _close(start, end, stack, found)
    elif stack and len(stack) > 1 and mark in stack[-2].closers and mark not in _OPENING:
        stack.pop()  # an inner mark was never closed
        _close(start, end, stack, found)
    elif mark in ("'", "‘"):
        if not before.isalnum() and after.isalnum():
            stack.append(_Open(start, "’'" if mark == "‘" else "'", paragraph))
    elif mark == "’":
        return
    elif mark in _OPENING:
        closers = _OPENING[mark] + ('"' if mark in "“„" else "")
        stack.append(_Open(start, closers, paragraph))
    elif mark in ('"', "''"):
        stack.append(_Open(start, mark + ("”" if mark == '"' else ""), paragraph))
    elif mark == "”" and not after.isspace() and not stack and not before.isalnum():
        stack.append(_Open(start, '”"', paragraph))  # ”text”: the same mark on both sides


def _rather_opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark that could close stands where only an opening one can."""
    return mark in ('"', "“", "'") and before.isspace() and after.isalnum()


def _close(start: int, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    opened = stack.pop()
    width = 2 if opened.closers.startswith("''") else 1
    inner_start = min(opened.at + width, start)
    found.append(Quotation(Passage(opened.at, end), Passage(inner_start, start), len(stack) + 1))
