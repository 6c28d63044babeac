"""Invitations told by the noun: `at the invitation of X`, `accepted an invitation from X to Y`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.frames import Frame
from comity.reading.inviting import Inviting
from comity.reading.languages.english.invited_to import (
    ACTORS,
    PLAIN,
    occasion_at,
    phrase,
    take_invitee,
    take_occasions,
)
from comity.reading.languages.english.words import listed

_REACH = 5


def of_noun(document: Document, frame: Frame) -> Inviting | None:
    """`at the invitation of X`, `an invitation from X for Y to Z`, `X accepted the invitation`."""
    sentence, at = frame.sentence, frame.trigger.first
    tokens = sentence.tokens
    if frame.trigger.last < len(tokens) and tokens[frame.trigger.last].word.lower in PLAIN:
        return None  # `invitation letter`
    found = Inviting(each_invites=True)
    found.by = _noun_inviters(sentence, at)
    start = max([frame.trigger.last, *(m.last for m in found.by if m.first > at)])
    found.to = noun_invitees(document, sentence, start, found)
    start = max([start, *(m.last for m in found.to)])
    occasion = occasion_at(sentence, start)
    if occasion is not None and occasion - start <= 1:
        take_occasions(document, sentence, occasion, found)
    if at >= 2 and [t.word.lower for t in tokens[at - 2 : at]] in (["at", "the"], ["on", "the"]):
        return _at_invitation(document, sentence, at, found)
    if not found.to and _is_answered(sentence, at):
        found.to = _before_noun(sentence, at, Inviting(to=found.by))
    if not found.by:
        found.by = _thanked(sentence, at)
    if not found.by and not found.occasions:
        return None
    if not found.to:
        found.to_other = True
        found.bearers = _before_noun(sentence, at, Inviting(to=found.by))
    if found.to and not found.by:
        found.by = _before_noun(sentence, at, found)
    return found


_ANSWERS = listed("invitations", "answers")


def _is_answered(sentence: Sentence, at: int) -> bool:
    """`X accepted the invitation`, `X received an invitation`: X is invited."""
    before = sentence.tokens[max(0, at - _REACH) : at]
    return any(t.word.lower in _ANSWERS for t in before)


def _thanked(sentence: Sentence, at: int) -> list[Mention]:
    """`thanked X for the invitation`: X invited."""
    words = sentence.tokens[max(0, at - 14) : at]
    if not any(t.word.lemma == "thank" for t in words):
        return []
    objects = [
        m
        for m in sentence.mentions
        if m.last <= at and m.kind in ACTORS and _thanks_before(sentence, m)
    ]
    return objects[:1]


def _thanks_before(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.tokens[max(0, mention.first - 4) : mention.first]
    return any(t.word.lemma == "thank" for t in before)


def _before_noun(sentence: Sentence, at: int, found: Inviting) -> list[Mention]:
    """`X conveyed an invitation to Y`: nobody else is said to send it."""
    return [
        m
        for m in sentence.mentions
        if m.last <= at and m.kind in ACTORS and m.marker == "" and m not in found.to
    ][:1]


def _noun_inviters(sentence: Sentence, at: int) -> list[Mention]:
    """`invitation of A, B and C`, `A's invitation`."""
    tokens = sentence.tokens
    before = [m for m in sentence.mentions if m.last == at and m.marker == "of" and m.kind in _BY]
    if before:
        return before
    found: list[Mention] = []
    last = at + 1
    for mention in sentence.mentions:
        if mention.first <= at:
            continue
        gap = [t.word.lower for t in tokens[last : mention.first]]
        if not found and not (set(gap[:1]) & {"of", "from", "by"} and len(gap) <= _REACH):
            break
        if found and (not gap or gap[0] not in (",", "and", "in", "of") or len(gap) > _REACH):
            break
        if mention.kind in _BY and (not found or gap[0] in (",", "and")):
            found.append(mention)
        last = mention.last
    return [m for m in found if m.kind is not MentionKind.PLACE] or found


_BY = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.PLACE)


def noun_invitees(
    document: Document, sentence: Sentence, start: int, found: Inviting
) -> list[Mention]:
    """`an invitation from X for a business group to attend Y`, `invitation to the Mayor`."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].word.lower not in ("to", "for"):
        return []
    named = [
        m
        for m in sentence.mentions
        if m.kind in ACTORS and start < m.first <= start + 3 and m not in found.by
    ]
    if named:
        return named[:1]
    end = start + 1
    while end < len(tokens) and tokens[end].word.lower not in ("to", ",", "."):
        end += 1
    if end < len(tokens) and tokens[end].word.lower == "to" and end > start + 1:
        take_invitee(document, sentence, start + 1, end, found)
        return found.to
    return []


def _at_invitation(
    document: Document, sentence: Sentence, at: int, found: Inviting
) -> Inviting | None:
    """Who came at somebody's invitation, and to what: the other verb of the sentence tells."""
    if not found.by:
        return None
    visits = [f for f in document.frames_of(sentence) if f.name in ("visit", "attend")]
    visits.sort(key=lambda f: abs(f.trigger.first - at))
    for frame in visits:
        roles = frame.roles
        guests = [*roles.get("guest", []), *roles.get("attendee", [])]
        guests = [m for m in guests if m not in found.by]
        if guests and not found.to:
            found.to = guests
        found.occasions = found.occasions or [*roles.get("event", [])]
    if not found.occasions:
        found.occasions = _places_visited(sentence, visits, found) or _a_visit(document, sentence)
    if not found.to:
        subjects = [
            m
            for m in sentence.mentions
            if m.kind in ACTORS and m.marker == "" and m not in found.by
        ]
        found.to = subjects[:1]
    return found if found.to else None


def _places_visited(sentence: Sentence, visits: list[Frame], found: Inviting) -> list[Mention]:
    return [
        m
        for frame in visits
        for m in (*frame.roles.get("place", []), *frame.roles.get("host", []))
        if m.kind is MentionKind.PLACE and m.subkind != "venue"
    ][:1]


def _a_visit(document: Document, sentence: Sentence) -> list[Mention]:
    """The word for the visit itself, where no place is named."""
    for index, token in enumerate(sentence.tokens):
        if token.word.value("encounter") == "visit":
            return [phrase(document, sentence, index, index + 1)]
    return []
