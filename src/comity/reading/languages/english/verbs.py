"""English verbs in their place: which words are verbs, and which of them bound a clause."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Trigger
from comity.reading.languages.english import words
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.words import listed
from comity.reading.lexicon import VerbForm

AUXILIARY = listed("verbs", "auxiliary")
_FINITE_AUXILIARY = listed("verbs", "finite_auxiliary")
_BEFORE_BASE = listed("verbs", "before_base")
_NOUN_BEFORE = DETERMINERS | listed("verbs", "noun_before")
_SUBJECTS = frozenset("he she it we they who which i you also".split())
_AUX_OR_ADVERB = listed("verbs", "aux_or_adverb")
_BREAKS = listed("verbs", "breaks")
_REACH = 24
_WINDOW = 8


def is_adverb(token: Token) -> bool:
    """`formally`, `recently`; not `Assembly`, `family`, `Italy`."""
    low = token.word.lower
    return low.endswith("ly") and not token.is_capital and low not in _NO_ADVERBS


_NO_ADVERBS = listed("verbs", "no_adverbs")


def form_at(tokens: list[Token], position: int) -> VerbForm | None:
    """The form of the word at a position as a verb with its auxiliaries, or None for a noun."""
    form = tokens[position].word.verb
    if form is not None and tokens[position].word.lemma == "have":
        form = None if _main_verb_follows(tokens, position) else form  # `has hosted a meeting`
    if form is not None and _is_base(tokens, position, form):
        form = VerbForm("infinitive")
    if form is None or tokens[position].suffix or not _is_verb(tokens, position, form):
        return None
    start = max(0, position - _WINDOW)
    around = [t.word.lower for t in tokens[start : position + 2]]
    found = words.form_at(around, position - start, form)
    if found.mood == "wish" and "would" in around and _is_reported(tokens, position):
        found = VerbForm(found.form, "future", found.is_passive, found.is_negated)
    if found.form == "infinitive" and (_is_due(tokens, position) or _is_headed(tokens, position)):
        return VerbForm("finite", "future", found.is_passive, found.is_negated)
    if found.form == "finite" and found.tense == "past" and not found.is_passive:
        if found == form and _is_reduced(tokens, position):
            return VerbForm("participle", "past", True, found.is_negated)
    return found


def _is_base(tokens: list[Token], position: int, form: VerbForm) -> bool:
    """`to become`, `will put`: a participle that reads like the base form is that form, unless
    `have` or `be` stands before it."""
    word = tokens[position].word
    if form.form != "participle" or word.lower != word.lemma or not position:
        return False
    before = tokens[position - 1].word.lower
    return before not in AUXILIARY or before in words.MODALS


def _is_due(tokens: list[Token], position: int) -> bool:
    """`is to visit`, `is set to admit`, `are expected to sign`: a future of its own kind."""
    at = position - 1
    while at > 0 and tokens[at].word.lower != "to":
        if position - at > 3:
            return False
        at -= 1
    if at < 1:
        return False
    low = tokens[at - 1].word.lower
    if low in ("is", "are"):
        return True
    before = {t.word.lower for t in tokens[max(0, at - 4) : at - 1]}
    return low in _DUE and bool(before & {"is", "are"})


def _is_headed(tokens: list[Token], position: int) -> bool:
    """`Tbilisi mayor to visit Baku`: the future of a sentence that has no other verb."""
    if position < 2 or tokens[position - 1].word.lower != "to":
        return False
    before = tokens[position - 2]
    if before.word.verb is not None or not (before.is_capital or before.word.has("office")):
        return False
    verbs = (t.word.verb for t in tokens[: position - 1])
    return all(verb is None or verb.form in ("infinitive", "converb") for verb in verbs)


_DUE = frozenset({"set", "due", "scheduled", "expected", "going", "slated", "preparing", "about"})


def _is_reported(tokens: list[Token], position: int) -> bool:
    """`said Bergen would take six nurses`: the future of reported speech."""
    before = tokens[max(0, position - _REACH) : position]
    return any(token.word.lower in _REPORTS for token in before)


_REPORTS = listed("verbs", "reports")


def _is_verb(tokens: list[Token], position: int, form: VerbForm) -> bool:
    """Whether a word that may be a noun (`visit`, `visits`, `talks`) is a verb here."""
    if position == 0:
        return form.form in ("converb", "participle") or form.tense == "past"
    before = tokens[position - 1]
    low = before.word.lower
    if form.form == "infinitive":
        return _takes_base(tokens, position)
    if form.form == "finite" and form.tense == "present":
        if low in _NOUN_BEFORE:
            return False
        if low in words.MODALS:
            return True  # `will have meetings`
        named = before.is_capital and before.is_word and not before.suffix
        known = before.word.has("office", "institution", "group", "place_noun")
        return named or known or low in _SUBJECTS or is_adverb(before) or before.text in (")", ",")
    if form.form == "converb" and low == "of" and position > 1:
        return tokens[position - 2].word.lower in _HONOURS  # `had the pleasure of hosting`
    if form.form == "converb" and (low in _NOUN_BEFORE or before.suffix == "s"):
        return False
    return not (form.tense == "past" and low in ("the", "a", "an", "his", "her", "newly", "this"))


def _takes_base(tokens: list[Token], position: int) -> bool:
    at = position - 1
    while at > 0 and is_adverb(tokens[at]):
        at -= 1
    low = tokens[at].word.lower
    if low in _BEFORE_BASE:
        return True
    if low in ("and", "or") and at > 0:
        return any(
            t.word.lower in ("to", "will", "would", "shall") for t in tokens[max(0, at - 8) : at]
        )
    return low in _SEVERAL or (tokens[at].is_capital and _ends_list(tokens, at, position))


_HONOURS = listed("verbs", "honours")
_SEVERAL = listed("verbs", "several")


def _ends_list(tokens: list[Token], at: int, position: int) -> bool:
    """`Bergen and Gdansk sign`: whether names joined by `and` stand before a verb."""
    verb = tokens[position]
    if not tokens[at].is_word or (verb.is_capital and verb.word.lemma not in _HEADLINE):
        return False
    for index in range(at - 1, max(0, at - 8), -1):
        low = tokens[index].word.lower
        if low == "," and index <= _HEADLINE_START and verb.word.lemma in _HEADLINE:
            return True
        if low in ("and", "&"):
            return tokens[index - 1].is_capital or tokens[index - 1].text == ")"
        is_named = tokens[index].is_capital or tokens[index].word.has("office", "title")
        if not (is_named or low in ("of", "the", "’s", "'s")):
            return False
    return False


_HEADLINE_START = 3
_HEADLINE = frozenset({"sign", "ink", "renew", "twin", "re-sign"})


def _is_reduced(tokens: list[Token], position: int) -> bool:
    """`the protocol signed in Oran was approved`, `a delegation headed by X`: a past form
    that goes with the noun before it."""
    if position + 1 >= len(tokens):
        return False
    following = tokens[position + 1].word
    if following.lower in ("by", "between"):
        return not _has_auxiliary(tokens, position)
    if (
        position == 0
        or not following.value("function")
        or tokens[position - 1].word.lower in _SUBJECTS
    ):
        return False
    if tokens[position - 1].is_capital:
        return False
    if tokens[position].word.lemma in _HELD and tokens[position - 1].word.has("event", "encounter"):
        return True  # `at a meeting held in Kazan`
    for index in range(position + 1, min(position + _REACH, len(tokens))):
        low = tokens[index].word.lower
        if low in _BREAKS or tokens[index].quotation is not None:
            return False
        if low in _FINITE_AUXILIARY:
            return True
    return False


_HELD = frozenset({"hold", "organise", "organize", "host", "stage", "convene"})


def _has_auxiliary(tokens: list[Token], position: int) -> bool:
    at = position - 1
    while at >= 0 and (tokens[at].word.lower in _AUX_OR_ADVERB or is_adverb(tokens[at])):
        if tokens[at].word.lower in AUXILIARY:
            return True
        at -= 1
    return False


def mark_bounds(tokens: list[Token]) -> None:
    """Tell each token whether it is a finite verb; auxiliaries beside a main verb are none."""
    for index, token in enumerate(tokens):
        if token.word.verb is None or token.in_marks:
            token.bounds_clause = False
        elif token.word.lower in AUXILIARY:
            token.bounds_clause = not _main_verb_follows(tokens, index)
        else:
            form = form_at(tokens, index)
            token.bounds_clause = form is not None and form.form == "finite"


def clause_bounds(tokens: list[Token]) -> bytearray:
    """1 at each finite verb of a sentence that was marked."""
    return bytearray(1 if t.bounds_clause else 0 for t in tokens)


def _main_verb_follows(tokens: list[Token], index: int) -> bool:
    for following in tokens[index + 1 : index + 5]:
        verb = following.word.verb
        if verb is not None:
            return True
        if not (following.word.lower in _AUX_OR_ADVERB or is_adverb(following)):
            return False
    return False


def group_start(tokens: list[Token], position: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    at = position
    while at > 0:
        low = tokens[at - 1].word.lower
        if low == "to" and at == position and _is_due(tokens, position):
            at -= 2 if tokens[at - 2].word.lower in _DUE else 1
            continue
        if low not in _AUX_OR_ADVERB and low not in words.MODALS and not is_adverb(tokens[at - 1]):
            break
        at -= 1
    return at


def is_invited(tokens: list[Token], trigger: Trigger) -> bool:
    """`invited the mayor to visit Lille`, `an invitation to visit Lille`."""
    for index in range(trigger.first - 1, max(-1, trigger.first - _REACH), -1):
        token = tokens[index]
        if token.word.lemma == "invite" or token.word.lower in ("invitation", "invitations"):
            return True
        if token.bounds_clause or token.text in ";:" or token.quotation is not None:
            return False
    return False


def tense_of_journey(tokens: list[Token], trigger: Trigger) -> str:
    """`led a delegation to visit X`, `will come to Leeds to meet X`: the tense of the journey
    that a purpose hangs on, or "" where it is none. As news tells it, who went also did."""
    at = trigger.first
    if trigger.form.form != "infinitive" or at == 0 or tokens[at - 1].word.lower != "to":
        return ""
    for index in range(at - 2, max(-1, at - _REACH), -1):
        token = tokens[index]
        if token.bounds_clause:
            if _was_glad(tokens, index, at):
                return "past"
            if token.word.lemma in _PLANS and token.word.lower not in _NO_PLANS:
                return "future"
            form = form_at(tokens, index)
            if token.word.lemma not in _WENT or form is None or form.is_negated or form.mood:
                return ""
            return form.tense
        if token.text in ";:" or token.quotation is not None:
            return ""
    return ""


def _was_glad(tokens: list[Token], verb: int, at: int) -> bool:
    """`was privileged to host`, `were delighted to welcome`: what was done."""
    words = [t.word.lower for t in tokens[max(0, verb - _GROUP) : at - 1]]
    return bool({"was", "were"} & set(words)) and words[-1] in _GLAD


_GLAD = listed("verbs", "glad")
_GROUP = 3
# `plans to visit X`: of the words for what is wanted those for what is decided.
_PLANS = frozenset({"plan", "intend", "decide", "prepare"})
_NO_PLANS = frozenset({"planned"})
_WENT = frozenset({"arrive", "come", "fly", "go", "head", "lead", "travel"})


def is_pluperfect(tokens: list[Token]) -> bool:
    """Whether the main verb of a sentence is in the pluperfect: its first finite verb."""
    for index, token in enumerate(tokens):
        if token.word.lower != "had":
            if token.bounds_clause:
                return False
            continue
        after = index + 1
        while after < len(tokens) and (
            tokens[after].word.lower in _AUX_OR_ADVERB or is_adverb(tokens[after])
        ):
            after += 1
        verb = tokens[after].word.verb if after < len(tokens) else None
        return verb is not None and verb.tense == "past"
    return False
