"""Who held an office before somebody and who after."""

from __future__ import annotations

from typing import Any

import pytest

from comity.register.actions import enter
from comity.register.models import Institution, Person, Place, Standing, Tenure, User
from comity.register.succession import neighbours_of


@pytest.fixture
def house(officer: User) -> Institution:
    return enter(Institution(name={"en": "Kazan City Hall"}), by=officer)


@pytest.fixture
def held(officer: User, house: Institution) -> Any:
    """Puts somebody into an office."""

    def holding(name: str, began: str | None, office: str = "mayor", **more: Any) -> Tenure:
        person = enter(Person(name={"en": name}), by=officer)
        at = more.pop("at", {"institution": house})
        tenure = Tenure(
            person=person, title={"en": office}, office=office, began=began, **at, **more
        )
        return enter(tenure, by=officer)

    return holding


def names(tenure: Tenure) -> tuple[str, str]:
    found = neighbours_of([tenure], Tenure.objects.filter(state="live")).get(tenure.pk)
    if found is None:
        return "", ""
    return tuple(each.person.name["en"] if each else "" for each in (found.before, found.after))


def test_mayors_follow_each_other_by_their_dates(held: Any):
    third, first, second = held("Cem", "2019-06"), held("Ada", "2009"), held("Bora", "2014-03")
    assert names(first) == ("", "Bora")
    assert names(second) == ("Ada", "Cem")
    assert names(third) == ("Bora", "")


def test_who_was_only_seen_in_office_stands_where_they_were_seen(held: Any):
    later = held("Cem", "2019")
    held("Ada", None, seen="2011/2013")
    assert names(later) == ("Ada", "")


def test_who_has_no_date_at_all_is_in_no_line(held: Any):
    undated, dated = held("Ada", None), held("Bora", "2014")
    assert names(undated) == ("", "")
    assert names(dated) == ("", "")


@pytest.mark.parametrize("office", ["deputy-mayor", "minister", "adviser", "council-member"])
def test_offices_of_several_have_no_line(office: str, held: Any):
    held("Ada", "2009", office)
    assert names(held("Bora", "2014", office)) == ("", "")


def test_another_house_or_another_office_is_another_line(held: Any, officer: User):
    elsewhere = enter(Institution(name={"en": "Ufa City Hall"}), by=officer)
    place = enter(Place(name={"en": "Kazan"}), by=officer)
    held("Ada", "2009", at={"institution": elsewhere})
    held("Ece", "2010", at={"place": place})
    held("Filiz", "2011", "rector")
    assert names(held("Bora", "2014")) == ("", "")


def test_who_was_elected_and_has_not_begun_is_nobodys_successor(held: Any):
    mayor = held("Ada", "2019")
    held("Bora", "2024", standing=Standing.ELECT)
    assert names(mayor) == ("", "")


def test_somebody_who_comes_back_follows_who_was_between(held: Any, officer: User):
    first, between = held("Ada", "2009"), held("Bora", "2014")
    again = Tenure(
        person=first.person, title={"en": "mayor"}, office="mayor", began="2019",
        institution=first.institution,
    )  # fmt: skip
    enter(again, by=officer)
    assert names(again) == ("Bora", "")
    assert names(between) == ("Ada", "Ada")
    assert names(first) == ("", "Bora")


def test_all_offices_are_asked_for_at_once(held: Any, django_assert_num_queries: Any):
    tenures = [held(name, began) for name, began in (("Ada", "2009"), ("Bora", "2014"))]
    with django_assert_num_queries(1):
        found = neighbours_of(tenures, Tenure.objects.filter(state="live"))
        assert {each.after.person.pk for each in found.values() if each.after} == {
            tenures[1].person_id
        }
