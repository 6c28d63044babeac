"""From a name in a finding to the person, institution or place of the register.

One `Naming` serves one decision: it knows the finding and the source around it, and writes
what it has to make into the same entry of the history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q

from comity import gazetteer
from comity.identity import Decision as Verdict
from comity.identity import InstitutionProfile, PersonProfile, PlaceProfile, decide
from comity.identity.institution_names import Parts, parts_of
from comity.identity.places import place_of
from comity.intake.gazetteer_places import held_place, place_from
from comity.intake.matching import People, is_from_same_source, told_in_a_copy
from comity.intake.models import Decision, Finding, FindingKind
from comity.intake.proposing import duplicates, profile_of_finding, record_match
from comity.reading.findings import EventFinding
from comity.reading.findings import Finding as StatedFinding
from comity.register.basis import Basis, Stated
from comity.register.identities import Candidate, Profile, candidates
from comity.register.journal import Pen
from comity.register.kinds import COMMON, specific
from comity.register.merging import survivor_of
from comity.register.models import (
    Event,
    Institution,
    InstitutionKind,
    Kind,
    Person,
    Place,
    PlaceKind,
    Record,
    Spelling,
    User,
)
from comity.register.wording import LanguageMap

AnyRecord = TypeVar("AnyRecord", bound=Record)

CLEARLY_BETTER = 0.05  # than the second best, for a match without a person's word


class Naming:
    """Finds or makes the records that the names in one finding mean."""

    def __init__(self, finding: Finding, basis: Stated, pen: Pen, by: User) -> None:
        self.finding, self.basis, self.pen, self.by = finding, basis, pen, by
        self.source = finding.source
        self.language = finding.source.language
        self.people = People(finding)
        self._known: dict[tuple[str, str | None], Any] = {}

    def itself(self, stated: StatedFinding) -> tuple[Record | None, list[Candidate]]:
        """The record that the finding as a whole is, if one surely is; and all candidates.

        That is the one which the same finding of a copy of the text has become, or a sure
        match; for kinds that identity does not compare only the former.
        """
        copied = told_in_a_copy(self.finding)
        if copied is not None:
            return specific(copied), []
        described = profile_of_finding(stated, self.language)
        if described is None:
            return None, []
        found = [
            each
            for each in self._not_told_apart(candidates(*described, at=self.source.desk))
            if not is_from_same_source(each.record, self.finding)
        ]
        best = self._said_same("", found) or best_of(found)
        if best is not None:
            record_match(self.finding, "", best, self.by)
        return (best.record if best else None), found

    def party(self, name: str) -> Record:
        """A person, institution or city, whichever the name is in this source."""
        if self.people.finding_of(name) is not None:
            return self.person(name)
        parts = parts_of(name)
        if parts.kind is None and parts.known is None and gazetteer.is_known(name):
            return self.place(name)
        return self.institution(name)

    def person(self, name: str) -> Person:
        """The person of that name; offices that the source gives them help to tell."""
        record = self.people.record_of(name)
        if record is not None:
            return record
        profile = self.people.profile_of(name)
        return self._found_or_made(
            profile.names[0], profile, Kind.PERSON, lambda: self._new_person(profile)
        )

    def institution(self, name: str, place: str | None = None) -> Institution:
        """The institution of that name; `place` is where the source says that it is."""
        profile = InstitutionProfile(names=(name,), place=place, language=self.language)
        parts = parts_of(name, place)
        return self._found_or_made(
            name, profile, Kind.INSTITUTION, lambda: self._new_institution(name, parts), place
        )

    def mission(self, kind: InstitutionKind, sender: str, seat: str | None) -> Institution:
        """The embassy or consulate of a country that a source names only by its country."""
        of_whom, where = self.place(sender), self.place(seat) if seat else None
        known = Institution.objects.filter(
            Q(confidential=False) | Q(desk=self.source.desk),
            institution_kind=kind,
            represents=of_whom,
            place=where,
            state="live",
        ).first()
        return known or self.make(
            Institution(institution_kind=kind, represents=of_whom, place=where)
        )

    def place(self, name: str) -> Place:
        """The place of that name: of the gazetteer if it knows it, else a venue."""
        profile = PlaceProfile(names=(name,))
        known = place_of(profile)
        if known is None:
            return self._found_or_made(name, profile, Kind.PLACE, lambda: self._new_venue(name))
        place = self._of_gazetteer(known)
        self.spelled(place, name)
        return place

    def event(self, name: str | None) -> Event | None:
        """The event of that name that this source's findings led to, if any did."""
        events = self.source.findings.filter(kind=FindingKind.EVENTS, record__isnull=False)
        for each in events.select_related("record") if name else ():
            if each.stated["name"].casefold() == str(name).casefold():
                return Event.objects.get(pk=survivor_of(each.record).pk)
        return self._event_elsewhere(name) if name else None

    def make(self, record: AnyRecord, basis: Basis | None = None) -> AnyRecord:
        """Put a new record into the register, on this finding's words or on those of `basis`.

        What is not common to all desks belongs to that of the source, and whatever is
        known from a confidential source alone stays at its desk, except places of the
        gazetteer, which say nothing about anybody.
        """
        is_public = isinstance(record, Place) and record.gazetteer is not None
        record.confidential = self.source.confidential and not is_public
        if record.confidential or type(record).record_kind not in COMMON:
            record.desk = self.source.desk
        return self.pen.create(record, basis or self.basis)

    def spelled(self, record: Record, name: str) -> None:
        """Keep how this source writes the name, and the name itself in a new language."""
        if not record.spellings.filter(text=name, language=self.language).exists():
            self.pen.create(Spelling(record=record, text=name, language=self.language), self.basis)
        if isinstance(record, Person | Institution | Event) and self.language not in record.name:
            more = LanguageMap(record.name).with_more({self.language: name})
            self.pen.change(record, self.basis, name=more)

    def _event_elsewhere(self, name: str) -> Event | None:
        described = profile_of_finding(EventFinding(name=name), self.language)
        assert described is not None
        best = best_of(candidates(*described, at=self.source.desk))
        if best is None:
            return None
        record_match(self.finding, name, best, self.by)
        event: Event = best.record
        return event

    def _found_or_made(
        self, name: str, profile: Profile, kind: Kind, make: Callable[[], Any],
        place: str | None = None,
    ) -> Any:  # fmt: skip
        key = (name, place)
        if key not in self._known:
            found = self._not_told_apart(candidates(profile, kind, at=self.source.desk))
            best = self._said_same(name, found) or best_of(found)
            if best is not None:
                record_match(self.finding, name, best, self.by)
                self._known[key] = best.record
            else:
                self._known[key] = make()
                duplicates(self._known[key], found)
            self.spelled(self._known[key], name)
        return self._known[key]

    def _not_told_apart(self, found: list[Candidate]) -> list[Candidate]:
        """Without the records of which somebody said that this finding means another."""
        said = self.finding.proposals.filter(decision=Decision.DIFFERENT)
        apart = set(said.values_list("record", flat=True))
        return [each for each in found if each.record.pk not in apart]

    def _said_same(self, name: str, found: list[Candidate]) -> Candidate | None:
        said = self.finding.proposals.filter(decision=Decision.SAME, name=name)
        same = set(said.values_list("record", flat=True))
        return next((each for each in found if each.record.pk in same), None)

    def _new_person(self, profile: PersonProfile) -> Person:
        name = profile.names[0]
        person = Person(name=LanguageMap({self.language: name}), **name_parts(name))
        return self.make(person)

    def _new_institution(self, name: str, parts: Parts) -> Institution:
        is_state = parts.kind is None and parts.known is None and gazetteer.is_known(name)
        kind = "state" if is_state else parts.kind or parts.group or ""
        institution = Institution(
            name=LanguageMap({self.language: name}),
            institution_kind=kind if kind in InstitutionKind.values else "",
            subject=", ".join(sorted(parts.subjects)),
            place=self._of_gazetteer(parts.place) if parts.place else None,
            represents=self._of_gazetteer(parts.represents) if parts.represents else None,
        )
        return self.make(institution)

    def _of_gazetteer(self, known: gazetteer.Place) -> Place:
        return held_place(known) or self.make(place_from(known))

    def _new_venue(self, name: str) -> Place:
        venue = Place(name=LanguageMap({self.language: name}), scale=PlaceKind.VENUE)
        return self.make(venue)


def best_of(found: list[Candidate]) -> Candidate | None:
    """The one candidate that is surely the same; None if none is, or if two may be."""
    sure = [each for each in found if decide(each.score) is Verdict.SAME]
    if len(sure) > 1 and sure[0].score.value - sure[1].score.value < CLEARLY_BETTER:
        return None
    return sure[0] if sure else None


_PATRONYMICS = ("ович", "евич", "овна", "евна", "ovich", "evich", "ovna", "evna")


def name_parts(name: str) -> dict[str, str]:
    """Given name, patronymic and family name of a name that stands in that order."""
    words = name.split()
    if len(words) < 2:
        return {}
    patronymic = next((word for word in words[1:] if word.endswith(_PATRONYMICS)), "")
    rest = [word for word in words if word != patronymic]
    return {"given_name": " ".join(rest[:-1]), "patronymic": patronymic, "family_name": rest[-1]}
