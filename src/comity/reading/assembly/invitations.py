"""Invitations: who invited whom to what."""

from __future__ import annotations

from collections.abc import Iterable

from comity.reading.assembly.events.names import KnownEvents
from comity.reading.assembly.events.places import event_place
from comity.reading.assembly.sides import Side, Sides
from comity.reading.assembly.time.event_dates import date_of_event
from comity.reading.document import Document, Mention, MentionKind, Person, Sentence
from comity.reading.findings import InvitationFinding, Modality
from comity.reading.frames import Frame
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.speech.attribution import spoken_by

_MEMORY = 3


def invitations_of(document: Document, sides: Sides) -> list[InvitationFinding]:
    """One invitation for each event to which somebody of the other side is invited."""
    found: list[InvitationFinding] = []
    for position, sentence in enumerate(document.sentences):
        if sentence.is_heading:
            continue
        for frame in document.frames_of(sentence):
            if frame.name != "invite" or frame.modality is Modality.DENIED:
                continue
            inviting = document.inviting.get(id(frame))
            if inviting is not None:
                for invitation in _invitations(document, sides, position, frame, inviting):
                    _keep(found, invitation)
    return [i for i in found if i.event is not None or i.by is not None]


def _keep(found: list[InvitationFinding], new: InvitationFinding) -> None:
    """Add an invitation, unless it is told again; what is said more is taken over."""
    for known in found:
        same = known.by == new.by or None in (known.by, new.by)
        if not same or not set(known.to) & set(new.to):
            continue
        if new.event is None or known.event == new.event:
            return
        if known.event is None:
            new.to, new.by = known.to, known.by or new.by
            found[found.index(known)] = new
            return
    found.append(new)


def _invitations(
    document: Document, sides: Sides, position: int, frame: Frame, inviting: Inviting
) -> list[InvitationFinding]:
    """One for each inviter who sent one of their own, and each occasion."""
    inviters: list[Mention | None] = [*inviting.by] or [_inviter(document, position, inviting)]
    if not inviting.each_invites:
        inviters = inviters[:1]
    found = []
    for inviter in inviters:
        inviter = _as_person(document, sides, position, inviter)
        if inviter is None and not inviting.is_agentless:
            continue
        to = _invitees(document, sides, position, inviting, inviter)
        if not to or not _is_across(sides, inviter, to):
            continue
        by = inviter.label if inviter is not None else None
        occasions: list[Mention | None] = [*inviting.occasions]
        for occasion in occasions or [None]:
            found.append(_finding(document, frame, by, to, occasion))
    return found


def _inviter(document: Document, position: int, inviting: Inviting) -> Mention | None:
    """Who invites where the clause does not name them: the speaker, whoever is reported, or
    the subject of the sentences before."""
    sentence = document.sentences[position]
    if inviting.is_agentless and sentence.voice is None:
        return None
    if sentence.voice is not None:
        return _as_mention(sentence, sentence.voice.speaker)
    told = spoken_by(document, sentence)
    if told is not None:
        return _as_mention(sentence, told)
    return _last_subject(document, position)


def _as_person(
    document: Document, sides: Sides, position: int, mention: Mention | None
) -> Mention | None:
    """An office alone (`the minister's invitation`): the last one named who holds such a one."""
    if mention is None or mention.person is not None or not mention.offices:
        return mention
    if sides.of_mention(mention) is not None:
        return mention
    title = document.language.fold(mention.offices[-1].title)
    for sentence in reversed(document.sentences[: position + 1]):
        for other in reversed(sentence.mentions):
            held = other.person.offices if other.person is not None else []
            if any(document.language.fold(o.title).startswith(title) for o in held):
                return other
    return mention


def _as_mention(sentence: Sentence, speaker: Person | str | None) -> Mention | None:
    if speaker is None:
        return None
    person = speaker if isinstance(speaker, Person) else None
    name = speaker.name if isinstance(speaker, Person) else speaker
    return Mention(MentionKind.PERSON, 0, 0, name, sentence.passage, person)


def _last_subject(document: Document, position: int) -> Mention | None:
    """The person in the nominative of the reporter's last sentences."""
    seen = 0
    for sentence in reversed(document.sentences[:position]):
        if sentence.is_heading or sentence.voice is not None:
            continue
        for mention in sentence.mentions:
            if mention.person is not None and mention.marker == "":
                return mention
        seen += 1
        if seen == _MEMORY:
            break
    return None


