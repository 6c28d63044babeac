"""Joint appearances: who took part in an event elsewhere, or with somebody from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.assembly.encounters.drafts import EncounterDraft, actors, started
from comity.reading.assembly.events.names import KnownEvents
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind
from comity.reading.findings import EncounterKind, Modality
from comity.reading.frames import Frame

_REPRESENTS = "represent"


def events_attended(
    document: Document, sides: Sides, events: KnownEvents
) -> Iterator[EncounterDraft]:
    """Somebody took part in an event elsewhere, or both sides in one event."""
    last: Mention | None = None  # of which `X represented the city` speaks
    for sentence in document.sentences:
        for frame in document.frames_of(sentence):
            if frame.name == "attend" and frame.modality is Modality.HAPPENED:
                named = frame.roles.get("event", [])
                event = named[0] if named else (last if frame.value == _REPRESENTS else None)
                draft = _appearance(document, sides, events, frame, event) if event else None
                if draft is not None:
                    yield draft
        last = next((m for m in sentence.mentions if m.kind is MentionKind.EVENT), last)


def _appearance(
    document: Document, sides: Sides, events: KnownEvents, frame: Frame, event: Mention
) -> EncounterDraft | None:
    people = _attendees(document, frame, event)
    known = events.of(event.name)
    place = event.place or (known.place if known is not None else None)
    named = [*people, *frame.roles.get("attendee", [])]
    foreign = any(sides.differ(sides.of_mention(m), None) for m in named)
    if not people or not (foreign or _is_abroad(sides, event, place)):
        return None
    draft = started(document, frame, EncounterKind.EVENT)
    draft.others, draft.title = people, event.name
    if draft.place is None and place is not None:
        draft.place, draft.place_proof = place, [event.passage]
    draft.confidence = 0.7
    return draft


def gatherings(document: Document, sides: Sides) -> Iterator[EncounterDraft]:
    """`At the dinner held in Prizren there were A of the one city and B of the other`: people of
    two countries at something that has no name."""
    for sentence in document.told():
        for frame in document.frames_of(sentence):
            if not _is_gathering(document, sides, frame):
                continue
            draft = started(document, frame, EncounterKind.EVENT)
            places = [m for m in sentence.mentions if m.kind is MentionKind.PLACE]
            places = [m for m in places if m.marker == "in" and m.subkind != "country"]
            if draft.place is None and places:
                draft.place, draft.place_proof = places[0].name, [places[0].passage]
            draft.others = [m for m in actors(frame.roles["attendee"]) if m.person is not None]
            draft.confidence = 0.6
            yield draft


def _is_gathering(document: Document, sides: Sides, frame: Frame) -> bool:
    if frame.name != "attend" or frame.modality is not Modality.HAPPENED or frame.value:
        return False
    if frame.trigger.form.form != "finite" or frame.roles.get("event"):
        return False
    if document.language.ceremony_at(frame.sentence) is not None:
        return False
    people = [m for m in frame.roles.get("attendee", []) if m.person is not None]
    acting = [m for m in people if not sides.is_envoy(m)]
    found = [s for m in acting if (s := sides.of_mention(m)) is not None]
    return len({s.country for s in found if s.country}) > 1


def _attendees(document: Document, frame: Frame, event: Mention) -> list[Mention]:
    """Those who are told to attend; of `I attended` whoever speaks."""
    people = actors(frame.roles.get("attendee", []))
    quotation = frame.sentence.voice
    speaker = quotation.speaker if quotation is not None else None
    if people or speaker is None or isinstance(speaker, str):
        return people
    if not document.language.is_first_person(frame.sentence, frame.trigger):
        return []
    return [Mention(MentionKind.PERSON, 0, 0, speaker.name, event.passage, speaker)]


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


def _is_abroad(sides: Sides, event: Mention, place: str | None) -> bool:
    if place is None:
        return event.subkind in ("forum", "other") and any(
            w.isupper() and len(w) > 2 for w in event.name.split()
        )
    return sides.differ(sides.of_place(place), None)
