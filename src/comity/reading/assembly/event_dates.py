"""Which date is that of an event: of the verb that holds it, or beside its name."""

from __future__ import annotations

from comity.reading.assembly.governing import ENCOUNTERS, distance, governed, owners_of
from comity.reading.document import DateMention, Document, Mention, MentionKind, Sentence
from comity.reading.frames import Frame

_REACH = 60


def date_of_event(document: Document, sentence: Sentence, mention: Mention) -> DateMention | None:
    """The date of an event: of the verb that holds it (`will be held in May`), else one that
    stands by its name with no other event between them and is not that of another deed."""
    for frame in document.frames_of(sentence):
        if frame.name == "organise" and mention in frame.roles.get("event", ()):
            own = [d for d in sentence.dates if _rank_of(document, frame, d) == 0]
            if own:
                return min(own, key=lambda d: distance(d.passage, mention.passage))
    near = [
        (_is_of_deed(document, sentence, date), distance(date.passage, mention.passage), date)
        for date in sentence.dates
        if distance(date.passage, mention.passage) <= _REACH
        and not _parted(sentence, mention, date)
    ]
    return min(near, key=lambda each: each[:2])[2] if near else None


def _rank_of(document: Document, frame: Frame, date: DateMention) -> int | None:
    found = governed(document, frame.sentence, date)
    is_own = found.verb is not None and frame.trigger.first <= found.verb < frame.trigger.last
    return 0 if is_own else None


def _is_of_deed(document: Document, sentence: Sentence, date: DateMention) -> bool:
    owners = owners_of(document, sentence, governed(document, sentence, date))
    return any(owner.name in ENCOUNTERS or owner.name == "agree" for owner in owners)


def _parted(sentence: Sentence, mention: Mention, date: DateMention) -> bool:
    """Whether another event's name stands between an event and a date."""
    low, high = sorted((date.passage.start, mention.passage.start))
    return any(
        m.kind is MentionKind.EVENT and m is not mention and low <= m.passage.start < high
        for m in sentence.mentions
    )


def later_date_of_event(document: Document, sentence: Sentence, kind: str) -> DateMention | None:
    """`The forum will be held on 12 May`, of an event named before: the date of the verb whose
    subject is the event's common noun; `kind` is that of the event (`forum`, `fair`, ...)."""
    for date in sentence.dates:
        found = governed(document, sentence, date)
        if found.verb is None or found.is_attribute or date.edtf[:4] == date.edtf:
            continue
        form = document.language.form_at(sentence.tokens, found.verb)
        if form is None or form.form != "finite":
            continue
        nouns = [t for t in sentence.tokens[: found.verb] if t.word.value("event") == kind]
        if nouns and nouns[-1].word.case == "" and not nouns[-1].suffix:
            return date
    return None