def _invitees(
    document: Document,
    sides: Sides,
    position: int,
    inviting: Inviting,
    inviter: Mention | None,
) -> list[Mention]:
    by = inviter.label if inviter is not None else None
    named = [m for m in inviting.to if m.label != by]
    cities = [m for m in named if m.kind is MentionKind.PLACE]
    named = [m for m in named if m.kind is not MentionKind.PLACE] or [
        m for m in cities if all(m.name not in (o.name, o.place) for o in inviting.occasions)
    ]
    if named or not inviting.to_other:
        return named
    none = {by, *(m.label for m in inviting.bearers)}
    return _other_side(document, sides, position, _side(sides, inviter), none)


def _other_side(
    document: Document, sides: Sides, position: int, own: Side | None, none: set[str | None]
) -> list[Mention]:
    """`invited them`: the person of the other side named last before; else its place."""
    fallback: Mention | None = None
    for sentence in reversed(document.sentences[: position + 1]):
        for mention in reversed(sentence.mentions):
            if mention.label in none or not sides.differ(sides.of_mention(mention), own):
                continue
            if mention.kind is MentionKind.PERSON:
                return [mention]
            if mention.kind in (MentionKind.GROUP, MentionKind.INSTITUTION):
                fallback = fallback or mention
    for sentence in document.sentences[position + 1 :]:
        for mention in sentence.mentions:
            if mention.person is not None and mention.label not in none:
                if sides.differ(sides.of_mention(mention), own):
                    return [mention]
    if fallback is None:
        fallback = sides.counterpart()
        if fallback is not None and not sides.differ(sides.of_mention(fallback), own):
            fallback = None
    return [fallback] if fallback is not None else []


def _is_across(sides: Sides, inviter: Mention | None, to: list[Mention]) -> bool:
    """Whether anybody invited is of another side than the inviter.

    Of those whose place the text does not tell only a text about two sides is sure.
    """
    own = _side(sides, inviter)
    for mention in to:
        side = sides.of_mention(mention)
        if sides.differ(own, side):
            return True
        if inviter is None:
            if side is not None and _has_other(sides):
                return True
            continue
        untold = [m for m, s in ((inviter, own), (mention, side)) if s is None]
        if untold and all(_acts(m) for m in untold) and _has_other(sides):
            return True
    return False


def _acts(mention: Mention) -> bool:
    return mention.kind in (MentionKind.PERSON, MentionKind.INSTITUTION)


def _has_other(sides: Sides) -> bool:
    """Whether the text names any city or state besides its home."""
    return sides.has_other() or any(
        m.kind is MentionKind.PLACE and sides.differ(sides.of_mention(m), None)
        for s in sides.document.sentences
        for m in s.mentions
    )


def _side(sides: Sides, mention: Mention | None) -> Side | None:
    return sides.of_mention(mention) if mention is not None else None


def _finding(
    document: Document,
    frame: Frame,
    by: str | None,
    to: list[Mention],
    occasion: Mention | None,
) -> InvitationFinding:
    invitation = InvitationFinding(
        by=by,
        to=list(dict.fromkeys(m.label for m in to)),
        event=occasion.name if occasion is not None else None,
        proof=[frame.passage],
        confidence=0.85 if occasion is not None and by is not None else 0.55,
    )
    if occasion is None:
        return invitation
    invitation.field_proof["event"] = [occasion.passage]
    if occasion.kind is MentionKind.PLACE:
        invitation.event = document.language.visit_to(occasion)
        invitation.place = occasion.name
    elif occasion.subkind == PHRASE:
        invitation.place = occasion.place
    _date_and_place(document, frame, invitation, occasion)
    return invitation


def _date_and_place(
    document: Document, frame: Frame, invitation: InvitationFinding, occasion: Mention
) -> None:
    date = date_of_event(document, frame.sentence, occasion)
    if date is not None:
        invitation.date = date.edtf
        invitation.field_proof["date"] = [date.passage]
    place = event_place(document, frame.sentence, occasion)
    if place is None and occasion.kind is MentionKind.EVENT:
        place = next(iter(frame.roles.get("place", [])), None)
    if place is not None and invitation.place is None:
        invitation.place = place.name
        invitation.field_proof["place"] = [place.passage]


def complete(invitations: Iterable[InvitationFinding], events: KnownEvents) -> None:
    """Add what the text says elsewhere of the events to which somebody is invited."""
    for invitation in invitations:
        event = events.of(invitation.event)
        if event is None:
            continue
        if event.place is None and invitation.place is not None:
            event.place = invitation.place
            event.field_proof["place"] = invitation.field_proof.get("place", [])
        for name in ("date", "place"):
            if getattr(invitation, name) is None and getattr(event, name) is not None:
                setattr(invitation, name, getattr(event, name))
                invitation.field_proof[name] = event.field_proof.get(name, [])
