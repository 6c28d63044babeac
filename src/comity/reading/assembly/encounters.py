"""Encounters: visits, meetings, calls, ceremonies and joint appearances.

Only between different sides (`Sides.differ`). Frames that tell the same encounter in
several sentences become one: the talks that a visit consists of are not a second one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.near import date_near, place_in
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import (
    DateMention,
    Document,
    Mention,
    MentionKind,
    Person,
    Sentence,
)
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EncounterKind,
    EncounterRole,
    Modality,
    RoleAt,
)
from comity.reading.frames import Frame

_KINDS = {"visit": EncounterKind.VISIT, "meet": EncounterKind.MEETING, "call": EncounterKind.CALL}


@dataclass(slots=True, eq=False)
class Draft:
    """An encounter in the making."""

    kind: EncounterKind
    modality: Modality
    hosts: list[Mention] = field(default_factory=list)
    guests: list[Mention] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)
    date: str | None = None
    place: str | None = None
    first: bool | None = None
    title: str | None = None
    proof: list[Passage] = field(default_factory=list)
    date_proof: list[Passage] = field(default_factory=list)
    place_proof: list[Passage] = field(default_factory=list)
    roles: list[RoleAt] = field(default_factory=list)
    confidence: float = 0.8

    def names(self) -> set[str]:
        """Everyone who takes part, by name."""
        return {m.label for m in (*self.hosts, *self.guests, *self.others)}


def encounters_of(
    document: Document, sides: Sides, agreements: list[AgreementFinding]
) -> list[EncounterFinding]:
    """All encounters between different sides that the text tells."""
    drafts: list[Draft] = []
    for sentence in document.told():
        if sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            draft = _draft(document, sides, frame)
            if draft is not None:
                _join(sides, drafts, draft)
            elif frame.name == "attend" and drafts and document.language.names_encounter(frame):
                _attend_encounter(sides, drafts[-1], frame)
    for sentence in document.sentences:
        drafts += _events_attended(document, sides, sentence)
    drafts += ceremonies_of(document, sides, agreements)
    _as_visits(document, sides, drafts)
    _mark_first_visits(document, drafts)
    return [_finding(draft) for draft in drafts]


def _attend_encounter(sides: Sides, draft: Draft, frame: Frame) -> None:
    """`Ziyarette A ve B de yer aldı`: those who attended, each on their side."""
    names = draft.names()
    for mention in frame.roles.get("attendee", []):
        if mention.kind is not MentionKind.PERSON or mention.label in names:
            continue
        side = _side_of(sides, draft, mention)
        side[:] = [m for m in side if m.kind is not MentionKind.GROUP] + [mention]
        draft.proof.append(frame.passage)


def _side_of(sides: Sides, draft: Draft, mention: Mention) -> list[Mention]:
    """The list of a draft to which somebody belongs by city or country; else `others`."""
    if draft.kind is not EncounterKind.VISIT:
        return draft.others
    side = sides.of_mention(mention)
    for group in (draft.guests, draft.hosts):
        for other in group:
            known = sides.of_mention(other)
            if side is not None and known is not None and side.key == known.key:
                return group
    if side is None and any(sides.of_mention(h) in (None, sides.home) for h in draft.hosts):
        return draft.hosts
    return draft.others


def _as_visits(document: Document, sides: Sides, drafts: list[Draft]) -> None:
    """A meeting that the text calls a visit: those at home are hosts, the others guests."""
    if not any(document.language.speaks_of_visit(s) for s in document.told()):
        return
    home = sides.home.country if sides.home is not None else None
    abroad = any(
        d.kind is EncounterKind.VISIT and any(_is_home(sides, m) for m in d.guests) for d in drafts
    )
    for draft in drafts:
        if draft.kind is not EncounterKind.MEETING or draft.modality is not Modality.HAPPENED:
            continue
        place = sides.of_place(draft.place)
        if abroad or (place is not None and place.country not in (None, home)):
            continue
        hosts = [m for m in draft.others if _is_home(sides, m)]
        guests = [m for m in draft.others if m not in hosts]
        if hosts and guests and _sides_differ(sides, hosts, guests):
            draft.kind, draft.hosts, draft.guests, draft.others = (
                EncounterKind.VISIT, hosts, guests, [],
            )  # fmt: skip


def _is_home(sides: Sides, mention: Mention) -> bool:
    side = sides.of_mention(mention)
    return side is None or (sides.home is not None and side.key == sides.home.key)


def _draft(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    if frame.name not in _KINDS:
        return None
    if frame.name == "visit":
        return _visit(document, sides, frame)
    return _meeting(document, sides, frame)


def _visit(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    guests = _actors(frame.roles.get("guest", []))
    hosts = _actors(frame.roles.get("host", []))
    if frame.value == "noun":
        return None
    if frame.value == "travel":
        return _travel(document, sides, frame)
    if not guests:
        guests = _groups(frame.roles.get("guest", []))
    place = frame.roles.get("place", [])
    if not guests or not (hosts or place):
        return None
    if not _sides_differ(sides, guests, hosts or place):
        return None
    draft = _started(document, frame, EncounterKind.VISIT)
    draft.guests, draft.hosts = guests, hosts
    draft.others = [m for m in _actors(frame.roles.get("other", [])) if m not in guests + hosts]
    if place and draft.place is None:
        draft.place, draft.place_proof = place[0].name, [place[0].passage]
    return draft


def _travel(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    """A delegation or office holder who comes to a city of another country visits it."""
    guests = _actors(frame.roles.get("guest", []))
    places = frame.roles.get("place", [])
    if not guests or not places or frame.modality in (Modality.WISHED, Modality.DENIED):
        return None
    if not frame.trigger.evocation.roles.get("place"):
        return None
    target = sides.of_place(places[-1].name)
    travellers = [g for g in guests if _is_abroad_for(sides, g, target)]
    if not travellers:
        return None
    draft = _started(document, frame, EncounterKind.VISIT)
    draft.guests, draft.place, draft.confidence = travellers, places[-1].name, 0.6
    draft.place_proof = [places[-1].passage]
    return draft


def _is_abroad_for(sides: Sides, guest: Mention, target: Side | None) -> bool:
    """Whether a place lies in another country than the one for which a guest acts."""
    own = sides.of_mention(guest) or sides.home
    if own is None or target is None or not own.country or not target.country:
        return False
    return own.country != target.country


def _meeting(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    people = _actors(frame.roles.get("participant", []))
    if len(people) < 2:
        return None
    first, rest = people[0], people[1:]
    if not any(_sides_differ(sides, [first], [other]) for other in rest):
        return None
    kind = _KINDS[frame.name]
    if document.language.mode_in(frame.sentence) == "online":
        kind = EncounterKind.CALL
    draft = _started(document, frame, kind)
    draft.others = people
    return draft


def _started(document: Document, frame: Frame, kind: EncounterKind) -> Draft:
    draft = Draft(kind, frame.modality, proof=[frame.passage])
    date = date_near(frame)
    if date is not None and _may_date(frame, date):
        draft.date, draft.date_proof = date.edtf, [date.passage]
    place = place_in(document, frame)
    if place is not None:
        draft.place, draft.place_proof = place.name, [place.passage]
    return draft


_FAR = 40


def _may_date(frame: Frame, date: DateMention) -> bool:
    """A bare year dates an encounter only where it stands by the verb."""
    if len(date.edtf) > 4:
        return True
    return abs(date.passage.start - frame.trigger_passage.start) <= _FAR


def _actors(mentions: list[Mention]) -> list[Mention]:
    """People where there are any, else institutions; groups only with an origin."""
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    if people:
        return people
    return [m for m in mentions if m.kind is MentionKind.INSTITUTION] or _groups(mentions)


def _groups(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.GROUP and m.place]


def _sides_differ(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    def known(mentions: list[Mention]) -> list[Side | None]:
        return [sides.of_mention(m) for m in mentions]

    return any(sides.differ(a, b) for a in known(ones) for b in known(others))


def _join(sides: Sides, drafts: list[Draft], draft: Draft) -> None:
    """Add a draft, or what it says more of an encounter that is there already."""
    for known in drafts:
        if _same(known, draft) or _same_sides(sides, known, draft):
            _merge(known, draft)
            return
    drafts.append(draft)


def _same(known: Draft, draft: Draft) -> bool:
    if known.modality is not draft.modality:
        return False
    if known.date and draft.date and known.date != draft.date:
        return False
    kinds = {known.kind, draft.kind}
    if len(kinds) > 1 and kinds != {EncounterKind.VISIT, EncounterKind.MEETING}:
        return False
    shared = known.names() & draft.names()
    if shared and len(kinds) > 1 and set(known.proof) & set(draft.proof):
        return True  # `visited the city and met its mayor`: the talks are the visit
    return len(shared) >= 2 or (bool(shared) and len(kinds) == 1 and _one_sided(known, draft))


def _same_sides(sides: Sides, known: Draft, draft: Draft) -> bool:
    """A visit told with a delegation only, and told again with its people: one visit."""
    if known.kind is not EncounterKind.VISIT or draft.kind is not EncounterKind.VISIT:
        return False
    if known.modality is not draft.modality or (known.date and draft.date != known.date):
        return False
    unnamed = [
        all(m.kind is not MentionKind.PERSON for m in side)
        for side in (known.guests, draft.guests, known.hosts, draft.hosts)
    ]
    if not any(unnamed):
        return False
    return _keys(sides, known.guests) == _keys(sides, draft.guests) and (
        not known.hosts or not draft.hosts or _keys(sides, known.hosts) == _keys(sides, draft.hosts)
    )


def _keys(sides: Sides, mentions: list[Mention]) -> set[str]:
    """The sides of some people or bodies; one without a named place is at home."""
    found = [sides.of_mention(m) or sides.home for m in mentions]
    return {side.key for side in found if side is not None}


def _one_sided(known: Draft, draft: Draft) -> bool:
    """A retelling that names only one side of a visit, or a host or guest anew."""
    if known.kind is not EncounterKind.VISIT:
        return False
    hosts = {m.label for m in known.hosts} & {m.label for m in draft.hosts}
    guests = {m.label for m in known.guests} & {m.label for m in draft.guests}
    return bool(hosts or guests)


def _merge(known: Draft, draft: Draft) -> None:
    if known.kind is EncounterKind.MEETING and draft.kind is EncounterKind.VISIT:
        known.kind, known.hosts, known.guests = draft.kind, draft.hosts, draft.guests
        known.others = draft.others
    elif known.kind is EncounterKind.VISIT and draft.kind is EncounterKind.MEETING:
        guests = {m.label for m in known.guests}
        if not known.hosts:
            known.hosts = [m for m in draft.others if m.label not in guests]
    elif known.kind is draft.kind:
        for mine, theirs in (
            (known.hosts, draft.hosts),
            (known.guests, draft.guests),
            (known.others, draft.others),
        ):
            names = known.names()
            mine += [m for m in theirs if m.label not in names]
    if known.date is None:
        known.date, known.date_proof = draft.date, draft.date_proof
    if known.place is None:
        known.place, known.place_proof = draft.place, draft.place_proof
    for side in (known.guests, known.hosts):
        if any(m.kind is MentionKind.PERSON for m in side):
            side[:] = [m for m in side if m.kind is MentionKind.PERSON]
    known.proof += [p for p in draft.proof if p not in known.proof]


def _events_attended(document: Document, sides: Sides, sentence: Sentence) -> list[Draft]:
    """Somebody took part in an event elsewhere, or both sides in one event."""
    drafts = []
    for frame in document.frames_of(sentence):
        if frame.name != "attend" or not frame.roles.get("event"):
            continue
        event = frame.roles["event"][0]
        people = _actors(frame.roles.get("attendee", []))
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
        draft = _started(document, frame, EncounterKind.EVENT)
        draft.others, draft.title = people, event.name
        draft.confidence = 0.7
        drafts.append(draft)
    return drafts


def _is_abroad(sides: Sides, event: Mention) -> bool:
    if event.place is None:
        return event.subkind in ("forum", "other") and any(
            w.isupper() and len(w) > 2 for w in event.name.split()
        )
    return sides.differ(sides.of_place(event.place), None)


def ceremonies_of(
    document: Document, sides: Sides, agreements: list[AgreementFinding]
) -> list[Draft]:
    """Signing and opening ceremonies: where, when, who attended, who signed and spoke.

    All sentences that speak of a ceremony in a text speak of one, unless they give it
    another date or place.
    """
    found: list[Draft] = []
    for sentence in document.told():
        at = document.language.ceremony_at(sentence)
        if at is None or sentence.is_heading:
            continue
        if not found:
            found.append(Draft(EncounterKind.CEREMONY, _held(document, sentence)))
        _describe(document, found[-1], sentence, at)
    for draft in found:
        _give_roles(document, draft, agreements)
    return [d for d in found if _between_sides(sides, d, bool(agreements))]


def _held(document: Document, sentence: Sentence) -> Modality:
    """Planned only if every frame of the sentence lies in the future."""
    told = [f.modality for f in document.frames_of(sentence) if f.trigger.form.form == "finite"]
    return Modality.PLANNED if told and set(told) == {Modality.PLANNED} else Modality.HAPPENED


def _describe(document: Document, draft: Draft, sentence: Sentence, at: int) -> None:
    """Add what one sentence tells of the ceremony."""
    draft.proof.append(sentence.passage)
    venue = document.language.venue(sentence, at)
    if venue is not None and draft.place is None:
        words = " ".join(venue.of(document.text).split())
        draft.place, draft.place_proof = document.language.venue_name(words), [venue]
    dates = [d for d in sentence.dates if "/" not in d.edtf and len(d.edtf) > 4]
    if dates and draft.date is None:
        draft.date, draft.date_proof = dates[0].edtf, [dates[0].passage]
    for frame in document.frames_of(sentence):
        for role in ("attendee", "signatory", "speaker", "participant", "host", "guest"):
            for mention in frame.roles.get(role, []):
                if mention.person is not None and mention.label not in draft.names():
                    draft.others.append(mention)


def _give_roles(document: Document, draft: Draft, agreements: list[AgreementFinding]) -> None:
    """Signatories of the agreements; speakers are those whose words the report quotes."""
    capacity = {m.label: _capacity(m) for m in draft.others}
    people = {p.name: p for p in document.people}
    for name in dict.fromkeys(n for a in agreements for n in a.signatories):
        if name not in draft.names() and name in people:
            draft.others.append(_attendee(people[name]))
        draft.roles.append(
            RoleAt(name=name, role=EncounterRole.SIGNATORY, capacity=capacity.get(name))
        )
    speakers = [q.speaker for q in document.quotations if isinstance(q.speaker, Person)]
    for person in dict.fromkeys(speakers):
        office = person.offices[0].title if person.offices else None
        draft.roles.append(RoleAt(name=person.name, role=EncounterRole.SPEAKER, capacity=office))


def _attendee(person: Person) -> Mention:
    passage = person.forms[0][1]
    return Mention(MentionKind.PERSON, 0, 0, person.name, passage, person, person.offices)


def _capacity(mention: Mention) -> str | None:
    offices = mention.offices or (mention.person.offices if mention.person is not None else [])
    return offices[0].title if offices else None


def _between_sides(sides: Sides, draft: Draft, is_signing: bool) -> bool:
    """A ceremony between two cities signs something; one that does not is an encounter only
    if somebody of another country attends."""
    found = [sides.of_mention(m) for m in draft.others]
    if is_signing:
        return any(sides.differ(a, b) for a in found for b in found)
    return len({s.country for s in found if s is not None and s.country}) > 1


def _mark_first_visits(document: Document, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.kind is EncounterKind.VISIT:
            for sentence in document.told():
                if document.language.says_first_time(sentence):
                    names = {m.label for m in sentence.mentions}
                    if names & {m.label for m in draft.guests}:
                        draft.first = True
                        draft.proof.append(sentence.passage)


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
    return list(dict.fromkeys(m.label for m in mentions))
