"""One frame that tells an encounter becomes a draft of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.near import place_in
from comity.reading.assembly.sides import Side, Sides
from comity.reading.assembly.time.dating import date_of
from comity.reading.document import Document, Mention, MentionKind
from comity.reading.findings import (
    EncounterKind,
    Modality,
    RoleAt,
)
from comity.reading.frames import Frame

# Kinds of office words that tell what somebody is by trade.
_TRADES = frozenset({"other", "medicine", "art", "press", "sport", "work"})
# Groups that are of somewhere only where the text says so.
_MANY = frozenset({"people", "officials"})
_SEVERAL = 2
_KINDS = {"visit": EncounterKind.VISIT, "meet": EncounterKind.MEETING, "call": EncounterKind.CALL}


@dataclass(slots=True, eq=False)
class EncounterDraft:
    """An encounter in the making; one that `is_weak` knows one side only and stands by others."""

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
    is_weak: bool = False
    is_at_home: bool = False
    is_earlier: bool = False
    delegates: list[Mention] = field(default_factory=list)
    has_delegation: bool = False

    def names(self) -> set[str]:
        """Everyone who takes part, by name."""
        return {m.label for m in (*self.hosts, *self.guests, *self.others)}


def draft_of(document: Document, sides: Sides, frame: Frame) -> EncounterDraft | None:
    """The encounter that a frame tells, or None if it tells none between two sides.

    A draft may know one side only (`were welcomed by the mayor`): what else the text tells
    of the encounter completes it, or it is dropped.
    """
    if frame.name not in _KINDS:
        return None
    if frame.name == "visit":
        return _visit(document, sides, frame)
    return _meeting(document, sides, frame)


def _visit(document: Document, sides: Sides, frame: Frame) -> EncounterDraft | None:
    guests = actors(frame.roles.get("guest", []))
    hosts = [m for m in actors(frame.roles.get("host", [])) if m not in guests]
    if "host" in frame.trigger.evocation.roles.get("subject", ()):
        guests = [m for m in guests if m.kind is not MentionKind.INSTITUTION]  # none is received
    place = [m for m in frame.roles.get("place", []) if m not in hosts]
    place = place or _gone_to(document, frame)
    if frame.value == "travel":
        guests = [g for g in guests if g.subkind not in ("other", "people")]
    if not _is_told(document, frame, guests, hosts):
        return None
    cities = [m for m in place if m.subkind != "venue"]
    cities = [m for m in cities if m.subkind != "country"] or cities
    there = hosts if any(sides.of_mention(m) for m in hosts) else hosts + place
    if guests and there and not _may_be_two(sides, guests, there):
        return None
    if _is_of_citizens(document, sides, guests, hosts or place):
        return None
    draft = started(document, frame, EncounterKind.VISIT)
    draft.guests, draft.hosts = guests, hosts
    with_them = actors(frame.roles.get("other", []))
    if "host" in frame.trigger.evocation.roles.get("subject", ()) and not _has_people(guests):
        came = [m for m in with_them if _is_of_other_side(sides, m, hosts)]
        guests += [m for m in came if not sides.is_envoy(m)]
    hosts += [m for m in with_them if m not in hosts and _is_beside_hosts(sides, m, guests, hosts)]
    draft.others = [m for m in with_them if m not in guests + hosts and not _is_company(m)]
    if place and (draft.place is None or (cities and _is_city(sides, draft.place))):
        target = (cities or place)[-1 if frame.value == "travel" else 0]
        draft.place, draft.place_proof = target.name, [target.passage]
    if document.language.comes_home(frame.sentence, frame.trigger):
        draft.is_at_home = True
    if len(cities) > 1 and not hosts and frame.value != "travel":
        draft.hosts = cities  # one trip to several cities
    if frame.value == "noun":
        draft.modality = document.language.noun_modality(frame.sentence) or frame.modality
        draft.is_weak = not (guests and (hosts or cities))
        draft.confidence = 0.6
    elif frame.value == "travel":
        draft.is_weak = not _travels_abroad(sides, draft, guests, cities)
        draft.confidence = 0.6
    else:
        draft.is_weak = not (guests and (hosts or cities or draft.is_at_home))
    return draft


def _gone_to(document: Document, frame: Frame) -> list[Mention]:
    """`went to Baku and visited X`: the place where those who visit have gone in the sentence."""
    if frame.value is not None:
        return []
    guests = frame.roles.get("guest", [])
    for other in reversed(document.frames_of(frame.sentence)):
        went = other.value == "travel" and other.trigger.first < frame.trigger.first
        if (
            other.name == "visit"
            and went
            and any(m in guests for m in other.roles.get("guest", []))
        ):
            return list(other.roles.get("place", []))
    return []


def _is_beside_hosts(
    sides: Sides, mention: Mention, guests: list[Mention], hosts: list[Mention]
) -> bool:
    """`talked with A and visited B`: A is a host too, if of B's side and not of the guests'."""
    own = sides.of_mention(mention)
    if own is None or mention in guests or sides.is_envoy(mention):
        return False
    there = any(sides.alike(own, sides.of_mention(m)) for m in hosts)
    return there and not any(sides.alike(own, sides.of_mention(m)) for m in guests)


def _is_of_other_side(sides: Sides, mention: Mention, hosts: list[Mention]) -> bool:
    """`B ile birlikte beraberindeki heyeti ağırladı`: B came with the delegation, if from
    another side than who received it."""
    own = sides.of_mention(mention)
    there = [sides.of_mention(m) or sides.home for m in hosts]
    return own is not None and not any(sides.alike(own, side) for side in there)


def _is_company(mention: Mention) -> bool:
    """`came with a delegation`: those with the guests, of whom nothing more is said."""
    return mention.kind is MentionKind.GROUP and not mention.place and not mention.members


def _is_of_citizens(
    document: Document, sides: Sides, guests: list[Mention], hosts: list[Mention]
) -> bool:
    """Whether those who come stand for no body: pupils or residents of a town of the same country,
    or a player whom a city has for a guest."""
    if not guests or not hosts:
        return False
    if all(m.subkind == "people" and not m.members for m in guests):
        here = {s.country for m in hosts if (s := sides.of_mention(m)) is not None}
        came = {s.country for m in guests if (s := sides.of_mention(m)) is not None}
        return bool(here & came)
    is_city = all(m.kind is MentionKind.PLACE for m in hosts)
    by_trade = (g.person is not None and g.person.offices for g in guests)
    return is_city and all(by_trade) and not any(_comes_in_office(document, g) for g in guests)


def _is_city(sides: Sides, name: str) -> bool:
    side = sides.of_place(name)
    return side is not None and side.country is not None


def _is_told(document: Document, frame: Frame, guests: list[Mention], hosts: list[Mention]) -> bool:
    """Whether a frame tells a visit: not what somebody is reported to say of the past, nor
    who receives whom it does not say (`met the need`), nor who went in passing."""
    form = frame.trigger.form
    if form.form == "infinitive" and document.language.is_invited(frame):
        return False
    if form.form == "relative" and form.tense == "past" and "head" not in frame.functions:
        return _has_people(guests) and _has_people(hosts)
    if not guests:
        back = form.is_passive or document.language.refers_back(frame.sentence, frame.trigger)
        return bool(hosts) and back
    if frame.value == "lead":
        return any(_comes_in_office(document, g) for g in guests)
    if frame.value != "travel":
        return True
    if not (any(_comes_in_office(document, g) for g in guests) or _has_people(hosts)):
        return False
    came = any(m.kind is MentionKind.GROUP for m in frame.roles.get("guest", []))
    came = came or document.language.comes_home(frame.sentence, frame.trigger)
    return form.form != "converb" and bool(hosts or frame.roles.get("place") or came)


def _comes_in_office(document: Document, mention: Mention) -> bool:
    """Whether somebody who only goes somewhere is told to go for others: a delegation, a body,
    or whoever holds an office; a private person travels."""
    if mention.kind is not MentionKind.PERSON:
        return True
    offices = mention.person.offices if mention.person is not None else mention.offices
    return any(o.institution or not _is_trade(document, o.title) for o in offices)


def _is_trade(document: Document, title: str) -> bool:
    """Whether all words of a title name what somebody is by trade (`doctor`), no office."""
    kinds = {document.language.analyse(w).value("office") for w in title.split()} - {None}
    return bool(kinds) and kinds <= _TRADES


def _has_people(mentions: list[Mention]) -> bool:
    return any(m.kind is MentionKind.PERSON for m in mentions)


def _travels_abroad(
    sides: Sides, draft: EncounterDraft, guests: list[Mention], cities: list[Mention]
) -> bool:
    """Whether a delegation or office holder comes to a city of another country or side."""
    if not guests or draft.modality in (Modality.WISHED, Modality.DENIED):
        return False
    if draft.hosts or draft.is_at_home:
        return True
    target = sides.of_place(draft.place) if cities else None
    return any(_is_abroad_for(sides, g, target) for g in guests)


def _is_abroad_for(sides: Sides, guest: Mention, target: Side | None) -> bool:
    """Whether a place lies in another country than the one for which a guest acts."""
    own = sides.of_mention(guest) or sides.home
    if own is None or target is None or not own.country or not target.country:
        return False
    return own.country != target.country


def _may_be_two(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether two lists may be two sides: they are known to differ, or the one is a group of
    which the text does not say where it is from."""
    if sides_differ(sides, ones, others):
        return True
    unknown = [m for m in ones if m.kind is MentionKind.GROUP and sides.of_mention(m) is None]
    return len(unknown) == len(ones) and any(m.subkind in ("delegation", "guests") for m in unknown)


