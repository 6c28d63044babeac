"""Whose desk it is, and who may say so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.register.models import Desk, Institution, Membership, Record, Role, User

pytestmark = pytest.mark.django_db
SECRET = "kırmızı bisiklet 7"


def keep(browser: Client, part: str, **given: str) -> Any:
    return browser.post("/desk/", {"part": part, **{f"{part}-{k}": v for k, v in given.items()}})


def test_an_institution_that_the_register_holds_is_taken(register: Any, officer: Client):
    Membership.objects.update(role=Role.ADMINISTRATOR)
    before = Institution.objects.count()
    keep(officer, "house", name="Our desk", institution="Istanbul Metropolitan Municipality")
    keep(officer, "house", name="Our desk", institution="İzmir Büyükşehir Belediyesi")
    register.desk.refresh_from_db()
    assert register.desk.institution == register["izbb"]
    assert Institution.objects.count() == before


@pytest.mark.parametrize("role", [Role.GUEST, Role.READER])
def test_the_administrator_of_one_desk_does_not_administer_another_where_they_sit(
    register: Any, role: Role
):
    user = User.objects.create_user("ivan")
    Membership.objects.create(user=user, desk=register.desk, role=role)
    own = Desk.objects.create(name="Kazan")
    Membership.objects.create(user=user, desk=own, role=Role.ADMINISTRATOR)
    browser = Client()
    browser.force_login(user)
    keep(browser, "house", name="Taken over", institution="")
    keep(browser, "member", username="friend", role="administrator", password=SECRET)
    register.desk.refresh_from_db()
    assert register.desk.name != "Taken over"
    assert not register.desk.memberships.filter(user__username="friend").exists()


def test_who_is_no_administrator_sees_only_themselves(register: Any, officer: Client):
    page = officer.get("/desk/")
    assert "Members" not in re.sub(r"<nav.*?</nav>", "", page.text, flags=re.DOTALL)
    keep(officer, "house", name="Mine", institution="Mine")
    keep(officer, "member", username="friend", role="administrator", password=SECRET)
    seat = Membership.objects.get(user=register.officer)
    assert officer.post(f"/desk/members/{seat.pk}/", {"role": "administrator"}).status_code == 403
    register.desk.refresh_from_db()
    seat.refresh_from_db()
    assert register.desk.name != "Mine" and seat.role == Role.OFFICER
    assert not User.objects.filter(username="friend").exists()
    assert not Record.objects.filter(label__en="Mine").exists()
