"""Who looks: their desk, what they may see, and who "we" are for them."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from comity.desk.ties import circle_of
from comity.register.models import Desk, Membership, Record, Role, Source, State, User
from comity.register.permissions import RIGHTS, Right, desks_with

R = TypeVar("R", bound=Record)
Row = TypeVar("Row", Record, Source)


class Viewer:
    """One signed-in person on one page; asks once what the page asks often."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.last_entry: int | None = None  # of the register's history, once asked for

    @cached_property
    def _seats(self) -> list[Membership]:
        seats = Membership.objects.filter(user=self.user.pk).order_by("pk")
        return list(seats.select_related("desk__institution"))

    @property
    def desk(self) -> Desk | None:
        """The desk at which they work, else whose guest they are; None before one is set up."""
        theirs = [seat for seat in self._seats if seat.desk_id in self.desks] or self._seats
        return theirs[0].desk if theirs else None

    @cached_property
    def desks(self) -> tuple[int, ...]:
        """The keys of the desks at which they may read: what is confidential there they see."""
        return desks_with(Right.READ, self._seats)

    def may(self, right: Right) -> bool:
        """Whether they have a right at any desk of theirs."""
        if self.user.is_superuser:
            return True
        return any(right in RIGHTS[Role(seat.role)] for seat in self._seats)

    @cached_property
    def is_guest(self) -> bool:
        """Whether they are only a guest of the counterpart: drafts, and nothing else."""
        return self.may(Right.DRAFT) and not self.may(Right.READ)

    @cached_property
    def home(self) -> frozenset[int]:
        """The keys of our own side: our institution, its city, and everybody in them."""
        institution = self.desk.institution if self.desk else None
        if institution is None:
            return frozenset()
        return circle_of(institution) | (
            circle_of(institution.place) if institution.place else set()
        )

    def sees(self, prefix: str = "") -> Q:
        """What of a table of records they may see; `prefix` leads to it, as `encounter__`.

        As `register.permissions.visible_records`, without a join and for live records only.
        """
        live = Q(**{f"{prefix}state": State.LIVE})
        if self.user.is_superuser:
            return live
        if not self.may(Right.READ):
            return Q(pk__in=[])
        return live & (
            Q(**{f"{prefix}confidential": False}) | Q(**{f"{prefix}desk__in": self.desks})
        )

    def live(self, model: type[R]) -> QuerySet[R]:
        """Records of a kind that stand and that this person may see."""
        seen = model._default_manager.filter(self.sees())
        # Said once more beside the table, the kind lets the record's indexes be used.
        return seen if model is Record else seen.filter(kind=model.record_kind)

    def records(self) -> QuerySet[Record]:
        """All records that this person may see, also those that were merged or deleted."""
        return self._seen(Record.objects.all())

    def sources(self) -> QuerySet[Source]:
        """Sources that this person may see."""
        return self._seen(Source.objects.all())

    def _seen(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """As `register.permissions` says, without asking for the seats again."""
        if self.user.is_superuser:
            return rows
        if not self.may(Right.READ):
            return rows.none()
        return rows.filter(Q(confidential=False) | Q(desk__in=self.desks))


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks at a page: made once for a request."""
    if not hasattr(request, "_viewer"):
        request._viewer = Viewer(request.user)  # type: ignore[attr-defined,arg-type]
    viewer: Viewer = request._viewer  # type: ignore[attr-defined]
    return viewer
