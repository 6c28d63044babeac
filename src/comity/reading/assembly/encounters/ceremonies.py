"""Ceremonies: where and when they were held, who attended, signed and spoke."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.assembly.encounters.drafts import EncounterDraft, sides_differ
from comity.reading.assembly.encounters.presence import Presence
from comity.reading.assembly.encounters.trips import is_news
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.time.dating import date_of
from comity.reading.assembly.time.governing import distance
from comity.reading.document import (
    DateMention,
    Document,
    Mention,
    MentionKind,
    Person,
    Sentence,
    Token,
)
from comity.reading.findings import (
    AgreementFinding,
    EncounterKind,
    EncounterRole,
    Modality,
    RoleAt,
)
from comity.reading.frames import Frame


def ceremonies_of(
    document: Document, sides: Sides, agreements: list[AgreementFinding], told: list[EncounterDraft]
) -> list[EncounterDraft]:
    """Signing and opening ceremonies: where, when, who attended, who signed and spoke.

    All sentences that speak of a ceremony in a text speak of one, unless they give it
    another date or place. A signing by people of two sides is one too, unless it is told as
    part of a visit that is among `told`.
    """
    found: list[EncounterDraft] = []
    for sentence in document.told():
        at = document.language.ceremony_at(sentence)
        if at is None or sentence.is_heading:
            continue
        if not found:
            found.append(EncounterDraft(EncounterKind.CEREMONY, _held(document, sentence, at)))
        _describe(document, found[-1], sentence, at)
    if not any(_between_sides(sides, d, True) for d in found):
        found = _signings(document, sides, told, found)
    if not told and found:
        _add_attendants(document, found[0])
        if not _between_sides(sides, found[0], True):
            _add_speakers(document, sides, found[0])
    for draft in found:
        _place_of_signing(document, draft)
        _give_roles(document, draft, agreements)
    return [d for d in found if _between_sides(sides, d, bool(agreements))]


_YEAR = 4  # digits
_SENTENCE = 20  # words of a heading that is a sentence in capitals


def _signings(
    document: Document, sides: Sides, told: list[EncounterDraft], found: list[EncounterDraft]
) -> list[EncounterDraft]:
    """What people of two sides signed, opened or handed over, with its venue; within a visit
    only where it has one. What was `found` of a ceremony is completed."""
    draft: EncounterDraft | None = found[0] if found else None
    for sentence in document.told():
        if sentence.is_heading and len(sentence.tokens) < _SENTENCE:
            continue
        for frame in document.frames_of(sentence):
            if not _is_signing(sides, frame) or _is_history(document, frame):
                continue
            venue = document.language.venue(sentence, frame.trigger.first)
            if venue is None and _is_of_visit(sides, frame, told):
                continue
            if draft is None:
                draft = EncounterDraft(EncounterKind.CEREMONY, frame.modality, confidence=0.6)
            if draft.modality is frame.modality:
                _describe(document, draft, sentence, frame.trigger.first)
    if draft is None or (not found and not _is_recent(document, draft)):
        return found
    return [draft]


def _is_history(document: Document, frame: Frame) -> bool:
    """`In 2018 Mayor A. came and signed with B.`: of a year that is told in the sentence."""
    dates = [d.edtf for d in frame.sentence.dates if len(d.edtf) == _YEAR and d.edtf.isdigit()]
    return bool(dates) and max(dates) < (document.published or "")[:_YEAR]


def _is_recent(document: Document, draft: EncounterDraft) -> bool:
    """A signing long ago, told without a ceremony, is the history of an agreement."""
    return draft.modality is not Modality.HAPPENED or is_news(document, draft)


def _is_of_visit(sides: Sides, frame: Frame, told: list[EncounterDraft]) -> bool:
    """Whether those who sign are of the sides of a visit that is told."""
    role = _ACTS[(frame.name, frame.value)]
    acting = [sides.of_mention(m) for m in frame.roles.get(role, [])]
    return any(
        draft.modality is frame.modality
        and any(sides.alike(sides.of_mention(m), side) for m in _met(draft) for side in acting)
        for draft in told
        if not draft.is_weak
    )


def _met(draft: EncounterDraft) -> list[Mention]:
    """Those who came, or met: a meeting in the city of one side is told as a visit later."""
    return draft.others if draft.kind is EncounterKind.MEETING else draft.guests


def _add_speakers(document: Document, sides: Sides, draft: EncounterDraft) -> None:
    """Who speaks in the report of a ceremony that is its only encounter was there."""
    names = draft.names()
    draft.others += [m for m in Presence(document, sides).speaking() if m.label not in names]


def _add_attendants(document: Document, draft: EncounterDraft) -> None:
    """`X also attended`, of the ceremony that is the only encounter of the text."""
    for sentence in document.told():
        for frame in document.frames_of(sentence):
            if frame.name != "attend" or frame.modality is not draft.modality:
                continue
            if document.language.names_encounter(frame):
                names = draft.names()
                people = [m for m in frame.roles.get("attendee", []) if m.person is not None]
                draft.others += [m for m in people if m.label not in names]


def _place_of_signing(document: Document, draft: EncounterDraft) -> None:
    """`In Gomel the agreement was signed`: the city of a ceremony whose venue is not told."""
    if draft.place is not None:
        return
    for sentence in document.told():
        for frame in document.frames_of(sentence):
            if (frame.name, frame.value) != ("agree", "signed"):
                continue
            places = [m for m in frame.roles.get("place", []) if not _is_where_party_is(frame, m)]
            if places and frame.modality is draft.modality:
                draft.place, draft.place_proof = places[0].name, [places[0].passage]
                return


def _is_where_party_is(frame: Frame, place: Mention) -> bool:
    """`signed with Biratnagar in Nepal`: the country of a party, not of the signing."""
    return any(
        m.kind is MentionKind.PLACE and place.first - m.last == 1 for m in frame.sentence.mentions
    )


# Frames that tell of a ceremony where people of two sides take part, and the role that they take.
_ACTS: dict[tuple[str, str | None], str] = {
    ("agree", "signed"): "signatory",
    ("agree", "renewed"): "signatory",
    ("ceremony", "opening"): "attendee",
}


def _is_signing(sides: Sides, frame: Frame) -> bool:
    role = _ACTS.get((frame.name, frame.value))
    if role is None or frame.modality not in (Modality.HAPPENED, Modality.PLANNED):
        return False
    people = [m for m in frame.roles.get(role, []) if m.person is not None]
    return len(people) > 1 and sides_differ(sides, people, people)


def _held(document: Document, sentence: Sentence, at: int) -> Modality:
    """Planned only if every deed of the sentence lies in the future, whatever it promises."""
    frames = document.frames_of(sentence)
    told = [f for f in frames if f.trigger.form.form == "finite" and f.name != "plan"]
    if not told or {f.modality for f in told} != {Modality.PLANNED}:
        return Modality.HAPPENED
    is_deed = any(f.name in ("agree", "ceremony") for f in told)
    if not is_deed and any(_was_signed_there(f, at) for f in frames):
        return Modality.HAPPENED
    return Modality.PLANNED


def _was_signed_there(frame: Frame, at: int) -> bool:
    """`törenle imzaların atıldığı protokole göre ... düzenlenecek`: what was signed at the
    ceremony promises what is to come."""
    form = frame.trigger.form
    is_past = form.form == "relative" and form.tense == "past"
    return frame.name == "agree" and is_past and frame.trigger.first > at


def _describe(document: Document, draft: EncounterDraft, sentence: Sentence, at: int) -> None:
    """Add what one sentence tells of the ceremony."""
    draft.proof.append(sentence.passage)
    venue = document.language.venue(sentence, at)
    if venue is not None and draft.place is None:
        words = " ".join(venue.of(document.text).split())
        draft.place, draft.place_proof = document.language.venue_name(words), [venue]
    if draft.date is None:
        _date(document, draft, sentence, sentence.tokens[at])
    for frame in document.frames_of(sentence):
        for mention in frame.functions.get("present", []):
            if mention.person is not None and mention.label not in draft.names():
                draft.others.append(mention)
        for role in ("attendee", "signatory", "speaker", "participant"):
            for mention in frame.roles.get(role, []):
                if mention.person is not None and mention.label not in draft.names():
                    draft.others.append(mention)


_DATED_BY = frozenset({"ceremony", "agree", "attend", "organise"})


def _date(document: Document, draft: EncounterDraft, sentence: Sentence, noun: Token) -> None:
    """The date nearest to the ceremony's noun, of a verb that tells of the ceremony itself, not
    of what somebody announced there."""
    told = [
        frame
        for frame in document.frames_of(sentence)
        if frame.name in _DATED_BY and frame.modality is draft.modality
    ]
    found = [date for frame in told if (date := date_of(document, frame)) is not None]
    found = [d for d in found if _dates_ceremony(document, d)]
    if found:
        place = Passage(noun.start, noun.end)
        date = min(found, key=lambda d: distance(d.passage, place))
        draft.date, draft.date_proof = date.edtf, [date.passage]


def _dates_ceremony(document: Document, date: DateMention) -> bool:
    """A day or month; a year alone only of the past."""
    if len(date.edtf) == 4:
        return date.edtf < (document.published or "")[:4]
    return not date.edtf.startswith("..")


def _give_roles(
    document: Document, draft: EncounterDraft, agreements: list[AgreementFinding]
) -> None:
    """Signatories of the agreements; speakers are those whose words the report quotes."""
    capacity = {m.label: _capacity(m) for m in draft.others}
    people = {p.name: p for p in document.people}
    for name in dict.fromkeys(n for a in agreements for n in a.signatories):
        if name not in draft.names() and name in people:
            draft.others.append(_attendee(people[name]))
        draft.roles.append(
            RoleAt(name=name, role=EncounterRole.SIGNATORY, capacity=capacity.get(name))
        )
    speakers = [q.speaker for q in document.quotations if isinstance(q.speaker, Person)]
    for person in dict.fromkeys(speakers):
        office = person.offices[0].title if person.offices else None
        draft.roles.append(RoleAt(name=person.name, role=EncounterRole.SPEAKER, capacity=office))


def _attendee(person: Person) -> Mention:
    passage = person.forms[0][1]
    return Mention(MentionKind.PERSON, 0, 0, person.name, passage, person, person.offices)


def _capacity(mention: Mention) -> str | None:
    offices = mention.offices or (mention.person.offices if mention.person is not None else [])
    return offices[0].title if offices else None


def _between_sides(sides: Sides, draft: EncounterDraft, is_signing: bool) -> bool:
    """A ceremony between two cities signs something; one that does not is an encounter only
    if somebody of another country attends."""
    found = [sides.of_mention(m) for m in draft.others]
    if is_signing:
        return any(sides.differ(a, b) for a in found for b in found)
    return len({s.country for s in found if s is not None and s.country}) > 1
