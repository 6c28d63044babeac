"""Istanbul and Moscow on the way to a protocol, and the people who work on it."""

from __future__ import annotations

import pytest

from comity.register.actions import add_part, enter
from comity.register.models import (
    Agreement,
    Desk,
    Institution,
    Party,
    Place,
    User,
)


@pytest.fixture
def istanbul(desk: Desk, officer: User) -> Place:
    place = Place(name={"tr": "İstanbul", "en": "Istanbul"}, country="TR", gazetteer="745044")
    enter(place, by=officer)
    name = {"tr": "İstanbul Büyükşehir Belediyesi"}
    desk.institution = enter(Institution(name=name, place=place), by=officer)
    desk.save()
    return place


@pytest.fixture
def moscow(officer: User) -> Institution:
    place = Place(name={"ru": "Москва", "en": "Moscow"}, country="RU", gazetteer="524901")
    enter(place, by=officer)
    return enter(Institution(name={"ru": "Правительство Москвы"}, place=place), by=officer)


@pytest.fixture
def protocol(desk: Desk, officer: User, istanbul: Place, moscow: Institution) -> Agreement:
    """A cooperation protocol of which nothing but the parties is known."""
    agreement = Agreement(agreement_kind="cooperation-protocol", stage="proposed")
    enter(agreement, by=officer, desk=desk)
    for order, who in enumerate((istanbul, moscow)):
        add_part(Party(agreement=agreement, who=who, order=order), by=officer)
    return agreement
