"""Which date belongs to which fact: the one way from time to encounters, agreements,
invitations, plans and events.

A date belongs to the verb that governs it: in a verb-final language the next verb, else the
verb before it in its clause, or the one behind where the date opens the clause. A date of a
participle or relative clause belongs to what that tells (`the protocol signed in 2014`), one
beside an event's name to the event. What a fact's own verb does not govern it may take from
its clause, then from its sentence, if it is nobody else's.
"""

from __future__ import annotations

from dataclasses import replace

from comity.reading.assembly.near import clause_of
from comity.reading.assembly.time.event_dates import date_of_event
from comity.reading.assembly.time.governing import (
    DEEDS,
    ENCOUNTERS,
    Governed,
    distance,
    governed,
    is_held,
    is_meeting,
    owners_of,
)
from comity.reading.dates.anchors import UNSAID, is_day
from comity.reading.dates.relative import days_after
from comity.reading.document import DateMention, Document, Mention, MentionKind, Sentence
from comity.reading.findings import Modality
from comity.reading.frames import FUTURE, Frame


def date_of(document: Document, frame: Frame) -> DateMention | None:
    """The date of what a frame tells, on its side of the publication; None where its sentence
    gives it none."""
    ranked: list[tuple[int, int, DateMention]] = []
    for date in frame.sentence.dates:
        rank = _rank(document, frame, governed(document, frame.sentence, date))
        if frame.name == "plan" and rank and date.future and has_passed(document, date):
            continue  # on that day it was only said
        chosen = on_side(date, _modality(frame))
        if rank is not None and _can_date(document, frame, chosen, rank):
            ranked.append((rank, distance(date.passage, frame.trigger_passage), chosen))
    if not ranked:
        return None
    date = min(ranked, key=lambda each: each[:2])[2]
    return _with_stay(document, frame, date) if frame.name == "visit" else date


def _with_stay(document: Document, frame: Frame, date: DateMention) -> DateMention:
    """`arrived on Monday for a three-day visit`: from Monday to Wednesday."""
    calendar, sentence = document.language.calendar, frame.sentence
    if not is_day(date.edtf):
        return date
    stay = calendar.stay_pattern.search(document.text, sentence.start, sentence.end)
    if stay is None or calendar.stay_ends_pattern.search(
        document.text, sentence.start, sentence.end
    ):
        return date
    said = stay["days"].lower()
    days = int(said) if said.isdigit() else calendar.numbers[said]
    last = days_after(date.edtf, days - 1)
    return replace(date, edtf=f"{date.edtf}/{last}") if days > 1 else date


def _modality(frame: Frame) -> Modality:
    """Plans and invitations speak of what is to come, whenever they were made."""
    return Modality.PLANNED if frame.name in ("plan", "invite") else frame.modality


def on_side(date: DateMention, modality: Modality) -> DateMention:
    """A date whose year the text leaves open: past for what happened, ahead for what is planned
    or wished."""
    if date.past is None or date.future is None:
        return date
    if modality is Modality.HAPPENED:
        return replace(date, edtf=date.past)
    if modality in (Modality.PLANNED, Modality.WISHED):
        return replace(date, edtf=date.future)
    return date


def _rank(document: Document, frame: Frame, found: Governed) -> int | None:
    """How near a date stands to a frame: 0 its verb governs it, 1 in its clause, 2 in its
    sentence, 3 by an event at which it may be; None where it is that of something else."""
    if frame.modality is Modality.HAPPENED and _is_ahead(frame.sentence, found):
        return None
    if found.verb is not None and frame.trigger.first <= found.verb < frame.trigger.last:
        return 0
    if found.is_attribute and _is_of_agreement(frame.sentence, found):
        return None if frame.name != "agree" else 1  # `the protocol concluded on 13 July`
    if found.verb is not None and is_held(document, frame.sentence, found.verb):
        if is_meeting(document, frame.sentence, found.verb):
            return 1
        if not any(m.kind is MentionKind.EVENT for m in frame.sentence.mentions):
            return 2
    if _is_of_event(document, frame, found.date):
        may_share = frame.name == "plan" or (frame.name in ENCOUNTERS and not found.is_attribute)
        return 3 if may_share else None
    if found.is_attribute and frame.name in ENCOUNTERS and _is_stay(document, frame, found):
        return 2
    owners = owners_of(document, frame.sentence, found)
    shared = _is_shared(frame, owners) and not _is_past(document, frame.sentence, found)
    if found.is_attribute and not shared:
        return None
    rivals = [owner for owner in owners if _is_rival(frame, owner)]
    if not shared and rivals and not _is_one_day(document, frame, rivals, found.date):
        return None
    start, end = clause_of(frame)
    inside = start <= found.date.passage.start and found.date.passage.end <= end
    return 1 if inside else 2


