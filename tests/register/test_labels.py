"""A record is called by what it consists of, however it came in."""

from __future__ import annotations

import pytest

from comity.register import actions
from comity.register.basis import ByHand
from comity.register.journal import writing
from comity.register.models import (
    Act,
    Agreement,
    Deed,
    Desk,
    Encounter,
    Institution,
    Invitation,
    Party,
    Place,
    Source,
    User,
)
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def test_an_encounter_of_nobody_yet_is_called_by_its_kind_and_place(officer: User) -> None:
    place = actions.enter(Place(name=LanguageMap(en="İzmir", tr="İzmir")), by=officer)
    visit = actions.enter(Encounter(encounter_kind="visit", place=place), by=officer)
    bare = actions.enter(Encounter(encounter_kind="visit"), by=officer)
    assert visit.label["en"] == "Visit: İzmir"
    assert bare.label["en"] == "Visit"


def test_an_agreement_made_together_with_its_parties_bears_their_names(officer: User) -> None:
    with writing(Deed.ADDED, by=officer) as pen:
        said = ByHand(officer)
        agreement = pen.create(Agreement(agreement_kind="sister-city", stage="signed"), said)
        name = LanguageMap(en="Kazan Executive Committee")
        body = pen.create(Institution(name=name), said)
        pen.create(Party(agreement=agreement, who=body), said)
    agreement.refresh_from_db()
    assert "Kazan Executive Committee" in agreement.label["en"]


def test_a_title_that_only_repeats_the_kind_hides_no_parties(officer: User) -> None:
    title = LanguageMap(tr="İş Birliği Protokolü", en="Protocol on Culture")
    agreement = Agreement(agreement_kind="cooperation-protocol", stage="signed", title=title)
    actions.enter(agreement, by=officer)
    body = actions.enter(Institution(name=LanguageMap(tr="Kazan", en="Kazan")), by=officer)
    actions.add_part(Party(agreement=agreement, who=body), by=officer)
    agreement.refresh_from_db()
    assert agreement.label["tr"] == "İş birliği protokolü: Kazan"
    assert agreement.label["en"] == "Protocol on Culture", "a name of its own stays"


def test_a_source_without_a_title_is_called_by_its_first_line(source: Source) -> None:
    source.title = ""
    source.save()
    assert str(source).startswith("Sergey Cheremin visited Tunç Soyer")
    (light,) = Source.objects.light()
    assert str(light) == str(source)


@pytest.mark.django_db
def test_naming_a_source_never_loads_its_text(source: Source, django_assert_num_queries) -> None:
    Source.objects.update(title="")
    (bare,) = Source.objects.defer("text")
    with django_assert_num_queries(0):
        assert str(bare) == source.name


def test_an_invitation_to_something_by_nobody_yet_is_called_by_it(officer: User) -> None:
    tea = actions.enter(Invitation(event_text=LanguageMap(en="Tea")), by=officer)
    assert tea.label["en"] == "Invitation: Tea"


def test_members_of_its_desk_are_told_of_a_confidential_place_and_others_are_not(
    officer: User, desk: Desk, stranger: User
) -> None:
    place = actions.enter(Place(name=LanguageMap(en="İzmir")), by=officer)
    visit = actions.enter(Encounter(encounter_kind="visit", place=place), by=officer)
    actions.mark_confidential(place, by=officer, desk=desk)
    visit.refresh_from_db()
    elsewhere = [seat.desk_id for seat in stranger.memberships.all()]
    told = [visit.called(desks)["en"] for desks in ([desk.pk], elsewhere, ())]
    assert told == ["Visit: İzmir", "Visit", "Visit"]
    actions.mark_confidential(place, by=officer, desk=None)
    visit.refresh_from_db()
    assert visit.called()["en"] == "Visit: İzmir", "opened again, it is named again"


def test_a_name_two_steps_away_is_hidden_too(officer: User, desk: Desk) -> None:
    place = actions.enter(Place(name=LanguageMap(en="İzmir")), by=officer)
    consulate = Institution(institution_kind="consulate", represents=place)
    actions.enter(consulate, by=officer)
    act = actions.enter(Act(act_kind="council-decision", body=consulate), by=officer)
    actions.mark_confidential(place, by=officer, desk=desk)
    act.refresh_from_db()
    assert "İzmir" in act.label["en"]
    assert "İzmir" not in act.called()["en"]


def test_a_confidential_record_has_no_name_for_the_world(officer: User, desk: Desk) -> None:
    place = actions.enter(Place(name=LanguageMap(en="İzmir")), by=officer)
    actions.mark_confidential(place, by=officer, desk=desk)
    place.refresh_from_db()
    assert (place.called(), place.called([desk.pk])["en"]) == ({}, "İzmir")
