"""Invitations: who invited whom to what."""

from __future__ import annotations

from comity.reading.assembly.event_dates import date_of_event
from comity.reading.assembly.events import event_place
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention, MentionKind, Person
from comity.reading.findings import InvitationFinding, Modality
from comity.reading.frames import Frame


def invitations_of(document: Document, sides: Sides) -> list[InvitationFinding]:
    """One invitation for each event to which somebody of the other side is invited."""
    found: list[InvitationFinding] = []
    for sentence in document.sentences:
        for frame in document.frames_of(sentence):
            if frame.name == "invite" and frame.modality is not Modality.DENIED:
                _add(document, sides, frame, found)
    return found


def _add(document: Document, sides: Sides, frame: Frame, found: list[InvitationFinding]) -> None:
    inviters = list(frame.roles.get("inviter", []))
    invitees = list(frame.roles.get("invitee", []))
    by = inviters[0].label if inviters else _speaker(frame)
    if by is not None and not invitees and frame.value == "noun":
        invitees = _told_before(document, sides, frame, inviters)
    if by is None or not invitees:
        return
    own = _side(sides, inviters)
    if own is not None and not any(sides.differ(own, sides.of_mention(m)) for m in invitees):
        return
    events: list[Mention | None] = [*(frame.roles.get("event") or frame.roles.get("place") or [])]
    for event in events or [None]:
        found.append(_finding(document, frame, by, invitees, event))


def _told_before(
    document: Document, sides: Sides, frame: Frame, inviters: list[Mention]
) -> list[Mention]:
    """`conveyed the mayor's invitation`: to the person of the other side named last before."""
    own = _side(sides, inviters)
    latest: list[Mention] = []
    for sentence in document.sentences:
        if sentence is frame.sentence:
            break
        for mention in sentence.mentions:
            if mention.kind is MentionKind.PERSON and sides.differ(sides.of_mention(mention), own):
                latest = [mention]
    return latest


def _side(sides: Sides, mentions: list[Mention]) -> Side | None:
    return sides.of_mention(mentions[0]) if mentions else None


def _speaker(frame: Frame) -> str | None:
    voice = frame.sentence.voice
    if voice is None:
        return None
    speaker = voice.speaker
    return speaker.name if isinstance(speaker, Person) else speaker


def _finding(
    document: Document,
    frame: Frame,
    by: str,
    invitees: list[Mention],
    event: Mention | None,
) -> InvitationFinding:
    invitation = InvitationFinding(
        by=by,
        to=list(dict.fromkeys(m.label for m in invitees)),
        event=event.name if event is not None else None,
        proof=[frame.passage],
        confidence=0.85 if event is not None else 0.55,
    )
    if event is None:
        return invitation
    invitation.field_proof["event"] = [event.passage]
    if event.kind is MentionKind.PLACE:
        invitation.event = document.language.visit_to(event)
        invitation.place = event.name
        return invitation
    date = date_of_event(document, frame.sentence, event)
    if date is not None:
        invitation.date = date.edtf
        invitation.field_proof["date"] = [date.passage]
    place = event_place(frame.sentence, event)
    if place is not None:
        invitation.place = place.name
        invitation.field_proof["place"] = [place.passage]
    return invitation