def _is_of_agreement(sentence: Sentence, found: Governed) -> bool:
    """Whether the noun behind the verb of a date is an agreement."""
    behind = (found.verb or 0) + 1
    return found.verb is not None and any(
        m.kind is MentionKind.AGREEMENT and m.first == behind for m in sentence.mentions
    )


def _is_stay(document: Document, frame: Frame, found: Governed) -> bool:
    """`the delegation staying in Bursa from 10 to 13 May`: when the encounter was, too."""
    if found.verb is None:
        return False
    word = frame.sentence.tokens[found.verb].word.lower
    return bool(document.language.stays) and word.startswith(document.language.stays)


def _is_past(document: Document, sentence: Sentence, found: Governed) -> bool:
    """Whether a date is of a participle of the past (`the exchange broken off in 1991`)."""
    if found.verb is None or not found.is_attribute:
        return False
    form = document.language.form_at(sentence.tokens, found.verb)
    return form is not None and form.form == "participle" and form.tense == "past"


def _is_ahead(sentence: Sentence, found: Governed) -> bool:
    """Whether the verb of a date speaks of what is to come (`yapılacak`, `will be held`)."""
    verb = sentence.tokens[found.verb].word.verb if found.verb is not None else None
    return verb is not None and verb.tense == "future"


def _is_shared(frame: Frame, owners: list[Frame]) -> bool:
    """Whether a date told with a noun is the frame's as well: of one encounter (`met in Kazan,
    where he arrived on Monday`), and of what is planned (`to show works coming in May`)."""
    if frame.name == "plan":
        return True
    return frame.name in ENCOUNTERS and any(
        o.name in ENCOUNTERS and o.modality is frame.modality for o in owners
    )


def _is_rival(frame: Frame, owner: Frame) -> bool:
    """Whether a date of another frame of the sentence is not this one's as well."""
    if owner.name in ENCOUNTERS and frame.name in ENCOUNTERS:
        return owner.modality is not frame.modality
    if owner.trigger.evocation.words == (FUTURE,):
        return frame.modality is not Modality.PLANNED
    return owner.name in ENCOUNTERS | DEEDS | {"say"} and owner.name != frame.name


def _is_one_day(document: Document, frame: Frame, rivals: list[Frame], date: DateMention) -> bool:
    """`met today and signed`: what the verbs of one sentence tell that has but one day."""
    told = [frame, *rivals]
    if any(f.name == "say" for f in rivals):
        return False  # on that day it was only told
    if any(f.modality is not Modality.HAPPENED or f.trigger.form.form != "finite" for f in told):
        return False
    start = date.edtf.partition("/")[0]
    return len(start) == 10 and len(times_of(document, frame.sentence)) == 1


