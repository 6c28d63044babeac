"""Which date is that of an event: of the verb that holds it, or beside its name."""

from __future__ import annotations

from comity.reading.assembly.near import clause_of
from comity.reading.assembly.time.governing import (
    ENCOUNTERS,
    Governed,
    distance,
    governed,
    is_held,
    owners_of,
)
from comity.reading.document import DateMention, Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame

_REACH = 60
_YEAR_REACH = 30


def date_of_event(document: Document, sentence: Sentence, mention: Mention) -> DateMention | None:
    """The date of an event: of the verb that holds it (`will be held in May`), else one that
    stands by its name with no other event between them and is not that of another deed."""
    for frame in document.frames_of(sentence):
        if frame.name == "organise" and mention in frame.roles.get("event", ()):
            own = [
                date
                for date in sentence.dates
                if not date.edtf.endswith("/..")
                and _governs(document, frame, date)
                and not _lies_between(sentence, mention, date)
            ]
            own = [d for d in own if not _is_told_finer(d, own)]
            if own:
                return min(own, key=lambda d: distance(d.passage, mention.passage))
    near = [
        (_is_of_deed(document, sentence, date), distance(date.passage, mention.passage), date)
        for date in sentence.dates
        if not date.edtf.endswith("/..")  # `held since 1946`
        and distance(date.passage, mention.passage) <= _reach(document, sentence, date)
        and not _parted(document, sentence, mention, date)
        and not _is_of_another(document, sentence, mention, date)
    ]
    finer = [each for each in near if not _is_told_finer(each[2], [n[2] for n in near])]
    if finer:
        return min(finer, key=lambda each: each[:2])[2]
    return _attended(document, sentence, mention)


def _reach(document: Document, sentence: Sentence, date: DateMention) -> int:
    """A bare year is an event's only beside its name, or with the verb that holds it."""
    if len(date.edtf) > 4:
        return _REACH
    verb = governed(document, sentence, date).verb
    return _REACH if verb is not None and is_held(document, sentence, verb) else _YEAR_REACH


def _is_told_finer(date: DateMention, others: list[DateMention]) -> bool:
    """`in 2024 it will take place from 8 to 11 July`: the year alone says less."""
    return len(date.edtf) == 4 and any(
        other.edtf.startswith(f"{date.edtf}-") for other in others if other is not date
    )


def _attended(document: Document, sentence: Sentence, mention: Mention) -> DateMention | None:
    """`On 3-6 October the deputy mayor took part in the forum`: the days of those who attend."""
    for frame in document.frames_of(sentence):
        start, end = clause_of(frame)
        if frame.name != "attend" or not start <= mention.passage.start < end:
            continue
        for date in sentence.dates:
            if _governs(document, frame, date) and not _lies_between(sentence, mention, date):
                return date
    return None


def _governs(document: Document, frame: Frame, date: DateMention) -> bool:
    found = governed(document, frame.sentence, date)
    return found.verb is not None and frame.trigger.first <= found.verb < frame.trigger.last


def _is_of_another(
    document: Document, sentence: Sentence, mention: Mention, date: DateMention
) -> bool:
    """Whether a date is of the verb that holds another event."""
    found = governed(document, sentence, date)
    if found.is_attribute or not _is_finite(document, sentence, found):
        return False
    owners = owners_of(document, sentence, found)
    held = [m for o in owners if o.name == "organise" for m in o.roles.get("event", ())]
    return bool(held) and mention not in held


def _is_of_deed(document: Document, sentence: Sentence, date: DateMention) -> bool:
    owners = owners_of(document, sentence, governed(document, sentence, date))
    return any(owner.name in ENCOUNTERS or owner.name == "agree" for owner in owners)


def _parted(document: Document, sentence: Sentence, mention: Mention, date: DateMention) -> bool:
    """Whether another event's name stands between an event and a date, or nearer to it; behind
    the date of a relative clause (`the fair, which opens on 8 July, and the Day`) it does not."""
    if _lies_between(sentence, mention, date):
        return True
    relative = not document.language.is_verb_final and (
        governed(document, sentence, date).is_attribute
    )
    before = [m for m in _others(sentence, mention) if m.passage.start < date.passage.start]
    if relative and before and mention.passage.start > date.passage.start:
        return True
    own = distance(date.passage, mention.passage)
    nearer = [m for m in _others(sentence, mention) if distance(date.passage, m.passage) < own]
    return any(m in before for m in nearer) if relative else bool(nearer)


def _lies_between(sentence: Sentence, mention: Mention, date: DateMention) -> bool:
    low, high = sorted((date.passage.start, mention.passage.start))
    return any(low <= other.passage.start < high for other in _others(sentence, mention))


def _others(sentence: Sentence, mention: Mention) -> list[Mention]:
    return [m for m in sentence.mentions if m.kind is MentionKind.EVENT and m is not mention]


def later_date_of_event(document: Document, sentence: Sentence, kind: str) -> DateMention | None:
    """`The forum will be held on 12 May`, of an event named before: the date of the verb whose
    subject is the event's common noun; `kind` is that of the event (`forum`, `fair`, ...)."""
    for date in sentence.dates:
        found = governed(document, sentence, date)
        if found.verb is None or found.is_attribute or date.edtf[:4] == date.edtf:
            continue
        if not _is_finite(document, sentence, found):
            continue
        nouns = [t for t in sentence.tokens[: found.verb] if _may_name(t, kind)]
        if nouns and not nouns[-1].suffix and _is_subject(nouns[-1]):
            return date
    return None


def _is_finite(document: Document, sentence: Sentence, found: Governed) -> bool:
    if found.verb is None:
        return False
    form = document.language.form_at(sentence.tokens, found.verb)
    return form is not None and form.form == "finite"


def _may_name(token: Token, kind: str) -> bool:
    """Whether a common noun can stand for an event of a kind (days may be called a festival)."""
    value = token.word.value("event")
    return value is not None and (value == kind or kind == "other")


def _is_subject(token: Token) -> bool:
    return token.word.case == "" or "" in token.word.cases
