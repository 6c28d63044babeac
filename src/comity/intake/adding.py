"""Sources come in: bytes, their text and what the reader finds, all or nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from comity.flow import SourceRead, read_source
from comity.formats import Attachment, SourceText, UnreadableSource
from comity.intake.models import Finding
from comity.intake.proposing import propose
from comity.reading import READER_VERSION, Findings, UnreadLanguage, language_of
from comity.reading.findings import KINDS
from comity.register.derive import index_source
from comity.register.models import Desk, Source, SourceContent, User, Way
from comity.register.permissions import Right, may, require

DEEPEST_ATTACHMENT = 3
# What no database keeps in a text: NUL, and halves of surrogate pairs. Each is replaced by
# one character, so that passages keep their places.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class HeldElsewhere(ValueError):
    """The same bytes are confidential at another desk."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document. `is_new` is False if the same bytes were there already.

    `is_read` is False for a text in a language that is not read. `notes` are sentences for
    the person who added it; `attachments` came inside it.
    """

    source: Source
    is_new: bool
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Added, ...] = ()
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document at the door: its bytes, the name it has, and where it was found.

    `title`, `published` (EDTF) and `language` (`tr`, `en`, `ru`) are what a person says of
    it. The title goes before the document's own; the day and the language stand in where
    the document says nothing of them.
    """

    content: bytes
    name: str
    address: str = ""
    confidential: bool = False
    title: str = ""
    published: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be added, and the sentence that says why."""

    name: str
    error: str


def add_source(
    incoming: Incoming,
    *,
    by: User,
    desk: Desk,
    way: Way = Way.UPLOAD,
    part_of: Source | None = None,
) -> Added:
    """Read a document and keep it with its findings, in one transaction.

    The same bytes twice are one source. A text in a language that is not read is kept
    without findings, and a note says so. Raises NotAllowed, HeldElsewhere, and
    UnreadableSource for bytes that are no document; then nothing is kept.
    """
    require(by, Right.ADD, desk)
    known = _known(incoming, by)
    if known is not None:
        return known
    read, unread = _read(incoming)
    findings = None if unread else read.findings
    try:
        with transaction.atomic():
            source = _store(
                incoming, read.source, findings, by=by, desk=desk, way=way, part_of=part_of
            )
            found = store_findings(source, reported_by(findings) if findings else [])
            inside = tuple(_attachments(read.source.attachments, source, by=by, way=way))
    except IntegrityError:  # somebody added the same bytes at the same moment
        known = _known(incoming, by)
        if known is None:
            raise
        return known
    notes = (*source.notes, *unread, *_same_text_note(source))
    return Added(source, True, tuple(found), notes, inside, is_read=not unread)


def add_sources(
    batch: Iterable[Incoming], *, by: User, desk: Desk, way: Way = Way.UPLOAD
) -> Iterator[Added | Failed]:
    """Add one document after the other; one that fails does not stop the rest."""
    for incoming in batch:
        try:
            yield add_source(incoming, by=by, desk=desk, way=way)
        except (UnreadableSource, HeldElsewhere) as error:
            yield Failed(incoming.name, str(error))


def _known(incoming: Incoming, by: User) -> Added | None:
    digest = hashlib.sha256(incoming.content).hexdigest()
    source = Source.objects.filter(content__sha256=digest).select_related("desk").first()
    if source is None:
        return None
    if source.confidential and not may(by, Right.CONFIDENTIAL, source.desk):
        raise HeldElsewhere(
            f"{incoming.name}: another desk holds this file and keeps it confidential; ask there"
        )
    added = f"{source.added_at:%Y-%m-%d}"
    note = f"{incoming.name}: the same file is here since {added}, as {source.name}"
    return Added(source, False, tuple(source.findings.all()), (note,))


def _read(incoming: Incoming) -> tuple[SourceRead, tuple[str, ...]]:
    """The document's text and findings, and a note if its language is not read."""
    read = read_source(
        incoming.content,
        name=incoming.name,
        published=incoming.published,
        language=incoming.language or None,
    )
    try:
        language_of(read.source.text, incoming.language or read.source.language)
    except UnreadLanguage as unread:
        return read, (f"{incoming.name}: {unread}",)
    return read, ()


