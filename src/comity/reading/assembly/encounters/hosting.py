"""Who is host and who is guest: told by the place, and completed from the rest of the text."""

from __future__ import annotations

from collections.abc import Iterator

from comity.passages import Passage
from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.encounters.joining import rejoin
from comity.reading.assembly.encounters.presence import Presence
from comity.reading.assembly.encounters.trips import is_news, spread_trips
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention, MentionKind
from comity.reading.findings import EncounterKind


def complete(
    document: Document, sides: Sides, drafts: list[EncounterDraft]
) -> list[EncounterDraft]:
    """Complete the sides of drafts: talks and ceremonies by their place, visits by the people
    of each side who act in the text, else by its institution or city."""
    presence = Presence(document, sides)
    for draft in drafts:
        if draft.kind is EncounterKind.MEETING:
            _visit_at(sides, draft)
    drafts = spread_trips(sides, rejoin(sides, drafts))
    _name_delegations(sides, drafts)
    told = [d for d in drafts if d.kind is EncounterKind.VISIT and is_news(document, d)]
    told = [d for at, d in enumerate(told) if not _returns(sides, d, told[:at])]
    placed = {name for d in drafts for name in d.names()}
    presence.met = [(d, d.names()) for d in drafts if _is_earlier(document, d)]
    presence.local = [m for m in presence.without_side() if m.label not in placed]
    for draft in drafts:
        if draft.kind is EncounterKind.VISIT:
            _complete_visit(sides, presence if draft in told else None, draft)
    drafts = rejoin(sides, drafts)
    for draft in drafts:
        _part_own_envoys(sides, draft)
    told = [d for d in drafts if d in told and not d.is_weak]
    if len(told) == 1:
        _add_present(sides, presence, told[0])
    for draft in drafts:
        if draft.kind in (EncounterKind.CEREMONY, EncounterKind.EVENT):
            _ceremony_at(sides, draft, drafts)
    for draft in drafts:
        if draft.kind is EncounterKind.VISIT:
            draft.others = [m for m in draft.others if not _is_named_by_people(sides, draft, m)]
    certain = [d for d in drafts if not d.is_weak]
    if len(certain) == 1:
        _receive_at_event(sides, presence, certain[0])
    return drafts


def _is_named_by_people(sides: Sides, draft: EncounterDraft, mention: Mention) -> bool:
    """Whether a body or city is that of people who are named on either side."""
    if mention.kind is MentionKind.PERSON:
        return False
    own = sides.of_mention(mention)
    people = [m for m in (*draft.guests, *draft.hosts) if m.kind is MentionKind.PERSON]
    return own is not None and any(sides.alike(own, sides.of_mention(m)) for m in people)


def _receive_at_event(sides: Sides, presence: Presence, draft: EncounterDraft) -> None:
    """Who went to an event elsewhere, which is all that the text tells, met there those of that
    city who act in the text."""
    scene = _side_of_place(sides, draft)
    if draft.kind is not EncounterKind.EVENT or draft.hosts or draft.guests or scene is None:
        return
    hosts = [m for m in presence.of_side(scene) if m.label not in draft.names()]
    if hosts and sides.differ(scene, sides.home):
        envoys = [m for m in draft.others if sides.is_envoy(m)]
        guests = [m for m in draft.others if m not in envoys]
        draft.hosts, draft.guests, draft.others = hosts, guests, envoys


def _name_delegations(sides: Sides, drafts: list[EncounterDraft]) -> None:
    """`The delegation also saw Manavgat`: those who came with the visit told before."""
    came: list[Mention] = []
    for draft in drafts:
        if draft.kind is not EncounterKind.VISIT:
            continue
        if _has_people(draft.guests):
            came = draft.guests
        elif came and draft.guests and all(_is_any_group(sides, m) for m in draft.guests):
            draft.guests = [m for m in came if m not in draft.hosts]


def _is_any_group(sides: Sides, mention: Mention) -> bool:
    is_group = mention.kind is MentionKind.GROUP and mention.subkind in ("delegation", "guests")
    return is_group and sides.of_mention(mention) is None


def _returns(sides: Sides, draft: EncounterDraft, before: list[EncounterDraft]) -> bool:
    """Whether a visit of nobody by name goes where the guests of one told before came from:
    the people of the text met at that one."""
    if _has_people(draft.guests):
        return False
    there, back = side_of_hosts(sides, draft), _side_of_guests(sides, draft)
    return any(
        sides.alike(_side_of_guests(sides, first), there)
        and sides.alike(side_of_hosts(sides, first), back)
        for first in before
    )


