"""Named events: forums, summits, fairs, festivals, olympiads."""

from __future__ import annotations

from comity.reading.assembly.event_dates import date_of_event, later_date_of_event
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import EventFinding, Mode


def events_of(document: Document) -> list[EventFinding]:
    """Each event once, with the date, place, organiser and mode that the text gives it."""
    found: dict[str, EventFinding] = {}
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.EVENT:
                _add(document, found, sentence, mention)
    _dates_told_later(document, found)
    for sentence in document.sentences:
        _organisers(document, found, sentence)
    _modes(document, found)
    return list(found.values())


def event_key(document: Document, name: str) -> str:
    """A key under which two mentions of one event in a text are the same."""
    return " ".join(document.language.fold(name).split())


def _add(
    document: Document, found: dict[str, EventFinding], sentence: Sentence, mention: Mention
) -> None:
    key = event_key(document, mention.name)
    event = found.get(key)
    if event is None:
        event = found[key] = EventFinding(name=mention.name, confidence=0.8)
    event.proof.append(mention.passage)
    if event.date is None:
        date = date_of_event(document, sentence, mention)
        if date is not None:
            event.date = date.edtf
            event.field_proof["date"] = [date.passage]
    place = event_place(sentence, mention)
    if event.place is None and place is not None:
        event.place = place.name
        event.field_proof["place"] = [place.passage]


def _dates_told_later(document: Document, found: dict[str, EventFinding]) -> None:
    """`The forum will take place on 12 May`: the date of the event of that kind named last."""
    last: Mention | None = None
    for sentence in document.sentences:
        named = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
        if named:
            last = named[-1]
            continue
        event = found.get(event_key(document, last.name)) if last is not None else None
        if event is None or last is None or event.date is not None or not sentence.dates:
            continue
        date = later_date_of_event(document, sentence, last.subkind or "")
        if date is not None:
            event.date = date.edtf
            event.field_proof["date"] = [date.passage]


def event_place(sentence: Sentence, mention: Mention) -> Mention | None:
    """The place in which an event's own clause says it is held."""
    for other in sentence.mentions:
        if other.kind is not MentionKind.PLACE or other.marker != "in":
            continue
        if 0 <= other.first - mention.last <= 6:
            return other
        if 0 <= mention.first - other.last <= 4 and not _is_of_another(sentence, mention, other):
            return other
    return None


def _is_of_another(sentence: Sentence, mention: Mention, place: Mention) -> bool:
    """Whether a place before an event stands by an event named before it."""
    return any(
        m.kind is MentionKind.EVENT and m is not mention and 0 <= place.first - m.last <= 6
        for m in sentence.mentions
    )


def _organisers(document: Document, found: dict[str, EventFinding], sentence: Sentence) -> None:
    for frame in document.frames_of(sentence):
        if frame.name != "organise":
            continue
        for mention in frame.roles.get("event", []):
            event = found.get(event_key(document, mention.name))
            organisers = frame.roles.get("organiser", [])
            if event is not None and organisers and event.organiser is None:
                event.organiser = organisers[-1].label
                event.field_proof["organiser"] = [organisers[-1].passage]


def _modes(document: Document, found: dict[str, EventFinding]) -> None:
    """How an event is attended, where a sentence about it says so."""
    last: EventFinding | None = None
    for sentence in document.sentences:
        named = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
        mode = document.language.mode_in(sentence)
        if mode is not None:
            target = found.get(event_key(document, named[0].name)) if named else None
            if target is None and document.language.names_event(sentence):
                target = last
            if target is not None and target.mode is None:
                target.mode = Mode(mode)
                target.field_proof["mode"] = [sentence.passage]
        if named:
            last = found.get(event_key(document, named[-1].name), last)
