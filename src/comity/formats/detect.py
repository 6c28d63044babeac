"""Which format a source is in: by its first bytes, then by its name and declared type."""

from __future__ import annotations

import re
from enum import StrEnum

from comity.formats.source import UnreadableSource


class Format(StrEnum):
    """The formats that can be read, named by their media type."""

    PLAIN = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    MAIL = "message/rfc822"


_ELSE = "save it as PDF, DOCX, ODT, HTML or plain text and add that"
_OCR = "it is a picture; run OCR and add the searchable PDF (see docs/formats.md)"
_NOT_READ: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (.doc, .xls, .ppt)", _ELSE),
    (b"\x89PNG\r\n\x1a\n", "is a PNG picture", _OCR),
    (b"\xff\xd8\xff", "is a JPEG picture", _OCR),
    (b"GIF87a", "is a GIF picture", _OCR),
    (b"GIF89a", "is a GIF picture", _OCR),
    (b"II*\0", "is a TIFF picture", _OCR),
    (b"MM\0*", "is a TIFF picture", _OCR),
    (b"Rar!\x1a\x07", "is a RAR archive", "unpack it and add the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "unpack it and add the files in it"),
    (b"\x1f\x8b\x08", "is compressed (gzip)", "unpack it and add the file in it"),
    (b"ID3", "is a sound recording", "add its transcript"),
    (b"OggS", "is a sound or video recording", "add its transcript"),
    (b"\x7fELF", "is a program", "add a document"),
    (b"SQLite format 3\0", "is a database", "export the document as text"),
)
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]*\?>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"<(?:p|div|br|table|span|a|h[1-6])\b[^>]*>", re.IGNORECASE)
_MAIL_START = re.compile(rb"(?:>?From \S[^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:[ \t\r]")
_MAIL_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_MAIL_ONLY = frozenset(
    {
        b"message-id",
        b"received",
        b"mime-version",
        b"return-path",
        b"delivered-to",
        b"dkim-signature",
    }
)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")


def format_of(content: bytes, name: str, media_type: str | None = None) -> Format:
    """The format of a source's bytes; raises UnreadableSource for formats that are not read.

    `name` and `media_type` decide only where the bytes leave it open (HTML without its
    frame, mail without its usual fields).
    """
    start = content[:4096]
    for magic, wrong, remedy in _NOT_READ:
        if start.startswith(magic):
            raise UnreadableSource(name, wrong, remedy)
    if b"%PDF-" in start[:1024]:
        return Format.PDF
    if start.startswith(b"PK\x03\x04"):
        return _zipped(content, name)
    if start.startswith(b"{\\rtf"):
        return Format.RTF
    narrow = _narrow(start)
    declared = (media_type or "").partition(";")[0].strip().lower()
    if _is_html(narrow, name, declared):
        return Format.HTML
    return Format.MAIL if _is_mail(content, name, declared) else Format.PLAIN


def _narrow(start: bytes) -> bytes:
    """The first bytes as ASCII would have them, whatever Unicode form they are in."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start[1:2] == b"\0" or start[:1] == b"\0":
        return start.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return start.removeprefix(b"\xef\xbb\xbf")


def _zipped(content: bytes, name: str) -> Format:
    head, tail = content[:4000], content[-64_000:]
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return Format.ODT
    if b"word/document" in head or b"word/document" in tail:
        return Format.DOCX
    if b"xl/workbook" in tail or b"ppt/presentation" in tail:
        raise UnreadableSource(name, "is a spreadsheet or a presentation", _ELSE)
    raise UnreadableSource(name, "is a ZIP archive", "unpack it and add the files in it")


def _is_html(narrow: bytes, name: str, declared: str) -> bool:
    if _HTML_START.match(narrow):
        return True
    named = name.lower().endswith(_HTML_NAMES) or declared in ("text/html", "application/xhtml+xml")
    return named and _HTML_TAG.search(narrow) is not None


def _is_mail(content: bytes, name: str, declared: str) -> bool:
    if not _MAIL_START.match(content[:2000]):
        return False
    head = re.split(rb"\r?\n\r?\n", content[:64_000], maxsplit=1)[0]
    fields = {field.lower() for field in _MAIL_FIELD.findall(head)}
    if name.lower().endswith(".eml") or declared == Format.MAIL:
        return b"from" in fields or b"subject" in fields or not fields.isdisjoint(_MAIL_ONLY)
    return b"from" in fields and not fields.isdisjoint(_MAIL_ONLY)
