"""Named events: forums, summits, fairs, festivals, olympiads."""

from __future__ import annotations

import re

from comity.reading.assembly.events.names import KnownEvents
from comity.reading.assembly.events.places import event_place, later_place
from comity.reading.assembly.time.event_dates import date_of_event, later_date_of_event
from comity.reading.document import DateMention, Document, Mention, MentionKind, Sentence
from comity.reading.findings import EventFinding, Mode

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def events_of(document: Document) -> KnownEvents:
    """Each event once, with the date, place, organiser and mode that the text gives it."""
    found = KnownEvents(document)
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.EVENT:
                _add(document, found, sentence, mention)
    _told_later(document, found)
    for sentence in document.sentences:
        _organisers(document, found, sentence)
    _modes(document, found)
    return found


def _add(document: Document, found: KnownEvents, sentence: Sentence, mention: Mention) -> None:
    event = found.meet(mention.name)
    event.proof.append(mention.passage)
    if event.date is None:
        date = date_of_event(document, sentence, mention)
        if date is not None:
            event.date = date.edtf
            event.field_proof["date"] = [date.passage]
    place = event_place(document, sentence, mention)
    if event.place is None and place is not None:
        event.place = place.name
        event.field_proof["place"] = [place.passage]


def _told_later(document: Document, found: KnownEvents) -> None:
    """`The forum will take place on 12 May in Baku`, of the event of that kind named last; and
    the city and year in a name (`Oran International Fair`, `Expo 2030`)."""
    last: Mention | None = None
    for sentence in document.sentences:
        named = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
        if named:
            last = named[-1]
            continue
        event = found.of(last.name) if last is not None else None
        if event is None or last is None:
            continue
        _add_later(document, event, sentence, last.subkind or "")
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.EVENT:
                _add_from_name(document, found, mention)


def _run_until(event: EventFinding, date: DateMention) -> None:
    """`opened on 16 September` and `runs until 19 September` are the two ends of an event."""
    start, last = event.date or "", date.edtf.removeprefix("../")
    is_day = len(start) == len(last) == 10
    if is_day and date.edtf.startswith("../") and start[:4] == last[:4] and start < last:
        event.date = f"{start}/{last}"
        event.field_proof["date"].append(date.passage)


def _add_later(document: Document, event: EventFinding, sentence: Sentence, kind: str) -> None:
    date = later_date_of_event(document, sentence, kind) if sentence.dates else None
    if date is not None and event.date is None:
        event.date = date.edtf
        event.field_proof["date"] = [date.passage]
    elif date is not None and event.date is not None:
        _run_until(event, date)
    if event.place is None:
        place = later_place(document, sentence, kind)
        if place is not None:
            event.place = place.name
            event.field_proof["place"] = [place.passage]


def _add_from_name(document: Document, found: KnownEvents, mention: Mention) -> None:
    event = found.of(mention.name)
    if event is None:
        return
    year = _YEAR.search(event.name)
    if event.date is None and year is not None:
        event.date = year.group()
        event.field_proof["date"] = [mention.passage]
    if event.place is not None:
        return
    city = document.language.city_of_event(mention)
    if city is not None:
        event.place = city
        event.field_proof["place"] = [mention.passage]


def _organisers(document: Document, found: KnownEvents, sentence: Sentence) -> None:
    for frame in document.frames_of(sentence):
        if frame.name != "organise":
            continue
        for mention in frame.roles.get("event", []):
            event = found.of(mention.name)
            organisers = frame.roles.get("organiser", [])
            if event is not None and organisers and event.organiser is None:
                event.organiser = organisers[-1].label
                event.field_proof["organiser"] = [organisers[-1].passage]


def _modes(document: Document, found: KnownEvents) -> None:
    """How an event is attended, where a sentence about it says so."""
    last: EventFinding | None = None
    for sentence in document.sentences:
        named = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
        mode = document.language.mode_in(sentence)
        if mode is not None:
            target = found.of(named[0].name) if named else None
            if target is None and document.language.names_event(sentence):
                target = last
            if target is not None and target.mode is None:
                target.mode = Mode(mode)
                target.field_proof["mode"] = [sentence.passage]
        if named:
            last = found.of(named[-1].name) or last
