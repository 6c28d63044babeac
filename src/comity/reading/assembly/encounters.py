"""Encounters: visits, meetings, calls, ceremonies and joint appearances.

Only between different sides (`Sides.differ`). Frames that tell the same encounter in
several sentences become one: the talks that a visit consists of are not a second one.
"""

from __future__ import annotations

from comity.reading.assembly.ceremonies import ceremonies_of
from comity.reading.assembly.companions import tie_companions
from comity.reading.assembly.drafts import Draft, actors, draft_of, sides_differ, started
from comity.reading.assembly.hosting import complete, side_of_hosts
from comity.reading.assembly.joining import join, joins
from comity.reading.assembly.sides import Side, Sides
from comity.reading.assembly.told_days import told_day
from comity.reading.assembly.trips import plan_future
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EncounterKind,
    Modality,
)
from comity.reading.frames import Frame


def encounters_of(
    document: Document, sides: Sides, agreements: list[AgreementFinding]
) -> list[EncounterFinding]:
    """All encounters between different sides that the text tells."""
    tie_companions(document, sides)
    drafts: list[Draft] = []
    for sentence in document.told():
        if sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            draft = draft_of(document, sides, frame)
            if draft is not None:
                join(sides, drafts, draft)
            elif frame.name == "attend" and document.language.names_encounter(frame):
                _attend_encounter(sides, drafts, frame)
    _join_headings(document, sides, drafts)
    for sentence in document.sentences:
        for draft in _events_attended(document, sides, sentence):
            _join_event(drafts, draft)
    drafts += ceremonies_of(document, sides, agreements, drafts)
    plan_future(document, drafts)
    _as_visits(document, sides, drafts)
    drafts = complete(document, sides, drafts)
    drafts = [d for d in drafts if _is_between_two(sides, d)]
    _mark_first_visits(document, drafts)
    for draft in drafts:
        _date_from_before(document, draft)
    return [_finding(draft) for draft in drafts]


def _join_headings(document: Document, sides: Sides, drafts: list[Draft]) -> None:
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


def _is_between_two(sides: Sides, draft: Draft) -> bool:
    """Whether a draft has come to two sides that differ."""
    if draft.kind is EncounterKind.VISIT:
        if not draft.guests:
            return False
        if not draft.hosts:
            return draft.place is not None and not draft.is_weak
        if not any(sides.of_mention(m) for m in draft.hosts):
            there = side_of_hosts(sides, draft)
            return any(sides.differ(sides.of_mention(m), there) for m in draft.guests)
        return sides_differ(sides, draft.guests, draft.hosts) and not _is_domestic(sides, draft)
    if draft.kind in (EncounterKind.MEETING, EncounterKind.CALL):
        first, rest = draft.others[0], draft.others[1:]
        return any(sides_differ(sides, [first], [other]) for other in rest)
    return True


def _is_domestic(sides: Sides, draft: Draft) -> bool:
    """Whether all are of one region: a governor in a town of his province."""
    guests = [sides.of_mention(m) for m in draft.guests]
    hosts = [sides.of_mention(m) or sides.home for m in draft.hosts]
    return all(sides.alike(a, b) for a in guests for b in hosts)


def _attend_encounter(sides: Sides, drafts: list[Draft], frame: Frame) -> None:
    """`Ziyarette A ve B de yer aldı`: those who attended, each on their side, what was told
    before and is as real."""
    told = [d for d in drafts if d.modality is frame.modality] or drafts
    if not told:
        return
    draft = told[-1]
    names = draft.names()
    before: list[Mention] | None = None
    for mention in frame.roles.get("attendee", []):
        if mention.kind is not MentionKind.PERSON or mention.label in names:
            continue
        side = _side_with(draft, frame) or _side_of(sides, draft, frame, mention)
        if before is draft.guests and sides.of_mention(mention) is None:
            side = before  # `Vice Mayor A of Wuhan and Director B`
        before = side
        side[:] = [m for m in side if m.kind is not MentionKind.GROUP] + [mention]
        draft.proof.append(frame.passage)
        if side is draft.guests:
            _on_whole_trip(told[:-1], draft, mention)


