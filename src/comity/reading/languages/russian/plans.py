"""What a side says it will do: the words that tell it."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Sentence, Token
from comity.reading.frames import FUTURE, Trigger
from comity.reading.languages.russian.clauses import clauses_of
from comity.reading.languages.russian.lists import members

_GENERAL = re.compile(
    r"^(?:разви|укреп|расшир|углуб|продолж|сотруднич|поддерж|дружи|способств|активизир|наде|счит|говор|сказ|напом|отмет|уточн|добав|заявл|сообщ)"
)
_NO_PROMISE = members("plans", "no_promise")
_COMING = members("plans", "coming")
_UNDER = members("plans", "under")
_REACH = 8
_LEADING = members("plans", "leading")


def plan_passage(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """The infinitive phrase behind a verb of planning; the whole clause of a future verb."""
    if trigger.evocation.words == (FUTURE,):
        return _future_clause(sentence, trigger)
    tokens = sentence.tokens
    start = _infinitive_behind(tokens, trigger.last)
    if start is None:
        start = _itself(tokens, trigger)
    if start is None:
        return None
    end = start
    while end < len(tokens) and tokens[end].quotation is None:
        token = tokens[end]
        if token.text in ".;!?–—:" or (token.text == "," and _new_clause(tokens, end + 1)):
            break
        end += 1
    if end - start < 2:
        return None
    return Passage(tokens[start].start, tokens[end - 1].end)


def _infinitive_behind(tokens: list[Token], start: int) -> int | None:
    limit = min(len(tokens), start + _REACH)
    for at in range(start, limit):
        token = tokens[at]
        if token.text in (";", ".", ":") or token.word.lower in ("что", "чтобы"):
            return None
        if token.word.verb is not None:
            if token.word.verb.form == "infinitive":
                return at
            if token.word.verb.form == "finite":
                return None
    return None


def _itself(tokens: list[Token], trigger: Trigger) -> int | None:
    """`изучат предложение`: a verb of studying tells the plan itself."""
    verb = tokens[trigger.first].word.verb
    studies = trigger.evocation.value == "will-study" and verb is not None
    return trigger.first if studies and verb is not None and verb.tense == "future" else None


def _future_clause(sentence: Sentence, trigger: Trigger) -> Passage | None:
    tokens = sentence.tokens
    if tokens[trigger.first].word.lemma in _NO_PROMISE or _is_first_plural(tokens[trigger.first]):
        return None
    around = [c for c in clauses_of(sentence) if c.first <= trigger.first < c.last]
    clause = min(around, key=lambda c: c.last - c.first)
    first, last = clause.first, clause.last
    lows = [t.word.lower for t in tokens[max(0, first - 1) : first + 3]]
    if any(w in _UNDER for w in lows) or any(
        t.word.lemma == "который" for t in tokens[first : first + 3]
    ):
        return None
    if tokens[trigger.first].word.lemma in _COMING and _comes(sentence, first, last):
        return None  # a visit, told as an encounter
    while first < trigger.first and (
        not tokens[first].is_word or tokens[first].word.lower in _LEADING
    ):
        first += 1
    while last > trigger.last and (
        tokens[last - 1].word.lower in _LEADING
        or (not tokens[last - 1].is_word and tokens[last - 1].text not in '»)”"')
    ):
        last -= 1
    if last - first < 3 or any(t.quotation is not None for t in tokens[first:last]):
        return None
    return Passage(tokens[first].start, tokens[last - 1].end)


def _comes(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a person or delegation of the text is the subject of a verb of coming."""
    return any(
        first <= m.first < last
        and m.marker == ""
        and (m.person is not None or m.subkind in ("delegation", "guests"))
        for m in sentence.mentions
    )


def _is_first_plural(token: Token) -> bool:
    """`Напомним, что`: the writer speaks, nobody plans."""
    return token.is_capital and token.word.lower.endswith(("им", "ем", "ём"))


def _new_clause(tokens: list[Token], at: int) -> bool:
    for token in tokens[at : at + 3]:
        if token.word.lemma in ("который", "что", "чтобы", "если", "когда", "как", "где"):
            return True
        if token.text in ("а", "но", "–") or token.word.verb is not None:
            return True
    return False


def is_concrete(sentence: Sentence, passage: Passage) -> bool:
    """Whether the planned act is more than developing or strengthening something."""
    inside = [t for t in sentence.tokens if passage.start <= t.start and t.end <= passage.end]
    if len(inside) < 2:
        return False
    verbs = [
        t
        for t in inside
        if t.word.verb is not None and t.word.verb.form in ("finite", "infinitive")
    ]
    lead = verbs[0] if verbs else inside[0]
    return not _GENERAL.match(lead.word.lower)
