"""PDF: the text layer of its pages as paragraphs, with running headers marked.

PDFium is not safe in threads, so that one PDF is read at a time in a process.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from comity.formats.detect import Format
from comity.formats.paragraphs import Paragraph, source_of
from comity.formats.pdf_page import TextLine, lines_on
from comity.formats.source import SourceText, UnreadableSource

_MOST_PAGES = 2000
# A book of two thousand pages has about four million; a bomb has more.
_MOST_LETTERS = 5_000_000
_ONE_AT_A_TIME = Lock()
_PAGE_NUMBER = re.compile(
    r"[-–—\[( ]*(?:page|p\.|sayfa|s\.|стр\.?|страница)?\s*\d{1,4}"
    r"(?:\s*(?:/|of|из|-)\s*\d{1,4})?[-–—\]) ]*",
    re.IGNORECASE,
)
_MARGIN = 0.09
_RUN_OCR = "run OCR first (see docs/formats.md)"
_ENDS = re.compile(r"[.!?…:;][\"”»’)\]]*$")


def read_pdf(content: bytes, name: str) -> SourceText:
    """The text of a PDF; raises UnreadableSource if it is broken, locked, or only pictures."""
    with _ONE_AT_A_TIME:
        document = _opened(content, name)
        try:
            pages, heights, bare = _pages(document, name)
            title = _title(document)
        finally:
            document.close()
    if not any(pages):
        page = bare[0] if bare else 1
        raise UnreadableSource(name, f"page {page} has no text layer", _RUN_OCR)
    if len(bare) > len(pages) / 2:
        raise UnreadableSource(name, f"page {bare[0]} has no text layer", _RUN_OCR)
    _check_letters(pages, name)
    notes = tuple(f"page {page} has no text layer and was left out; {_RUN_OCR}" for page in bare)
    return source_of(list(_paragraphs(pages, heights)), Format.PDF, title=title, notes=notes)


def _opened(content: bytes, name: str) -> Any:
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(
                name, "is protected by a password", "save a copy without it"
            ) from error
        raise UnreadableSource(
            name, "is no readable PDF", "open it in a PDF viewer and print it to a new PDF"
        ) from error
    if not 0 < pages <= _MOST_PAGES:
        document.close()
        raise UnreadableSource(name, f"has {pages} pages", f"add 1 to {_MOST_PAGES} at a time")
    return document


def _pages(document: Any, name: str) -> tuple[list[list[TextLine]], list[float], list[int]]:
    """Lines and height of each page, and the numbers of those that are only a picture."""
    pages: list[list[TextLine]] = []
    heights: list[float] = []
    bare: list[int] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            letters += textpage.count_chars()
            if letters > _MOST_LETTERS:
                raise UnreadableSource(
                    name, f"holds more than {_MOST_LETTERS} characters", "add it in parts"
                )
            lines = lines_on(textpage)
            if sum(len(line.text) for line in lines) < 8 and _has_picture(page):
                bare.append(number + 1)
                lines = []
            heights.append(page.get_height())
            textpage.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(
                name, f"page {number + 1} is broken", "print the document to a new PDF"
            ) from error
        pages.append(lines)
    return pages, heights, bare


def _has_picture(page: Any) -> bool:
    count = min(pdfium_c.FPDFPage_CountObjects(page.raw), 1000)
    kinds = (
        pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page.raw, index))
        for index in range(count)
    )
    return any(kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _title(document: Any) -> str | None:
    """The document's own title, unless it is a file name."""
    try:
        title = str(document.get_metadata_value("Title")).strip()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    is_file = re.search(r"\.(?:docx?|pdf|indd|rtf|odt|cdr)$|^microsoft word|^untitled", title, re.I)
    return title if title and not is_file else None


def _check_letters(pages: Sequence[Sequence[TextLine]], name: str) -> None:
    """A text layer without its letters' meanings reads as private or unknown signs."""
    text = "".join(line.text for lines in pages for line in lines)
    unknown = sum(
        1 for sign in text if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign == "\0"
    )
    if unknown > len(text) * 0.3:
        raise UnreadableSource(name, "has a text layer whose letters cannot be told", _RUN_OCR)


