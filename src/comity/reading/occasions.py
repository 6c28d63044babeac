"""What somebody is invited to: what the words of each invitation say, and the events that only
an invitation names."""

from __future__ import annotations

from comity.reading.document import Document, Mention, Sentence
from comity.reading.findings import Modality
from comity.reading.inviting import PHRASE, Inviting

_SHORTEST_NAME = 5


def find_invitings(document: Document) -> None:
    """Give each frame of inviting what the words around it say (`Document.inviting`); an
    occasion that has a name of its own becomes an event among its sentence's mentions."""
    for sentence in document.sentences:
        if sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            if frame.name != "invite" or frame.modality is Modality.DENIED:
                continue
            inviting = document.language.inviting(document, frame)
            if inviting is not None:
                document.inviting[id(frame)] = inviting
                _name_events(sentence, inviting)


def _name_events(sentence: Sentence, inviting: Inviting) -> None:
    """`invited to the Altstadtfest`: a name of its own that nothing but the invitation tells."""
    for occasion in inviting.occasions:
        if occasion.subkind == PHRASE and occasion.place is None and _has_name(sentence, occasion):
            sentence.mentions = sorted([*sentence.mentions, occasion], key=lambda m: m.first)


def _has_name(sentence: Sentence, occasion: Mention) -> bool:
    if any(m.first < occasion.last and occasion.first < m.last for m in sentence.mentions):
        return False
    words = [t for t in sentence.tokens[occasion.first : occasion.last] if t.is_word]
    named = bool(words) and words[0].is_capital and words[-1].is_capital and occasion.first > 0
    return named and len(occasion.name) >= _SHORTEST_NAME