def _store(
    incoming: Incoming, read: SourceText, findings: Findings | None, *,
    by: User, desk: Desk, way: Way, part_of: Source | None,
) -> Source:  # fmt: skip
    text, is_altered = storable(read.text)
    notes = [*read.notes]
    if is_altered:
        notes.append(f"{incoming.name}: characters that no text can have were replaced by \ufffd")
    digest = text_digest(text)
    content = SourceContent.objects.create(
        sha256=hashlib.sha256(incoming.content).hexdigest(),
        content=incoming.content,
        size=len(incoming.content),
    )
    source = Source.objects.create(
        content=content,
        name=incoming.name[:400],
        address=incoming.address or read.address or "",
        media_type=read.media_type,
        encoding=read.encoding or "",
        language=(findings.language if findings else read.language) or "",
        title=storable(
            incoming.title or (findings.title if findings else None) or read.title or ""
        )[0],
        published=(findings.published if findings else None)
        or read.published
        or incoming.published,
        author=storable(read.author or "")[0],
        text=text,
        text_sha256=digest,
        same_text_as=Source.objects.filter(text_sha256=digest).order_by("pk").first(),
        part_of=part_of,
        furniture=[[p.start, p.end] for p in read.furniture],
        headings=[[p.start, p.end] for p in read.headings],
        soft_breaks=list(read.soft_breaks),
        metadata_proof={name: [p.start, p.end] for name, p in read.metadata_proof.items()},
        notes=notes,
        desk=desk,
        confidential=incoming.confidential,
        way=way,
        added_by=by,
        reader_version=READER_VERSION if findings else "",
    )
    index_source(source)
    return source


def reported_by(findings: Findings) -> list[tuple[str, dict[str, Any]]]:
    """Every finding as its kind and its JSON, in the reader's order."""
    shape = findings.to_json()
    return [(kind, each) for kind in KINDS for each in shape[kind]]


def store_findings(source: Source, reported: list[tuple[str, dict[str, Any]]]) -> list[Finding]:
    """Keep findings of a source as waiting, each with what it may be. Part of a transaction."""
    first = source.findings.count()
    rows = Finding.objects.bulk_create(
        Finding(
            source=source,
            kind=kind,
            payload=payload,
            passages=[[passage["start"], passage["end"]] for passage in payload["proof"]],
            confidence=payload["confidence"],
            reader_version=READER_VERSION,
            order=first + place,
        )
        for place, (kind, payload) in enumerate(reported)
    )
    for row in rows:
        propose(row)
    return rows


def _attachments(
    attachments: tuple[Attachment, ...], source: Source, *, by: User, way: Way
) -> Iterator[Added]:
    depth, above = 1, source.part_of
    while above is not None:
        depth, above = depth + 1, above.part_of
    for attachment in attachments:
        incoming = Incoming(attachment.content, attachment.name, confidential=source.confidential)
        try:
            if depth > DEEPEST_ATTACHMENT:
                raise UnreadableSource(
                    attachment.name, "lies too deep inside other files", "add it by itself"
                )
            yield add_source(incoming, by=by, desk=source.desk, way=way, part_of=source)
        except UnreadableSource as error:
            source.notes.append(str(error))
            source.save(update_fields=["notes"])


def _same_text_note(source: Source) -> tuple[str, ...]:
    if source.same_text_as is None:
        return ()
    return (f"{source.name}: likely the same as {source.same_text_as.name}, whose text it has",)


def storable(text: str) -> tuple[str, bool]:
    """A text as every database can keep it, as long as before; and whether it was altered."""
    clean = _UNSTORABLE.sub("\ufffd", text)
    return clean, clean != text


def text_digest(text: str) -> str:
    """What a text has in common with its copies: its words, whatever lies between them."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
