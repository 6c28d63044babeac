"""Drafts that tell one encounter become one."""

from __future__ import annotations

from comity.reading.assembly.drafts import Draft
from comity.reading.assembly.sides import Sides
from comity.reading.document import Mention, MentionKind
from comity.reading.findings import (
    EncounterKind,
)


def join(sides: Sides, drafts: list[Draft], draft: Draft) -> None:
    """Add a draft, or what it says more of an encounter that is there already."""
    for known in drafts:
        if _same(sides, known, draft) or _same_sides(sides, known, draft):
            _merge(known, draft)
            return
    drafts.append(draft)


def _is_talk_of(sides: Sides, known: Draft, draft: Draft, shared: set[str]) -> bool:
    """A guest who meets somebody of the place that they visit: the talks are the visit."""
    visit, talk = (known, draft) if known.kind is EncounterKind.VISIT else (draft, known)
    if not shared & {m.label for m in visit.guests}:
        return False
    there = _keys(sides, visit.hosts)
    place = sides.of_place(visit.place)
    if place is not None:
        there.add(place.key)
    rest = [m for m in talk.others if m.label not in shared]
    return bool(rest) and _keys(sides, rest) <= there


def _same(sides: Sides, known: Draft, draft: Draft) -> bool:
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
    if shared and len(kinds) > 1 and _is_talk_of(sides, known, draft, shared):
        return True
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
    if (
        unnamed[1]
        and unnamed[3]
        and known.place is None
        and _keys(sides, known.guests) == _keys(sides, draft.guests)
    ):
        return True  # where the delegation of a visit went besides
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