def times_of(document: Document, sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence that say when, rather than how long or since when."""
    return [
        date
        for date in sentence.dates
        if ".." not in date.edtf and not is_term(date.edtf) and not _is_for_year(document, date)
    ]


def _is_of_event(document: Document, frame: Frame, date: DateMention) -> bool:
    """Whether a date is that of an event which the sentence names, and not the frame's."""
    if frame.name in ("organise", "attend"):
        return False
    return any(
        m.kind is MentionKind.EVENT and date_of_event(document, frame.sentence, m) == date
        for m in frame.sentence.mentions
    )


_FAR = 40
# What is told of an agreement that has a year of its own.
_LATER = frozenset({"renewed", "ended", "expired", "prepared", "mandate", "idea", "ready"})
_IN_FORCE = frozenset({"in-force", "valid", "realised"})


def _can_date(document: Document, frame: Frame, date: DateMention, rank: int) -> bool:
    """Whether a date can be that of what a frame tells: how exact, and on which side."""
    edtf = date.edtf
    start, _, end = edtf.partition("/")
    if end == ".." and not (frame.name == "plan" or frame.value in _IN_FORCE):
        return False
    if start == ".." and frame.name == "agree":
        return False
    if is_term(edtf) or edtf.endswith("X"):
        return False
    if frame.name == "agree" and len(edtf) == 4:
        if _is_for_year(document, date):
            return False
        named = _named_by(document, frame.sentence, date)
        own = frame.roles.get("agreement", [None])[0]
        if named is not None and (frame.value in _LATER or (own is not None and named is not own)):
            return False
    if len(edtf) == 4 and frame.name in ENCOUNTERS:
        near = distance(date.passage, frame.trigger_passage) <= _FAR
        if not near or rank > 1:
            return False
    return _fits(document.published, edtf, _modality(frame))


def _named_by(document: Document, sentence: Sentence, date: DateMention) -> Mention | None:
    """`the agreement of 1993 was not renewed`: the agreement that is called by a year."""
    joining = document.language.wording.of_year
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.AGREEMENT:
            continue
        if mention.passage.overlaps(date.passage):
            return mention
        between = document.text[mention.passage.end : date.passage.start].strip().lower()
        if mention.passage.end < date.passage.start and between in joining:
            return mention
    return None


def has_passed(document: Document, date: DateMention) -> bool:
    """Whether all of a date lies on or before the publication."""
    published, last = document.published, date.edtf.rpartition("/")[2]
    if not published or UNSAID in (published[:4], last[:4]) or last in ("..", ""):
        return False
    return last <= published if len(last) == 10 else last < published[: len(last)]


def _fits(published: str | None, edtf: str, modality: Modality) -> bool:
    """What happened lies before the publication, what is planned or wished does not."""
    start, slash, end = edtf.partition("/")
    last = end if slash and end != ".." else start
    first = start if start != ".." else last
    if not published or UNSAID in (published[:4], first[:4]):
        return True
    size = min(len(first), len(published))
    if modality is Modality.HAPPENED:
        size = 4 if _is_season(first) else size
        return first[:size] <= published[:size]
    if modality in (Modality.PLANNED, Modality.WISHED) and not _is_season(last) and end != "..":
        size = min(len(last), len(published))
        return last[:size] >= published[:size]
    return True


def _is_season(point: str) -> bool:
    return len(point) == 7 and point[5] == "2"


def is_term(edtf: str) -> bool:
    """`2022/2024`: a range of years is how long something holds, not when it was done."""
    start, _, end = edtf.partition("/")
    return len(start) == 4 and len(end) == 4 and start.isdigit() and end.isdigit()


def term_in(document: Document, sentence: Sentence) -> str | None:
    """Until when an agreement holds, where a sentence says a range of years or an end."""
    for date in sentence.dates:
        if is_term(date.edtf) or date.edtf.startswith("../"):
            return date.edtf.partition("/")[2]
        if _is_for_year(document, date):
            return date.edtf
    return None


def years_in(document: Document, sentence: Sentence) -> int | None:
    """For how many years a sentence says that something is agreed (`for a period of five years`,
    `a three-year agreement`), or None."""
    calendar = document.language.calendar
    found = calendar.term_years_pattern.search(document.text, sentence.start, sentence.end)
    said = next((group.lower() for group in found.groups() if group), None) if found else None
    if said is None:
        return None
    return int(said) if said.isdigit() else calendar.numbers.get(said)


def _is_for_year(document: Document, date: DateMention) -> bool:
    """`the programme for 2024`: the year in which it holds."""
    before = document.text[max(0, date.passage.start - 12) : date.passage.start]
    term = document.language.calendar.term_pattern
    return len(date.edtf) == 4 and term.search(before) is not None
