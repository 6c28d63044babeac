"""ODT (OpenDocument text, ISO/IEC 26300): paragraphs, headings and tables of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from comity.formats.archive import Container
from comity.formats.detect import Format
from comity.formats.paragraphs import Paragraph, row, source_of
from comity.formats.source import SourceText, UnreadableSource

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "ruby-text", "script"}
    | {"forms", "variable-decls", "user-field-decls", "note-citation"}
)
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACE = re.compile(r"[ \u00a0\t]+")
_MOST_SPACES = 100
_DEEPEST = 400


def read_odt(content: bytes, name: str) -> SourceText:
    """The text of an ODT; raises UnreadableSource if it is broken, locked or has no text."""
    parts = Container(content, name)
    root = parts.xml("content.xml")
    body = (
        next((each for each in root.iter() if _tag(each) == "text"), None)
        if (root is not None)
        else None
    )
    if body is None:
        raise UnreadableSource(
            name, "has no readable content (it may be encrypted)", "save a copy without a password"
        )
    paragraphs = list(_paragraphs(body, 0))
    if not any(paragraph.text for paragraph in paragraphs):
        raise UnreadableSource(
            name, "holds no text, perhaps only pictures", "run OCR on them (see docs/formats.md)"
        )
    meta = parts.xml("meta.xml")
    title = next((each.text for each in meta.iter(_TITLE)), None) if meta is not None else None
    return source_of(paragraphs, Format.ODT, title=(title or "").strip() or None)


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _paragraphs(parent: etree._Element, depth: int) -> Iterator[Paragraph]:
    for child in parent:
        tag = _tag(child)
        if tag in _SKIPPED or depth > _DEEPEST:
            continue
        if tag in ("p", "h"):
            yield from _lines_of(child, tag)
        elif tag == "table-row":
            yield from row([_cell(cell, depth) for cell in child])
        else:
            yield from _paragraphs(child, depth + 1)


def _cell(cell: etree._Element, depth: int) -> list[str]:
    return [each.text for each in _paragraphs(cell, depth + 1) if each.text]


def _lines_of(paragraph: etree._Element, tag: str) -> Iterator[Paragraph]:
    style = paragraph.get(f"{_TEXT}style-name") or ""
    for line in _text_of(paragraph).split("\n"):
        words = _SPACE.sub(" ", line).strip()
        if words:
            yield Paragraph(words, is_heading=tag == "h", is_title=style == "Title")


def _text_of(paragraph: etree._Element) -> str:
    said: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    skipped = False
    for event, element in walker:
        tag = _tag(element)
        if event == "start":
            skipped = tag in _SKIPPED
            if skipped:
                walker.skip_subtree()
                continue
            said.append(_mark(element, tag) + (element.text or ""))
        elif element is not paragraph:
            said.append(("\n" if tag == "p" and not skipped else "") + (element.tail or ""))
            skipped = False
    return "".join(said)


def _mark(element: etree._Element, tag: str) -> str:
    if tag == "s":
        number = element.get(f"{_TEXT}c") or "1"
        return " " * min(int(number) if number.isdigit() else 1, _MOST_SPACES)
    return {"tab": "\t", "line-break": "\n", "frame": "\n"}.get(tag, "")
