"""One source on its whole way: its text, and what it states."""

from __future__ import annotations

from dataclasses import dataclass

from comity.formats import SourceText, UnreadableSource, read_bytes
from comity.reading.findings import Findings
from comity.reading.reader import read


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A source's text and the findings in it; passages count code points of `source.text`."""

    source: SourceText
    findings: Findings


def read_source(
    content: bytes,
    *,
    name: str,
    media_type: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> SourceRead:
    """Read the bytes of one source: a page, a letter, minutes, a protocol.

    `name` names the source in errors and becomes the findings' id. `published` (EDTF) and
    `language` (`tr`, `en`, `ru`) stand in where the source says nothing of them. Raises
    UnreadableSource for what is no readable document.
    """
    source = read_bytes(content, name=name, media_type=media_type)
    if not source.text.strip():
        raise UnreadableSource(name, "holds no words", "look whether it is the right file")
    findings = read(
        source.text,
        id=name,
        furniture=source.furniture,
        headings=source.headings,
        title=source.title,
        published=source.published or published,
        language=language or source.language,
        soft_breaks=source.soft_breaks,
    )
    return SourceRead(source, findings)
