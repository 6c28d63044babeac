"""Records that may be one meet by keys, and are told with reasons."""

from __future__ import annotations

import pytest

from comity.identity import PersonProfile
from comity.register import actions
from comity.register.identities import MOST_COMPARED, candidates, duplicates_of, profile_of
from comity.register.models import (
    Agreement,
    Desk,
    Encounter,
    IdentityKey,
    Institution,
    Kind,
    Party,
    Person,
    Place,
    Promise,
    Spelling,
    Tenure,
    User,
)
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def a_person(by: User, name: str, language: str = "en") -> Person:
    return actions.enter(Person(name=LanguageMap({language: name})), by=by)


def test_a_person_is_met_in_another_alphabet_with_reasons(officer: User, desk: Desk) -> None:
    cheremin = a_person(officer, "Sergey Cheremin")
    a_person(officer, "Tunç Soyer")
    found = candidates(PersonProfile(names=("Сергей Черемин",)), Kind.PERSON, at=desk)
    assert [(each.record, each.score.value > 0.8) for each in found] == [(cheremin, True)]
    assert "spelled differently" in found[0].score.text("en")


def test_offices_and_spellings_count(officer: User, desk: Desk) -> None:
    person = a_person(officer, "S. Cheremin")
    actions.add_part(Spelling(record=person, text="Сергей Черемин", language="ru"), by=officer)
    moscow = actions.enter(Institution(name=LanguageMap(en="Moscow Government")), by=officer)
    title = LanguageMap(en="Minister", tr="Bakan")
    actions.enter(Tenure(person=person, title=title, institution=moscow), by=officer)
    profile = profile_of(person)
    assert isinstance(profile, PersonProfile)
    assert profile.names == ("S. Cheremin", "Сергей Черемин")
    assert {office.title for office in profile.offices} == {"Minister", "Bakan"}


def test_a_namesake_is_met_however_many_share_half_the_name(officer: User, desk: Desk) -> None:
    wanted = a_person(officer, "Sergey Cheremin")
    for number in range(MOST_COMPARED + 5):
        a_person(officer, f"{chr(97 + number % 20)}ana{number % 7} Cheremin")
    found = candidates(PersonProfile(names=("Sergey Çeremin",)), Kind.PERSON, at=desk)
    assert (found[0].record, len(found)) == (wanted, MOST_COMPARED)


def test_duplicates_of_a_record_leave_out_itself(officer: User, desk: Desk) -> None:
    one = a_person(officer, "Sergey Cheremin")
    other = a_person(officer, "Сергей Черемин", "ru")
    assert [each.record for each in duplicates_of(one, at=desk)] == [other]


def test_what_does_not_stand_is_met_no_more(officer: User, desk: Desk) -> None:
    person = a_person(officer, "Sergey Cheremin")
    actions.delete(person, by=officer, reason="a test")
    assert not IdentityKey.objects.filter(record=person).exists()
    assert candidates(PersonProfile(names=("Sergey Cheremin",)), Kind.PERSON, at=desk) == []


def test_agreements_meet_by_their_parties(officer: User, desk: Desk) -> None:
    places = [
        actions.enter(Place(name=LanguageMap(en=name), gazetteer=number), by=officer)
        for name, number in (("Istanbul", "745044"), ("Moscow", "524901"))
    ]
    made = []
    for kind in ("memorandum", "memorandum"):
        agreement = Agreement(agreement_kind=kind, stage="signed", signed_on="2024-05-12")
        actions.enter(agreement, by=officer, desk=desk)
        for place in places:
            actions.add_part(Party(agreement=agreement, who=place), by=officer)
        made.append(agreement)
    (found,) = duplicates_of(made[0], at=desk)
    assert (found.record, found.score.value > 0.8) == (made[1], True)


def test_another_desks_encounters_are_not_met(officer: User, desk: Desk, stranger: User) -> None:
    theirs = stranger.memberships.get().desk
    visits = [
        actions.enter(Encounter(encounter_kind="visit", date="2024-05-12"), by=by, desk=at)
        for by, at in ((officer, desk), (officer, desk), (stranger, theirs))
    ]
    assert {each.record for each in duplicates_of(visits[0], at=desk)} <= {visits[1]}


def test_kinds_that_are_not_compared_have_no_duplicates(officer: User, desk: Desk) -> None:
    promise = actions.enter(Promise(what=LanguageMap(en="come")), by=officer, desk=desk)
    assert duplicates_of(promise, at=desk) == []
