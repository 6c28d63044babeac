"""How real an agreement's act is that Turkish names without tense: `imzalanması planlanıyor`.

What governs a verbal noun stands behind it.
"""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame
from comity.reading.languages.base import Prospect
from comity.reading.languages.turkish.instruments import words_of

_REACH = 7
_ORDER = (Prospect.DONE, Prospect.AGREED, Prospect.PLANNED, Prospect.WISHED)
# `imzalanmasıyla`, `imzalanmasının ardından`: what is told as done.
_WITH = ("masıyla", "mesiyle", "masının", "mesinin")


def prospect(frame: Frame) -> Prospect | None:
    """By the word that governs a verbal noun; None where the verb's own form tells."""
    form = frame.trigger.form
    tokens = frame.sentence.tokens
    last = frame.trigger.last
    if frame.trigger.evocation.is_noun:
        return None
    verb = tokens[last - 1].word.verb
    if form.form == "participle" and verb is not None and verb.tense == "future":
        return Prospect.PLANNED  # `imzalanacak protokol`
    if form.form == "relative" and form.tense == "future":
        return _governor(tokens, last) or Prospect.PLANNED
    if form.form not in ("infinitive", "noun"):
        return None
    found = _governor(tokens, last)
    if found is not None:
        return found
    return Prospect.DONE if tokens[last - 1].word.lower.endswith(_WITH) else None


def _governor(tokens: list[Token], at: int) -> Prospect | None:
    """The nearest word behind that says how real the act is."""
    for token in tokens[at : at + _REACH]:
        if token.text in ";.:" or token.quotation is not None:
            return None
        for found in _ORDER:
            if token.word.lower.startswith(_stems(found)):
                return found
    return None


def _stems(prospect_: Prospect) -> tuple[str, ...]:
    return tuple(words_of(prospect_.value))


_BEING_GLAD = ("maktan", "mekten", "manın", "menin")
_GLAD = ("memnun", "mutlu", "onur", "gurur", "kıvanç", "keyif", "şeref", "duyduğu", "duyuyor")


def is_gladness(frame: Frame) -> bool:
    """`konukları ağırlamaktan duyduğu mutluluğu`: glad of what is done."""
    tokens, last = frame.sentence.tokens, frame.trigger.last
    if frame.name != "visit" or not tokens[last - 1].word.lower.endswith(_BEING_GLAD):
        return False
    behind = tokens[last : last + 3]
    glad = any(t.word.lower.startswith(_GLAD) for t in behind)
    return glad and not any(t.word.lower in ("duyarız", "duyacağız", "duyarım") for t in behind)
