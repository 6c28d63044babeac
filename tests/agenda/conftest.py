"""A desk with an officer, and things that are to come."""

from __future__ import annotations

from typing import Any

import pytest

from comity.register.actions import enter
from comity.register.models import Desk, Encounter, Grade, Membership, Modality, Promise, Role, User


@pytest.fixture
def officer(desk: Desk) -> User:
    user = User.objects.create_user("zeynep", email="zeynep@ibb.example")
    Membership.objects.create(user=user, desk=desk, role=Role.OFFICER)
    return user


@pytest.fixture
def put(desk: Desk, officer: User) -> Any:
    """Puts a record in on the officer's word."""

    def putting(record: Any) -> Any:
        return enter(record, by=officer, desk=desk)

    return putting


@pytest.fixture
def visit(put: Any) -> Any:
    """Makes a planned visit at a date, as it was said."""

    def visiting(date: str | None, name: str = "Visit") -> Encounter:
        planned = Encounter(
            encounter_kind="visit", date=date, modality=Modality.PLANNED, title={"en": name}
        )
        encounter: Encounter = put(planned)
        return encounter

    return visiting


@pytest.fixture
def promise(put: Any) -> Any:
    """Makes an open promise that falls due; with the grade of a wish one that does not."""

    def promising(
        due: str | None, what: str = "open the office", grade: str = Grade.WILL_DO
    ) -> Promise:
        made: Promise = put(Promise(what={"en": what}, due=due, grade=grade))
        return made

    return promising
