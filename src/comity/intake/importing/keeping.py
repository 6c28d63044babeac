"""A file with tables is kept as a source, so that each fact out of it can be shown in it."""

from __future__ import annotations

import hashlib

from django.db import transaction

from comity.intake.adding import HeldElsewhere, storable, text_digest
from comity.intake.importing.tables import text_of
from comity.register.derive import index_source
from comity.register.models import Desk, Source, SourceContent, User, Way
from comity.register.permissions import Right, may, require

MEDIA_TYPE = "text/tab-separated-values"  # of the text, whatever the file was


@transaction.atomic
def keep(content: bytes, name: str, *, by: User, desk: Desk, confidential: bool = False) -> Source:
    """The source of a file's tables: the file itself, or a part of it that holds their text.

    The same file again is the same source. A file that is here already as a document with
    another text keeps that; its tables are a part beside it. Raises NotAllowed,
    UnreadableSource, and HeldElsewhere.
    """
    require(by, Right.ADD, desk)
    text, _altered = storable(text_of(content, name))
    whole = _held(content, name, by)
    if whole is None:
        return _store(content, text, name, by, desk, confidential, None)
    if whole.text == text:
        return whole
    told = text.encode()
    inside = _held(told, name, by)
    if inside is not None:
        return inside
    return _store(told, text, name, by, whole.desk, whole.confidential, whole)


def _held(content: bytes, name: str, by: User) -> Source | None:
    digest = hashlib.sha256(content).hexdigest()
    source = Source.objects.filter(content__sha256=digest).select_related("desk").first()
    if source is not None and source.confidential and not may(by, Right.CONFIDENTIAL, source.desk):
        raise HeldElsewhere(
            f"{name}: another desk holds this file and keeps it confidential; ask there"
        )
    return source


def _store(
    content: bytes, text: str, name: str, by: User, desk: Desk, confidential: bool,
    whole: Source | None,
) -> Source:  # fmt: skip
    digest = hashlib.sha256(content).hexdigest()
    kept = SourceContent.objects.create(sha256=digest, content=content, size=len(content))
    source = Source.objects.create(
        content=kept, name=name[:400], media_type=MEDIA_TYPE, text=text, title=name[:400],
        text_sha256=text_digest(text), part_of=whole, desk=desk, confidential=confidential,
        way=Way.UPLOAD, added_by=by,
    )  # fmt: skip
    index_source(source)
    return source
