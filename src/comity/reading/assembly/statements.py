"""Statements: words quoted as they were said, with their speaker."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Person, Quotation
from comity.reading.findings import StatementFinding


def statements_of(document: Document) -> list[StatementFinding]:
    """Each direct quotation whose speaker is known. A quotation inside another is not one."""
    found = []
    for quotation in document.quotations:
        if quotation.is_speech and quotation.depth == 1 and quotation.speaker is not None:
            found.append(_finding(document, quotation))
    return found


def _finding(document: Document, quotation: Quotation) -> StatementFinding:
    speaker = quotation.speaker
    name = speaker.name if isinstance(speaker, Person) else str(speaker)
    start, end = quotation.inner.start, quotation.inner.end
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
        end -= 1
    inner = Passage(start, end)
    return StatementFinding(
        speaker=name,
        text=inner.of(text),
        proof=[quotation.outer],
        confidence=quotation.confidence,
        field_proof={"text": [inner]},
    )
