"""A link signs in once; nobody has a password that they did not set."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from comity.register.models import Desk, Membership, SignInLink, User
from comity.register.signing_in import desk_of, local_officer, new_token, redeem

pytestmark = pytest.mark.django_db


def test_a_token_signs_in_once(officer: User) -> None:
    token = new_token(officer)
    assert redeem(token) == officer
    assert redeem(token) is None


def test_a_token_ends_after_ten_minutes(officer: User) -> None:
    token = new_token(officer)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert redeem(token) is None


def test_the_token_itself_is_kept_nowhere(officer: User) -> None:
    token = new_token(officer)
    assert token not in str(list(SignInLink.objects.values()))
    assert redeem(SignInLink.objects.get().token_sha256) is None


def test_nobody_signs_in_who_has_left(officer: User) -> None:
    token = new_token(officer)
    User.objects.update(is_active=False)
    assert redeem(token) is None


def test_an_invented_token_signs_nobody_in(officer: User) -> None:
    new_token(officer)
    assert redeem("") is None
    assert redeem("a" * 43) is None


def test_an_empty_register_gets_an_officer_without_a_password(db: None) -> None:
    officer = local_officer()
    assert (officer.username, officer.has_usable_password()) == ("officer", False)
    assert Membership.objects.get().role == "administrator"
    assert local_officer() == officer
    assert Desk.objects.count() == User.objects.count() == 1


def test_whoever_is_there_first_works_at_this_computer(officer: User, reader: User) -> None:
    assert local_officer() == officer
    assert desk_of(officer).name == "International relations"


def test_without_a_desk_nobody_works(db: None) -> None:
    with pytest.raises(LookupError, match="belongs to no desk"):
        desk_of(User.objects.create_user("lonely"))
