"""The first day: every page of a register that holds nothing says what to do next."""

from __future__ import annotations

import pytest
from django.test import Client

from comity.desk.kinds import LISTINGS
from comity.register.models import Desk, Membership, Role, User


@pytest.fixture
def newcomer(db: None) -> Client:
    """An officer of a desk that has just been set up."""
    user = User.objects.create_user("new")
    desk = Desk.objects.create(name="New")
    Membership.objects.create(user=user, desk=desk, role=Role.OFFICER)
    signed_in = Client()
    signed_in.force_login(user)
    signed_in.cookies["comity_language"] = "en"
    return signed_in


@pytest.mark.parametrize("route", LISTINGS)
def test_an_empty_list_says_why_and_leads_to_the_sources(route: str, newcomer: Client):
    page = newcomer.get(f"/{route}/").text
    assert str(LISTINGS[route].empty_heading) in page
    assert 'href="/sources/"' in page.split("empty", 1)[1]


def test_the_empty_list_of_sources_leads_to_adding_one(newcomer: Client):
    page = newcomer.get("/sources/").text
    assert "No source has come in yet" in page
    assert 'href="/sources/add/"' in page.split('class="empty"')[1]


def test_today_asks_for_a_first_document(newcomer: Client):
    page = newcomer.get("/").text
    assert "The register is still empty" in page
    assert "Nothing is urgent today" not in page


def test_the_ribbon_is_only_on_a_demonstration(newcomer: Client):
    assert "This is a demonstration" not in newcomer.get("/").text
    Desk.objects.update(is_demonstration=True)
    assert "This is a demonstration" in newcomer.get("/").text