def _meeting(document: Document, sides: Sides, frame: Frame) -> EncounterDraft | None:
    named = frame.roles.get("participant", [])
    people = actors(named)
    people += [m for m in (*_groups(named), *_bodies(named)) if m not in people][: 2 - len(people)]
    people += _unnamed_delegation(frame, named, people)
    if not people:
        return None
    kind = _KINDS[frame.name]
    if document.language.mode_in(frame.sentence) == "online":
        kind = EncounterKind.CALL
    draft = started(document, frame, kind)
    where = frame.roles.get("place")
    if draft.place is None and where:
        draft.place, draft.place_proof = where[-1].name, [where[-1].passage]
    draft.others = people
    draft.has_delegation = any(m.subkind in ("delegation", "guests") for m in named)
    draft.delegates = [m for g in named if g.subkind == "delegation" for m in g.members]
    first, rest = people[0], people[1:]
    told = kind is EncounterKind.MEETING and frame.trigger.form.form == "finite"
    if not rest and told and _is_elsewhere_for(sides, first, draft):
        draft.kind, draft.guests, draft.others = EncounterKind.VISIT, people, []
        return draft  # `the delegation held talks in Nuremberg`
    draft.is_weak = not any(sides_differ(sides, [first], [other]) for other in rest)
    if draft.is_weak and rest and all(sides.of_mention(m) is not None for m in people):
        return None  # a meeting among those of one side
    came = [m for m in people if document.language.is_said_to_come(frame.sentence, m)]
    came = came or _delegates(sides, draft, frame, people)
    if came and len(came) < len(people) and kind is EncounterKind.MEETING:
        draft.kind, draft.guests, draft.others = EncounterKind.VISIT, came, []
        draft.hosts = [m for m in people if m not in came]
    return draft


