"""How real an agreement's act is that Russian names without tense: `договорились подписать`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame
from comity.reading.languages.base import Prospect
from comity.reading.languages.russian.lists import members

_GOVERNORS = {word: prospect for prospect in Prospect for word in members("prospects", prospect)}
_REACH = 9
_BEFORE_NOUN = {
    "к": Prospect.PLANNED,
    "ко": Prospect.PLANNED,
    "для": Prospect.PLANNED,
    "до": Prospect.PLANNED,
    "о": Prospect.AGREED,
    "об": Prospect.AGREED,
}
_LINKS = ("церемония", "вопрос", "процедура", "момент", "дата")


def prospect(frame: Frame) -> Prospect | None:
    """By the word that governs an infinitive or `подписание`; None where the verb's form tells."""
    form = frame.trigger.form
    tokens = frame.sentence.tokens
    if frame.trigger.evocation.is_noun:
        return _of_noun(tokens, frame)
    if form.form == "infinitive" or form.mood or (form.form == "finite" and form.tense == "future"):
        return _governor(tokens, frame.trigger.first)
    return None


def _governor(tokens: list[Token], at: int) -> Prospect | None:
    """The nearest word before that says how real what follows is."""
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = tokens[index]
        if token.quotation is not None or token.text in ";.":
            return None
        found = _GOVERNORS.get(token.word.lemma) or _GOVERNORS.get(token.word.lower)
        if found is not None:
            return found
    return None


def _of_noun(tokens: list[Token], frame: Frame) -> Prospect:
    """`готовится к подписанию`, `договорились о подписании`, `после подписания`."""
    at = frame.trigger.first - 1
    while at > 0 and (tokens[at].word.lemma in _LINKS or tokens[at].word.is_adjectival):
        at -= 1
    if at >= 0 and tokens[at].word.lower in _BEFORE_NOUN:
        return _governor(tokens, at) or _BEFORE_NOUN[tokens[at].word.lower]
    if frame.trigger.form.tense == "future":
        return Prospect.PLANNED
    governor = _governor(tokens, frame.trigger.first)
    near = _governor(tokens[max(0, at - 2) : at + 1], min(at + 1, 3))
    return governor if governor is Prospect.PLANNED else near or Prospect.DONE
