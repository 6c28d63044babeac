"""People at a desk, and a source to prove things with."""

from __future__ import annotations

import hashlib

import pytest

from comity.passages import Passage
from comity.register.basis import Stated
from comity.register.models import Desk, Source, SourceContent, User, Way

TEXT = "Sergey Cheremin visited Tunç Soyer, Mayor of İzmir. He invited him to Moscow."


@pytest.fixture
def source(desk: Desk, officer: User) -> Source:
    return a_source(desk, officer, TEXT)


def a_source(desk: Desk, by: User, text: str, name: str = "news.txt") -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    content = SourceContent.objects.create(
        sha256=digest, content=text.encode(), size=len(text.encode())
    )
    return Source.objects.create(
        content=content, name=name, media_type="text/plain", text=text, text_sha256=digest,
        language="en", desk=desk, way=Way.UPLOAD, added_by=by,
    )  # fmt: skip


@pytest.fixture
def stated(source: Source) -> Stated:
    return said(source, "Sergey Cheremin visited Tunç Soyer, Mayor of İzmir.")


def said(source: Source, words: str, confidence: float = 0.9) -> Stated:
    start = source.text.index(words)
    return Stated(source, (Passage(start, start + len(words)),), confidence, "1")
