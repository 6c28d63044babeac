"""A source's text laid out for reading: paragraphs, and in them the passages of findings.

Pure: takes the text and spans, gives values that a template shows. Nothing of the text is
lost or changed; `"".join(piece.text ...)` with the gaps between paragraphs is the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.passages import Passage

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text over which nothing changes. `findings` are those whose passages cover it.

    The finding whose passage is the shortest comes first: it is what a click means.
    """

    text: str
    start: int
    findings: tuple[int, ...] = ()
    is_looked_at: bool = False

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the source, cut into pieces."""

    pieces: tuple[Piece, ...]
    is_heading: bool = False
    is_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that follow each other and are all the document's own words, or all not."""

    paragraphs: tuple[Paragraph, ...]
    is_furniture: bool = False


def lay_out(
    text: str,
    *,
    furniture: Sequence[Passage] = (),
    headings: Sequence[Passage] = (),
    marks: Mapping[int, Sequence[Passage]] | None = None,
    looked_at: Passage | None = None,
) -> list[Block]:
    """The text as blocks of paragraphs; `marks` gives the passages of each finding by its key.

    Costs one pass over the text and one sort of the spans' ends; a passage that reaches
    over several paragraphs is marked in each.
    """
    spans = sorted(
        ((span, key) for key, passages in (marks or {}).items() for span in passages),
        key=lambda pair: (len(pair[0]), pair[0].start, pair[1]),
    )
    paragraphs = [
        _paragraph(text, line, spans, looked_at, headings, furniture)
        for line in _lines(text, [*furniture, *headings])
    ]
    return list(_blocks(paragraphs))


def _lines(text: str, breaks: Sequence[Passage]) -> Iterator[Passage]:
    """Lines with words in them, broken also where a heading or furniture starts or ends."""
    cuts = sorted({edge for span in breaks for edge in (span.start, span.end)})
    for match in _LINE.finditer(text):
        edges = [match.start(), *(cut for cut in cuts if match.start() < cut < match.end())]
        for start, end in zip(edges, [*edges[1:], match.end()], strict=True):
            if text[start:end].strip():
                yield Passage(start, end)


def _paragraph(
    text: str,
    line: Passage,
    spans: Sequence[tuple[Passage, int]],
    looked_at: Passage | None,
    headings: Sequence[Passage],
    furniture: Sequence[Passage],
) -> Paragraph:
    own = [(span, key) for span, key in spans if span.overlaps(line)]
    cuts = {line.start, line.end}
    for span in [*(span for span, _ in own), *([looked_at] if looked_at else [])]:
        cuts |= {edge for edge in (span.start, span.end) if line.start < edge < line.end}
    edges = sorted(cuts)
    pieces = tuple(
        _piece(text, Passage(start, end), own, looked_at) for start, end in pairwise(edges)
    )
    return Paragraph(
        pieces,
        is_heading=any(heading.covers(line) for heading in headings),
        is_furniture=any(part.covers(line) for part in furniture),
    )


def _piece(
    text: str, span: Passage, own: Sequence[tuple[Passage, int]], looked_at: Passage | None
) -> Piece:
    keys = dict.fromkeys(key for passage, key in own if passage.covers(span))
    is_looked_at = looked_at is not None and looked_at.covers(span)
    return Piece(span.of(text), span.start, tuple(keys), is_looked_at)


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if run and run[-1].is_furniture != paragraph.is_furniture:
            yield Block(tuple(run), run[-1].is_furniture)
            run = []
        run.append(paragraph)
    if run:
        yield Block(tuple(run), run[-1].is_furniture)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph of a source in which something is marked; far words are left out.

    `pieces` with findings are the marked ones. `opens` and `closes` say whether the
    paragraph is shown from its start and to its end.
    """

    pieces: tuple[Piece, ...]
    opens: bool = True
    closes: bool = True


def excerpts(text: str, passages: Sequence[Passage], *, reach: int = 320) -> tuple[Excerpt, ...]:
    """The paragraphs around passages, each with at most `reach` characters beyond a mark."""
    marked = [
        paragraph
        for block in lay_out(text, marks={0: passages})
        for paragraph in block.paragraphs
        if any(piece.findings for piece in paragraph.pieces)
    ]
    return tuple(_excerpt(paragraph.pieces, reach) for paragraph in marked)


def _excerpt(pieces: tuple[Piece, ...], reach: int) -> Excerpt:
    first, last = pieces[0], pieces[-1]
    opens = bool(first.findings) or len(first.text) <= reach
    closes = bool(last.findings) or len(last.text) <= reach
    shown = list(pieces)
    if not opens:
        kept = first.text[-reach:].partition(" ")[2]
        shown[0] = Piece(kept, first.end - len(kept))
    if not closes:
        shown[-1] = Piece(last.text[:reach].rpartition(" ")[0], last.start)
    return Excerpt(tuple(shown), opens, closes)
