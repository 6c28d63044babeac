"""Encounters: visits, meetings, calls, ceremonies and joint appearances.

Only between different sides (`Sides.differ`). Frames that tell the same encounter in
several sentences become one: the talks that a visit consists of are not a second one.
"""

from __future__ import annotations

from comity.reading.assembly.encounters.appearances import events_attended, gatherings, join_event
from comity.reading.assembly.encounters.as_visits import meetings_as_visits
from comity.reading.assembly.encounters.attendance import attend_encounter
from comity.reading.assembly.encounters.ceremonies import ceremonies_of
from comity.reading.assembly.encounters.drafts import EncounterDraft, draft_of, sides_differ
from comity.reading.assembly.encounters.hosting import complete, side_of_hosts
from comity.reading.assembly.encounters.joining import join, joins
from comity.reading.assembly.encounters.referring import tell_more
from comity.reading.assembly.encounters.trips import plan_future
from comity.reading.assembly.events.names import KnownEvents
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.time.told_days import ToldDays
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EncounterKind,
    Modality,
)
from comity.reading.frames import Frame
from comity.reading.languages.base import Language


def encounters_of(
    document: Document, sides: Sides, agreements: list[AgreementFinding], events: KnownEvents
) -> list[EncounterFinding]:
    """All encounters between different sides that the text tells."""
    drafts: list[EncounterDraft] = []
    for sentence in document.told():
        if sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            draft = draft_of(document, sides, frame)
            if draft is not None:
                join(sides, drafts, draft)
            elif frame.name in ("meet", "visit"):
                tell_more(document, drafts, frame)
            elif frame.name == "attend" and _is_of_encounter(document, drafts, frame):
                attend_encounter(sides, drafts, frame)
    _join_headings(document, sides, drafts)
    for draft in events_attended(document, sides, events):
        join_event(drafts, draft)
    drafts += ceremonies_of(document, sides, agreements, drafts)
    if all(d.is_weak for d in drafts):
        drafts += gatherings(document, sides)
    plan_future(document, drafts)
    meetings_as_visits(document, sides, drafts)
    drafts = complete(document, sides, drafts)
    drafts = [d for d in drafts if _is_between_two(sides, d)]
    _mark_first_visits(document, drafts)
    days = ToldDays(document)
    for draft in drafts:
        _date_from_before(days, draft)
    return [_finding(document.language, draft) for draft in drafts]


def _is_of_encounter(document: Document, drafts: list[EncounterDraft], frame: Frame) -> bool:
    """Whether somebody attends a visit or talks, accompanies those who came, or is named
    beside a guest of the visit told before."""
    if frame.value == "accompany" and frame.roles.get("leader"):
        return True
    if document.language.names_encounter(frame):
        return True
    guests = {m.label for m in drafts[-1].guests} if drafts else set()
    beside = [m for m in frame.roles.get("attendee", []) if m.label in guests]
    return bool(beside) and not frame.roles.get("event") and not frame.roles.get("place")


def _join_headings(document: Document, sides: Sides, drafts: list[EncounterDraft]) -> None:
    """Headings tell an encounter where the text below does not; else they complete it."""
    told = any(not d.is_weak for d in drafts)
    for sentence in document.told():
        if not sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            draft = draft_of(document, sides, frame)
            if draft is None or (draft.is_weak and not drafts):
                continue
            draft.confidence = min(draft.confidence, 0.6)
            if joins(sides, drafts, draft) or not told:
                join(sides, drafts, draft)


def _is_between_two(sides: Sides, draft: EncounterDraft) -> bool:
    """Whether a draft has come to two sides that differ."""
    if draft.kind is EncounterKind.VISIT:
        if not draft.guests:
            return False
        if not draft.hosts:
            return draft.place is not None and not draft.is_weak
        if not any(sides.of_mention(m) for m in draft.hosts):
            there = side_of_hosts(sides, draft)
            guests = [sides.of_mention(m) for m in draft.guests]
            return any(sides.differ(g, there) and not sides.alike(g, there) for g in guests)
        return sides_differ(sides, draft.guests, draft.hosts) and not _is_domestic(sides, draft)
    if draft.kind in (EncounterKind.MEETING, EncounterKind.CALL):
        first, rest = draft.others[0], draft.others[1:]
        apart = any(sides_differ(sides, [first], [other]) for other in rest)
        return apart and not _is_of_one_region(sides, draft.others)
    return True