def _on_whole_trip(earlier: list[Draft], draft: Draft, mention: Mention) -> None:
    """Who travels with the guests of the last stop of a trip was at the others too."""
    led = {m.label for m in draft.guests}
    for stop in earlier:
        mine = stop.guests if stop.kind is EncounterKind.VISIT else stop.others
        if led & {m.label for m in mine} and mention.label not in stop.names():
            mine.append(mention)


def _side_with(draft: Draft, frame: Frame) -> list[Mention] | None:
    """The side of the one whom somebody accompanies, or None."""
    led = {m.label for m in frame.roles.get("leader", [])}
    for group in (draft.guests, draft.hosts):
        if led & {m.label for m in group}:
            return group
    if draft.kind is EncounterKind.VISIT and _is_of_delegation(frame):
        return draft.guests  # `X is also a member of the delegation`
    return None


def _is_of_delegation(frame: Frame) -> bool:
    """Whether those who attend do so in a delegation."""
    return any(
        m.subkind == "delegation" and m.marker in ("in", "of", "")
        for m in frame.sentence.mentions
        if m not in frame.roles.get("attendee", [])
    )


def _side_of(sides: Sides, draft: Draft, frame: Frame, mention: Mention) -> list[Mention]:
    """The list of a draft to which somebody belongs by city or country; else `others`."""
    side = sides.of_mention(mention)
    if draft.kind is not EncounterKind.VISIT:
        return draft.others
    if not draft.guests and sides.differ(side, sides.home):
        return draft.guests
    if sides.is_envoy(mention):
        envoys = [g for g in draft.guests if sides.is_envoy(g) and not sides.is_consul(mention)]
        return draft.guests if _is_among(sides, side, envoys) else draft.others
    found = next((g for g in (draft.guests, draft.hosts) if _is_among(sides, side, g)), None)
    if found is not None:
        return found
    if side is None and frame.value == "accompany":
        return draft.guests
    hosted = [sides.of_mention(h) for h in draft.hosts] or [sides.of_place(draft.place)]
    if side is None and any(h in (None, sides.home) for h in hosted):
        return draft.hosts
    abroad = side is not None and sides.home is not None and side.country != sides.home.country
    if abroad and side is not None and side.country in _countries(sides, draft.guests):
        return draft.guests
    return draft.others


def _is_among(sides: Sides, side: Side | None, mentions: list[Mention]) -> bool:
    keys = {s.key for m in mentions if (s := sides.of_mention(m)) is not None}
    return side is not None and side.key in keys


def _countries(sides: Sides, mentions: list[Mention]) -> set[str]:
    known = (sides.of_mention(m) for m in mentions)
    return {s.country for s in known if s is not None and s.country}


def _as_visits(document: Document, sides: Sides, drafts: list[Draft]) -> None:
    """A meeting that the text calls a visit: those at home are hosts, the others guests."""
    is_visit = any(document.language.speaks_of_visit(s) for s in document.told())
    abroad = any(
        d.kind is EncounterKind.VISIT and any(_is_home(sides, m) for m in d.guests) for d in drafts
    )
    for draft in drafts:
        if draft.kind is not EncounterKind.MEETING or not (is_visit or draft.has_delegation):
            continue
        place = sides.of_place(draft.place)
        if draft.modality is not Modality.HAPPENED:
            continue
        side = place if place is not None and place.country else sides.home
        hosts = [m for m in draft.others if _is_there(sides, m, side)]
        guests = [m for m in draft.others if m not in hosts]
        if abroad and side is sides.home:
            hosts, guests = guests, hosts
        envoys = [m for m in guests if sides.is_envoy(m)]
        if len(envoys) < len(guests):
            guests = [m for m in guests if m not in envoys]
        else:
            envoys = []
        if hosts and guests and sides_differ(sides, hosts, guests):
            draft.kind = EncounterKind.VISIT
            draft.hosts, draft.guests, draft.others = hosts, guests, envoys


