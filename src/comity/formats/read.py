"""The one way in: the bytes of a source to its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from comity.formats.detect import Format, format_of
from comity.formats.encodings import Decoded, decode
from comity.formats.misread import set_right
from comity.formats.plain import read_plain
from comity.formats.source import SourceText, UnreadableSource

LIMIT = 50_000_000
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding=["']([\w.:-]+)""")


def read_bytes(
    content: bytes, *, name: str, media_type: str | None = None, limit: int = LIMIT
) -> SourceText:
    """The text of one source, with furniture, headings and what the page says of itself.

    `name` is the file's name (for errors, and for the format where the bytes leave it
    open); `media_type` what a server or mail said of it, with a charset if it said one;
    `limit` the most bytes that are read. Costs a few milliseconds for a page of HTML or
    text, more for PDF. Raises UnreadableSource, and nothing else, for what cannot be read.
    """
    if not content:
        raise UnreadableSource(name, "is empty", "add the file again")
    if len(content) > limit:
        size, most = len(content) // 1_000_000, limit // 1_000_000
        raise UnreadableSource(
            name, f"has {size} MB, more than the {most} MB that are read", "add it in parts"
        )
    return set_right(_read(content, name, media_type))


_BINARY = {
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.RTF: "rtf",
    Format.MAIL: "mail",
}


def _reader(name: str) -> Callable[..., SourceText]:
    """The function that reads a format. Its module, with the library behind it, is loaded when
    the first document of that format comes: a page of text must not wait for PDF."""
    read: Callable[..., SourceText] = getattr(
        import_module(f"comity.formats.{name}"), f"read_{name}"
    )
    return read


def _read(content: bytes, name: str, media_type: str | None) -> SourceText:
    kind = format_of(content, name, media_type)
    if kind in _BINARY:
        return _reader(_BINARY[kind])(content, name)
    decoded = _decoded(content, name, media_type, html=kind is Format.HTML)
    if kind is Format.HTML:
        return _reader("html")(decoded.text, decoded.encoding, notes=notes_on(decoded))
    return read_plain(decoded.text, decoded.encoding, notes=notes_on(decoded))


def _decoded(content: bytes, name: str, media_type: str | None, *, html: bool) -> Decoded:
    head = (media_type or "").encode("ascii", "ignore")
    said = _DECLARED.search(head) or (_DECLARED.search(content[:4096]) if html else None)
    hint = (said[1] or said[2]).decode("ascii") if said else None
    decoded = decode(content, hint=hint)
    if "\0" in decoded.text or not decoded.is_text:
        wrong = "holds bytes of no text (NUL or controls)" if "\0" in decoded.text else "is no text"
        raise UnreadableSource(
            name, wrong, "if it is a document, save it as PDF, DOCX or UTF-8 text and add that"
        )
    return decoded


def notes_on(decoded: Decoded) -> tuple[str, ...]:
    """What a reader should know of the decoding."""
    if not decoded.damaged:
        return ()
    number, encoding = decoded.damaged, decoded.encoding
    return (f"{number} bytes are not {encoding} and stand as \N{REPLACEMENT CHARACTER}",)
