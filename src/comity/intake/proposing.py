"""Who or what a finding may be: proposals with a score and reasons, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from comity.identity import (
    AgreementProfile,
    EncounterProfile,
    EventProfile,
    OfficeProfile,
    PersonProfile,
    PlaceProfile,
    Score,
)
from comity.identity.places import place_of
from comity.identity.score import DIFFERENT_TO
from comity.intake.models import Decision, Finding, Proposal
from comity.intake.payloads import stated_by
from comity.reading.findings import (
    AgreementFinding,
    EncounterFinding,
    EventFinding,
    PersonFinding,
)
from comity.reading.findings import Finding as Stated
from comity.register.identities import Candidate, Profile, candidates
from comity.register.models import Kind, Record, User

MOST_PROPOSED = 5


def profile_of_finding(stated: Stated, language: str) -> tuple[Profile, Kind] | None:
    """A finding as `comity.identity` compares it, and the kind of record it may be."""
    if isinstance(stated, PersonFinding):
        return person_profile(stated, language), Kind.PERSON
    if isinstance(stated, EventFinding):
        return _event(stated), Kind.EVENT
    if isinstance(stated, AgreementFinding):
        return _agreement(stated), Kind.AGREEMENT
    if isinstance(stated, EncounterFinding):
        return _encounter(stated), Kind.ENCOUNTER
    return None


def person_profile(stated: PersonFinding, language: str) -> PersonProfile:
    """A person of a finding, with every office that it gives them."""
    offices = (OfficeProfile(title=o.title, institution=o.institution, place=o.place)
               for o in stated.offices)  # fmt: skip
    return PersonProfile(names=(stated.name,), offices=tuple(offices), language=language)


def propose(finding: Finding) -> list[Proposal]:
    """Store which records a finding may be, likeliest first; earlier proposals are superseded.

    What somebody decided stands and is not proposed again.
    """
    made = [_stored(finding, each) for each in likely_records(finding)]
    _supersede(finding, made)
    return made


def likely_records(finding: Finding) -> list[Candidate]:
    """Which records a finding may be, likeliest first, without those that somebody decided on.

    Writes nothing. None for kinds that identity does not compare.
    """
    described = profile_of_finding(stated_by(finding.kind, finding.stated), finding.source.language)
    if described is None:
        return []
    decided = set(
        finding.proposals.exclude(decision=Decision.UNDECIDED).values_list("record", flat=True)
    )
    likely = [
        each
        for each in candidates(*described, at=finding.source.desk)
        if each.score.value > DIFFERENT_TO
        and each.record.pk not in decided
        and not _is_of_same_source(each.record, finding)
    ]
    return likely[:MOST_PROPOSED]


def _stored(finding: Finding, candidate: Candidate) -> Proposal:
    return Proposal.objects.create(
        finding=finding,
        record_id=candidate.record.pk,
        score=candidate.score.value,
        reasons=reasons_of(candidate.score),
    )


def _supersede(finding: Finding, made: list[Proposal]) -> None:
    new = {each.record_id: each for each in made}
    for old in finding.proposals.filter(decision=Decision.UNDECIDED, superseded_by=None):
        if old.pk not in {each.pk for each in made} and old.record_id in new:
            old.superseded_by = new[old.record_id]
            old.save(update_fields=["superseded_by"])


def _is_of_same_source(record: Record, finding: Finding) -> bool:
    from comity.intake.matching import is_from_same_source

    return is_from_same_source(record, finding)


def reasons_of(score: Score) -> list[list[object]]:
    """The reasons of a score as they are stored."""
    return [[each.code, list(each.parameters), each.effect] for each in score.reasons]


def record_match(
    finding: Finding,
    name: str,
    candidate: Candidate,
    by: User,
    decision: Decision = Decision.SAME,
) -> Proposal:
    """Store that a name in a finding (empty: the finding itself) was taken for a record, or
    told apart from it.

    What was proposed about the two before is superseded by this decision.
    """
    match = Proposal.objects.create(
        finding=finding,
        name=name[:400],
        record_id=candidate.record.pk,
        score=candidate.score.value,
        reasons=reasons_of(candidate.score),
        decision=decision,
        decided_by=by,
        decided_at=timezone.now(),
    )
    before = finding.proposals.filter(
        name=match.name, record=match.record_id, superseded_by=None
    ).exclude(pk=match.pk)
    before.update(superseded_by=match)
    return match


def duplicates(record: Record, found: Iterable[Candidate]) -> list[Proposal]:
    """Store that a record that was just made may be one of others that were there before."""
    return [
        Proposal.objects.create(
            other_id=record.pk,
            record_id=each.record.pk,
            score=each.score.value,
            reasons=reasons_of(each.score),
        )
        for each in found
        if each.record.pk != record.pk and each.score.value > DIFFERENT_TO
    ]


def _event(stated: EventFinding) -> EventProfile:
    return EventProfile(
        names=(stated.name,),
        date=stated.date,
        place=_place(stated.place),
        organiser=stated.organiser,
    )


def _agreement(stated: AgreementFinding) -> AgreementProfile:
    return AgreementProfile(
        kind=stated.kind,
        parties=tuple(stated.parties),
        date=stated.date,
        until=stated.until,
        titles=(stated.title,) if stated.title else (),
        signatories=tuple(stated.signatories),
        fields=tuple(stated.fields),
    )


def _encounter(stated: EncounterFinding) -> EncounterProfile:
    return EncounterProfile(
        kind=stated.kind,
        date=stated.date,
        place=_place(stated.place),
        participants=(*stated.hosts, *stated.guests, *stated.others),
        titles=(stated.title,) if stated.title else (),
        modality=stated.modality,
    )


def _place(name: str | None) -> str | None:
    """A place as records have it: by its gazetteer id if it has one."""
    known = place_of(PlaceProfile(names=(name,))) if name else None
    return known.id if known else name
