"""Papers that are kept as they are: scans of acts, photographs of originals."""

from __future__ import annotations

import hashlib
import mimetypes

from django.db import transaction

from comity.register.derive import index_source
from comity.register.models import Desk, Source, SourceContent, User, Way
from comity.register.permissions import NotAllowed, Right, may, require

NOTE = "kept as it is: it has no text that can be read"


@transaction.atomic
def keep_scan(content: bytes, name: str, *, by: User, desk: Desk, confidential: bool) -> Source:
    """The source of a paper without readable text; the same bytes twice are one source.

    Raises NotAllowed, also where another desk holds the same file confidentially.
    """
    require(by, Right.ADD, desk)
    digest = hashlib.sha256(content).hexdigest()
    known = Source.objects.filter(content__sha256=digest).select_related("desk").first()
    if known is not None:
        if known.confidential and not may(by, Right.CONFIDENTIAL, known.desk):
            raise NotAllowed(by, Right.CONFIDENTIAL, known.desk)
        return known
    kept = SourceContent.objects.create(sha256=digest, content=content, size=len(content))
    source = Source.objects.create(
        content=kept,
        name=name[:400],
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        text="",
        text_sha256=hashlib.sha256(b"").hexdigest(),
        notes=[f"{name}: {NOTE}"],
        desk=desk,
        confidential=confidential,
        way=Way.UPLOAD,
        added_by=by,
    )
    index_source(source)
    return source
