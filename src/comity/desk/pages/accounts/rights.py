"""Who may do what, who works here, and what was done: for whoever answers for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render

from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.refusals import why
from comity.desk.shown import Shown, is_hidden, of_record, present
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.models import Entry, Membership, User
from comity.register.permissions import NotAllowed, Right
from comity.register.rights import ROLES, ROLES_WITH

SHOWN = 100  # entries on a page


@at_desk
def rights(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The table of roles and rights; with who has which role for who may see that."""
    context = {
        "roles": [(role, say("Role", role)) for role in ROLES],
        "rows": [(say("Right", right), _marks(right)) for right in Right],
        "own": viewer.seated.roles_at(viewer.desk.pk) if viewer.desk else (),
        "members": _members(viewer) if viewer.may(Right.AUDIT, viewer.desk) else (),
        "may_audit": viewer.may(Right.AUDIT, viewer.desk),
    }
    return show(request, "desk/rights.html", context)


def _marks(right: Right) -> list[tuple[str, bool]]:
    return [(say("Role", role), role in ROLES_WITH[right]) for role in ROLES]


def _members(viewer: Viewer) -> list[tuple[str, str]]:
    seats = Membership.objects.filter(desk=viewer.desk).select_related("user")
    told = seats.order_by("user__last_name", "user__username")
    return [(str(seat.user), say("Role", seat.role)) for seat in told]


@dataclass(frozen=True, slots=True)
class Done:
    """One deed as the journal tells it."""

    entry: Entry
    about: tuple[Shown, ...]
    reason: str


@at_desk
def journal(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was done at the desk, the latest first; `by` one member, `before` an entry.

    Raises PermissionDenied for who may not see it; what another desk keeps to itself is
    not told, nor why it was done.
    """
    if not viewer.may(Right.AUDIT, viewer.desk):
        raise NotAllowed(viewer.user, Right.AUDIT, viewer.desk)
    members = User.objects.filter(memberships__desk=viewer.desk).order_by("last_name", "username")
    by = number_in(request.GET.get("by"))
    found = _entries(members, by, number_in(request.GET.get("before")))
    told = list(found[: SHOWN + 1])
    context = {
        "done": [_done(entry) for entry in told[:SHOWN]],
        "members": members,
        "by": by,
        "next": told[SHOWN - 1].pk if len(told) > SHOWN else None,
    }
    return show(request, "desk/journal.html", context)


def _entries(members: QuerySet[User], by: int | None, before: int | None) -> QuerySet[Entry]:
    chosen = members.filter(pk=by) if by is not None else members
    entries = Entry.objects.filter(by__in=chosen.values("pk")).order_by("-pk")
    found = entries.filter(pk__lt=before) if before is not None else entries
    return found.select_related("by", "about")


def _done(entry: Entry) -> Done:
    about = present(of_record(entry.about) if entry.about else None)
    return Done(entry, about, "" if is_hidden(entry.about) else entry.reason)


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Django's answer to what is not allowed (403): why, and who could."""
    told = ""
    if isinstance(exception, NotAllowed):
        told = why(exception.right, exception.desk)
    elif isinstance(exception, PermissionDenied) and exception.args:
        told = str(exception)
    return HttpResponseForbidden(render(request, "403.html", {"told": told}).content)
