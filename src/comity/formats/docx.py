"""DOCX (Office Open XML, ISO/IEC 29500): paragraphs, tables and headings of the body.

Running headers and footers are parts of their own and are left out, as are deleted text,
hidden text, field codes and the second version of drawings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from comity.formats.archive import Container
from comity.formats.detect import Format
from comity.formats.paragraphs import Paragraph, row, source_of
from comity.formats.source import SourceText, UnreadableSource

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pict"})
_SPACE = re.compile(r"[ \u00a0\t]+")
_DEEPEST = 400


def read_docx(content: bytes, name: str) -> SourceText:
    """The text of a DOCX; raises UnreadableSource if it is broken, locked or has no text."""
    parts = Container(content, name)
    root = parts.xml("word/document.xml")
    body = next((child for child in root if _is(child, "body")), None) if root is not None else None
    if body is None:
        raise UnreadableSource(name, "has no document part", "save it anew as DOCX")
    levels = _heading_styles(parts)
    paragraphs = list(_paragraphs(body, levels, 0))
    if not any(paragraph.text for paragraph in paragraphs):
        raise UnreadableSource(
            name, "holds no text, perhaps only pictures", "run OCR on them (see docs/formats.md)"
        )
    return source_of(paragraphs, Format.DOCX, title=_core_title(parts))


def _is(element: etree._Element, tag: str) -> bool:
    return _tag(element) == tag


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: etree._Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    value: str | None = element.get(_W + name) or element.get(_STRICT + name)
    return value


def _paragraphs(parent: etree._Element, levels: dict[str, str], depth: int) -> Iterator[Paragraph]:
    for child in parent:
        tag = _tag(child)
        if tag == "p":
            yield from _lines_of(child, levels)
        elif tag == "tbl" and depth < _DEEPEST:
            for each in child:
                if _is(each, "tr"):
                    yield from row([_cell(cell, levels, depth) for cell in each if _is(cell, "tc")])
        elif tag in ("sdt", "sdtContent", "ins", "customXml", "moveTo") and depth < _DEEPEST:
            yield from _paragraphs(child, levels, depth + 1)


def _cell(cell: etree._Element, levels: dict[str, str], depth: int) -> list[str]:
    return [each.text for each in _paragraphs(cell, levels, depth + 1) if each.text]


def _lines_of(paragraph: etree._Element, levels: dict[str, str]) -> Iterator[Paragraph]:
    """The paragraph, cut where a line break was set in it; text boxes in it follow."""
    kind = _kind(paragraph, levels)
    for line in _text_of(paragraph).split("\n"):
        words = _SPACE.sub(" ", line).strip()
        if words:
            yield Paragraph(words, is_heading=kind == "heading", is_title=kind == "title")


def _text_of(paragraph: etree._Element) -> str:
    said: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        tag = _tag(element)
        if event == "end":
            if tag == "p" and element is not paragraph:
                said.append("\n")
            continue
        if tag in _SKIPPED or (tag == "r" and _is_hidden(element)):
            walker.skip_subtree()
        elif tag == "txbxContent":
            said.append("\n")
        elif tag == "t":
            said.append(element.text or "")
        elif tag in ("tab", "ptab") and not _is(element.getparent(), "tabs"):
            said.append("\t")
        elif tag in ("br", "cr"):
            said.append("\n")
        elif tag in ("noBreakHyphen",):
            said.append("-")
    return "".join(said)


def _is_hidden(run: etree._Element) -> bool:
    for child in run:
        if _is(child, "rPr"):
            return any(_is(each, "vanish") and _value(each) not in ("0", "false") for each in child)
    return False


def _kind(paragraph: etree._Element, levels: dict[str, str]) -> str | None:
    for properties in paragraph:
        if not _is(properties, "pPr"):
            continue
        for each in properties:
            if _is(each, "pStyle"):
                return levels.get(_value(each) or "")
            if _is(each, "outlineLvl") and _value(each) != "9":
                return "heading"
    return None


def _heading_styles(parts: Container) -> dict[str, str]:
    """Style ids that are headings or the title, by name or outline level in styles.xml."""
    root = parts.xml("word/styles.xml")
    found: dict[str, str] = {}
    for style in root if root is not None else ():
        style_id = _value(style, "styleId") or ""
        named = next((_value(each) or "" for each in style if _is(each, "name")), "").lower()
        outlined = any(_is(each, "outlineLvl") for each in style.iter())
        if named == "title":
            found[style_id] = "title"
        elif named.startswith(("heading", "caption", "subtitle")) or outlined:
            found[style_id] = "heading"
    return found


def _core_title(parts: Container) -> str | None:
    root = parts.xml("docProps/core.xml")
    title = str(root.findtext(_DC_TITLE) or "") if root is not None else ""
    return title.strip() or None
