"""Verb forms in their context: negation, future and wish by the words beside the verb."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.document import Token
from comity.reading.languages.russian.lists import members
from comity.reading.lexicon import VerbForm

_REACH = 4
_DECIDED = members("verbs", "decided")
_WIDE = 9
_INVITING = members("verbs", "inviting")
_MODAL = members("verbs", "modal")
_WISH = members("verbs", "wish")
_PLAN = members("verbs", "plan")
_SETTING_OUT = members("verbs", "setting_out")


def form_at(tokens: list[Token], position: int) -> VerbForm | None:
    """The form of the verb at a position with what `не`, `будет`, `планируют` make of it."""
    verb = tokens[position].word.verb
    if verb is None:
        return None
    before = tokens[max(0, position - _REACH) : position]
    lows = [t.word.lower for t in before]
    lemmas = [t.word.lemma for t in before]
    if lows[-1:] == ["не"] or (
        lows[-2:-1] == ["не"] and lows[-1] in ("был", "была", "было", "были", "будет", "будут")
    ):
        return replace(verb, is_negated=True)
    after = [t.word.lower for t in tokens[position + 1 : position + 3]]
    if "бы" in lows or "бы" in after[:1] or "если" in lows:
        return replace(verb, mood="wish")
    if verb.form == "infinitive" and position == 0 and tokens[0].word.lemma in _DECIDED:
        return replace(verb, form="finite", tense="past")  # a decision: `Прекратить действие ...`
    if verb.form == "infinitive" and _is_negated(tokens, position):
        return replace(verb, is_negated=True)
    if verb.form == "infinitive":
        if _is_invited(tokens, position):
            return None  # what somebody is invited to do has not been done
        return _infinitive(verb, lemmas, lows)
    if verb.tense == "present" and tokens[position].word.lemma in _SETTING_OUT:
        return replace(verb, tense="future")
    if (
        verb.is_passive
        and verb.form == "finite"
        and any(w in ("будет", "будут") for w in (*lows, *after))
    ):
        return replace(verb, tense="future")
    return verb


def _is_negated(tokens: list[Token], position: int) -> bool:
    """`не сможет посетить`, `не смог приехать`, `не планирует подписывать`: the verb before."""
    for index in range(position - 1, max(0, position - _REACH), -1):
        if tokens[index].word.verb is None:
            continue
        return tokens[index].word.lemma in _MODAL and tokens[index - 1].word.lower == "не"
    return False


def _is_invited(tokens: list[Token], position: int) -> bool:
    """Whether the nearest word before an infinitive that may govern it is one of inviting."""
    for index in range(position - 1, max(-1, position - _WIDE - 1), -1):
        lemma = tokens[index].word.lemma
        if lemma in _INVITING:
            return True
        if lemma in _PLAN or lemma == "намерение":
            return False
    return False


def _infinitive(verb: VerbForm, lemmas: list[str], lows: list[str]) -> VerbForm:
    """An infinitive is planned or wished by the verb that governs it."""
    if any(w in ("будет", "будут") for w in lows) or any(w in _PLAN for w in lemmas):
        return replace(verb, form="finite", tense="future")
    if "намерении" in lows:
        return replace(verb, form="finite", tense="future")  # `заявил о намерении посетить`
    if any(w in _WISH for w in lemmas):
        return replace(verb, mood="wish")
    return verb
