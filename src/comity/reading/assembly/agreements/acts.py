"""Acts that stand behind an agreement: the council's decision, the ministry's permission."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import ActNamed

_BODIES = frozenset({"council", "ministry"})
_EXACT = len("2024-05-14")


def acts_in(document: Document, sentence: Sentence) -> list[ActNamed]:
    """The decision that a sentence names by its number, with its body and day."""
    match = document.language.act_number.search(document.text, sentence.start, sentence.end)
    if match is None:
        return []
    bodies = [m for m in sentence.mentions if _decides(m)]
    if not bodies:
        return []
    body = min(bodies, key=lambda m: abs(m.passage.start - match.start()))
    days = [d for d in sentence.dates if len(d.edtf) == _EXACT]
    day = min(days, key=lambda d: abs(d.passage.start - match.start()), default=None)
    return [ActNamed(body=body.name, number=match[1], date=day.edtf if day is not None else None)]


def _decides(mention: Mention) -> bool:
    return mention.kind is MentionKind.INSTITUTION and mention.subkind in _BODIES
