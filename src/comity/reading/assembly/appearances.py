"""Joint appearances: who took part in an event elsewhere, or with somebody from elsewhere."""

from __future__ import annotations

from comity.reading.assembly.drafts import EncounterDraft, actors, started
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import EncounterKind, Modality


def events_attended(document: Document, sides: Sides, sentence: Sentence) -> list[EncounterDraft]:
    """Somebody took part in an event elsewhere, or both sides in one event."""
    drafts = []
    for frame in document.frames_of(sentence):
        if frame.name != "attend" or not frame.roles.get("event"):
            continue
        event = frame.roles["event"][0]
        people = actors(frame.roles.get("attendee", []))
        quotation = sentence.voice
        speaker = quotation.speaker if quotation is not None else None
        if not people and speaker is not None and not isinstance(speaker, str):
            if not document.language.is_first_person(sentence, frame.trigger):
                continue
            people = [Mention(MentionKind.PERSON, 0, 0, speaker.name, event.passage, speaker)]
        foreign = [m for m in people if sides.differ(sides.of_mention(m), None)]
        if not people or frame.modality is not Modality.HAPPENED:
            continue
        if not foreign and not _is_abroad(sides, event):
            continue
        draft = started(document, frame, EncounterKind.EVENT)
        draft.others, draft.title = people, event.name
        if draft.place is None and event.place is not None:
            draft.place, draft.place_proof = event.place, [event.passage]
        draft.confidence = 0.7
        drafts.append(draft)
    return drafts


def join_event(drafts: list[EncounterDraft], draft: EncounterDraft) -> None:
    """Who took part in one event at one time was there together."""
    for known in drafts:
        alike = known.kind is EncounterKind.EVENT and known.title == draft.title
        if alike and known.modality is draft.modality:
            names = known.names()
            known.others += [m for m in draft.others if m.label not in names]
            known.proof += [p for p in draft.proof if p not in known.proof]
            if known.date is None:
                known.date, known.date_proof = draft.date, draft.date_proof
            return
    drafts.append(draft)


def _is_abroad(sides: Sides, event: Mention) -> bool:
    if event.place is None:
        return event.subkind in ("forum", "other") and any(
            w.isupper() and len(w) > 2 for w in event.name.split()
        )
    return sides.differ(sides.of_place(event.place), None)