def _is_earlier(document: Document, draft: EncounterDraft) -> bool:
    """Whether a visit of two known sides is told as having been before (`earlier, ... met`)."""
    if not (draft.hosts and draft.guests):
        return False
    start = draft.proof[0].start
    sentence = next((s for s in document.sentences if s.start == start), None)
    return sentence is not None and document.language.tells_earlier(document, sentence)


def _visit_at(sides: Sides, draft: EncounterDraft) -> None:
    """Talks in the city of one side: that side is the host, the other came to visit."""
    place = _side_of_place(sides, draft) or (sides.home if draft.is_at_home else None)
    hosts, guests, others = _parted(sides, draft, place)
    if hosts and not guests:
        guests, others = [m for m in others if sides.is_envoy(m)], []
    if hosts and guests and all(sides.is_envoy(m) for m in others):
        draft.kind = EncounterKind.VISIT
        draft.hosts, draft.guests, draft.others = hosts, guests, others


def _ceremony_at(sides: Sides, draft: EncounterDraft, drafts: list[EncounterDraft]) -> None:
    """Those at home where a ceremony is held are its hosts; envoys are on neither side."""
    scene = _scene_of(sides, draft, drafts)
    hosts, guests, others = _parted(sides, draft, scene)
    with_envoys = sides.alike(scene, sides.home) and any(sides.is_envoy(m) for m in others)
    if hosts and (guests or with_envoys):
        draft.hosts, draft.guests, draft.others = hosts, guests, others


def _scene_of(sides: Sides, draft: EncounterDraft, drafts: list[EncounterDraft]) -> Side | None:
    """The city where a ceremony is held: its place's, else that of the visit in which it was
    held; a venue without a city is at home."""
    place = _side_of_place(sides, draft)
    if place is not None:
        return place
    for visit in drafts:
        if visit.kind is EncounterKind.VISIT and visit.modality is draft.modality:
            if visit.names() & draft.names():
                return side_of_hosts(sides, visit)
    return sides.home if draft.place is not None else None


