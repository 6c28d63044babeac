"""E-mail (RFC 5322, MIME): subject, sender, date, the words written, and attachments.

Quoted earlier mail, signatures and legal notices are marked as furniture; attachments are
sources of their own, for the caller to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from comity.formats.detect import Format
from comity.formats.encodings import decode
from comity.formats.html_blocks import page_of
from comity.formats.language import language_of
from comity.formats.lines import lines_of
from comity.formats.mail_furniture import furniture_of_mail
from comity.formats.plain import layout_of_lines
from comity.formats.source import Attachment, SourceText, UnreadableSource
from comity.formats.wrapping import joined
from comity.passages import Passage

_MOST_PARTS = 500
_REPLY = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|ynt|ilt|i̇lt|yan|hk|отв|ha|на|пер)\s*(?:\[\d+\])?:\s*)+", re.I
)


def read_mail(content: bytes, name: str) -> SourceText:
    """The text of a mail; raises UnreadableSource if it has neither words nor attachments."""
    try:
        message = message_from_bytes(content, policy=compat32)
        parts = list(_parts(message))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableSource(name, "is a broken mail", "save it anew as .eml") from error
    words, encoding = _words(parts)
    attachments = tuple(_attachments(parts))
    if not words.strip() and not attachments:
        raise UnreadableSource(name, "is a mail without words", "add its attachment or its text")
    lines, soft_breaks = joined(words, lines_of(words))
    layout = layout_of_lines(lines)
    furniture = _without_overlaps([*furniture_of_mail(lines), *layout.furniture])
    day = _day(message)
    return SourceText(
        text=words,
        media_type=Format.MAIL,
        encoding=encoding,
        furniture=furniture,
        headings=tuple(
            each for each in layout.headings if not any(each.overlaps(other) for other in furniture)
        ),
        title=_REPLY.sub("", _header(message, "subject") or "") or None,
        published=day,
        author=_sender(message),
        language=language_of(words),
        attachments=attachments,
        soft_breaks=soft_breaks,
    )


def _parts(message: Message) -> Iterator[Message]:
    """The leaves of a mail in order; a forwarded mail is one leaf."""
    waiting = [message]
    count = 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop(0)
        count += 1
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(payload, list):
            yield part
        else:
            waiting[:0] = [each for each in payload if isinstance(each, Message)]


def _words(parts: list[Message]) -> tuple[str, str | None]:
    """The words written, from the plain parts, else from the HTML ones."""
    for kind in ("text/plain", "text/html"):
        read = [
            _decoded(part)
            for part in parts
            if part.get_content_type() == kind and not _is_attached(part)
        ]
        if any(text.strip() for text, _ in read):
            said = [_from_html(text) if kind == "text/html" else text for text, _ in read]
            return "\n".join(said), read[0][1] if len(read) == 1 and kind == "text/plain" else None
    return "", None


def _decoded(part: Message) -> tuple[str, str]:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        charset = None
    decoded = decode(content, hint=charset)
    return decoded.text.replace("\0", ""), decoded.encoding


def _from_html(markup: str) -> str:
    return "\n".join(block.text for block in page_of(markup).blocks)


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition") or "").lower()
    return disposition.startswith("attachment") or _file_name(part) is not None


def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _attachments(parts: list[Message]) -> Iterator[Attachment]:
    for number, part in enumerate(parts, 1):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            for mail in inner[:1] if isinstance(inner, list) else []:
                if isinstance(mail, Message):
                    yield Attachment(name=f"{_name(part, number)}.eml", content=mail.as_bytes())
        elif _is_attached(part) and not (part.get("content-id") and kind.startswith("image/")):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                yield Attachment(name=_name(part, number), content=payload)


def _name(part: Message, number: int) -> str:
    """The file name without folders, so that nobody writes outside his own."""
    said = _plain_words(_file_name(part) or "")
    return re.split(r"[/\\]", said)[-1].strip(". \0") or f"attachment-{number}"


def _header(message: Message, name: str) -> str | None:
    """A header as it was sent, decoded; the parsed one has lost bytes that are not ASCII."""
    value = next((said for field, said in message.raw_items() if field.lower() == name), None)
    return " ".join(_plain_words(str(value)).split()) if value is not None else None


def _plain_words(said: str) -> str:
    """A header's words, with MIME encoded words and raw bytes decoded."""
    try:
        pieces = decode_header(said)
    except (HeaderParseError, ValueError, TypeError):
        return said
    words = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            piece = piece.encode("utf-8", "surrogateescape")
        words += decode(piece, hint=charset).text if piece else ""
    return words


def _sender(message: Message) -> str | None:
    person, address = parseaddr(_header(message, "from") or "")
    return person.strip() or address or None


def _day(message: Message) -> str | None:
    try:
        sent: datetime = parsedate_to_datetime(str(message.get("date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return f"{sent.year:04}-{sent.month:02}-{sent.day:02}" if sent.year >= 1000 else None


def _without_overlaps(passages: list[Passage]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda each: (each.start, -each.end)):
        if len(passage) and (not kept or passage.start >= kept[-1].end):
            kept.append(passage)
    return tuple(kept)
