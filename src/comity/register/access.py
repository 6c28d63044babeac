"""Letting people in: users, their roles at desks, their passwords."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from comity.register.models import Desk, Membership, Role, User


class BadPassword(ValueError):
    """A password that is too short, too common or too like the name; says which."""


class LastAdministrator(ValueError):
    """The only administrator of a desk was to go; nobody could let people in any more."""


@transaction.atomic
def dismiss(membership: Membership) -> None:
    """Take somebody's seat at a desk; what they did stays under their name.

    Raises LastAdministrator, and nothing changes.
    """
    others = Membership.objects.select_for_update().filter(
        desk=membership.desk_id, role=Role.ADMINISTRATOR
    )
    if membership.role == Role.ADMINISTRATOR and not others.exclude(pk=membership.pk).exists():
        raise LastAdministrator(f"{membership.user} is the only administrator of {membership.desk}")
    membership.delete()


@transaction.atomic
def admit(username: str, *, role: str, desk: Desk, password: str | None = None) -> User:
    """Give a user a role at a desk; makes the user, or changes the role that they had there.

    A password is set if one is given; a new user without one can only sign in by a link.
    Nothing changes if it raises BadPassword.
    """
    user = User.objects.filter(username=username).first() or User(username=username)
    if password is not None:
        _set_password(user, password)
    elif user.pk is None:
        user.set_unusable_password()
    user.save()
    Membership.objects.update_or_create(user=user, desk=desk, defaults={"role": Role(role)})
    return user


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadPassword(" ".join(error.messages)) from error
    user.set_password(password)