def _parted(
    sides: Sides, draft: EncounterDraft, place: Side | None
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Those of the place, those of another place, and those who are of none or envoys."""
    hosts: list[Mention] = []
    guests: list[Mention] = []
    others: list[Mention] = []
    for mention in draft.others:
        side = sides.of_mention(mention)
        if side is None and (_is_local(sides, mention) or draft.kind is EncounterKind.MEETING):
            side = sides.home
        if place is None or side is None or sides.is_envoy(mention):
            others.append(mention)
        else:
            (hosts if sides.alike(side, place) else guests).append(mention)
    return hosts, guests, others


def _is_local(sides: Sides, mention: Mention) -> bool:
    """Somebody with an office that needs no place: an official of the text's own city."""
    offices = mention.person.offices if mention.person is not None else mention.offices
    return any(o.institution is None and not sides.is_in_parliament(o) for o in offices)


def _side_of_place(sides: Sides, draft: EncounterDraft) -> Side | None:
    """The city of a draft's place; of a venue the city that its name holds."""
    if draft.place is None:
        return None
    side = sides.of_place(draft.place)
    if side is not None and side.country is not None:
        return side
    inside = sides.of_place(sides.place_inside(draft.place))
    return inside or next((s for s in _sides_named(sides, draft)), None)


def _sides_named(sides: Sides, draft: EncounterDraft) -> Iterator[Side]:
    """`Stari Grad Belediye binası`: the sides of those who take part whose place a venue names."""
    for mention in (*draft.others, *draft.hosts, *draft.guests):
        place = mention.person.place if mention.person is not None else mention.place
        side = sides.of_mention(mention)
        if place and side is not None and place in (draft.place or ""):
            yield side


def _complete_visit(sides: Sides, presence: Presence | None, draft: EncounterDraft) -> None:
    """Give a visit the people of its sides where its own sentences name none."""
    guest, host = _side_of_guests(sides, draft), side_of_hosts(sides, draft)
    if guest is None and host is not None and sides.home is not None:
        guest = sides.home if sides.differ(host, sides.home) else sides.other_than(host)
    if host is None and guest is not None:
        abroad = sides.home is not None and guest.country != sides.home.country
        is_here = draft.is_at_home or _is_venue(sides, draft)
        host = sides.home if abroad or draft.hosts or is_here else None
    if not _has_people(draft.guests):
        draft.guests = _people(presence, draft, guest) or _named(draft.guests, sides, guest)
    draft.guests = _groups_once(sides, draft.guests)
    if not _has_people(draft.hosts):
        here = _people(presence, draft, host)
        if not here and presence is not None and host is not None:
            here = list(presence.local)
        draft.hosts = here or draft.hosts or _city(sides, draft, host)


def _part_own_envoys(sides: Sides, draft: EncounterDraft) -> None:
    """The envoy of the guests' own state who meets them abroad is no host."""
    place, guest = _side_of_place(sides, draft), _side_of_guests(sides, draft)
    if place is None or guest is None or sides.alike(place, guest):
        return
    own = [m for m in draft.hosts if sides.is_envoy(m) and sides.alike(sides.of_mention(m), guest)]
    if own:
        draft.hosts = [m for m in draft.hosts if m not in own] or _city(sides, draft, place)
        draft.others += own


def _is_venue(sides: Sides, draft: EncounterDraft) -> bool:
    """Whether a visit is told to be to a building: at home, as no city is said."""
    return draft.place is not None and sides.of_place(sides.place_inside(draft.place)) is None


def _has_people(mentions: list[Mention]) -> bool:
    return any(m.kind is MentionKind.PERSON for m in mentions)


def _people(presence: Presence | None, draft: EncounterDraft, side: Side | None) -> list[Mention]:
    """The people of a side who act in the text, for a visit that is its news; not those of
    whom an earlier one is told."""
    if presence is None:
        return []
    names = draft.names() | {n for d, met in presence.met if d is not draft for n in met}
    return [m for m in presence.of_side(side) if m.label not in names]


def _named(mentions: list[Mention], sides: Sides, side: Side | None) -> list[Mention]:
    """A group or body with an origin; of a group without one the place of its side."""
    ours = [m for m in mentions if sides.is_ours(m)]
    if not ours and (not mentions or any(sides.of_mention(m) is not None for m in mentions)):
        return mentions
    place = sides.place_of(side)
    return [place] if place is not None else []


def _groups_once(sides: Sides, mentions: list[Mention]) -> list[Mention]:
    """`the delegation of Ankara`, `the Turkish guests`, `the guests`: one group, by the name
    that says most."""
    groups = [m for m in mentions if m.kind is MentionKind.GROUP]
    cities = [s for m in groups if (s := sides.of_mention(m)) is not None and not s.is_state]
    if not cities:
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        side = sides.of_mention(mention)
        vague = side is None or (side.is_state and any(sides.alike(side, c) for c in cities))
        if mention.kind is not MentionKind.GROUP or not vague:
            kept.append(mention)
    return kept


def _side_of_guests(sides: Sides, draft: EncounterDraft) -> Side | None:
    return next((s for m in draft.guests if (s := sides.of_mention(m)) is not None), None)


def side_of_hosts(sides: Sides, draft: EncounterDraft) -> Side | None:
    """The side of those who receive: their own, else that of the place, else the text's home."""
    named = next((s for m in draft.hosts if (s := sides.of_mention(m)) is not None), None)
    if named is not None:
        return named
    place = _side_of_place(sides, draft)
    if place is not None and place.country is not None:
        return place
    return sides.home if draft.hosts or draft.is_at_home else None


def _city(sides: Sides, draft: EncounterDraft, host: Side | None) -> list[Mention]:
    """A visit to a city whose host is not named has the city for its host."""
    side = sides.of_place(draft.place)
    if draft.place is None and draft.is_at_home and (home := sides.home_place()) is not None:
        return [home]
    is_city = side is not None and bool(side.country) and not side.is_state
    if draft.place is not None and (is_city or draft.place in sides.document.towns):
        passage = draft.place_proof[0] if draft.place_proof else Passage(0, 1)
        return [Mention(MentionKind.PLACE, 0, 0, draft.place, passage, place=draft.place)]
    return []


def _add_present(sides: Sides, presence: Presence, draft: EncounterDraft) -> None:
    """The one visit of a text: who speaks there for a side was there."""
    guest, host = _side_of_guests(sides, draft), side_of_hosts(sides, draft)
    for side, mine in ((guest, draft.guests), (host, draft.hosts)):
        if side is None or not _has_people(mine):
            continue
        names = draft.names()
        mine += [m for m in presence.speakers_of(side) if m.label not in names]
        mine[:] = [m for m in mine if m.kind is MentionKind.PERSON]
    if host is not None and sides.home is not None and host.key == sides.home.key:
        names = draft.names()
        draft.hosts += [m for m in presence.without_side() if m.label not in names]
