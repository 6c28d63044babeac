"""Plain text: the decoded bytes as they are, with furniture and headings marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.formats import published as dates
from comity.formats.furniture import Zones, by_company, by_itself, zones
from comity.formats.headlines import Headline, headings, headline
from comity.formats.lines import Line, lines_of
from comity.passages import Passage


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are."""

    furniture: tuple[Passage, ...]
    headings: tuple[Passage, ...]
    title: Passage | None
    published: dates.Published | None


def layout_of(text: str) -> Layout:
    """The layout of a text that has nothing but lines (a page saved as text)."""
    return layout_of_lines(lines_of(text))


def layout_of_lines(lines: Sequence[Line]) -> Layout:
    """The layout of lines: what is furniture, heading, headline, publication date."""
    found, shown = by_itself(lines)
    zone = zones(lines, found)
    dated = {at for at in range(len(lines)) if dates.is_date_line(lines[at])}
    title = headline(lines, found, zone, dated)
    keep = dated | {at for at, line in enumerate(lines) if title and line is title.line}
    found |= by_company(lines, found, shown, keep)
    zone = zones(lines, found)
    return Layout(
        furniture=tuple(lines[at].passage for at in sorted(found)),
        headings=tuple(
            line.passage for line in headings(lines, found | dated, zone, title)
        ),
        title=title.passage if title else None,
        published=_published(lines, zone, title),
    )


def _published(lines: Sequence[Line], zone: Zones, title: Headline | None) -> dates.Published | None:
    return dates.published(lines, zone.first, zone.last, title.line if title else None)
