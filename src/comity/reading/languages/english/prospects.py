"""How real an agreement's act is that English names without tense: `agreed to sign`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame
from comity.reading.languages.base import Prospect
from comity.reading.languages.english.words import listed

_GOVERNORS = {
    word: prospect for prospect in Prospect for word in listed("prospects", prospect.value)
}
_REACH = 9
_STOPS = frozenset({";", ".", ":", "which", "who"})


def prospect(frame: Frame) -> Prospect | None:
    """By the word that governs an infinitive, a gerund or `should`; None elsewhere."""
    form = frame.trigger.form
    tokens = frame.sentence.tokens
    if any(
        t.word.lower == "if" for t in tokens[max(0, frame.trigger.first - 2) : frame.trigger.first]
    ):
        return Prospect.WISHED  # `if approved`
    if frame.trigger.evocation.is_noun:
        return _of_noun(tokens, frame.trigger.first)
    if form.form == "infinitive" or form.mood in ("wish", "must", "if"):
        found = _governor(tokens, frame.trigger.first)
        if found is not None:
            return found
        return Prospect.PLANNED if form.form == "infinitive" and not form.mood else Prospect.WISHED
    if form.form == "finite" and form.tense == "present" and not form.is_passive:
        return _in_that_clause(tokens, frame.trigger.first)
    if form.form == "finite" and form.tense == "future":
        found = _in_that_clause(tokens, frame.trigger.first)
        return found if found is Prospect.WISHED else None  # `hopes that they will become twins`
    if form.form == "converb":
        return _governor(tokens, frame.trigger.first) or Prospect.DONE
    return None


def _governor(tokens: list[Token], at: int) -> Prospect | None:
    """The nearest word before that says how real what follows is."""
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = tokens[index]
        low = token.word.lower
        if low in _STOPS or token.quotation is not None:
            return None
        if low in _GOVERNORS:
            return _GOVERNORS[low]
    return None


def _in_that_clause(tokens: list[Token], at: int) -> Prospect | None:
    """`proposed that Bergen and Gdansk sign`: the form without tense of a wish."""
    for index in range(at - 1, max(0, at - _REACH), -1):
        if tokens[index].word.lower == "that":
            found = _GOVERNORS.get(tokens[index - 1].word.lower)
            return found if found in (Prospect.WISHED, Prospect.AGREED) else None
    return None


def _of_noun(tokens: list[Token], at: int) -> Prospect:
    """`the signing of`: to come where a word around it says so."""
    around = [t.word.lower for t in tokens[max(0, at - 4) : at]]
    if any(word in listed("prospects", "before_noun") for word in around):
        return Prospect.PLANNED
    for token in tokens[at:]:
        low = token.word.lower
        if low in ("will", "expected", "planned", "scheduled"):
            return Prospect.PLANNED
    return Prospect.DONE
