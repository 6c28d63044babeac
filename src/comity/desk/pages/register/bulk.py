"""One deed on many records of a list: deleted with a reason, kept confidential or opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from comity.desk.lists.listing import Listing, Words
from comity.desk.lists.page import ListPage
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pages.register.lists import address_of, listing_of
from comity.desk.problems import Problem, tried
from comity.desk.shown import line_of
from comity.desk.viewer import Viewer
from comity.register import actions
from comity.register.models import Record
from comity.register.permissions import Right

MOST = 500  # records at once; more are narrowed and done in turn
SHOWN = 50

Act = Callable[[Record, Viewer, str], None]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done to each of several records."""

    name: str
    heading: Words
    lead: Words
    act: Act
    needs_reason: bool = False


def _delete(record: Record, viewer: Viewer, reason: str) -> None:
    actions.delete(record, by=viewer.user, reason=reason)


def _close(record: Record, viewer: Viewer, reason: str) -> None:
    actions.mark_confidential(record, by=viewer.user, desk=viewer.desk, reason=reason)


def _open(record: Record, viewer: Viewer, reason: str) -> None:
    actions.mark_confidential(record, by=viewer.user, desk=None, reason=reason)


DEEDS = {
    deed.name: deed
    for deed in (
        Deed(
            "delete",
            gettext_lazy("Delete these"),
            gettext_lazy("They are marked as deleted. Each can be brought back from its history."),
            _delete,
            needs_reason=True,
        ),
        Deed(
            "confidential",
            gettext_lazy("Keep these confidential"),
            gettext_lazy("Only members of your desk will see them."),
            _close,
        ),
        Deed(
            "open",
            gettext_lazy("Open these to all desks"),
            gettext_lazy("Every desk of this register will see them."),
            _open,
        ),
    )
}


@require_POST
@at_desk
def bulk(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    """Ask once more with what is meant (`key`s, or `all` rows of the `query`), then do it.

    Either all are done or none.
    """
    listing = listing_of(name)
    deed = DEEDS.get(request.POST.get("deed", ""))
    if deed is None or not listing.kinds:
        return HttpResponseBadRequest(f"deed: write one of {', '.join(DEEDS)}")
    records = _chosen(request, viewer, listing)
    if len(records) > MOST:
        told = _("More than %(n)d rows at once: narrow the list, or tick some of them.")
        messages.error(request, told % {"n": MOST})
        return redirect(_back(request, listing))
    reason = request.POST.get("reason", "").strip()
    problem: Problem | None = None
    if not records:
        messages.error(request, _("Tick at least one row."))
        return redirect(_back(request, listing))
    if "sure" in request.POST:
        problem = _missing(deed, reason) or tried(
            viewer, lambda: _do(request, viewer, deed, records, reason)
        )
        if problem is None:
            return redirect(_back(request, listing))
    context = {
        "listing": listing,
        "deed": deed,
        "keys": [record.pk for record in records],
        "count": len(records),
        "lines": [line_of(record) for record in records[:SHOWN]],
        "rest": max(0, len(records) - SHOWN),
        "query": request.POST.get("query", ""),
        "back": _back(request, listing),
        "problem": problem,
        "may_write": viewer.may(Right.WRITE),
    }
    return show(request, "desk/bulk.html", context, status=409 if problem else 200)


def _chosen(request: HttpRequest, viewer: Viewer, listing: Listing) -> list[Record]:
    asked = QueryDict(request.POST.get("query", "")[:4000])
    page = ListPage(listing, viewer, asked, address_of(listing))
    if request.POST.get("all") == "on":
        keys = page.keys(MOST + 1)
    else:
        ticked = map(number_in, request.POST.getlist("key")[:MOST])
        keys = [key for key in ticked if key is not None]
    seen = viewer.live(Record).filter(pk__in=keys, kind__in=[str(k) for k in listing.kinds])
    return list(seen.select_related("desk").order_by("pk"))


def _missing(deed: Deed, reason: str) -> Problem | None:
    if deed.needs_reason and not reason:
        return Problem(_("Say why. Whoever looks for the record later will ask."))
    return None


def _do(
    request: HttpRequest, viewer: Viewer, deed: Deed, records: list[Record], reason: str
) -> None:
    with transaction.atomic():
        for record in records:
            deed.act(record, viewer, reason)
    told = ngettext("%(n)d record done", "%(n)d records done", len(records))
    messages.success(request, told % {"n": len(records)})


def _back(request: HttpRequest, listing: Listing) -> str:
    query = QueryDict(request.POST.get("query", "")[:4000]).urlencode()
    return f"{address_of(listing)}?{query}" if query else address_of(listing)
