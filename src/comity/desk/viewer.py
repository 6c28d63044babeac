"""Who looks: their desk, what they may see, and who "we" are for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from comity.cooperation.drafting.state import visible_drafts
from comity.desk.looking import Sight, looking
from comity.desk.ties import circle_of
from comity.intake.models import Finding
from comity.register.models import Desk, Membership, Party, Record, Source, State, User
from comity.register.permissions import Right, Seated, Thing, desks_with, seated, seen
from comity.register.second_factors import has_second_factor, must_have_second_factor

R = TypeVar("R", bound=Record)


class Viewer:
    """One signed-in person on one page; asks once what the page asks often."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.last_entry: int | None = None  # of the register's history, once asked for

    @cached_property
    def _seats(self) -> list[Membership]:
        seats = Membership.objects.filter(user=self.user.pk).order_by("pk")
        return list(seats.select_related("desk__institution"))

    @cached_property
    def seated(self) -> Seated:
        """Who they are to the rules."""
        return seated(self.user, self._seats)

    @cached_property
    def desk(self) -> Desk | None:
        """The desk at which they work, else whose guest they are; None before one is set up."""
        work = desks_with(Right.READ, self._seats)
        theirs = [seat for seat in self._seats if seat.desk_id in work] or self._seats
        return theirs[0].desk if theirs else None

    @cached_property
    def desks(self) -> tuple[int, ...]:
        """The keys of the desks of which they see what is confidential there."""
        return desks_with(Right.CONFIDENTIAL, self._seats)

    def may(self, right: Right, thing: Thing = None) -> bool:
        """Whether they have a right to a thing; without one, at any desk of theirs."""
        return self.seated.may(right, thing)

    def is_inside(self, record: Record) -> bool:
        """Whether they may see what is the own business of the desk whose record it is."""
        return self.user.is_superuser or record.desk_id is None or record.desk_id in self.desks

    @cached_property
    def _reads_at(self) -> tuple[int, ...]:
        return desks_with(Right.READ, self._seats)

    def reads_at(self, record: Record) -> bool:
        """Whether they read at the desk whose record it is, and not only what lies open."""
        return self.user.is_superuser or record.desk_id is None or record.desk_id in self._reads_at

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
        return circle_of(institution, self.sees) | (
            circle_of(institution.place, self.sees) if institution.place else set()
        )

    @cached_property
    def must_have_second_factor(self) -> bool:
        """Whether a desk of theirs asks it of their role."""
        return must_have_second_factor(self._seats)

    @cached_property
    def lacks_second_factor(self) -> bool:
        """Whether they must set one up before anything else."""
        return self.must_have_second_factor and not has_second_factor(self.user)

    @cached_property
    def sight(self) -> Sight:
        """What may be named to them."""
        return Sight(
            self.desks,
            self.user.is_superuser,
            lambda: self._known_by_a_seat,
            self.seated if self.user.is_authenticated else None,
        )

    @cached_property
    def _known_by_a_seat(self) -> frozenset[int]:
        agreements = visible_drafts(self.user).filter(seats__user=self.user.pk).values("agreement")
        parties = Party.objects.filter(agreement__in=agreements).values_list("agreement", "who")
        return frozenset(key for pair in parties for key in pair)

    def sees(self, prefix: str = "") -> Q:
        """What of a table of records they may see; `prefix` leads to it, as `encounter__`.

        As `register.permissions.visible_records`, without a join and for live records only.
        """
        return Q(**{f"{prefix}state": State.LIVE}) & seen(self.seated, prefix)

    def live(self, model: type[R], *, few: bool = False) -> QuerySet[R]:
        """Records of a kind that stand and that this person may see.

        `few` says that what is asked of the kind's own fields leaves few of them, so that
        these are where the database begins.
        """
        seen = model._default_manager.filter(self.sees())
        # Said once more beside the table, the kind lets the record's indexes be used.
        return seen if few or model is Record else seen.filter(kind=model.record_kind)

    def records(self) -> QuerySet[Record]:
        """All records that this person may see, also those that were merged or deleted."""
        return Record.objects.filter(seen(self.seated))

    def sources(self) -> QuerySet[Source]:
        """Sources that this person may see."""
        return Source.objects.filter(seen(self.seated))

    def findings(self) -> QuerySet[Finding]:
        """Findings in sources that this person may see; begins at the findings."""
        return Finding.objects.filter(seen(self.seated, "source__"))


class NamesAsFarAsSeen:
    """Middleware: pages name what whoever asks for them may know of, and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with looking(lambda: viewer_of(request).sight):
            return self.get_response(request)


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks at a page: made once for a request."""
    if not hasattr(request, "_viewer"):
        request._viewer = Viewer(request.user)  # type: ignore[attr-defined,arg-type]
    viewer: Viewer = request._viewer  # type: ignore[attr-defined]
    return viewer
