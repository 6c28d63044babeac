"""Who held an office on a day: sure, possible, or surely not."""

from __future__ import annotations

from datetime import date

import pytest

from comity.register import actions
from comity.register.models import Institution, Person, Tenure, User
from comity.register.offices import Certainty, certainty_on, holders_on, offices_on
from comity.register.wording import LanguageMap

DAY = date(2021, 6, 15)


@pytest.mark.parametrize(
    ("tenure", "expected"),
    [
        ({}, Certainty.POSSIBLE),
        ({"began": "2019-03-31", "ended": "2024-04-03"}, Certainty.CERTAIN),
        ({"began": "2019", "ended": "2024"}, Certainty.CERTAIN),
        ({"began": "2019/.."}, Certainty.POSSIBLE),
        ({"began": "2021", "ended": "2024"}, Certainty.POSSIBLE),
        ({"began": "2022"}, None),
        ({"ended": "2020"}, None),
        ({"ended": "2021-06-16"}, Certainty.POSSIBLE),
        ({"standing": "former"}, None),
        ({"seen": "2021-06-15"}, Certainty.CERTAIN),
        ({"seen": "2021-06"}, Certainty.POSSIBLE),
        ({"seen": "2020-01-01/2023-10-01"}, Certainty.CERTAIN),
        ({"seen": "2020-01-01/2023-10-01", "ended": "2021"}, Certainty.CERTAIN),
        ({"seen": "2022"}, Certainty.POSSIBLE),
        ({"seen": "XXXX-06-15"}, Certainty.POSSIBLE),
    ],
    ids=str,
)
def test_how_sure_an_office_was_held_on_a_day(
    tenure: dict[str, str], expected: Certainty | None
) -> None:
    assert certainty_on(Tenure(**tenure), DAY) == expected


@pytest.mark.django_db
def test_the_offices_of_a_person_and_the_holders_at_an_institution(officer: User) -> None:
    mayor = actions.enter(Person(name=LanguageMap(en="Tunç Soyer")), by=officer)
    city = actions.enter(Institution(name=LanguageMap(en="İzmir")), by=officer)
    union = actions.enter(Institution(name=LanguageMap(en="Union")), by=officer)
    for at, dates in ((union, {}), (city, {"began": "2019", "ended": "2024"})):
        title = LanguageMap(en="Mayor" if at == city else "Member")
        actions.enter(Tenure(person=mayor, title=title, institution=at, **dates), by=officer)
    held = [(str(each.tenure.institution), each.certainty) for each in offices_on(mayor, DAY)]
    assert held == [("İzmir", Certainty.CERTAIN), ("Union", Certainty.POSSIBLE)]
    assert [each.tenure.person for each in holders_on(city, DAY)] == [mayor]
    assert holders_on(city, date(2025, 1, 1)) == []
