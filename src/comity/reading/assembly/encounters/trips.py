"""Trips of several visits, and when what is told was."""

from __future__ import annotations

from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document
from comity.reading.findings import EncounterKind, Modality

_OLD = 1  # months between a visit and the news of it


def is_news(document: Document, draft: EncounterDraft) -> bool:
    """Whether a draft was, and not long before the text: what it is written about."""
    if draft.modality is not Modality.HAPPENED:
        return False
    then, now = _month(draft.date), _month(document.published)
    return then is None or now is None or abs(now - then) <= _OLD


def _month(edtf: str | None) -> int | None:
    """A month as a number, or None where a date is open or has no month."""
    if edtf is None or not edtf[:4].isdigit():
        return None
    month = edtf[5:7]
    return int(edtf[:4]) * 12 + (int(month) if month.isdigit() and int(month) <= 12 else 6)


def plan_future(document: Document, drafts: list[EncounterDraft]) -> None:
    """`is in Izmir from 27 February`, written on the 21st: planned."""
    now = document.published
    for draft in drafts:
        if draft.modality is Modality.HAPPENED and now and draft.date:
            if (
                len(now) == len(draft.date[:10])
                and draft.date[:10] > now
                and draft.date[0].isdigit()
            ):
                draft.modality = Modality.PLANNED


def spread_trips(sides: Sides, drafts: list[EncounterDraft]) -> list[EncounterDraft]:
    """A trip that is told as a whole gives its date to the visits of which it consists, and
    is none of its own."""
    visits = [d for d in drafts if d.kind in (EncounterKind.VISIT, EncounterKind.MEETING)]
    kept: list[EncounterDraft] = []
    for draft in drafts:
        stops = [d for d in visits if _is_stop_of(sides, draft, d)]
        if not stops:
            kept.append(draft)
            continue
        for stop in stops:
            if stop.date is None:
                stop.date, stop.date_proof = draft.date, draft.date_proof
            _as_stop(draft, stop)
    return kept


def _as_stop(trip: EncounterDraft, stop: EncounterDraft) -> None:
    """Those who travel are the guests of each stop, whom they meet its hosts."""
    travellers = {m.label for m in trip.guests}
    if stop.kind is EncounterKind.MEETING:
        stop.kind = EncounterKind.VISIT
        stop.guests = [m for m in stop.others if m.label in travellers]
        stop.hosts = [m for m in stop.others if m.label not in travellers]
        stop.others = []
    names = stop.names()
    stop.guests += [m for m in trip.guests if m.person and m.label not in names]


def _is_stop_of(sides: Sides, trip: EncounterDraft, stop: EncounterDraft) -> bool:
    """Whether a visit with hosts is part of a trip to nobody, into its country or nowhere."""
    if trip is stop or trip.kind is not EncounterKind.VISIT or trip.hosts:
        return False
    if trip.modality is not stop.modality or not (stop.hosts or stop.place):
        return False
    place = sides.of_place(trip.place)
    if place is not None and place.country and not place.is_state:
        return False
    if not stop.hosts and stop.place == trip.place:
        return False  # the trip once more
    names = {m.label for m in trip.guests}
    return bool(names & {m.label for m in (*stop.guests, *stop.others)})
