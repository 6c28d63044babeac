"""Drafts that tell one encounter become one."""

from __future__ import annotations

from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.sides import Side, Sides
from comity.reading.dates.anchors import UNSAID, stay_of
from comity.reading.document import Mention, MentionKind
from comity.reading.findings import EncounterKind

# Encounters told since: one that lies further back is not told on, but another of its kind.
_NEAR = 50
_DAY = 10  # letters of a date
_STAY = 3  # days between what is told of one stay
_TALKS = frozenset({EncounterKind.VISIT, EncounterKind.MEETING})


def join(sides: Sides, drafts: list[EncounterDraft], draft: EncounterDraft) -> None:
    """Add a draft, or what it says more of an encounter that is there already: the latest
    that it can be, of those told near before."""
    for known in reversed(drafts[-_NEAR:]):
        if _is_one(sides, known, draft):
            _merge(sides, known, draft)
            return
    drafts.append(draft)


def joins(sides: Sides, drafts: list[EncounterDraft], draft: EncounterDraft) -> bool:
    """Whether a draft tells more of an encounter that is there already."""
    return any(_is_one(sides, known, draft) for known in drafts[-_NEAR:])


def rejoin(sides: Sides, drafts: list[EncounterDraft]) -> list[EncounterDraft]:
    """Join drafts once more, now that more is known of their sides."""
    found: list[EncounterDraft] = []
    for draft in drafts:
        join(sides, found, draft)
    return found


def _is_one(sides: Sides, known: EncounterDraft, draft: EncounterDraft) -> bool:
    """Whether two drafts can tell one encounter, and something says that they do."""
    if known.modality is not draft.modality:
        return False
    if draft.is_earlier and draft.date and not (known.date or known.is_earlier):
        return False  # `in June a delegation had come already`
    if not _agree_in_date(known, draft) and not _is_one_stay(sides, known, draft):
        return False
    kinds = {known.kind, draft.kind}
    if len(kinds) > 1 and kinds != _TALKS:
        return False
    if _elsewhere(sides, known, draft):
        return False
    shared = known.names() & draft.names()
    if known.kind is EncounterKind.VISIT and draft.kind is EncounterKind.VISIT:
        return _is_one_visit(sides, known, draft, shared)
    if len(kinds) > 1:
        return _is_talk_of(sides, known, draft, shared)
    return len(shared) >= 2 or (bool(shared) and (known.is_weak or draft.is_weak))


def _agree_in_date(known: EncounterDraft, draft: EncounterDraft) -> bool:
    if not known.date or not draft.date or known.date == draft.date:
        return True
    one, other = known.date, draft.date
    if UNSAID in (one[:4], other[:4]):
        one, other = one[4:], other[4:]
    return one.startswith(other) or other.startswith(one)


def _is_one_stay(sides: Sides, known: EncounterDraft, draft: EncounterDraft) -> bool:
    """`On the second day the delegation saw the port`: the same guests in the same city, some
    days on."""
    if {known.kind, draft.kind} != {EncounterKind.VISIT} or known.place is None:
        return False
    one, other = stay_of(known.date), stay_of(draft.date)
    if one is None or other is None or not 0 < (other[0] - one[1]).days <= _STAY:
        return False
    same = {m.label for m in known.guests} & {m.label for m in draft.guests}
    there = [sides.of_place(sides.place_inside(d.place)) for d in (known, draft)]
    return bool(same) and draft.place is not None and sides.alike(there[0], there[1])


def _elsewhere(sides: Sides, known: EncounterDraft, draft: EncounterDraft) -> bool:
    """Whether the two were in different cities."""
    one, other = sides.of_place(known.place), sides.of_place(draft.place)
    if one is None or other is None or not (one.country and other.country):
        return False
    if one.is_state or other.is_state:
        return one.key != other.key  # a trip through a country has stops
    return one.key != other.key and not (one.region and one.region == other.region)


