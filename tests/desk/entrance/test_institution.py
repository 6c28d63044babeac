"""Signing in by one's institution (OpenID Connect), with a provider that really answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import an_institution as provider
import pytest
import requests
from django.test import Client

from comity.institution_sign_in import providers_in
from comity.register.models import Membership, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def institution(settings: Any) -> Iterator[Any]:
    held = provider.Provider()
    server = provider.opened(held)
    settings.SOCIALACCOUNT_PROVIDERS = providers_in(
        {
            "COMITY_OIDC_URL": held.address, "COMITY_OIDC_CLIENT": provider.CLIENT,
            "COMITY_OIDC_SECRET": provider.SECRET, "COMITY_OIDC_NAME": "the city's sign-in",
        }
    )  # fmt: skip
    yield held
    server.shutdown()
    server.server_close()


def by_the_institution(browser: Client, changed: tuple[str, str] = ("", "")) -> Any:
    """The answer after the way there and back; `changed` is replaced in the address back."""
    there = browser.get("/sign-in/institution/login/?next=/people/")["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    return browser.get(back.removeprefix("http://testserver").replace(*changed))


def test_the_page_offers_it_only_where_it_is_set_up(institution: Any, settings: Any):
    english = {"accept-language": "en"}
    assert "Sign in with the city’s" in Client(headers=english).get("/sign-in/").text.replace(
        "&#x27;", "’"
    )
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "institution/login" not in Client(headers=english).get("/sign-in/").text


def test_who_was_let_in_under_that_name_comes_in(institution: Any, zeynep: User):
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    browser = Client()
    assert by_the_institution(browser)["Location"] == "/people/"
    assert browser.get("/people/").status_code == 200
    assert User.objects.count() == 1


def test_from_then_on_it_is_the_account_there_that_counts_and_not_its_name(
    institution: Any, zeynep: User, reader: User
):
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    by_the_institution(Client())
    institution.signed_in = {"sub": "17", "preferred_username": "reader"}
    browser = Client()
    by_the_institution(browser)
    assert browser.session["_auth_user_id"] == str(zeynep.pk)


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "somebody"},
        {"email": "zeynep", "email_verified": False},
        {"email": "zeynep", "email_verified": "true"},
        {"email": "zeynep"},
        {"nickname": "zeynep"},
        {},
    ],
)
def test_nobody_comes_in_whom_nobody_let_in(institution: Any, zeynep: User, claims: Any):
    institution.signed_in = {"sub": "18", **claims}
    browser = Client(headers={"accept-language": "en"})
    answer = by_the_institution(browser)
    assert answer.status_code == 403 and "Nobody has let you in yet" in answer.text
    assert browser.get("/people/").status_code == 302
    assert User.objects.count() == 1


def test_the_account_that_runs_the_machine_is_never_taken_over(institution: Any, db: None):
    User.objects.create_superuser("root")
    institution.signed_in = {"sub": "19", "preferred_username": "root"}
    assert by_the_institution(Client()).status_code == 403


def test_an_account_that_was_closed_stays_closed(institution: Any, zeynep: User):
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    by_the_institution(Client())
    User.objects.update(is_active=False)
    browser = Client()
    by_the_institution(browser)
    assert browser.get("/people/").status_code == 302


def test_the_second_factor_is_asked_for_here_too(institution: Any, with_codes: User, code: Any):
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    browser = Client()
    assert by_the_institution(browser)["Location"].startswith("/sign-in/code/")
    browser.post("/sign-in/code/", {"code": code()})
    assert browser.get("/people/").status_code == 200


@pytest.mark.parametrize("changed", [("state=", "state=x"), ("code=", "code=x")])
def test_an_answer_that_was_tampered_with_lets_nobody_in(
    institution: Any, zeynep: User, changed: tuple[str, str]
):
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    browser = Client(headers={"accept-language": "en"})
    assert "did not let you through" in by_the_institution(browser, changed).text
    assert browser.get("/people/").status_code == 302


def test_who_was_dismissed_from_the_desk_sees_nothing_of_it(institution: Any, zeynep: User):
    Membership.objects.all().delete()
    institution.signed_in = {"sub": "17", "preferred_username": "zeynep"}
    browser = Client()
    by_the_institution(browser)
    assert "<tbody>" not in browser.get("/people/").text


def test_half_a_setting_says_what_is_missing():
    with pytest.raises(ValueError, match="COMITY_OIDC_CLIENT, COMITY_OIDC_SECRET"):
        providers_in({"COMITY_OIDC_URL": "https://sign-in.example"})
