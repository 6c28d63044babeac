"""Meetings that were visits: one side was at home."""

from __future__ import annotations

from comity.reading.assembly.encounters.drafts import EncounterDraft, sides_differ
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention
from comity.reading.findings import EncounterKind, Modality


def meetings_as_visits(document: Document, sides: Sides, drafts: list[EncounterDraft]) -> None:
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
        if any(sides.is_envoy(m) for m in hosts):
            continue  # an envoy is nowhere the host but in a mission
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
