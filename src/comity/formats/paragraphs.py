"""Paragraphs of a word-processor document or PDF, laid out as the text of a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.formats.language import language_of
from comity.formats.lines import Line
from comity.formats.plain import layout_of_lines
from comity.formats.source import SourceText
from comity.passages import Passage

_SHORT_CELL = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words, and whether the document marks it as a heading, as its
    title, or as furniture (a running header, a page number)."""

    text: str
    is_heading: bool = False
    is_title: bool = False
    is_furniture: bool = False


def row(cells: Sequence[Sequence[str]]) -> list[Paragraph]:
    """A table row: short cells side by side, with tabs between; longer ones each in turn."""
    short = all(len(cell) <= 1 and len(" ".join(cell).split()) <= _SHORT_CELL for cell in cells)
    if short:
        joined = "\t".join(cell[0] for cell in cells if cell)
        return [Paragraph(joined)] if joined else []
    return [Paragraph(text) for cell in cells for text in cell]


def source_of(
    paragraphs: Sequence[Paragraph],
    media_type: str,
    *,
    title: str | None = None,
    notes: tuple[str, ...] = (),
) -> SourceText:
    """The paragraphs as a source, one to a line.

    The headline is the paragraph marked as title, else the one that the lines show, else
    `title` (what the document's properties say).
    """
    shown = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    lines, at = [], 0
    for paragraph in shown:
        lines.append(Line(at, at + len(paragraph.text), paragraph.text, True))
        at += len(paragraph.text) + 1
    text = "\n".join(paragraph.text for paragraph in shown)
    layout = layout_of_lines(lines)
    marked = [line.passage for line, each in zip(lines, shown, strict=True) if each.is_title]
    headline = marked[0] if marked else layout.title
    furniture = {line.passage for line, each in zip(lines, shown, strict=True) if each.is_furniture}
    furniture |= {each for each in layout.furniture if each not in marked}
    by_looks = set(layout.headings)
    headings = {
        line.passage
        for line, each in zip(lines, shown, strict=True)
        if each.is_heading or each.is_title or line.passage in by_looks
    }
    proof = layout.proof()
    if headline:
        proof["title"] = headline
    return SourceText(
        text=text,
        media_type=media_type,
        furniture=_sorted(furniture),
        headings=_sorted(headings - furniture),
        title=headline.of(text) if headline else title,
        published=layout.published.edtf if layout.published else None,
        author=layout.author.of(text) if layout.author else None,
        language=language_of(text),
        metadata_proof=proof,
        notes=notes,
    )


def _sorted(passages: set[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages))
