"""Plain text: the decoded bytes as they are, with furniture and headings marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.formats import published as dates
from comity.formats.authors import author
from comity.formats.furniture import by_company, by_itself
from comity.formats.headlines import Headline, headings, headline, stands_behind_dateline
from comity.formats.language import language_of
from comity.formats.lines import Line, lines_of
from comity.formats.source import SourceText
from comity.formats.wrapping import joined
from comity.formats.zones import Zones, zones
from comity.passages import Passage


def read_plain(text: str, encoding: str, *, notes: tuple[str, ...] = ()) -> SourceText:
    """Plain text as a source; `text` is taken over unchanged, so that offsets hold."""
    lines, soft_breaks = joined(text, lines_of(text))
    layout = layout_of_lines(lines)
    return SourceText(
        text=text,
        media_type="text/plain",
        encoding=encoding,
        furniture=layout.furniture,
        headings=layout.headings,
        title=layout.title.of(text) if layout.title else None,
        published=layout.published.edtf if layout.published else None,
        author=layout.author.of(text) if layout.author else None,
        language=language_of(text),
        metadata_proof=layout.proof(),
        soft_breaks=soft_breaks,
        notes=notes,
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are."""

    furniture: tuple[Passage, ...]
    headings: tuple[Passage, ...]
    title: Passage | None
    published: dates.Published | None
    author: Passage | None = None

    def proof(self) -> dict[str, Passage]:
        """Where the page shows its title, publication date and author."""
        shown = {
            "title": self.title,
            "published": self.published.proof if self.published else None,
            "author": self.author,
        }
        return {name: passage for name, passage in shown.items() if passage is not None}


def layout_of(text: str) -> Layout:
    """The layout of a text that has nothing but lines (a page saved as text)."""
    return layout_of_lines(joined(text, lines_of(text))[0])


def layout_of_lines(lines: Sequence[Line]) -> Layout:
    """The layout of lines: what is furniture, heading, headline, publication date."""
    dated = {at: date for at, line in enumerate(lines) if (date := dates.date_line(line))}
    found, shown = by_itself(lines, dated.keys())
    zone = zones(lines, found, dated.keys())
    title = headline(lines, found | _without_headlines(lines, dated), zone)
    found |= by_company(lines, found, shown, dated.keys(), title.line if title else None)
    zone = zones(lines, found, dated.keys())
    return Layout(
        furniture=tuple(_without_dates(lines, found, dated)),
        headings=tuple(line.passage for line in headings(lines, found | dated.keys(), zone, title)),
        title=title.passage if title else None,
        published=_published(lines, zone, title),
        author=author(lines, found, shown),
    )


def _without_headlines(lines: Sequence[Line], dated: Mapping[int, object]) -> set[int]:
    return {at for at in dated if not stands_behind_dateline(lines[at])}


def _without_dates(
    lines: Sequence[Line], found: set[int], dated: dict[int, dates.Published]
) -> Iterator[Passage]:
    """The furniture lines; of a line that also shows a date the parts beside the date."""
    for at in sorted(found):
        line = lines[at].passage
        if at not in dated:
            yield line
            continue
        date = dated[at].proof
        if line.start < date.start:
            yield Passage(line.start, date.start)
        if date.end < line.end:
            yield Passage(date.end, line.end)


def _published(
    lines: Sequence[Line], zone: Zones, title: Headline | None
) -> dates.Published | None:
    own = title.line if title and not stands_behind_dateline(title.line) else None
    return dates.published(lines, zone.first, zone.last, own)
