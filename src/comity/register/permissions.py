"""May somebody do this to that, and if not, why not: asked by every page, list and deed.

`rights` says what a role may do; here that is asked of a user and a thing, by rules that
look at the thing too: what is confidential exists for those only who may see it at its
desk. `seen` says the same to the database; a test holds that the two agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import rules
from django.core.exceptions import PermissionDenied
from django.db import models

from comity.register.models import Desk, Membership, Record, Role, Source, User
from comity.register.rights import RIGHTS, ROLES_WITH, Right

__all__ = [
    "RIGHTS", "NotAllowed", "Refusal", "Right", "Seated", "desks_with", "may", "members_of",
    "require", "seated", "seen", "visible_records", "visible_sources", "why_not",
]  # fmt: skip

Row = TypeVar("Row", Record, Source)
Thing = Desk | Record | Source | None
"""What is asked about; of None, whether somebody may at any desk of theirs."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A user with their seats: the desks' keys and the role at each, in their order."""

    user: User
    seats: tuple[tuple[int, Role], ...]

    def roles_at(self, desk: int | None) -> tuple[Role, ...]:
        """Their roles at a desk; without one, at all of theirs."""
        return tuple(role for at, role in self.seats if desk is None or at == desk)

    def may(self, right: Right, thing: Thing = None) -> bool:
        """Whether they have a right to this thing."""
        return bool(rules.test_rule(right, self, thing))


def seated(user: User, seats: Iterable[Membership] | None = None) -> Seated:
    """A user with their seats; one query, unless the seats are given."""
    if seats is None:
        seats = () if user.pk is None else Membership.objects.filter(user=user.pk).order_by("pk")
    return Seated(user, tuple((seat.desk_id, Role(seat.role)) for seat in seats))


# ---------------------------------------------------------------- the rules


@rules.predicate  # type: ignore[untyped-decorator]
def is_active(who: Seated, _thing: Thing) -> bool:
    """Somebody who is signed in and whose account is not closed."""
    return bool(who.user.is_active) and not who.user.is_anonymous


@rules.predicate  # type: ignore[untyped-decorator]
def runs_the_machine(who: Seated, _thing: Thing) -> bool:
    """Who installed the register, before whom nothing in it can be hidden."""
    return bool(who.user.is_superuser)


@rules.predicate  # type: ignore[untyped-decorator]
def may_know_of_it(who: Seated, thing: Thing) -> bool:
    """What is confidential is there only for those who may see such things at its desk."""
    if not isinstance(thing, Record | Source) or not thing.confidential:
        return True
    here = () if thing.desk_id is None else who.roles_at(thing.desk_id)
    return any(RIGHTS[role] >= {Right.READ, Right.CONFIDENTIAL} for role in here)


def _by_role(right: Right) -> rules.Predicate:
    """Whose role at the thing's desk has the right; what lies open is read from any desk."""

    def holds(who: Seated, thing: Thing) -> bool:
        anywhere = right is Right.READ and not isinstance(thing, Desk)
        desk = None if anywhere else desk_of(thing)
        return any(right in RIGHTS[role] for role in who.roles_at(desk))

    return rules.predicate(holds, name=f"has a role with the right to {right}")


def desk_of(thing: Thing) -> int | None:
    """The key of the desk that a thing belongs to; None for what is everybody's."""
    if isinstance(thing, Desk):
        return thing.pk
    return thing.desk_id if thing is not None else None


for _right in Right:
    rules.add_rule(_right, is_active & (runs_the_machine | (_by_role(_right) & may_know_of_it)))


# ---------------------------------------------------------------- asking


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not: what they are at that desk, which roles could, and who has one."""

    right: Right
    desk: Desk | None
    own: tuple[Role, ...]
    roles: tuple[Role, ...]
    holders: tuple[User, ...]


class NotAllowed(PermissionDenied):
    """Somebody may not do what they tried; says who, what and where."""

    def __init__(self, user: User, right: Right, desk: Desk | None) -> None:
        where = f"at the desk {desk}" if desk else "at any desk"
        super().__init__(f"{user} may not {right} {where}; ask an administrator for a role")
        self.user, self.right, self.desk = user, right, desk


def may(user: User, right: Right, thing: Thing = None) -> bool:
    """Whether `user` has a right to a thing; without one, at any desk of theirs."""
    return seated(user).may(right, thing)


def require(user: User, right: Right, thing: Thing = None) -> None:
    """Raise NotAllowed unless `user` has a right to a thing (without one: anywhere)."""
    if not may(user, right, thing):
        desk = thing if isinstance(thing, Desk) else thing.desk if thing is not None else None
        raise NotAllowed(user, right, desk)


def why_not(who: Seated, right: Right, thing: Thing = None) -> Refusal | None:
    """Why somebody may not, or None where they may.

    Without a desk (what is everybody's) the desks at which they sit are looked through for
    who could.
    """
    if who.may(right, thing):
        return None
    key = desk_of(thing)
    desks = {key} if key is not None else {at for at, _role in who.seats}
    roles = ROLES_WITH[right]
    others = Membership.objects.filter(desk__in=desks, role__in=roles, user__is_active=True)
    holders = dict.fromkeys(seat.user for seat in others.select_related("user").order_by("pk"))
    return Refusal(
        right,
        Desk.objects.filter(pk=key).first() if key is not None else None,
        who.roles_at(key),
        tuple(Role(role) for role in roles),
        tuple(holders),
    )


# ---------------------------------------------------------------- the same for queries


def desks_with(right: Right, seats: Iterable[Membership]) -> tuple[int, ...]:
    """The keys of the desks at which somebody's seats give a right, in their order.

    Not every desk where somebody sits is theirs to look into: a guest is there for drafts.
    """
    return tuple(seat.desk_id for seat in seats if right in RIGHTS[seat.role])


def members_of(desk: Desk) -> models.QuerySet[User]:
    """Those who work at a desk: all who may read there, no guests."""
    seats = Membership.objects.filter(desk=desk, role__in=ROLES_WITH[Right.READ])
    return User.objects.filter(is_active=True, pk__in=seats.values("user"))


def seen(who: Seated, prefix: str = "") -> models.Q:
    """What of a table of records or sources somebody may see; `prefix` leads to it."""
    if who.user.is_superuser and who.user.is_active:
        return models.Q()
    if not who.may(Right.READ):
        return models.Q(pk__in=[])
    own = [at for at, role in who.seats if RIGHTS[role] >= {Right.READ, Right.CONFIDENTIAL}]
    return models.Q(**{f"{prefix}confidential": False}) | models.Q(**{f"{prefix}desk__in": own})


def visible_records(user: User) -> models.QuerySet[Record]:
    """The records that a user may see: all but the confidential ones of other desks."""
    return Record.objects.filter(seen(seated(user)))


def visible_sources(user: User) -> models.QuerySet[Source]:
    """The sources that a user may see: all but the confidential ones of other desks."""
    return Source.objects.filter(seen(seated(user)))
