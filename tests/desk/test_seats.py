"""Seats in a draft: a new guest of the counterpart, their password, and taking a seat away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.cooperation import drafting
from comity.cooperation.models import Draft, Seat
from comity.register.models import Agreement, Desk, Membership, Role, User

SECRET = "zencefil-kamenka-47"


@pytest.fixture
def draft(register: Any) -> Draft:
    agreement = Agreement.objects.get(pk=register["protocol"].pk)
    return drafting.begin(agreement, by=register.officer, languages=("tr",))


@pytest.fixture
def head(register: Any) -> Client:
    user = User.objects.create_user("nilgun")
    Membership.objects.create(user=user, desk=register.desk, role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    return client


def do(client: Client, draft: Draft, act: str, **asked: object) -> str:
    given = {name: str(value) for name, value in asked.items()}
    return client.post(f"/drafts/{draft.pk}/act/", {"act": act, **given}, follow=True).text


def give_seat(client: Client, draft: Draft, user: str, password: str = "") -> str:
    party = draft.agreement.parties.all()[1]
    return do(client, draft, "seat", user=user, party=party.pk, password=password)


def signs_in(user: str, password: str) -> bool:
    return Client().login(username=user, password=password)


def test_a_new_guest_gets_an_account_and_a_seat_at_once(head: Client, draft: Draft, register: Any):
    assert "ivan has a seat in this draft" in give_seat(head, draft, "ivan", SECRET)
    ivan = User.objects.get(username="ivan")
    assert [(seat.desk, seat.role) for seat in ivan.memberships.all()] == [
        (register.desk, Role.GUEST)
    ]
    assert signs_in("ivan", SECRET)


@pytest.mark.parametrize(
    ("user", "password", "told"),
    [
        pytest.param("ivan", "", "For a new guest write a first password", id="no account yet"),
        pytest.param("ivan", "123", "password is too short", id="a weak password"),
        pytest.param("nilgun", SECRET, "Somebody has this user name", id="somebody's name"),
        pytest.param("two words", SECRET, "Only letters, digits", id="no user name"),
    ],
)
def test_who_cannot_be_given_a_seat_is_told_and_no_account_is_left(
    user: str, password: str, told: str, head: Client, draft: Draft
):
    before = User.objects.count()
    assert told in give_seat(head, draft, user, password)
    assert not draft.seats.exists() and User.objects.count() == before


def test_a_guest_is_told_who_knows_their_password_until_they_choose_their_own(
    head: Client, draft: Draft
):
    give_seat(head, draft, "ivan", SECRET)
    ivan = Client()
    assert ivan.login(username="ivan", password=SECRET)
    page = f"/drafts/{draft.pk}/"
    assert "Your password is known to somebody else" in ivan.get(page).text
    own = {"self-username": "ivan", "self-password": f"{SECRET}-x", "self-again": f"{SECRET}-x"}
    assert ivan.get("/oneself/").status_code == 200
    assert ivan.post("/oneself/", own | {"self-again": "other"}).status_code == 422
    assert ivan.post("/oneself/", own).status_code == 302
    assert "known to somebody else" not in ivan.get(page).text
    assert signs_in("ivan", f"{SECRET}-x") and not signs_in("ivan", SECRET)


def test_a_guest_who_forgot_the_password_is_given_another_one_and_both_sides_see_it(
    head: Client, draft: Draft
):
    give_seat(head, draft, "ivan", SECRET)
    Seat.objects.update(password_by=None, password_at=None)
    seat = draft.seats.get()
    assert "Tell ivan the new password" in do(
        head, draft, "guest-password", seat=seat.pk, password=f"{SECRET}-2"
    )
    assert signs_in("ivan", f"{SECRET}-2")
    assert "Signs in with a password that nilgun gave" in head.get(f"/drafts/{draft.pk}/").text


def test_nobody_but_a_guest_of_this_desk_alone_is_given_a_password(
    head: Client, draft: Draft, register: Any
):
    party = draft.agreement.parties.first()
    seat = Seat.objects.create(draft=draft, user=register.officer, party=party)
    told = do(head, draft, "guest-password", seat=seat.pk, password=SECRET)
    assert "Only a guest of this desk alone" in told and not signs_in("zeynep", SECRET)
    give_seat(head, draft, "ivan", SECRET)
    ivan = User.objects.get(username="ivan")
    Membership.objects.create(user=ivan, desk=Desk.objects.create(name="Kazan"), role=Role.GUEST)
    place = draft.seats.get(user=ivan)
    told = do(head, draft, "guest-password", seat=place.pk, password=f"{SECRET}-2")
    assert "Only a guest of this desk alone" in told and signs_in("ivan", SECRET)


def test_only_an_administrator_gives_and_takes_seats_and_passwords(
    head: Client, officer: Client, draft: Draft
):
    give_seat(head, draft, "ivan", SECRET)
    seat = draft.seats.get()
    refused = [
        give_seat(officer, draft, "olga", SECRET),
        do(officer, draft, "unseat", seat=seat.pk),
        do(officer, draft, "guest-password", seat=seat.pk, password=f"{SECRET}-2"),
    ]
    assert all("does not include" in page for page in refused)
    assert draft.seats.get() == seat and signs_in("ivan", SECRET)


def test_who_lost_their_seat_sees_the_draft_no_more_and_what_they_wrote_stays(
    head: Client, draft: Draft
):
    give_seat(head, draft, "ivan", SECRET)
    ivan = User.objects.get(username="ivan")
    clause = drafting.add_clause(draft, "tr", by=ivan, title="Süre", text="3 yıl.")
    assert "ivan has no seat any more" in do(head, draft, "unseat", seat=draft.seats.get().pk)
    guest = Client()
    guest.force_login(ivan)
    assert guest.get(f"/drafts/{draft.pk}/").status_code == 404
    assert clause.wordings.get().by == ivan
