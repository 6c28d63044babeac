"""The codes of an authenticator as second factor: set up, asked for, wrong, replayed, lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from comity.register.models import Desk, Membership, Role, User
from comity.register.sealing import unseal
from comity.register.signing_in import new_token

pytestmark = pytest.mark.django_db


def is_in(browser: Client) -> bool:
    return browser.get("/people/").status_code == 200


def recovery_codes(user: User) -> list[str]:
    held = Authenticator.objects.get(user=user, type="recovery_codes")
    codes: list[str] = held.wrap().get_unused_codes()
    return codes


def test_who_sets_codes_up_is_asked_for_one_from_then_on(
    zeynep: User, sign_in: Any, code: Any, password: str
):
    browser = Client()
    sign_in(browser)
    assert browser.get("/signing-in/code/").status_code == 302, "asks first whether it is you"
    again = browser.post("/signing-in/again/", {"password": password, "next": "/signing-in/code/"})
    assert again["Location"] == "/signing-in/code/"
    page = browser.get("/signing-in/code/")
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", page.text)[0]
    told = browser.post("/signing-in/code/", {"code": code(secret=secret)})
    assert told["Location"] == "/signing-in/recovery/"
    assert len(re.findall(r"<li><code>\d{8}</code>", browser.get(told["Location"]).text)) == 10

    other = Client()
    assert sign_in(other)["Location"] == "/sign-in/code/"
    assert not is_in(other)
    # The code that set it up was not used to sign in yet.
    assert other.post("/sign-in/code/", {"code": code(secret=secret)})["Location"] == "/"
    assert is_in(other)


def test_a_wrong_code_lets_nobody_in_and_says_so(with_codes: User, sign_in: Any):
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser)
    answer = browser.post("/sign-in/code/", {"code": "000000"})
    assert "This code does not hold" in answer.text
    assert not is_in(browser)


@pytest.mark.parametrize("steps", [-1, 1, -20])
def test_a_code_of_another_half_minute_does_not_hold(
    with_codes: User, sign_in: Any, steps: int, code: Any
):
    browser = Client()
    sign_in(browser)
    browser.post("/sign-in/code/", {"code": code(steps)})
    assert not is_in(browser)


def test_a_code_that_was_used_does_not_hold_again(with_codes: User, sign_in: Any, code: Any):
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser)
    used = code()
    first.post("/sign-in/code/", {"code": used})
    second.post("/sign-in/code/", {"code": used})
    assert is_in(first) and not is_in(second)


def test_who_lost_the_device_comes_in_by_a_recovery_code_once(with_codes: User, sign_in: Any):
    kept = recovery_codes(with_codes)[0]
    first, second = Client(), Client()
    sign_in(first)
    first.post("/sign-in/code/", {"code": kept})
    assert is_in(first)
    sign_in(second)
    second.post("/sign-in/code/", {"code": kept})
    assert not is_in(second)


def test_after_five_wrong_codes_the_right_one_must_wait(with_codes: User, sign_in: Any, code: Any):
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser)
    for _try in range(5):
        browser.post("/sign-in/code/", {"code": "000000"})
    answer = browser.post("/sign-in/code/", {"code": code()})
    assert "Too many wrong tries" in answer.text
    assert not is_in(browser)


def test_after_five_wrong_passwords_the_right_one_must_wait(zeynep: User, sign_in: Any):
    browser = Client(headers={"accept-language": "en"})
    for _try in range(5):
        sign_in(browser, password="guess")
    assert "Too many wrong tries" in sign_in(browser).text
    assert not is_in(browser)


def test_the_link_of_ones_own_computer_asks_for_the_code_too(with_codes: User, code: Any):
    browser = Client()
    assert browser.get(f"/enter/{new_token(with_codes)}/")["Location"] == "/sign-in/code/"
    assert not is_in(browser)
    browser.post("/sign-in/code/", {"code": code()})
    assert is_in(browser)


def test_codes_end_only_after_it_was_asked_whether_it_is_you(
    with_codes: User, sign_in: Any, password: str
):
    browser = Client()
    browser.force_login(with_codes)
    browser.post("/signing-in/code/end/")
    assert Authenticator.objects.filter(type="totp").exists()
    browser.post("/signing-in/again/", {"password": password, "next": "/signing-in/code/end/"})
    browser.post("/signing-in/code/end/")
    assert not Authenticator.objects.exists(), "the recovery codes go with it"


# ---------------------------------------------------------------- asked of roles


def asked_of(desk: Desk, *roles: Role) -> None:
    desk.second_factor_for = [str(role) for role in roles]
    desk.save()


def test_whose_role_needs_a_second_factor_sets_it_up_before_anything_else(
    zeynep: User, desk: Desk, sign_in: Any
):
    asked_of(desk, Role.OFFICER)
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser)
    for address in (
        "/",
        "/people/",
        "/search/?q=a",
        "/drafts/",
        "/desk/",
        "/lists/people/rows.csv",
    ):
        assert browser.get(address)["Location"] == "/signing-in/"
    assert browser.post("/people/new/", {"row-name_en": "X"})["Location"] == "/signing-in/"
    assert "Your desk asks a second factor" in browser.get("/signing-in/").text


def test_whose_role_does_not_need_one_works_as_before(zeynep: User, desk: Desk, sign_in: Any):
    asked_of(desk, Role.SIGNATORY, Role.ADMINISTRATOR)
    browser = Client()
    sign_in(browser)
    assert is_in(browser)


def test_recovery_codes_alone_are_no_second_factor(with_codes: User, desk: Desk):
    asked_of(desk, Role.OFFICER)
    browser = Client()
    browser.force_login(with_codes)
    assert is_in(browser)
    Authenticator.objects.filter(type="totp").delete()
    assert not is_in(browser)


def test_an_administrator_says_which_roles_need_one(head: User, desk: Desk):
    browser = Client()
    browser.force_login(head)
    browser.post("/desk/", {"part": "safety", "safety-roles": ["signatory", "administrator"]})
    desk.refresh_from_db()
    assert desk.second_factor_for == ["signatory", "administrator"]
    assert browser.get("/people/")["Location"] == "/signing-in/", "it holds for themselves too"


def test_an_administrator_forgets_the_second_factor_of_who_lost_the_device(
    with_codes: User, head: User, sign_in: Any, code: Any
):
    lost = Client()
    sign_in(lost)
    lost.post("/sign-in/code/", {"code": code()})
    assert is_in(lost)
    browser = Client()
    browser.force_login(head)
    seat = Membership.objects.get(user=with_codes)
    browser.post(f"/desk/members/{seat.pk}/", {"forget": "on"})
    assert not Authenticator.objects.filter(user=with_codes).exists()
    assert not is_in(lost), "who found the device is signed out"
    assert sign_in(Client())["Location"] == "/"


def test_nobody_forgets_the_second_factor_of_who_works_elsewhere_too(with_codes: User, head: User):
    other = Desk.objects.create(name="Kazan")
    Membership.objects.create(user=with_codes, desk=other, role=Role.READER)
    browser = Client()
    browser.force_login(head)
    for seat in Membership.objects.filter(user=with_codes):
        browser.post(f"/desk/members/{seat.pk}/", {"forget": "on"})
    assert Authenticator.objects.filter(user=with_codes).exists()


def test_the_secrets_of_codes_do_not_stand_in_the_database_as_they_are(with_codes: User):
    codes, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert len(unseal(codes.data["secret"])) == 32
    assert unseal(codes.data["secret"]) not in str(codes.data)
    assert re.fullmatch("[0-9a-f]{80}", unseal(recovery.data["seed"]))


def test_under_another_secret_key_no_code_holds_and_the_page_says_why(
    with_codes: User, sign_in: Any, code: Any, settings: Any
):
    settings.SECRET_KEY = "that of another machine"
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser)
    answer = browser.post("/sign-in/code/", {"code": code()})
    assert "the secret key of the register was changed" in answer.text
    assert not is_in(browser)
