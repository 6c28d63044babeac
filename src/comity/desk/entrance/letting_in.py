"""Letting people in from the desk: what an administrator there may do with an account.

Whoever runs the machine may do more, by `comity member`.
"""

from __future__ import annotations

from django.db import models

from comity.cooperation.models import (
    Acceptance,
    ClauseWording,
    Comment,
    Draft,
    Seat,
    Signing,
    Suggestion,
)
from comity.register.access import admit
from comity.register.models import Desk, Entry, Role, Source, User


class NameTaken(ValueError):
    """Somebody sits at a desk under that user name, or under one that differs by capitals."""


class NotTheirs(ValueError):
    """An account that another desk, a counterpart or the machine's administrator knows."""


class OwnPassword(ValueError):
    """A first password for somebody who has one: with it one could sign in as them."""


def let_in(username: str, *, role: str, desk: Desk, password: str | None = None) -> User:
    """Give a new user, or one who was dismissed from this desk, a role there.

    An account that exists keeps its password. Nothing changes if it raises NameTaken,
    NotTheirs, OwnPassword or BadPassword.
    """
    known = User.objects.filter(username__iexact=username).first()
    if known is not None:
        if known.username != username or known.memberships.exists():
            raise NameTaken(username)
        if known.is_superuser or known.is_staff or _is_known_elsewhere(known, desk):
            raise NotTheirs(username)
        if password:
            raise OwnPassword(username)
    return admit(username, role=role, desk=desk, password=password or None)


def reset_guest(user: User, password: str, *, desk: Desk) -> None:
    """Give a guest of one desk alone a new password, as they were given their first one.

    Raises NotTheirs for anybody else, and BadPassword.
    """
    seats = list(user.memberships.all())
    is_ours = all(seat.desk_id == desk.pk and seat.role == Role.GUEST for seat in seats)
    if not seats or not is_ours or user.is_superuser or user.is_staff:
        raise NotTheirs(user.username)
    admit(user.username, role=Role.GUEST, desk=desk, password=password)


# Who did something, and whose desk it was at.
_TRACES: tuple[tuple[type[models.Model], str, str], ...] = (
    (Entry, "by", "about__desk"),
    (Source, "added_by", "desk"),
    (Draft, "begun_by", "agreement__desk"),
    (ClauseWording, "by", "clause__draft__agreement__desk"),
    (Suggestion, "by", "clause__draft__agreement__desk"),
    (Comment, "by", "clause__draft__agreement__desk"),
    (Acceptance, "by", "wording__clause__draft__agreement__desk"),
)


def _is_known_elsewhere(user: User, desk: Desk) -> bool:
    """Whether they left a trace at another desk, or speak or sign for a party to an agreement."""
    if any(each._default_manager.filter(user=user).exists() for each in (Seat, Signing)):
        return True
    return any(
        model._default_manager.filter(**{who: user, f"{where}__isnull": False})
        .exclude(**{where: desk.pk})
        .exists()
        for model, who, where in _TRACES
    )
