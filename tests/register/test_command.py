"""`comity member` as an administrator types it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from comity.cli import main
from comity.register.command import ROLES
from comity.register.models import Desk, Membership, Role, User

pytestmark = pytest.mark.django_db

SECRET = "kırmızı bisiklet 7"


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["member", *words], input=typed)


def test_a_member_gets_a_role_and_the_password_that_was_typed(db: None) -> None:
    told = run("zeynep", "--desk", "Protocol", "--role", "protocol", typed=f"{SECRET}\n{SECRET}\n")
    assert told.output.splitlines()[-1] == "zeynep is protocol at Protocol"
    assert SECRET not in told.output
    user = User.objects.get()
    assert user.check_password(SECRET)
    assert not user.is_superuser


def test_whoever_is_there_already_gets_the_new_role_and_keeps_the_password(officer: User) -> None:
    officer.set_password(SECRET)
    officer.save()
    assert run("zeynep", "--role", "administrator", "--no-password").exit_code == 0
    officer.refresh_from_db()
    assert officer.check_password(SECRET)
    assert Membership.objects.get().role == Role.ADMINISTRATOR


def test_without_a_password_only_a_link_lets_in(desk: Desk) -> None:
    assert run("ivan", "--no-password", "--language", "ru").exit_code == 0
    user = User.objects.get()
    assert (user.has_usable_password(), user.language) == (False, "ru")


@pytest.mark.parametrize("weak", ["short", "password", "12345678", "zeynep12"])
def test_a_weak_password_changes_nothing(weak: str, desk: Desk) -> None:
    told = run("zeynep12", typed=f"{weak}\n{weak}\n")
    assert (told.exit_code, User.objects.count()) == (1, 0)


def test_which_desk_must_be_clear(db: None) -> None:
    assert "there is no desk yet" in run("zeynep", "--no-password").output
    for name in ("Ankara", "Moscow"):
        Desk.objects.create(name=name)
    refused = run("zeynep", "--no-password")
    assert (refused.exit_code, "several desks" in refused.output) == (2, True)


def test_every_role_of_the_register_can_be_given() -> None:
    assert set(ROLES) == set(Role.values)
