"""Who is host and who is guest, told from the place where something is held."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.assembly.drafts import Draft
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention, MentionKind
from comity.reading.findings import EncounterKind, Modality


def host_from_place(document: Document, sides: Sides, drafts: list[Draft]) -> None:
    """Complete the sides of drafts: talks and ceremonies by their place, visits by their city."""
    for draft in drafts:
        if draft.kind is EncounterKind.MEETING:
            _visit_at(sides, draft)
        elif draft.kind is EncounterKind.CEREMONY:
            _ceremony_at(sides, draft)
        told = draft.modality in (Modality.HAPPENED, Modality.PLANNED)
        if draft.kind is EncounterKind.VISIT and told and not draft.hosts:
            _city_as_host(sides, draft)


def _visit_at(sides: Sides, draft: Draft) -> None:
    """Talks in the city of one side: that side is the host, the other came to visit."""
    hosts, guests, others = _parted(sides, draft)
    if hosts and guests and not others:
        draft.kind, draft.hosts, draft.guests, draft.others = EncounterKind.VISIT, hosts, guests, []


def _ceremony_at(sides: Sides, draft: Draft) -> None:
    """Those at home where a ceremony is held are its hosts; envoys are on neither side."""
    hosts, guests, others = _parted(sides, draft)
    if hosts and guests:
        draft.hosts, draft.guests, draft.others = hosts, guests, others


def _parted(sides: Sides, draft: Draft) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Those of the place, those of another place, and those who are of none or envoys."""
    place = _side_of_place(sides, draft)
    hosts: list[Mention] = []
    guests: list[Mention] = []
    others: list[Mention] = []
    for mention in draft.others:
        side = sides.of_mention(mention)
        if place is None or side is None or sides.is_envoy(mention):
            others.append(mention)
        else:
            (hosts if side.key == place.key else guests).append(mention)
    return hosts, guests, others


def _side_of_place(sides: Sides, draft: Draft) -> Side | None:
    """The city of a draft's place; of a venue the city that its name holds."""
    if draft.place is None:
        return None
    side = sides.of_place(draft.place)
    if side is not None and side.country is not None:
        return side
    return sides.of_place(sides.place_inside(draft.place))


def _city_as_host(sides: Sides, draft: Draft) -> None:
    """A visit to a city whose host is not named has the city for its host."""
    side = sides.of_place(draft.place)
    if draft.place is None or side is None or side.country is None or side.is_state:
        return
    passage = draft.place_proof[0] if draft.place_proof else Passage(0, 1)
    draft.hosts = [Mention(MentionKind.PLACE, 0, 0, draft.place, passage, place=draft.place)]
