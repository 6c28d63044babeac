"""Where what an English clause tells was, told beside it: `Lille, where they met the mayor`,
`during his visit to Lille, the mayor met`."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Sentence
from comity.reading.frames import Trigger


def where_it_was(sentence: Sentence, trigger: Trigger, bounds: bytearray) -> Mention | None:
    """The place of what a trigger tells by a relative adverb or by a visit named beside it."""
    return _where(sentence, trigger, bounds) or _on_visit(sentence, trigger)


def _where(sentence: Sentence, trigger: Trigger, bounds: bytearray) -> Mention | None:
    """`Lille, where they met the mayor`: the place that a relative adverb stands for."""
    for at in range(trigger.first - 1, 0, -1):
        if bounds[at] or sentence.tokens[at].text == ";":
            return None
        if sentence.tokens[at].word.lower == "where":
            places = [m for m in sentence.mentions if at - 2 <= m.last <= at]
            return next((m for m in places if m.kind is MentionKind.PLACE), None)
    return None


def _on_visit(sentence: Sentence, trigger: Trigger) -> Mention | None:
    """`During his visit to Lille, the mayor met ...`: where what is told beside it was."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.PLACE or mention.marker != "to":
            continue
        noun = mention.first - 1
        while noun > 0 and tokens[noun].word.lower not in _VISITS:
            if mention.first - noun > _FAR:
                break
            noun -= 1
        opens = {t.word.lower for t in tokens[max(0, noun - _OPENS) : noun]}
        is_noun = tokens[noun].word.lower in _VISITS and not trigger.first <= noun < trigger.last
        if is_noun and opens & _DURING:
            return mention
    return None


_VISITS = frozenset({"visit", "trip", "tour", "mission", "stay"})
_DURING = frozenset({"during", "course", "part", "framework", "occasion"})
_FAR = 4
_OPENS = 6