def _paragraphs(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float]
) -> Iterator[Paragraph]:
    running = _running_heads(pages, heights)
    body = _body_size(pages)
    largest = max((line.size for line in pages[0]), default=body) if pages else body
    waiting: list[TextLine] = []
    aside: list[TextLine] = []
    for number, lines in enumerate(pages):
        for line in lines:
            if _is_running(line, heights[number], running):
                aside.append(line)
                continue
            if waiting and not _goes_on(waiting, line):
                yield _paragraph(waiting, body, largest)
                waiting = []
                yield from (Paragraph(_clean(each.text), is_furniture=True) for each in aside)
                aside = []
            waiting.append(line)
    if waiting:
        yield _paragraph(waiting, body, largest)
    yield from (Paragraph(_clean(each.text), is_furniture=True) for each in aside)


def _running_heads(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> frozenset[str]:
    """Lines of the margins that come again on other pages, with their numbers taken out."""
    seen: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        seen.update({_unnumbered(line.text) for line in lines if _in_margin(line, height)})
    needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    return frozenset(text for text, times in seen.items() if times >= needed)


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _in_margin(line: TextLine, height: float) -> bool:
    return line.bottom > height * (1 - _MARGIN) or line.top < height * _MARGIN


def _is_running(line: TextLine, height: float, running: frozenset[str]) -> bool:
    if not _in_margin(line, height):
        return False
    return _unnumbered(line.text) in running or _PAGE_NUMBER.fullmatch(line.text) is not None


def _body_size(pages: Sequence[Sequence[TextLine]]) -> float:
    sizes = [
        line.size for lines in pages for line in lines for _ in range(len(line.text) // 10 + 1)
    ]
    return statistics.median(sizes) if sizes else 0.0


def _goes_on(waiting: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line` continues the paragraph of the lines before it."""
    last = waiting[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size) or last.bold != line.bold:
        return False
    same_row = abs(last.bottom - line.bottom) < 0.5 * last.height
    if same_row:
        return line.left - last.right < 3 * last.size
    if last.is_divided:
        return True
    moved_on = line.top > last.top + last.height  # a new column or page
    unfinished = not _ENDS.search(last.text)
    if moved_on:
        return unfinished and line.text[:1].islower()
    pitch = last.bottom - line.bottom
    indented = line.left > min(each.left for each in waiting[-3:]) + 1.2 * line.size
    widest = max(each.right for each in waiting)
    is_short = last.right < widest - 0.15 * (widest - min(each.left for each in waiting))
    if pitch > 1.9 * max(last.size, last.height):
        return False
    if indented and not unfinished:
        return False
    return unfinished or not (is_short or (len(waiting) == 1 and line.right > last.right * 1.1))


def _paragraph(lines: Sequence[TextLine], body: float, largest: float) -> Paragraph:
    text = ""
    for line in lines:
        text = _joined(text, _clean(line.text))
    text = text.replace("\u00ad", "").replace("\ufffe", "-").replace("\x02", "-")
    is_large = lines[0].size > 1.12 * body or (lines[0].bold and len(text.split()) <= 25)
    is_heading = is_large and len(text.split()) <= 40 and not text.endswith(".")
    is_title = is_heading and lines[0].size >= 0.99 * largest > 1.2 * body
    return Paragraph(text, is_heading=is_heading, is_title=is_title)


def _joined(text: str, words: str) -> str:
    """Two lines as one: a divided word whole again, a name's hyphen (`Санкт-`) kept."""
    if not text or not _is_divided(text):
        return f"{text} {words}" if text else words
    return text[:-1] + words if words[:1].islower() else f"{text[:-1]}-{words}"


def _is_divided(text: str) -> bool:
    return text[-1] in "-\u00ad\u2010\u2011\ufffe\x02" and len(text) > 1 and text[-2].isalpha()


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
