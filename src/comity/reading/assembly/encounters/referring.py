"""Sentences that say more of the encounter told before without naming who took part."""

from __future__ import annotations

from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.near import place_in
from comity.reading.assembly.time.dating import date_of
from comity.reading.document import Document
from comity.reading.findings import EncounterKind
from comity.reading.frames import Frame

_TALKS = frozenset({EncounterKind.VISIT, EncounterKind.MEETING, EncounterKind.CALL})


def tell_more(document: Document, drafts: list[EncounterDraft], frame: Frame) -> None:
    """`The meeting took place on 8 November at City Hall`: the date and place of the latest
    encounter, where it has none."""
    if not document.language.means_encounter_told(frame):
        return
    told = [d for d in drafts if d.kind in _TALKS and d.modality is frame.modality]
    if not told:
        return
    draft = told[-1]
    date, place = date_of(document, frame), place_in(document, frame)
    if draft.date is None and date is not None:
        draft.date, draft.date_proof = date.edtf, [date.passage]
    if draft.place is None and place is not None:
        draft.place, draft.place_proof = place.name, [place.passage]
    draft.is_at_home = draft.is_at_home or document.language.is_at_own_house(frame.sentence)
    draft.proof.append(frame.passage)