def _is_one_visit(
    sides: Sides, known: EncounterDraft, draft: EncounterDraft, shared: set[str]
) -> bool:
    """One visit has guests of one side and hosts of one side."""
    hosted = {m.label for m in known.hosts} & {m.label for m in draft.hosts}
    if hosted and _of_one_country(sides, known.guests, draft.guests):
        return True
    if _clash(sides, known.guests, draft.guests) or _clash(sides, known.hosts, draft.hosts):
        return False
    if _crossed(known, draft):
        return False
    if shared:
        return True
    same_guests = _may_be_of_one(sides, known.guests, draft.guests)
    unnamed = [_is_unnamed(side) for side in (known.guests, draft.guests)]
    if draft.guests and known.guests:
        return any(unnamed) and (same_guests or _of_unknown(sides, known, draft))
    return True


def _may_be_of_one(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether somebody of one list may be of the same side as somebody of the other."""
    known = [[sides.of_mention(m) or sides.home for m in side] for side in (ones, others)]
    return any(sides.alike(a, b) for a in known[0] for b in known[1])


def _of_one_country(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether a group without people comes from the country of those named later."""
    if not (_is_unnamed(ones) or _is_unnamed(others)):
        return False
    known = [
        {s.country for m in side if (s := sides.of_mention(m)) is not None}
        for side in (ones, others)
    ]
    return bool(known[0] & known[1])


def _crossed(known: EncounterDraft, draft: EncounterDraft) -> bool:
    """Whether the guests of one are the hosts of the other: a return visit."""
    return bool(
        {m.label for m in known.guests} & {m.label for m in draft.hosts}
        or {m.label for m in known.hosts} & {m.label for m in draft.guests}
    )


def _of_unknown(sides: Sides, known: EncounterDraft, draft: EncounterDraft) -> bool:
    """`the delegation`, `the guests`: of those told before."""
    return any(
        all(m.kind is MentionKind.GROUP and sides.of_mention(m) is None for m in side)
        for side in (known.guests, draft.guests)
    )


def _is_unnamed(mentions: list[Mention]) -> bool:
    return all(m.kind is not MentionKind.PERSON for m in mentions)


def _clash(sides: Sides, ones: list[Mention], others: list[Mention]) -> bool:
    """Whether two lists are known to be of different cities."""
    known = [{s for m in side if (s := sides.of_mention(m)) is not None} for side in (ones, others)]
    if not known[0] or not known[1]:
        return False
    return not any(sides.alike(a, b) for a in known[0] for b in known[1])


def _is_talk_of(
    sides: Sides, known: EncounterDraft, draft: EncounterDraft, shared: set[str]
) -> bool:
    """A guest who meets somebody of the place that they visit: the talks are the visit."""
    visit, talk = (known, draft) if known.kind is EncounterKind.VISIT else (draft, known)
    if _is_away(sides, visit, talk):
        return False
    if set(known.proof) & set(draft.proof) and (shared or talk.is_weak):
        return True  # `visited the city and met its mayor`
    if _is_delegation_named(sides, visit, talk):
        return True
    if not shared:
        return _is_talk_with_host(sides, visit, talk)
    place = sides.of_place(visit.place)
    through = place is None or place.is_state
    if through and not visit.hosts and talk.place is not None:
        return False  # a stop of a trip
    there = [sides.of_mention(m) or sides.home for m in visit.hosts] + [place]
    guests = {m.label for m in visit.guests}
    rest = [m for m in talk.others if m.label not in shared]
    if not shared & guests:
        there = [sides.of_mention(m) for m in visit.guests]
    return all(_is_of(sides, m, there) for m in rest)


def _is_away(sides: Sides, visit: EncounterDraft, talk: EncounterDraft) -> bool:
    """Whether talks were in another country than that of those who received the visit."""
    place = sides.of_place(talk.place)
    if visit.place is not None or place is None or not place.country:
        return False
    there = [side for m in visit.hosts if (side := sides.of_mention(m)) is not None]
    return bool(there) and all(s.country not in (None, place.country) for s in there)


def _is_delegation_named(sides: Sides, visit: EncounterDraft, talk: EncounterDraft) -> bool:
    """`A German delegation came. The delegation led by X held talks`: X is its head."""
    groups = [m for m in visit.guests if m.kind is MentionKind.GROUP]
    if not groups or len(groups) < len(visit.guests) or not talk.is_weak or not talk.delegates:
        return False
    known = [side for m in talk.delegates if (side := sides.of_mention(m)) is not None]
    whence = [side for m in groups if (side := sides.of_mention(m)) is not None]
    return all(sides.alike(a, b) for a in known for b in whence)


def _is_talk_with_host(sides: Sides, visit: EncounterDraft, talk: EncounterDraft) -> bool:
    """`In the course of the visit there was a meeting with Mayor X`: X is of the place."""
    if not talk.is_weak or not visit.guests or _is_unnamed(talk.others):
        return False
    there = [sides.of_mention(m) for m in visit.hosts] + [sides.of_place(visit.place)]
    guests = [sides.of_mention(m) for m in visit.guests]
    return all(
        _is_of(sides, m, there) and not any(sides.alike(sides.of_mention(m), g) for g in guests)
        for m in talk.others
    )


def _is_of(sides: Sides, mention: Mention, there: list[Side | None]) -> bool:
    """Whether somebody may be of one of some sides; one without a side may."""
    side = sides.of_mention(mention)
    return side is None or any(sides.alike(side, other) for other in there)


def _keys(sides: Sides, mentions: list[Mention]) -> set[str]:
    """The sides of some people or bodies; one without a named place is at home."""
    found = [sides.of_mention(m) or sides.home for m in mentions]
    return {side.key for side in found if side is not None}


def _merge(sides: Sides, known: EncounterDraft, draft: EncounterDraft) -> None:
    """Add to a known encounter what a draft of it says more."""
    if known.kind is EncounterKind.MEETING and draft.kind is EncounterKind.VISIT:
        talks = known.others
        known.kind, known.hosts, known.guests = draft.kind, draft.hosts, draft.guests
        known.others = draft.others
        _add_talks(sides, known, talks)
    elif known.kind is EncounterKind.VISIT and draft.kind is EncounterKind.MEETING:
        if _is_delegation_named(sides, known, draft):
            known.guests += draft.delegates
        _add_talks(sides, known, draft.others)
    else:
        for mine, theirs in (
            (known.hosts, draft.hosts),
            (known.guests, draft.guests),
            (known.others, draft.others),
        ):
            names = known.names()
            mine += [m for m in theirs if m.label not in names]
    known.is_weak = known.is_weak and draft.is_weak
    known.has_delegation = known.has_delegation or draft.has_delegation
    known.is_at_home = known.is_at_home or draft.is_at_home
    known.confidence = max(known.confidence, draft.confidence)
    if known.date is None:
        known.date, known.date_proof = draft.date, draft.date_proof
    elif not _agree_in_date(known, draft):
        known.date = f"{known.date[:_DAY]}/{(draft.date or '')[-_DAY:]}"
        known.date_proof = known.date_proof + draft.date_proof
    if known.place is None:
        known.place, known.place_proof = draft.place, draft.place_proof
    for side in (known.guests, known.hosts):
        if any(m.kind is MentionKind.PERSON for m in side):
            side[:] = [m for m in side if m.kind is MentionKind.PERSON]
    known.proof += [p for p in draft.proof if p not in known.proof]


def _add_talks(sides: Sides, visit: EncounterDraft, people: list[Mention]) -> None:
    """Those whom the guests meet are hosts; those of the guests' side are guests."""
    names = visit.names()
    guests = _keys(sides, [m for m in visit.guests if sides.of_mention(m) is not None])
    for mention in people:
        if mention.label in names or mention.kind is not MentionKind.PERSON:
            continue
        side = sides.of_mention(mention)
        received = not visit.hosts and visit.place is None  # `visited the Embassy and met X`
        if sides.is_envoy(mention) and not (received or _are_envoys(sides, visit.guests)):
            visit.others.append(mention)
        elif side is not None and side.key in guests:
            visit.guests.append(mention)
        else:
            visit.hosts.append(mention)


def _are_envoys(sides: Sides, mentions: list[Mention]) -> bool:
    """Whether those who came are a state's envoys, or of its embassy."""
    sides_of = [sides.of_mention(m) for m in mentions]
    return bool(mentions) and all(
        sides.is_envoy(m) or (m.person is None and s is not None and s.is_state)
        for m, s in zip(mentions, sides_of, strict=True)
    )
