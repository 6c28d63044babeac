"""Records as `comity.identity` compares them, and the records that something may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db.models import Count, Q

from comity.identity import (
    AgreementProfile,
    EncounterProfile,
    EventProfile,
    InstitutionProfile,
    OfficeProfile,
    PersonProfile,
    PlaceProfile,
    Score,
)
from comity.register.kinds import COMMON, MODELS
from comity.register.models import (
    Agreement,
    Desk,
    Encounter,
    Event,
    IdentityKey,
    Institution,
    Kind,
    Person,
    Place,
    Record,
    State,
    Tenure,
)
from comity.register.tables import insert_rows
from comity.register.wholes import portions, wholes

Profile = (
    PersonProfile
    | InstitutionProfile
    | PlaceProfile
    | AgreementProfile
    | EncounterProfile
    | EventProfile
)
MOST_COMPARED = 60  # records that share a key with what is looked for
LONGEST_KEY = 200

_MODULES = {
    PersonProfile: "people",
    InstitutionProfile: "institutions",
    PlaceProfile: "places",
    AgreementProfile: "agreements",
    EncounterProfile: "encounters",
    EventProfile: "events",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that something may be, and how likely, with reasons."""

    record: Any
    score: Score


def profile_of(record: Any) -> Profile | None:
    """What the register knows of a record given whole; None for kinds not compared."""
    describe = _PROFILES.get(type(record))
    return describe(record) if describe else None


def candidates(profile: Profile, kind: Kind, *, at: Desk) -> list[Candidate]:
    """The live records of a kind that share a key with `profile`, likeliest first.

    Only what the members of the desk `at` share with it: its own records, and people,
    institutions, places, offices and events that no other desk keeps confidential.
    """
    found = wholes(MODELS[kind], _near(profile, kind, at))
    scored = [Candidate(each, compare(profile, profile_of(each))) for each in found]
    return sorted(scored, key=lambda candidate: (-candidate.score.value, candidate.record.pk))


def duplicates_of(record: Record, *, at: Desk) -> list[Candidate]:
    """The other records that this one may be, likeliest first; none for kinds not compared."""
    (own,) = wholes(MODELS[record.kind], [record.pk])
    profile = profile_of(own)
    found = candidates(profile, Kind(own.kind), at=at) if profile else []
    return [each for each in found if each.record.pk != own.pk]


def _near(profile: Profile, kind: Kind, at: Desk) -> list[int]:
    """Keys of the records to compare with: those that share most keys, the newest first."""
    shared = Q(record__desk=at) | Q(record__desk=None)
    if kind in COMMON:
        shared |= Q(record__confidential=False)
    keys = [key[:LONGEST_KEY] for key in _module(profile).keys(profile)]
    near = IdentityKey.objects.filter(
        shared, key__in=keys, record__kind=kind, record__state=State.LIVE
    )
    ranked = near.values("record").annotate(shared=Count("pk")).order_by("-shared", "-record")
    return [row["record"] for row in ranked[:MOST_COMPARED]]


def compare(one: Profile | None, other: Profile | None) -> Score:
    """How likely two profiles of one kind are the same thing."""
    if one is None or type(one) is not type(other):
        raise TypeError(f"{type(one).__name__} and {type(other).__name__} cannot be compared")
    score: Score = _module(one).compare(one, other)
    return score


def renew_keys(records: Sequence[Any], known: Sequence[int]) -> None:
    """Store the keys under which records, given whole, are met.

    A record that does not stand has none. `known` are those that may have keys already. A
    few queries, however many records.
    """
    keys = {(own.pk, key) for own in records for key in _keys_of(own)}
    own_keys = IdentityKey.objects.filter(record__in=known) if known else ()
    held = {(each.record_id, each.key): each.pk for each in own_keys}
    gone = [number for pair, number in held.items() if pair not in keys]
    for some in portions(gone):
        IdentityKey.objects.filter(pk__in=some).delete()
    new = sorted(keys - set(held))
    insert_rows(IdentityKey, (IdentityKey(record_id=record, key=key) for record, key in new))


def _keys_of(own: Any) -> set[str]:
    profile = profile_of(own) if own.is_live else None
    return {key[:LONGEST_KEY] for key in _module(profile).keys(profile)} if profile else set()


def _module(profile: Profile) -> Any:
    return import_module(f"comity.identity.{_MODULES[type(profile)]}")


def names_of(record: Any) -> tuple[str, ...]:
    """Every way in which a place, institution or person is written."""
    spelled = (spelling.text for spelling in record.spellings.all())
    named = record.name or record.label
    return tuple(dict.fromkeys([*named.values(), *spelled]))


def _person(person: Person) -> PersonProfile:
    tenures = (tenure for tenure in person.tenures.all() if tenure.is_live)
    return PersonProfile(
        names=names_of(person), offices=tuple(office for t in tenures for office in offices_of(t))
    )


def offices_of(tenure: Tenure) -> Iterable[OfficeProfile]:
    """The office of a tenure as identity compares it, once for each language of its title."""
    for language, title in tenure.title.items():
        yield OfficeProfile(
            title=title,
            institution=_text(tenure.institution, language),
            place=_place_name(tenure.place, language),
            since=tenure.began,
            until=tenure.ended,
        )


def _institution(institution: Institution) -> InstitutionProfile:
    return InstitutionProfile(
        names=names_of(institution),
        kind=institution.institution_kind or None,
        subject=institution.subject or None,
        place=_place_name(institution.place),
        represents=_place_name(institution.represents),
    )


def _place(place: Place) -> PlaceProfile:
    return PlaceProfile(
        names=names_of(place),
        id=place.gazetteer,
        country=place.country or None,
        within=_place_name(place.within),
    )


def _agreement(agreement: Agreement) -> AgreementProfile:
    dates = [step.date for step in agreement.steps.all() if step.date]
    return AgreementProfile(
        kind=agreement.agreement_kind,
        parties=_all_names(party.who for party in agreement.parties.all()),
        date=agreement.signed_on or agreement.stage_date or next(iter(dates), None),
        until=agreement.until,
        titles=tuple(agreement.title.values()),
        signatories=_all_names(s.person for s in agreement.signatories.all()),
        fields=tuple(name for field in agreement.fields.all() for name in field.name.values()),
        number=agreement.number or None,
    )


def _encounter(encounter: Encounter) -> EncounterProfile:
    return EncounterProfile(
        kind=encounter.encounter_kind,
        date=encounter.date,
        place=_place_name(encounter.place),
        participants=_all_names(a.who for a in encounter.attendances.all()),
        titles=tuple(encounter.title.values()),
        modality=encounter.modality,
    )


def _event(event: Event) -> EventProfile:
    return EventProfile(
        names=tuple(event.name.values()),
        date=event.date,
        place=_place_name(event.place),
        organiser=_text(event.organiser),
    )


def _all_names(records: Iterable[Record]) -> tuple[str, ...]:
    """One name of each; identity compares across languages by itself."""
    return tuple(filter(None, (_text(record) for record in records)))


def _text(record: Record | None, language: str = "en") -> str | None:
    return (record.label.text(language) or None) if record else None


def _place_name(place: Place | None, language: str = "en") -> str | None:
    if place is None:
        return None
    return place.gazetteer or _text(place, language)


_PROFILES: dict[type[Record], Callable[[Any], Profile]] = {
    Person: _person,
    Institution: _institution,
    Place: _place,
    Agreement: _agreement,
    Encounter: _encounter,
    Event: _event,
}
