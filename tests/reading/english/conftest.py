"""Sentences read as far as a rule needs: mentions, frames, findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading.document import Document
from comity.reading.languages import language_for
from comity.reading.reader import attribute, frame, mention, split

Reader = Callable[[str], Document]


@pytest.fixture
def document() -> Reader:
    """An English text with its mentions, frames and speakers, before assembly."""

    def build(text: str) -> Document:
        made = Document("x", text, language_for("en"), published="2024-05-15")
        split(made)
        mention(made)
        frame(made)
        attribute(made)
        return made

    return build
