"""Passkeys, given by a real Chromium's virtual authenticator (WebAuthn)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def key(page: Any) -> Iterator[Any]:
    """A key in the browser that knows its user, as a phone or a laptop does."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    told = wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    yield wire
    wire.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": told["authenticatorId"]})


@pytest.fixture
def complaints(page: Any) -> list[str]:
    told: list[str] = []
    page.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def sign_in(page: Any, address: str, password: str) -> None:
    page.goto(f"{address}/sign-in/")
    page.get_by_label("User name").fill("zeynep")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def sign_out(page: Any) -> None:
    page.context.clear_cookies()
    in_english(page)


def in_english(page: Any) -> None:
    page.context.add_cookies(
        [{"name": "comity_language", "value": "en", "url": "http://localhost"}]
    )


def add_passkey(page: Any, address: str, password: str, *, alone: bool) -> None:
    page.goto(f"{address}/signing-in/passkeys/add/")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="It is me").click()
    page.get_by_label("Name", exact=True).fill("Phone")
    if alone:
        page.get_by_label("Sign in by it alone").check()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/signing-in/recovery/")


def test_a_passkey_is_the_second_factor(
    page: Any, key: Any, live_server: Any, zeynep: Any, password: str, complaints: list[str]
):
    in_english(page)
    sign_in(page, live_server.url, password)
    add_passkey(page, live_server.url, password, alone=False)
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    sign_out(page)
    sign_in(page, live_server.url, password)
    assert page.url.endswith("/sign-in/code/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{live_server.url}/")
    assert complaints == []


def test_a_passkey_signs_in_alone_and_ends(
    page: Any, key: Any, live_server: Any, zeynep: Any, password: str, complaints: list[str]
):
    in_english(page)
    sign_in(page, live_server.url, password)
    add_passkey(page, live_server.url, password, alone=True)
    sign_out(page)
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/signing-in/")
    assert page.get_by_text("last used").is_visible()
    page.get_by_role("link", name="End it").click()
    page.get_by_role("button", name="It is me").or_(
        page.get_by_role("button", name="End it")
    ).wait_for()
    if page.get_by_label("Password").count():
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="It is me").click()
    page.get_by_role("button", name="End it").click()
    page.wait_for_url("**/signing-in/")
    assert not Authenticator.objects.exists()
    assert complaints == []


def test_a_browser_that_knows_no_passkey_says_what_to_do(page: Any, live_server: Any, zeynep: Any):
    in_english(page)
    page.goto(f"{live_server.url}/sign-in/")
    failed = page.get_by_text("The passkey was not given")
    assert not failed.is_visible()
    page.evaluate("document.dispatchEvent(new CustomEvent('allauth.error', {cancelable: true}))")
    assert failed.is_visible()


def test_an_answer_that_no_key_gave_lets_nobody_in(zeynep: Any):
    browser = Client()
    for told in ("{}", "[]", '{"response": {"userHandle": "MQ"}}', "no JSON"):
        assert browser.post("/sign-in/passkey/", {"credential": told})["Location"] == "/sign-in/"
    assert browser.get("/people/").status_code == 302