def _is_there(sides: Sides, mention: Mention, place: Side | None) -> bool:
    """Whether somebody is of a place, or of a place that nobody knows, where the place is
    abroad."""
    side = sides.of_mention(mention) or sides.home
    if side is None or place is None or sides.home is None:
        return False
    foreign = place.country != sides.home.country and side.country is None
    return sides.alike(side, place) or foreign


def _is_home(sides: Sides, mention: Mention) -> bool:
    side = sides.of_mention(mention)
    return side is None or (sides.home is not None and side.key == sides.home.key)


def _events_attended(document: Document, sides: Sides, sentence: Sentence) -> list[Draft]:
    """Somebody took part in an event elsewhere, or both sides in one event."""
    drafts = []
    for frame in document.frames_of(sentence):
        if frame.name != "attend" or not frame.roles.get("event"):
            continue
        event = frame.roles["event"][0]
        people = actors(frame.roles.get("attendee", []))
        quotation = sentence.voice
        speaker = quotation.speaker if quotation is not None else None
        if not people and speaker is not None and not isinstance(speaker, str):
            if not document.language.is_first_person(sentence, frame.trigger):
                continue
            people = [Mention(MentionKind.PERSON, 0, 0, speaker.name, event.passage, speaker)]
        foreign = [m for m in people if sides.differ(sides.of_mention(m), None)]
        if not people or frame.modality is not Modality.HAPPENED:
            continue
        if not foreign and not _is_abroad(sides, event):
            continue
        draft = started(document, frame, EncounterKind.EVENT)
        draft.others, draft.title = people, event.name
        if draft.place is None and event.place is not None:
            draft.place, draft.place_proof = event.place, [event.passage]
        draft.confidence = 0.7
        drafts.append(draft)
    return drafts


def _join_event(drafts: list[Draft], draft: Draft) -> None:
    """Who took part in one event at one time was there together."""
    for known in drafts:
        alike = known.kind is EncounterKind.EVENT and known.title == draft.title
        if alike and known.modality is draft.modality:
            names = known.names()
            known.others += [m for m in draft.others if m.label not in names]
            known.proof += [p for p in draft.proof if p not in known.proof]
            if known.date is None:
                known.date, known.date_proof = draft.date, draft.date_proof
            return
    drafts.append(draft)


def _is_abroad(sides: Sides, event: Mention) -> bool:
    if event.place is None:
        return event.subkind in ("forum", "other") and any(
            w.isupper() and len(w) > 2 for w in event.name.split()
        )
    return sides.differ(sides.of_place(event.place), None)


def _mark_first_visits(document: Document, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.kind is EncounterKind.VISIT:
            for sentence in document.told():
                if document.language.says_first_time(sentence):
                    names = {m.label for m in sentence.mentions}
                    if names & {m.label for m in draft.guests}:
                        draft.first = True
                        draft.proof.append(sentence.passage)


def _date_from_before(document: Document, draft: Draft) -> None:
    """What happened without a date of its own happened on the day told before."""
    if draft.date is not None or draft.modality is not Modality.HAPPENED:
        return
    day = told_day(document, draft.proof[0])
    if day is not None:
        draft.date, draft.date_proof = day.edtf, [day.passage]


def _finding(draft: Draft) -> EncounterFinding:
    complete = bool(draft.others or (draft.hosts and draft.guests))
    return EncounterFinding(
        kind=draft.kind,
        date=draft.date,
        place=draft.place,
        hosts=_labels(draft.hosts),
        guests=_labels(draft.guests),
        others=_labels(draft.others),
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


def _labels(mentions: list[Mention]) -> list[str]:
    """Names once each; groups of one origin are one, by their own name if it says whence."""
    found: dict[str, None] = {}
    origins: set[str] = set()
    for mention in mentions:
        label = mention.label
        if mention.kind is MentionKind.GROUP and mention.place:
            stem = mention.place[:4].lower()
            if mention.place in origins:
                continue
            origins.add(mention.place)
            label = label if stem in label.lower() else mention.place
        found[label] = None
    return list(found)
