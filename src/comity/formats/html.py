"""HTML: the article of a page as lines, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from comity.formats.html_blocks import Block, page_of
from comity.formats.html_body import Article, article_of
from comity.formats.html_metadata import PageData, page_data
from comity.formats.language import language_of
from comity.formats.lines import Line
from comity.formats.plain import Layout, layout_of_lines
from comity.formats.source import SourceText
from comity.passages import Passage

_LONGEST_HEADING = 25


def read_html(markup: str, encoding: str, *, notes: tuple[str, ...] = ()) -> SourceText:
    """The article of a page: date line, headline, paragraphs, captions, one to a line.

    A page without running text (a list, a picture) comes back with all its visible lines.
    """
    page = page_of(markup)
    data = page_data(page.root)
    article = article_of(page, data.titles) or Article(tuple(page.blocks), None)
    lines = _lines(article.blocks)
    text = "\n".join(line.text for line in lines)
    layout = layout_of_lines(lines)
    title = _title(lines, article, data, layout, text)
    published = layout.published if layout.published and not data.published else None
    return SourceText(
        text=text,
        media_type="text/html",
        encoding=encoding,
        furniture=tuple(each for each in layout.furniture if each != title[1]),
        headings=tuple(_headings(lines, article, layout)),
        title=title[0],
        published=data.published or (published.edtf if published else None),
        author=data.author or (layout.author.of(text) if layout.author else None),
        address=data.address,
        language=language_of(text) or data.language,
        metadata_proof=_proof(title[1], data, layout),
        notes=notes,
    )


def _lines(blocks: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    at = 0
    for block in blocks:
        lines.append(Line(at, at + len(block.text), block.text, True, block.link_share))
        at += len(block.text) + 1
    return lines


def _title(
    lines: Sequence[Line], article: Article, data: PageData, layout: Layout, text: str
) -> tuple[str | None, Passage | None]:
    """The headline and where it stands: the block that shows it, the head's word, the layout."""
    for line, block in zip(lines, article.blocks, strict=True):
        if block is article.headline:
            return line.text, line.passage
    if data.title and len(data.title.split()) > 1:
        return data.title, None
    return (layout.title.of(text), layout.title) if layout.title else (None, None)


def _headings(lines: Sequence[Line], article: Article, layout: Layout) -> list[Passage]:
    """Headings and captions, by markup or by their looks."""
    found = []
    furniture, by_looks = set(layout.furniture), set(layout.headings)
    for line, block in zip(lines, article.blocks, strict=True):
        if line.passage in furniture and block is not article.headline:
            continue
        marked = block is article.headline or block.is_heading or block.is_caption
        bold = block.emphasis and line.words <= _LONGEST_HEADING and not line.ends_a_sentence
        if marked or bold or line.passage in by_looks:
            found.append(line.passage)
    return found


def _proof(title: Passage | None, data: PageData, layout: Layout) -> dict[str, Passage]:
    proof = {"title": title} if title else {}
    if layout.author and not data.author:
        proof["author"] = layout.author
    shown = layout.published
    if shown and (not data.published or data.published == shown.edtf):
        proof["published"] = shown.proof
    return proof
