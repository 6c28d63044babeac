"""What governs a date: the verb, or the noun of a deed, whose time it tells."""

from __future__ import annotations

from dataclasses import dataclass

from comity.passages import Passage
from comity.reading.document import DateMention, Document, Sentence
from comity.reading.frames import Frame
from comity.reading.lexicon import VerbForm

ENCOUNTERS = frozenset({"visit", "meet", "call"})
DEEDS = frozenset({"agree", "organise", "attend", "invite", "plan"})


@dataclass(frozen=True, slots=True)
class Governed:
    """A date with the position of the verb (or noun of a deed) that governs it, None where none
    does, and whether that is the attribute of a noun."""

    date: DateMention
    verb: int | None = None
    is_attribute: bool = False


def governed(document: Document, sentence: Sentence, date: DateMention) -> Governed:
    """A date with what governs it."""
    first, last = positions(sentence, date.passage)
    triggers = {
        at: f.trigger.form
        for f in document.frames_of(sentence)
        if f.name in ENCOUNTERS | DEEDS
        for at in range(f.trigger.first, f.trigger.last)
    }
    tokens = sentence.tokens
    after = _verb_from(document, sentence, range(last, len(tokens)), triggers)
    if document.language.is_verb_final:
        return Governed(date, after[0], after[2]) if after else Governed(date)
    before = _verb_from(document, sentence, range(first - 1, -1, -1), triggers)
    if (
        after is not None
        and before is not None
        and after[1]
        and _says(document, sentence, after[0])
    ):
        after = None  # `..., on 11 July, City Hall reports`
    if before is None or (after is not None and before[1] > 0 and after[1] < before[1]):
        return Governed(date, after[0], after[2]) if after else Governed(date)
    return Governed(date, before[0], before[2])


def positions(sentence: Sentence, passage: Passage) -> tuple[int, int]:
    """The first token of a passage and the first behind it."""
    first = last = len(sentence.tokens)
    for at, token in enumerate(sentence.tokens):
        if token.end > passage.start:
            first = min(first, at)
        if token.start >= passage.end:
            last = at
            break
    return first, last


def _verb_from(
    document: Document, sentence: Sentence, positions: range, triggers: dict[int, VerbForm]
) -> tuple[int, int, bool] | None:
    """The first verb or noun of a deed on the way, how many commas lie before it, and whether
    it is an attribute; None if a semicolon or a quotation comes first."""
    commas, aside = 0, -1
    for at in positions:
        token = sentence.tokens[at]
        if token.text == ";" or token.quotation is not None:
            return None
        commas += token.text in ",(—–"
        if token.in_marks or commas == aside:
            continue
        form = document.language.form_at(sentence.tokens, at) if token.word.verb else None
        if form is None and at not in triggers:
            continue
        if form is not None and commas and positions.step > 0:
            if form.form == "participle" or _is_relative(document, sentence, at):
                aside = commas  # `On Monday the delegation, staying in Bursa, visited`
                continue
        form = form or triggers[at]  # `kardeş` of `kardeş olduğumuz`
        is_attribute = form.form in ("participle", "relative")
        return at, commas, is_attribute or _is_relative(document, sentence, at)
    return None


def _is_relative(document: Document, sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands in a relative clause: `which was signed`, `который пройдёт`."""
    words = document.language.relative_words
    for at in range(verb - 1, max(-1, verb - 10), -1):
        token = sentence.tokens[at]
        if token.word.lower.startswith(words) and words:
            return True
        if token.text in ",;.":
            return False
    return False


def _says(document: Document, sentence: Sentence, verb: int) -> bool:
    evoked = document.language.frames.by_anchor.get(sentence.tokens[verb].word.lemma, ())
    return any(each.frame == "say" for each in evoked)


def owners_of(document: Document, sentence: Sentence, found: Governed) -> list[Frame]:
    """The frames of a sentence whose words govern a date."""
    if found.verb is None:
        return []
    frames = document.frames_of(sentence)
    return [f for f in frames if f.trigger.first <= found.verb < f.trigger.last]


def is_held(document: Document, sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that something was held or organised."""
    language = document.language
    evoked = language.frames.by_anchor.get(sentence.tokens[verb].word.lemma, ())
    behind = sentence.tokens[verb + 1 : verb + 3]
    if language.speech_nouns and any(
        t.word.lower.startswith(language.speech_nouns) for t in behind
    ):
        return False  # `13 Mayıs'ta yaptığı açıklamada`: on that day it was only told
    return any(each.frame == "organise" for each in evoked)


def is_meeting(document: Document, sentence: Sentence, verb: int) -> bool:
    """`at a ceremony held on Monday`: the date of the meeting at which something was done."""
    tokens = sentence.tokens
    near = range(verb + 1, min(len(tokens), verb + 5))
    if not document.language.is_verb_final:
        near = range(max(0, verb - 5), verb)
    return any(tokens[at].word.has("encounter") for at in near)


def distance(one: Passage, other: Passage) -> int:
    """How many code points lie between two passages."""
    return max(one.start - other.end, other.start - one.end, 0)


def nearest_date(sentence: Sentence, passage: Passage, reach: int) -> DateMention | None:
    """The date that stands nearest to a passage within `reach` code points."""
    near = [d for d in sentence.dates if distance(d.passage, passage) <= reach]
    return min(near, key=lambda d: distance(d.passage, passage)) if near else None
