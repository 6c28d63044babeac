"""The first page of a new register, and who is let in at its desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.cooperation.models import Draft, Seat
from comity.register.access import dismiss
from comity.register.actions import enter
from comity.register.models import (
    Agreement,
    Desk,
    Encounter,
    Membership,
    Party,
    Place,
    Role,
    User,
)
from comity.register.signing_in import local_officer, new_token

pytestmark = pytest.mark.django_db
SECRET = "kırmızı bisiklet 7"


@pytest.fixture
def new() -> Client:
    """A browser that has come in by the first link of an empty register."""
    browser = Client()
    browser.cookies["comity_language"] = "en"
    page = browser.get(f"/enter/{new_token(local_officer())}/")
    assert page["Location"] == "/desk/?first"
    return browser


def keep(browser: Client, part: str, **given: str) -> Any:
    return browser.post("/desk/", {"part": part, **{f"{part}-{k}": v for k, v in given.items()}})


def test_a_new_register_asks_whose_desk_it_is(new: Client):
    page = new.get("/desk/?first")
    assert "Say whose desk this is" in page.text
    keep(new, "house", name="International", institution="Eskişehir Büyükşehir Belediyesi")
    desk = Desk.objects.get()
    assert desk.name == "International"
    assert desk.institution.institution_kind == "metropolitan-municipality"
    assert desk.institution.place.name["tr"] == "Eskişehir"
    assert new.get(f"/enter/{new_token(User.objects.get())}/")["Location"] == "/"


def test_the_first_user_takes_a_name_and_a_password(new: Client):
    keep(
        new, "self", first_name="Ayşe", last_name="Kaya", username="ayse",
        password=SECRET, again=SECRET,
    )  # fmt: skip
    user = User.objects.get()
    assert (str(user), user.username) == ("Ayşe Kaya", "ayse")
    assert user.check_password(SECRET)
    assert new.get("/").status_code == 200, "the change of password signs nobody out"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"username": "a b"}, "no blanks"),
        ({"username": "ayse", "password": SECRET, "again": "other"}, "The two passwords differ."),
        ({"username": "ayse", "password": "12345", "again": "12345"}, "too short"),
        ({"username": ""}, "required"),
    ],
)
def test_a_wrong_name_or_password_is_said_and_nothing_kept(
    new: Client, given: dict[str, str], said: str
):
    page = keep(new, "self", first_name="Ayşe", last_name="Kaya", **given)
    assert page.status_code == 422
    assert said in page.text
    assert User.objects.get().first_name == ""


def test_members_are_let_in_given_another_role_and_taken_out(new: Client):
    keep(new, "member", username="mehmet", role="reader", password=SECRET)
    seat = Membership.objects.get(user__username="mehmet")
    assert seat.role == Role.READER and seat.user.check_password(SECRET)
    new.post(f"/desk/members/{seat.pk}/", {"role": "officer"})
    seat.refresh_from_db()
    assert seat.role == Role.OFFICER
    new.post(f"/desk/members/{seat.pk}/", {"role": ""})
    assert not Membership.objects.filter(user__username="mehmet").exists()
    assert User.objects.filter(username="mehmet").exists(), "what they did stays theirs"
    page = keep(new, "member", username="mehmet", role="officer", password="another one 7")
    assert page.status_code == 422 and "their own password" in page.text
    assert User.objects.get(username="mehmet").check_password(SECRET)
    keep(new, "member", username="mehmet", role="officer")
    assert User.objects.get(username="mehmet").check_password(SECRET)
    assert Membership.objects.get(user__username="mehmet").role == Role.OFFICER, "let in again"


def a_superuser(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_superuser=True)


def an_officer_who_left_another_desk(user: User) -> None:
    elsewhere = Desk.objects.create(name="Kazan")
    seat = Membership.objects.create(user=user, desk=elsewhere, role=Role.OFFICER)
    enter(Encounter(encounter_kind="visit"), by=user, desk=elsewhere)
    dismiss(seat)


def a_guest_of_another_draft(user: User) -> None:
    _in_a_draft(user, desk=Desk.objects.create(name="Kazan"), seated=True)


def a_guest_of_our_own_draft(user: User) -> None:
    _in_a_draft(user, desk=Desk.objects.get(), seated=True)


def one_who_began_a_draft_elsewhere(user: User) -> None:
    _in_a_draft(user, desk=Desk.objects.create(name="Kazan"), seated=False)


def _in_a_draft(user: User, *, desk: Desk, seated: bool) -> None:
    agreement = Agreement.objects.create(
        kind="agreement", agreement_kind="memorandum", stage="proposed", desk=desk
    )
    by = local_officer() if seated else user
    draft = Draft.objects.create(agreement=agreement, begun_by=by, languages=["en"])
    if seated:
        city = Place.objects.create(kind="place", name={"en": "Kazan"})
        party = Party.objects.create(agreement=agreement, who=city)
        Seat.objects.create(draft=draft, user=user, party=party)


@pytest.mark.parametrize(
    "known_as",
    [
        a_superuser, an_officer_who_left_another_desk, a_guest_of_another_draft,
        a_guest_of_our_own_draft, one_who_began_a_draft_elsewhere,
    ],
)  # fmt: skip
@pytest.mark.parametrize("password", ["", "another one 7"])
def test_an_account_that_is_known_elsewhere_is_nobodys_to_take(
    known_as: Any, password: str, new: Client
):
    user = User.objects.create_user("mehmet", password=SECRET)
    known_as(user)
    page = keep(new, "member", username="mehmet", role="reader", password=password)
    assert page.status_code == 422
    assert "ask the administrator of the machine" in page.text
    user.refresh_from_db()
    assert user.check_password(SECRET) and not user.memberships.exists()


def test_a_user_name_is_given_once(new: Client):
    keep(new, "member", username="mehmet", role="reader", password=SECRET)
    page = keep(new, "member", username="Mehmet", role="officer", password=SECRET)
    assert page.status_code == 422 and "Somebody else has this user name." in page.text


@pytest.mark.parametrize("role", ["", "reader"])
def test_the_last_administrator_stays(new: Client, role: str):
    seat = Membership.objects.get()
    page = new.post(f"/desk/members/{seat.pk}/", {"role": role}, follow=True)
    assert "A desk needs at least one administrator." in page.text
    seat.refresh_from_db()
    assert seat.role == Role.ADMINISTRATOR
