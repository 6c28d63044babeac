"""What an English sentence says of a visit or ceremony: venue, first time, signatures."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import MentionKind, Sentence
from comity.reading.frames import Frame
from comity.reading.languages.english.words import listed

_VISIT_WORDS = listed("occasions", "visit_words")
_MEETINGS = listed("occasions", "meetings")
_SIGNING = listed("occasions", "signing")
_SIGNED = listed("occasions", "signed")
_CEREMONIES = frozenset({"ceremony", "ceremonies"})
_FAR = 14


def says_first_time(sentence: Sentence) -> bool:
    """`for the first time`, `first visit`, `first-ever visit`."""
    words = " ".join(t.word.lower for t in sentence.tokens)
    return "for the first time" in words or any(
        phrase in words for phrase in ("first visit", "first official visit", "first-ever visit")
    )


def speaks_of_visit(sentence: Sentence) -> bool:
    """Whether a sentence calls what is told a visit, or somebody a guest."""
    return any(t.word.lower in _VISIT_WORDS for t in sentence.tokens)


def says_signatures(sentence: Sentence) -> bool:
    """Whether a sentence speaks of signatures put."""
    return any(t.word.lower in _SIGNING for t in sentence.tokens)


def names_encounter(frame: Frame) -> bool:
    """Whether `X attended` speaks of the visit or meeting told before."""
    tokens, at = frame.sentence.tokens, frame.trigger.last
    if frame.value in ("present", "accompany"):
        return True
    if frame.roles.get("event"):
        return False
    following = [t.word.lower for t in tokens[at : at + 8]]
    before = [t.word.lower for t in tokens[max(0, frame.trigger.first - 10) : frame.trigger.first]]
    alone = not following or following[0] in (".", ",") or at >= len(tokens)
    return alone or bool(_MEETINGS & set(following)) or bool(_MEETINGS & set(before))


def ceremony_at(sentence: Sentence) -> int | None:
    """Where a sentence names a ceremony, or tells of a signing with its venue or signatories."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.word.lower in _CEREMONIES:
            return index
    for index, token in enumerate(tokens):
        if token.word.lower in _SIGNED and _is_told_as_ceremony(sentence, index):
            return index
    return None


def _is_told_as_ceremony(sentence: Sentence, at: int) -> bool:
    """`was signed at the City Chambers by X and Y`."""
    agreement = any(m.kind is MentionKind.AGREEMENT for m in sentence.mentions)
    people = [
        m for m in sentence.mentions if m.kind is MentionKind.PERSON and m.marker in ("", "by")
    ]
    dated = bool(sentence.dates) or venue(sentence, at) is not None
    return agreement and len(people) >= 2 and dated


def venue(sentence: Sentence, at: int) -> Passage | None:
    """The place that `in` or `at` introduces near the ceremony's word."""
    best: Passage | None = None
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.PLACE or mention.marker != "in":
            continue
        if abs(mention.first - at) > _FAR:
            continue
        if best is None or mention.subkind == "venue":
            best = mention.passage
    return best
