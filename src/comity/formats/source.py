"""The values that every format returns."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage


class UnreadableSource(Exception):
    """A source that cannot be read; says which, what is wrong and what to do.

    `str()` reads like `visit.pdf: page 3 has no text layer; run OCR first`.
    """

    def __init__(self, name: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{name}: {wrong}; {remedy}")
        self.name = name
        self.wrong = wrong
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came inside another one; it is a source of its own."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source's own text, and what the page says of itself.

    All passages count code points of `text`. `furniture` are parts that are not the
    document's own words (menus, share links, weather, previous/next): the reader skips
    them. `headings` are titles, section headings and captions: read, but never joined
    to the sentence after them. `published` is EDTF. `metadata_proof` maps `title`,
    `published`, `author` to a passage of `text` where the page shows it, if it does.
    `soft_breaks` are offsets of line ends that do not end a paragraph (text wrapped to a
    width). `notes` are sentences for the person who added the source.
    """

    text: str
    media_type: str
    encoding: str | None = None
    furniture: tuple[Passage, ...] = ()
    headings: tuple[Passage, ...] = ()
    title: str | None = None
    published: str | None = None
    author: str | None = None
    address: str | None = None
    language: str | None = None
    metadata_proof: dict[str, Passage] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    soft_breaks: tuple[int, ...] = ()
