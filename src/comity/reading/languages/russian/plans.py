"""What a side says it will do: the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.passages import Passage
from comity.reading.document import Sentence, Token
from comity.reading.frames import FUTURE, Trigger
from comity.reading.languages.russian.clauses import clauses_of
from comity.reading.languages.russian.lists import members
from comity.reading.places import known_place

_GENERAL = re.compile(
    r"^(?:помолч|видет|увидет|лететь|породни|подписа|заключ|ответ|узна|разви|укреп|расшир|углуб|продолж|сотруднич|поддерж|дружи|способств|активизир|наде|счит|говор|сказ|напом|отмет|уточн|добав|заявл|сообщ)"
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
    if trigger.form.is_negated or sentence.is_heading:
        return None
    start = _infinitive_behind(tokens, trigger.last)
    if start is None:
        start = _agreed_upon(tokens, trigger)
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


def _agreed_upon(tokens: list[Token], trigger: Trigger) -> int | None:
    """`договорились об обмене учениками`: what they agreed upon."""
    if tokens[trigger.first].word.lemma in _PROVIDES:
        at = trigger.last
        return at if at < len(tokens) and tokens[at].word.lemma.endswith(_DOINGS) else None
    if trigger.evocation.value != "will-do":
        return None
    for at in range(trigger.last, min(len(tokens), trigger.last + 4)):
        if tokens[at].word.lower in ("о", "об", "обо") and at + 1 < len(tokens):
            lemma = tokens[at + 1].word.lemma
            return None if lemma in _NOTHING else at + 1
        if tokens[at].text in ",.;":
            return None
    return None


_PROVIDES = frozenset({"предусматривать", "предусмотреть", "предложить", "предлагать"})
_DOINGS = ("ние", "обмен", "стажировка", "выставка", "поставка", "закупка", "подготовка")
_NOTHING = members("plans", "nothing")


def means_both(sentence: Sentence, trigger: Trigger) -> bool:
    """`стороны договорились`, `планируется`, `решено`: of both sides, or nobody is named."""
    tokens = sentence.tokens
    if tokens[trigger.first].word.lower in _IMPERSONAL:
        return True
    near = tokens[max(0, trigger.first - _REACH) : trigger.last + 2]
    return any(
        t.word.lower in _SIDES
        and (i == 0 or not (near[i - 1].word.is_adjectival or near[i - 1].word.part == "noun"))
        for i, t in enumerate(near)
    )


def leaves_out_actor(sentence: Sentence, trigger: Trigger) -> bool:
    """`решено`, `будет открыт`; not `намерен`, whose subject intends."""
    return trigger.is_passive and sentence.tokens[trigger.first].word.lemma != "намерить"


_SIDES = members("plans", "sides")
_IMPERSONAL = members("plans", "impersonal")


def shares_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """`он пообещал`, or no subject at all."""
    tokens = sentence.tokens
    before = tokens[max(0, trigger.first - _REACH) : trigger.first]
    if any(t.word.lower in ("он", "она", "они") for t in before):
        return True
    return not any(t.word.part == "noun" and t.word.case == "" for t in before)


def _itself(tokens: list[Token], trigger: Trigger) -> int | None:
    """`изучат предложение`: a verb of studying tells the plan itself."""
    verb = tokens[trigger.first].word.verb
    studies = trigger.evocation.value == "will-study" and verb is not None
    return trigger.first if studies and verb is not None and verb.tense == "future" else None


def _future_clause(sentence: Sentence, trigger: Trigger) -> Passage | None:
    tokens = sentence.tokens
    near = {t.word.lower[:7] for t in tokens[trigger.last : trigger.last + 4]}
    trains = bool(near & {"стажиро", "обучени", "практик"})
    if (tokens[trigger.first].word.lemma in _NO_PROMISE and not trains) or _is_first_plural(
        tokens[trigger.first]
    ):
        return None
    around = [c for c in clauses_of(sentence) if c.first <= trigger.first < c.last]
    clause = min(around, key=lambda c: c.last - c.first)
    first, last = clause.first, clause.last
    if tokens[trigger.first].word.verb is not None and _is_infinitive(tokens, trigger.first):
        return None  # the verb of planning tells it
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


def _is_infinitive(tokens: list[Token], at: int) -> bool:
    verb = tokens[at].word.verb
    if verb is None or verb.form != "infinitive":
        return False
    before = [t.word.lower for t in tokens[max(0, at - 4) : at]]
    return not any(w in ("будет", "будут", "будем") for w in before)


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


def place_of_actor(
    sentence: Sentence, tokens: list[Token], place_name: Callable[[str], str | None]
) -> str | None:
    """`двадцать иркутских ребят отправятся`, `Цзинань откроет`: the place of those who act; what
    stands behind a preposition is where, not who."""
    skipped = False
    first: str | None = None
    for token in tokens:
        if token.word.has("preposition"):
            skipped = True
        elif token.word.part == "noun" and token.word.case == "":
            skipped = False
        if skipped and not token.word.is_adjectival:
            continue
        found = place_name(token.text) if token.is_word and len(token.text) > 3 else None
        if found is not None and (not skipped or token.word.is_adjectival):
            place = known_place(found)
            if place is not None and place.kind == "city":
                return found  # `японского города Комацу`: the city acts
            first = first or found
    return first


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
