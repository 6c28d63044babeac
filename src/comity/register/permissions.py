"""Who may do what: rights by role at a desk, and what a user may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from django.db import models

from comity.register.models import Desk, Membership, Record, Role, Source, User

Row = TypeVar("Row", Record, Source)


class Right(StrEnum):
    """What somebody may do at a desk."""

    READ = "read"
    ADD = "add sources"
    DECIDE = "decide findings"
    WRITE = "write records"
    MERGE = "merge records"
    OVERRIDE = "override the procedure"
    DRAFT = "take part in drafts"
    ADMINISTER = "administer the desk"


_OFFICE = frozenset({Right.READ, Right.ADD, Right.DECIDE, Right.WRITE, Right.MERGE, Right.DRAFT})

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.READ}),
    # A guest of the counterpart sees the drafts in which they have a seat, and nothing else.
    Role.GUEST: frozenset({Right.DRAFT}),
    Role.SIGNATORY: frozenset({Right.READ}),
    Role.PROTOCOL: _OFFICE - {Right.MERGE},
    Role.OFFICER: _OFFICE,
    Role.ADMINISTRATOR: _OFFICE | {Right.OVERRIDE, Right.ADMINISTER},
}


class NotAllowed(Exception):
    """Somebody may not do what they tried; says who, what and where."""

    def __init__(self, user: User, right: Right, desk: Desk | None) -> None:
        where = f"at the desk {desk}" if desk else "at any desk"
        super().__init__(f"{user} may not {right} {where}; ask an administrator for a role")
        self.user, self.right, self.desk = user, right, desk


def may(user: User, right: Right, desk: Desk | None = None) -> bool:
    """Whether `user` has a right at `desk`; without a desk, at any desk of theirs."""
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    memberships = Membership.objects.filter(user=user)
    if desk is not None:
        memberships = memberships.filter(desk=desk)
    return any(right in RIGHTS[Role(role)] for role in memberships.values_list("role", flat=True))


def desks_with(right: Right, seats: Iterable[Membership]) -> tuple[int, ...]:
    """The keys of the desks at which somebody's seats give a right, in their order.

    Not every desk where somebody sits is theirs to look into: a guest is there for drafts.
    """
    return tuple(seat.desk_id for seat in seats if right in RIGHTS[Role(seat.role)])


def members_of(desk: Desk) -> models.QuerySet[User]:
    """Those who work at a desk: all who may read there, no guests."""
    roles = [role for role, rights in RIGHTS.items() if Right.READ in rights]
    seats = Membership.objects.filter(desk=desk, role__in=roles)
    return User.objects.filter(is_active=True, pk__in=seats.values("user"))


def require(user: User, right: Right, desk: Desk | None = None) -> None:
    """Raise NotAllowed unless `user` has a right at `desk` (without a desk: at any of theirs)."""
    if not may(user, right, desk):
        raise NotAllowed(user, right, desk)


def visible_records(user: User) -> models.QuerySet[Record]:
    """The records that a user may see: all but the confidential ones of other desks."""
    return _visible(Record.objects.all(), user)


def visible_sources(user: User) -> models.QuerySet[Source]:
    """The sources that a user may see: all but the confidential ones of other desks."""
    return _visible(Source.objects.all(), user)


def _visible(rows: models.QuerySet[Row], user: User) -> models.QuerySet[Row]:
    if not may(user, Right.READ):
        return rows.none()
    if user.is_superuser:
        return rows
    own = desks_with(Right.READ, Membership.objects.filter(user=user))
    return rows.filter(models.Q(confidential=False) | models.Q(desk__in=own))
