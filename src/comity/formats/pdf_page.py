"""One PDF page as lines of text in reading order, with where and how large they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

# PDFium's sign for a hyphen that it takes to divide a word at a line's end.
_DIVIDER = "\ufffe"
_HYPHENS = frozenset("-\u00ad\u2010\u2011" + _DIVIDER + "\x02")


@dataclass(slots=True)
class TextLine:
    """A line; coordinates in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False

    @property
    def is_divided(self) -> bool:
        """Whether a hyphen ends the line."""
        return self.text[-1:] in _HYPHENS

    @property
    def height(self) -> float:
        """The height of the letters, at least one point."""
        return max(self.top - self.bottom, 1.0)


def lines_on(textpage: Any) -> list[TextLine]:
    """The lines of a page's text layer, in reading order also where it has columns."""
    return _in_reading_order(list(_segments(textpage)))


def _segments(textpage: Any) -> Iterator[TextLine]:
    """Runs of letters on one line, cut where PDFium ends a line and at wide gaps."""
    raw = textpage.raw
    run: list[tuple[str, float, float, float, float, float]] = []
    box = [ctypes.c_double() for _ in range(4)]
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        sign = chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        if sign in "\r\n":
            yield from _line(run, raw, index)
            run = []
            continue
        pdfium_c.FPDFText_GetCharBox(raw, index, *map(ctypes.byref, box))
        left, right, bottom, top = (each.value for each in box)
        size = pdfium_c.FPDFText_GetFontSize(raw, index)
        if run and not sign.isspace() and _is_gap(run, left, bottom, top, size):
            yield from _line(run, raw, index)
            run = []
        run.append((sign, left, right, bottom, top, size))
    yield from _line(run, raw, textpage.count_chars())


def _is_gap(
    run: Sequence[tuple[str, float, float, float, float, float]],
    left: float,
    bottom: float,
    top: float,
    size: float,
) -> bool:
    before = next((each for each in reversed(run) if not each[0].isspace()), None)
    if before is None:
        return False
    width = max(size, before[5], 4.0)
    jumps = left - before[2] > 1.8 * width or left < before[1] - 2 * width
    return jumps or bottom > before[4] + 0.5 * width or top < before[3] - 0.5 * width


def _line(
    run: Sequence[tuple[str, float, float, float, float, float]], raw: Any, end: int
) -> Iterator[TextLine]:
    text = "".join(each[0] for each in run).strip()
    inked = [each for each in run if not each[0].isspace()]
    if not text or not inked:
        return
    yield TextLine(
        text,
        min(each[1] for each in inked),
        max(each[2] for each in inked),
        min(each[3] for each in inked),
        max(each[4] for each in inked),
        max(each[5] for each in inked),
        _is_bold(raw, end - 1 - (len(run) - run.index(inked[0]) - 1)),
    )


def _is_bold(raw: Any, index: int) -> bool:
    weight = pdfium_c.FPDFText_GetFontWeight(raw, max(index, 0))
    if weight >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, max(index, 0), name, 128, ctypes.byref(flags))
    return b"bold" in name.value.lower()


_MOST_COLUMNS = 5


def _in_reading_order(lines: list[TextLine], depth: int = 0) -> list[TextLine]:
    """Top to bottom; where a gutter parts the page, the left column before the right.

    Lines that cross the gutter (a headline over both columns) part the columns into
    bands, each read for itself.
    """
    rows = sorted(lines, key=lambda line: (-round(line.top), line.left))
    gutter = _gutter(rows) if depth < _MOST_COLUMNS else None
    if gutter is None:
        return rows
    ordered: list[TextLine] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in rows:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += _in_reading_order(left, depth + 1) + _in_reading_order(right, depth + 1)
            ordered.append(line)
            left, right = [], []
    return ordered + _in_reading_order(left, depth + 1) + _in_reading_order(right, depth + 1)


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """The place of an empty strip between two columns, or None."""
    if len(lines) < 6:
        return None
    leftmost = min(line.left for line in lines)
    rightmost = max(line.right for line in lines)
    best: tuple[int, float] | None = None
    for step in range(25, 76):
        at = leftmost + (rightmost - leftmost) * step / 100
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < 3 or crossing > len(lines) * 0.3:
            continue
        if not _stand_side_by_side(left, right):
            continue
        if best is None or crossing < best[0]:
            best = crossing, at
    return best[1] if best else None


def _stand_side_by_side(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether both hold running text at the same heights (a form's labels do not)."""
    shared = min(max(line.top for line in left), max(line.top for line in right)) - max(
        min(line.bottom for line in left), min(line.bottom for line in right)
    )
    heights = [max(line.top for line in side) - min(line.bottom for line in side)
               for side in (left, right)]  # fmt: skip
    words = [sum(len(line.text.split()) for line in side) / len(side) for side in (left, right)]
    return shared > 0.4 * min(heights) and min(words) >= 2.5