def started(document: Document, frame: Frame, kind: EncounterKind) -> EncounterDraft:
    """A draft of a kind with the date and place of the frame's clause."""
    draft = EncounterDraft(kind, frame.modality, proof=[frame.passage])
    earlier, sentence = document.language.calendar.earlier_pattern, frame.sentence
    draft.is_earlier = bool(earlier.search(document.text, sentence.start, sentence.end))
    date = date_of(document, frame)
    if date is not None:
        draft.date, draft.date_proof = date.edtf, [date.passage]
    if frame.value != "travel":
        draft.is_at_home = document.language.is_at_own_house(frame.sentence)
    place = place_in(document, frame)
    if place is not None:
        draft.place, draft.place_proof = place.name, [place.passage]
    return draft


def actors(mentions: list[Mention]) -> list[Mention]:
    """People where there are any, else institutions, else groups."""
    named = [n for m in mentions for n in (m, *m.members)]
    people = list(dict.fromkeys(m for m in named if m.kind is MentionKind.PERSON))
    if people:
        return people
    return [m for m in mentions if m.kind is MentionKind.INSTITUTION] or [
        m for m in mentions if _is_group_of_guests(m)
    ]


def _unnamed_delegation(frame: Frame, named: list[Mention], people: list[Mention]) -> list[Mention]:
    """`The delegation met with A, B and C`: those who came, of whom nobody is named here."""
    groups = [m for m in named if m.subkind == "delegation" and not (m.members or m.place)]
    if len(groups) != 1 or groups[0] in people or len(people) < _SEVERAL:
        return []
    return [] if _leaders(frame, groups[0]) else groups


def _leaders(frame: Frame, group: Mention) -> list[Mention]:
    """`Mayor A and the delegation with him`: those who are listed with a group."""
    for mentions in frame.functions.values():
        if group in mentions:
            return [m for m in mentions if m.kind is MentionKind.PERSON]
    return []


def _delegates(
    sides: Sides, draft: EncounterDraft, frame: Frame, people: list[Mention]
) -> list[Mention]:
    """Those of a delegation that somebody meets: they came, unless both did, elsewhere."""
    named = frame.roles.get("participant", [])
    groups = [m for m in named if m.subkind in ("delegation", "guests")]
    if len(groups) != 1:
        return []
    led = (groups[0], *groups[0].members, *_leaders(frame, groups[0]))
    mine = [m for m in people if m in led]
    theirs = [m for m in people if m not in mine]
    place = sides.of_place(draft.place)
    if place is None or not place.country or place.is_state:
        return mine
    return mine if any(sides.alike(sides.of_mention(m), place) for m in theirs) else []


def _is_group_of_guests(mention: Mention) -> bool:
    named = bool(mention.place or mention.members)
    return mention.kind is MentionKind.GROUP and (named or mention.subkind not in _MANY)


def _is_elsewhere_for(sides: Sides, one: Mention, draft: EncounterDraft) -> bool:
    """Whether a draft's place is a city of another country than somebody's."""
    place = sides.of_place(draft.place)
    delegated = one.subkind in ("delegation", "guests") or one.person is not None
    known = place is not None and not place.is_state and bool(place.country)
    return delegated and known and _is_abroad_for(sides, one, place)


def _bodies(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.INSTITUTION]


def _groups(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.GROUP and m.place]


def sides_differ(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether anybody of the one list acts for another side than anybody of the other."""

    def known(mentions: list[Mention]) -> list[Side | None]:
        return [sides.of_mention(m) for m in mentions]

    return any(sides.differ(a, b) for a in known(ones) for b in known(others))
