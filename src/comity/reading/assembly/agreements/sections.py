"""Sections of reports and lists, each under the name of a partner city: `Rajkot (India)`."""

from __future__ import annotations

from comity.reading.assembly.agreements.parties import Party, PartyFinder
from comity.reading.document import Document, MentionKind, Sentence

_WIDEST = 8
_FEWEST = 2


def sections_of(document: Document, finder: PartyFinder) -> list[Party | None]:
    """The partner under whose name each told sentence stands; all None where the text has no
    such sections."""
    heads = [_head(finder, s) for s in document.told()]
    if len({h.key for h in heads if h is not None}) < _FEWEST:
        return [None] * len(heads)
    found: list[Party | None] = []
    partner: Party | None = None
    for head in heads:
        partner = head or partner
        found.append(partner)
    return found


def _head(finder: PartyFinder, sentence: Sentence) -> Party | None:
    """The city of a line that holds its name and nothing told."""
    words = [t for t in sentence.tokens if t.is_word]
    if len(words) > _WIDEST or any(t.word.verb for t in words if not t.is_capital):
        return None
    first = next((m for m in sentence.mentions if m.first <= 1), None)
    if first is None or first.kind is not MentionKind.PLACE or first.marker:
        return None
    cities = [p for m in sentence.mentions if (p := finder.city_of(m)) is not None]
    behind = sentence.tokens[first.last : first.last + 1]
    alone = not behind or behind[0].text in ("(", ",", ".", ":", "–")
    return cities[0] if alone and len({c.key for c in cities}) == 1 else None
