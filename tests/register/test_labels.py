"""A record is called by what it consists of, however it came in."""

from __future__ import annotations

import pytest

from comity.register import actions
from comity.register.basis import ByHand
from comity.register.journal import writing
from comity.register.models import (
    Agreement,
    Deed,
    Encounter,
    Institution,
    Party,
    Place,
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
