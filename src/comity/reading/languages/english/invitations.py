"""Who is invited to what in English: `invited X to Y`, `at the invitation of X`, `we hope to
welcome you at Y`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import Inviting
from comity.reading.languages.english.invitation_nouns import noun_invitees, of_noun
from comity.reading.languages.english.invited_to import (
    ACTORS,
    is_end,
    occasion_at,
    take_invitee,
    take_occasions,
    take_phrase,
)
from comity.reading.speech.attribution import spoken_by

_REACH = 5


def inviting(document: Document, frame: Frame) -> Inviting | None:
    """What the words around a frame of inviting say; None if they invite nobody."""
    if frame.value == "noun":
        return of_noun(document, frame)
    if frame.value == "wish":
        return _of_wish(document, frame)
    sentence, trigger = frame.sentence, frame.trigger
    found = Inviting(
        list(frame.roles.get("inviter", [])),
        list(frame.roles.get("invitee", [])),
        is_agentless=trigger.is_passive and not frame.roles.get("inviter"),
    )
    if trigger.form.form == "converb" and not found.by:
        found.by = _before_participle(sentence, trigger.first)
    start = trigger.last
    if frame.value == "asked":
        return _of_asking(document, frame, found)
    if len(trigger.evocation.words) > 1:
        # `extended an invitation to X to Y`: the first `to` leads to the invited
        found.to = noun_invitees(document, sentence, start, found) or found.to
        start = max([start, *(m.last for m in found.to)])
    occasion = occasion_at(sentence, start)
    if occasion is not None and not take_occasions(document, sentence, occasion, found):
        return None
    end = occasion if occasion is not None else len(sentence.tokens)
    found.to = [m for m in found.to if m.kind is not MentionKind.GROUP or m.place or m.members]
    if not found.to and not trigger.is_passive:
        take_invitee(document, sentence, start, end, found)
    found.to = [m for m in found.to if m not in found.by]
    return found


def _of_asking(document: Document, frame: Frame, found: Inviting) -> Inviting | None:
    """`asked the mayor of Lille to attend the fair`, `urged X to take part in it`."""
    tokens, last = frame.sentence.tokens, frame.trigger.last
    found.to = [m for m in found.to if m.last <= last and m.kind in ACTORS and m not in found.by]
    to = next((at for at in range(last - 1, frame.trigger.first, -1) if _is_to(tokens[at])), None)
    if not found.to or to is None:
        return None
    take_occasions(document, frame.sentence, to, found)
    return found if found.occasions else None


def _is_to(token: Token) -> bool:
    return token.word.lower == "to"


def _before_participle(sentence: Sentence, at: int) -> list[Mention]:
    """`a letter from the Mayor of X, inviting`: the actor right before."""
    near = [m for m in sentence.mentions if m.last <= at and m.kind in ACTORS]
    return near[-1:] if near and at - near[-1].last <= _REACH + 3 else []


def _of_wish(document: Document, frame: Frame) -> Inviting | None:
    """`we look forward to welcoming you at the fair`, said to the other side."""
    sentence, start = frame.sentence, frame.trigger.last
    if sentence.voice is None and spoken_by(document, sentence) is None:
        return None
    found = Inviting()
    tokens = sentence.tokens
    at = start
    while at < len(tokens) and tokens[at].word.lower not in ("at", "in", "to", "for"):
        if is_end(tokens, at):
            return None
        at += 1
    if at >= len(tokens):
        return None
    take_invitee(document, sentence, start, at, found)
    if not found.to and not found.to_other:
        return None
    take_phrase(document, sentence, at + 1, found)
    return found if found.occasions else None
