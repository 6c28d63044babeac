"""Whether a found thing is the gold one, and what differs: one function for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.evaluation.corpus import GoldStatement
from comity.evaluation.names import same_name, same_parties, same_party, same_place, shared
from comity.evaluation.offices import same_office
from comity.evaluation.pairing import pair
from comity.evaluation.words import content_words, overlap, words
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EventFinding,
    InvitationFinding,
    OfficeHeld,
    PersonFinding,
    PlanFinding,
    StatementFinding,
)

ENOUGH_OF_NAME = 0.6
ENOUGH_OF_PHRASE = 0.5


@dataclass(frozen=True, slots=True)
class Judgement:
    """How alike two things are (0: not to be compared) and the fields that are wrong."""

    likeness: float
    faults: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether the found thing is the gold one in all that is asked."""
        return self.likeness > 0 and not self.faults


UNLIKE = Judgement(0)


@dataclass(frozen=True, slots=True)
class OfficeOf:
    """An office with its holder, and the places of all offices that the holder has."""

    person: str
    office: OfficeHeld
    places: tuple[str, ...]
    confidence: float


def judge_person(gold: PersonFinding, found: PersonFinding) -> Judgement:
    """By the whole name."""
    if same_name(gold.name, found.name):
        return Judgement(1)
    return Judgement(overlap(words(gold.name), words(found.name)) / 2, ("name",))


def judge_person_with_offices(gold: PersonFinding, found: PersonFinding) -> Judgement:
    """By the whole name, and the offices: each of gold found, none besides."""
    judged = judge_person(gold, found)
    if not judged.is_right:
        return judged
    held, claimed = offices_of(gold), offices_of(found)
    right = [1 for a, b in pair(held, claimed, lambda a, b: float(judge_office(a, b).is_right))]
    return Judgement(1, () if len(right) == len(held) == len(claimed) else ("offices",))


def offices_of(person: PersonFinding) -> list[OfficeOf]:
    """The offices of one person."""
    places = tuple(office.place for office in person.offices if office.place)
    return [OfficeOf(person.name, o, places, o.confidence) for o in person.offices]


def judge_office(gold: OfficeOf, found: OfficeOf) -> Judgement:
    """By the holder and the office."""
    if not same_name(gold.person, found.person):
        return UNLIKE
    if same_office(gold.office, found.office, gold.places):
        return Judgement(1)
    titles = overlap(content_words(gold.office.title), content_words(found.office.title))
    return Judgement(0.1 + titles / 2, ("office",))


def judge_encounter(gold: EncounterFinding, found: EncounterFinding) -> Judgement:
    """By kind, both sides (all names of each) and date."""
    met = _participants(gold), _participants(found)
    if not shared(*met) and any(met):
        return UNLIKE
    faults = {
        "kind": gold.kind != found.kind,
        "sides": not _same_sides(gold, found),
        "date": gold.date != found.date,
    }
    return _judged(faults, shared(*met) / max(1, *map(len, met)))


def judge_encounter_loosely(gold: EncounterFinding, found: EncounterFinding) -> Judgement:
    """By kind and at least one name on each side."""
    met = _participants(gold), _participants(found)
    if not shared(*met) and any(met):
        return UNLIKE
    faults = {"kind": gold.kind != found.kind, "sides": not _sides_touch(gold, found)}
    return _judged(faults, shared(*met) / max(1, *map(len, met)))


def _participants(encounter: EncounterFinding) -> tuple[str, ...]:
    return (*encounter.hosts, *encounter.guests, *encounter.others)


def _same_sides(gold: EncounterFinding, found: EncounterFinding) -> bool:
    sides = same_parties(gold.hosts, found.hosts) and same_parties(gold.guests, found.guests)
    if gold.hosts or gold.guests:
        return sides
    return sides and same_parties(gold.others, found.others)


def _sides_touch(gold: EncounterFinding, found: EncounterFinding) -> bool:
    """One of each side that gold has; of those without a side two, wherever they are found."""
    if not gold.hosts and not gold.guests:
        return shared(gold.others, _participants(found)) >= min(2, len(gold.others))
    hosts = not gold.hosts or shared(gold.hosts, [*found.hosts, *found.others]) > 0
    guests = not gold.guests or shared(gold.guests, [*found.guests, *found.others]) > 0
    return hosts and guests


def judge_agreement(gold: AgreementFinding, found: AgreementFinding) -> Judgement:
    """By kind and parties."""
    common = shared(gold.parties, found.parties)
    if not common and (gold.parties or found.parties):
        return UNLIKE
    faults = {
        "kind": gold.kind != found.kind,
        "parties": not same_parties(gold.parties, found.parties),
    }
    extra = 0.1 * (gold.stage == found.stage) + 0.1 * (gold.date == found.date)
    return _judged(faults, common / max(1, len(gold.parties), len(found.parties)) + extra)


def judge_invitation(gold: InvitationFinding, found: InvitationFinding) -> Judgement:
    """By inviter, one invitee if gold has any, and event."""
    faults = {
        "by": not same_party(gold.by, found.by),
        "to": bool(gold.to) and not shared(gold.to, found.to),
        "event": not _same_phrase(gold.event, found.event),
    }
    return _judged(faults, 0.1) if sum(faults.values()) < len(faults) else UNLIKE


def judge_plan(gold: PlanFinding, found: PlanFinding) -> Judgement:
    """By one of those who plan it if gold has any, what (word overlap) and when."""
    alike = overlap(content_words(gold.what), content_words(found.what))
    faults = {
        "who": bool(gold.who) and not shared(gold.who, found.who),
        "what": alike < ENOUGH_OF_PHRASE,
        "when": gold.when != found.when,
    }
    return _judged(faults, alike) if alike >= ENOUGH_OF_PHRASE / 2 else UNLIKE


def judge_event(gold: EventFinding, found: EventFinding) -> Judgement:
    """By name, and by date and place where gold gives them."""
    alike = overlap(content_words(gold.name), content_words(found.name))
    faults = {
        "name": alike < ENOUGH_OF_NAME,
        "date": gold.date is not None and gold.date != found.date,
        "place": gold.place is not None and not same_place(gold.place, found.place),
    }
    return _judged(faults, alike) if alike > 0 else UNLIKE


def judge_statement(gold: StatementFinding, found: StatementFinding) -> Judgement:
    """By speaker, first five and last three words."""
    assert isinstance(gold, GoldStatement)
    opening, ending, said = words(gold.opens_with), words(gold.ends_with), words(found.text)
    faults = {
        "speaker": not same_party(gold.speaker, found.speaker),
        "opening": said[: len(opening)] != opening,
        "ending": said[-len(ending) :] != ending,
    }
    return UNLIKE if faults["opening"] and faults["ending"] else _judged(faults, 0.1)


def _same_phrase(gold: str | None, found: str | None) -> bool:
    if not gold:
        return True
    return overlap(content_words(gold), content_words(found)) >= ENOUGH_OF_PHRASE


def _judged(faults: dict[str, bool], likeness: float) -> Judgement:
    """Fields that are right add to the likeness, so that the better one is paired."""
    wrong: Sequence[str] = [name for name, is_wrong in faults.items() if is_wrong]
    return Judgement(0.01 + likeness + 1 - len(wrong) / len(faults), tuple(wrong))