def _is_domestic(sides: Sides, draft: EncounterDraft) -> bool:
    """Whether all are of one region: a governor in a town of his province."""
    guests = [sides.of_mention(m) for m in draft.guests]
    hosts = [sides.of_mention(m) or sides.home for m in draft.hosts]
    return all(sides.alike(a, b) for a in guests for b in hosts)


def _is_of_one_region(sides: Sides, people: list[Mention]) -> bool:
    """Whether all who meet are of one region at home: a mayor with the heads of his districts."""
    known = [sides.of_mention(m) or sides.home for m in people]
    first = known[0]
    return all(sides.alike(first, other) for other in known[1:])


def _mark_first_visits(document: Document, drafts: list[EncounterDraft]) -> None:
    """Visits of those of whom a sentence says that they came for the first time."""
    told = [s for s in document.told() if document.language.says_first_time(s)]
    came_first: dict[str, list[Sentence]] = {}
    for sentence in told:
        for name in {m.label for m in sentence.mentions}:
            came_first.setdefault(name, []).append(sentence)
    for draft in drafts if told else ():
        if draft.kind is EncounterKind.VISIT:
            found = {s.start: s for m in draft.guests for s in came_first.get(m.label, ())}
            draft.first = True if found else draft.first
            draft.proof += [found[start].passage for start in sorted(found)]


def _date_from_before(days: ToldDays, draft: EncounterDraft) -> None:
    """What happened without a date of its own happened on the day told before."""
    if draft.date is not None or draft.modality is not Modality.HAPPENED:
        return
    day = days.of(draft.proof[0])
    if day is not None:
        draft.date, draft.date_proof = day.edtf, [day.passage]


def _finding(language: Language, draft: EncounterDraft) -> EncounterFinding:
    talks = draft.kind in (EncounterKind.MEETING, EncounterKind.CALL)
    complete = bool(draft.others or (draft.hosts and draft.guests))
    return EncounterFinding(
        kind=draft.kind,
        date=draft.date,
        place=draft.place,
        hosts=_labels(language, _named(draft.hosts)),
        guests=_labels(language, _named(draft.guests)),
        others=_labels(language, draft.others if talks else _named(draft.others)),
        roles=draft.roles,
        modality=draft.modality,
        title=draft.title,
        first=draft.first,
        proof=sorted(set(draft.proof)),
        confidence=draft.confidence if complete else min(draft.confidence, 0.6),
        field_proof={
            name: proof
            for name, proof in (
                ("date", draft.date_proof),
                ("place", draft.place_proof),
                ("hosts", [m.passage for m in draft.hosts]),
                ("guests", [m.passage for m in draft.guests]),
                ("others", [m.passage for m in draft.others]),
            )
            if proof
        },
    )


def _named(mentions: list[Mention]) -> list[Mention]:
    """The mentions of one side without people of no name, where it has some with: nobody is both
    named and not."""
    if not any(m.person is not None for m in mentions):
        return mentions
    return [m for m in mentions if m.kind is not MentionKind.PERSON or m.person]


def _labels(language: Language, mentions: list[Mention]) -> list[str]:
    """Names once each; groups of one origin are one, by their own name if it says whence."""
    found: dict[str, None] = {}
    origins: set[str] = set()
    for mention in mentions:
        label = mention.label
        if mention.kind is MentionKind.GROUP and mention.place:
            if mention.place in origins:
                continue
            origins.add(mention.place)
            label = language.group_label(mention)
        found[label] = None
    return list(found)
