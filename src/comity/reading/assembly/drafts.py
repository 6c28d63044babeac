"""One frame that tells an encounter becomes a draft of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.dating import date_of
from comity.reading.assembly.near import place_in
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention, MentionKind
from comity.reading.findings import (
    EncounterKind,
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


def draft_of(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    """The encounter that a frame tells, or None if it tells none between two sides."""
    if frame.name not in _KINDS:
        return None
    if frame.name == "visit":
        return _visit(document, sides, frame)
    return _meeting(document, sides, frame)


def _visit(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    guests = actors(frame.roles.get("guest", []))
    hosts = actors(frame.roles.get("host", []))
    if frame.value == "noun":
        return None
    if frame.value == "travel":
        return _travel(document, sides, frame)
    if not guests:
        guests = _groups(frame.roles.get("guest", []))
    place = frame.roles.get("place", [])
    if not guests or not (hosts or place):
        return None
    if not sides_differ(sides, guests, hosts or place):
        return None
    draft = started(document, frame, EncounterKind.VISIT)
    draft.guests, draft.hosts = guests, hosts
    draft.others = [m for m in actors(frame.roles.get("other", [])) if m not in guests + hosts]
    if place and draft.place is None:
        draft.place, draft.place_proof = place[0].name, [place[0].passage]
    return draft


def _travel(document: Document, sides: Sides, frame: Frame) -> Draft | None:
    """A delegation or office holder who comes to a city of another country visits it."""
    guests = actors(frame.roles.get("guest", []))
    places = frame.roles.get("place", [])
    if not guests or not places or frame.modality in (Modality.WISHED, Modality.DENIED):
        return None
    if not frame.trigger.evocation.roles.get("place"):
        return None
    target = sides.of_place(places[-1].name)
    travellers = [g for g in guests if _is_abroad_for(sides, g, target)]
    if not travellers:
        return None
    draft = started(document, frame, EncounterKind.VISIT)
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
    named = frame.roles.get("participant", [])
    people = actors(named)
    if len(people) == 1:
        people += [m for m in (*_groups(named), *_bodies(named)) if m not in people][:1]
    if len(people) < 2:
        return None
    first, rest = people[0], people[1:]
    if not any(sides_differ(sides, [first], [other]) for other in rest):
        return None
    kind = _KINDS[frame.name]
    if document.language.mode_in(frame.sentence) == "online":
        kind = EncounterKind.CALL
    draft = started(document, frame, kind)
    draft.others = people
    return draft


def started(document: Document, frame: Frame, kind: EncounterKind) -> Draft:
    """A draft of a kind with the date and place of the frame's clause."""
    draft = Draft(kind, frame.modality, proof=[frame.passage])
    date = date_of(document, frame)
    if date is not None:
        draft.date, draft.date_proof = date.edtf, [date.passage]
    place = place_in(document, frame)
    if place is not None:
        draft.place, draft.place_proof = place.name, [place.passage]
    return draft


def actors(mentions: list[Mention]) -> list[Mention]:
    """People where there are any, else institutions; groups only with an origin."""
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    if people:
        return people
    return [m for m in mentions if m.kind is MentionKind.INSTITUTION] or _groups(mentions)


def _bodies(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.INSTITUTION]


def _groups(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.GROUP and m.place]


def sides_differ(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether anybody of the one list acts for another side than anybody of the other."""

    def known(mentions: list[Mention]) -> list[Side | None]:
        return [sides.of_mention(m) for m in mentions]

    return any(sides.differ(a, b) for a in known(ones) for b in known(others))
