"""Who attended a visit or meeting that was told before, each on their side."""

from __future__ import annotations

from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.encounters.hosting import side_of_hosts
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Mention, MentionKind
from comity.reading.findings import EncounterKind
from comity.reading.frames import Frame


def attend_encounter(sides: Sides, drafts: list[EncounterDraft], frame: Frame) -> None:
    """`Ziyarette A ve B de yer aldı`: those who attended, each on their side, what was told
    before and is as real."""
    told = [d for d in drafts if d.modality is frame.modality] or drafts
    if not told:
        return
    draft = _meant(told, frame)
    names = draft.names()
    before: list[Mention] | None = None
    came = list(draft.guests)
    leaders = frame.roles.get("leader", []) if frame.value == "accompany" else []
    for mention in (*frame.roles.get("attendee", []), *leaders):
        if mention.kind is not MentionKind.PERSON or mention.label in names:
            continue
        side = _side_with(draft, frame) or _side_of(sides, draft, frame, mention, came)
        if before is draft.guests and sides.of_mention(mention) is None:
            side = before  # `Vice Mayor A of Wuhan and Director B`
        before = side
        is_known = side is not draft.others and sides.of_mention(mention) is not None
        kept = (m for m in side if m.person is not None or not is_known)
        side[:] = [m for m in kept if m.kind is not MentionKind.GROUP] + [mention]
        draft.proof.append(frame.passage)
        if side is draft.guests:
            _on_whole_trip(told[:-1], draft, mention)


def _meant(told: list[EncounterDraft], frame: Frame) -> EncounterDraft:
    """The encounter told last; of those who came to a visit the last visit."""
    kinds = {t.word.value("encounter") for t in frame.sentence.tokens}
    visits = [d for d in told if d.kind is EncounterKind.VISIT]
    return visits[-1] if "visit" in kinds and visits else told[-1]


def _on_whole_trip(earlier: list[EncounterDraft], draft: EncounterDraft, mention: Mention) -> None:
    """Who travels with the guests of the last stop of a trip was at the others too."""
    led = {m.label for m in draft.guests}
    for stop in earlier:
        mine = stop.guests if stop.kind is EncounterKind.VISIT else stop.others
        if led & {m.label for m in mine} and mention.label not in stop.names():
            mine.append(mention)


def _side_with(draft: EncounterDraft, frame: Frame) -> list[Mention] | None:
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


def _side_of(
    sides: Sides, draft: EncounterDraft, frame: Frame, mention: Mention, came: list[Mention]
) -> list[Mention]:
    """The list of a draft to which somebody belongs by city or country; else `others`."""
    side = sides.of_mention(mention)
    if draft.kind is not EncounterKind.VISIT:
        return draft.others
    known = [g for g in draft.guests if sides.of_mention(g) is not None or g.person is not None]
    if not known and sides.differ(side, sides.home) and not sides.is_envoy(mention):
        return draft.guests
    sends_state = sides.is_envoy(mention) or sides.is_consul(mention)
    for group in () if sends_state else (draft.hosts, draft.guests):
        if any(_is_of_same_body(mention, other) for other in group):
            return group
    if side is None and _is_beside_guest(draft, frame):
        return draft.guests
    if _came_in_group(sides, draft, came, mention):
        return draft.guests
    if sends_state:
        envoys = [g for g in draft.guests if sides.is_envoy(g) and not sides.is_consul(mention)]
        return draft.guests if _is_among(sides, side, envoys) else draft.others
    found = next((g for g in (draft.guests, draft.hosts) if _is_among(sides, side, g)), None)
    if found is not None:
        return found
    if side is None and frame.value == "accompany":
        return _side_of_companion(sides, draft)
    hosted = [sides.of_mention(h) for h in draft.hosts] or [sides.of_place(draft.place)]
    if side is None and any(h is None or sides.alike(h, sides.home) for h in hosted):
        return draft.hosts
    if not draft.hosts and any(sides.alike(side, h) for h in hosted):
        return draft.hosts  # of the city that is visited
    abroad = side is not None and sides.home is not None and side.country != sides.home.country
    if abroad and side is not None and side.country in _countries(sides, draft.guests):
        return draft.guests
    return _by_country(sides, draft, side) or draft.others


def _by_country(sides: Sides, draft: EncounterDraft, side: Side | None) -> list[Mention] | None:
    """The side that is of somebody's country, where the other is not; None where both may be."""
    if side is None or not side.country:
        return None
    guests, hosts = _countries(sides, draft.guests), _countries(sides, draft.hosts)
    if not guests or not hosts or (side.country in guests) == (side.country in hosts):
        return None
    return draft.guests if side.country in guests else draft.hosts


def _is_beside_guest(draft: EncounterDraft, frame: Frame) -> bool:
    """`Beside Mayor A there were B and C`, of A who came: B and C came too."""
    attends = {m.label for m in frame.roles.get("attendee", [])}
    told = any(t.word.has("encounter") for t in frame.sentence.tokens)
    return not told and bool(attends & {m.label for m in draft.guests})


def _is_of_same_body(one: Mention, other: Mention) -> bool:
    """`OMÜ Uluslararası İlişkiler Birimi Başkanı` beside `OMÜ Rektörü`."""
    bodies = [_bodies_of(one), _bodies_of(other)]
    return any(a == b or a.startswith(f"{b} ") for a in bodies[0] for b in bodies[1])


def _bodies_of(mention: Mention) -> set[str]:
    offices = mention.person.offices if mention.person is not None else mention.offices
    return {o.institution for o in offices if o.institution}


def _came_in_group(
    sides: Sides, draft: EncounterDraft, came: list[Mention], mention: Mention
) -> bool:
    """`Konsolos heyetleri ziyaret etti. Ziyarete A ve B katıldı`, `The delegation went to
    Bosnia. Mayor A attended`: who is named makes up the group of whom nothing else is said."""
    if not came or any(m.person is not None for m in came):
        return False
    if sides.is_envoy(mention):
        stem = sides.document.language.consul_stem
        return any(stem in sides.document.language.fold(m.name) for m in came)
    side, there = sides.of_mention(mention) or sides.home, side_of_hosts(sides, draft)
    known = [s for m in came if (s := sides.of_mention(m)) is not None]
    may_be = all(sides.alike(side, s) for s in known)
    return may_be and there is not None and side is not None and sides.differ(side, there)


def _side_of_companion(sides: Sides, draft: EncounterDraft) -> list[Mention]:
    """Who accompanied, of the text's own city: a guest where that city's people travel, a host
    where they receive."""
    came = [sides.of_mention(m) for m in draft.guests]
    there = [sides.of_mention(m) for m in draft.hosts]
    at_home = any(sides.alike(s, sides.home) for s in there)
    travels = any(s is None or sides.alike(s, sides.home) for s in came)
    return draft.hosts if at_home and not travels else draft.guests


def _is_among(sides: Sides, side: Side | None, mentions: list[Mention]) -> bool:
    return any(sides.alike(side, sides.of_mention(m)) for m in mentions)


def _countries(sides: Sides, mentions: list[Mention]) -> set[str]:
    known = (sides.of_mention(m) for m in mentions)
    return {s.country for s in known if s is not None and s.country}
