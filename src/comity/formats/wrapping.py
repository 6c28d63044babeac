"""Text that was broken into short lines of about one width (mail, old plain text)."""

from __future__ import annotations

from collections.abc import Sequence

from comity.formats.lines import Line

_NARROWEST, _WIDEST = 45, 100
_FEWEST = 3


def joined(text: str, lines: Sequence[Line]) -> tuple[list[Line], tuple[int, ...]]:
    """Paragraphs of a wrapped text as one line each, and the offsets of its soft breaks.

    A soft break is a line end inside a paragraph: the offset just behind its last letter.
    The joined line's text has spaces for line ends, so that offsets in it still hold. A
    text that is not wrapped comes back as it is, without soft breaks.
    """
    width = max((line.end - line.start for line in lines), default=0)
    goes_on = [_goes_on(lines, at, width) for at in range(len(lines))]
    if not _NARROWEST <= width <= _WIDEST or sum(goes_on) < _FEWEST:
        return list(lines), ()
    paragraphs: list[Line] = []
    breaks: list[int] = []
    start = 0
    for at, more in enumerate(goes_on):
        if more:
            breaks.append(lines[at].end)
            continue
        paragraphs.append(_paragraph(text, lines[start : at + 1]))
        start = at + 1
    return paragraphs, tuple(breaks)


def _goes_on(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether the next line belongs to the same paragraph: this one is full."""
    if at + 1 == len(lines) or lines[at + 1].blank_before or lines[at + 1].is_listed:
        return False
    after = lines[at + 1].text
    first_word = len(after.split(maxsplit=1)[0])
    length = lines[at].end - lines[at].start
    is_full = length + 1 + first_word > width * 0.94
    return is_full or (after[:1].islower() and length > width * 0.6)


def _paragraph(text: str, lines: Sequence[Line]) -> Line:
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return first
    whole = text[first.start : last.end]
    for mark in "\r\n\v\f\x85\u2028\u2029":
        whole = whole.replace(mark, " ")
    return Line(first.start, last.end, whole, first.blank_before)
