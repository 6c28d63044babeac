"""Where somebody is signed in, and how it is ended."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from comity.desk.entrance.browsers import browser_of
from comity.register.models import User

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def is_in(browser: Client) -> bool:
    return browser.get("/people/").status_code == 200


@pytest.fixture
def both(zeynep: User, sign_in: Any) -> tuple[Client, Client]:
    """Zeynep's desk and her phone, both signed in."""
    desk = Client(headers={"user-agent": FIREFOX, "accept-language": "en"})
    phone = Client(headers={"user-agent": PHONE})
    for browser in (desk, phone):
        sign_in(browser)
    return desk, phone


def test_each_browser_is_listed_with_where_and_since_when(both: tuple[Client, Client]):
    page = both[0].get("/signing-in/").text
    for told in ("Firefox, Windows", "Safari, iPhone", "127.0.0.1", "last seen", "this browser"):
        assert told in page


def test_one_is_ended_and_the_other_goes_on(both: tuple[Client, Client]):
    desk, phone = both
    there = UserSession.objects.get(user_agent=PHONE)
    desk.post("/signing-in/sessions/", {"end": there.pk})
    assert is_in(desk) and not is_in(phone)


def test_all_others_are_ended_at_once(both: tuple[Client, Client]):
    desk, phone = both
    phone.post("/signing-in/sessions/")
    assert is_in(phone) and not is_in(desk)


def test_nobody_ends_the_session_of_somebody_else(both: tuple[Client, Client], reader: User):
    other = Client()
    other.force_login(reader)
    theirs = UserSession.objects.get(user_agent=PHONE)
    assert other.post("/signing-in/sessions/", {"end": theirs.pk}).status_code == 404
    other.post("/signing-in/sessions/")
    assert all(map(is_in, both))
    assert "Firefox" not in other.get("/signing-in/").text


def test_a_new_password_signs_out_everywhere_else(both: tuple[Client, Client]):
    desk, phone = both
    secret = "kırmızı bisiklet 7"
    given = {
        "part": "self",
        "self-username": "zeynep",
        "self-password": secret,
        "self-again": secret,
    }
    desk.post("/desk/", given)
    assert is_in(desk) and not is_in(phone)
    assert "Safari" not in desk.get("/signing-in/").text


@pytest.mark.parametrize(
    ("told", "shown"),
    [(FIREFOX, "Firefox, Windows"), (PHONE, "Safari, iPhone"), ("curl/8.5", "curl/8.5"), ("", "")],
)
def test_a_browser_is_called_by_words_that_its_user_knows(told: str, shown: str):
    assert browser_of(told) == shown
