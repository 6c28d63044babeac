"""The lists: one address for each, its whole state in the query."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from comity.desk.kinds import LISTINGS
from comity.desk.list_page import ListPage
from comity.desk.listing import Listing
from comity.desk.pages.answering import at_desk, show
from comity.desk.viewer import Viewer
from comity.register.permissions import Right


@at_desk
def kind_list(request: HttpRequest, viewer: Viewer, route: str) -> HttpResponse:
    """A list of records."""
    if route not in LISTINGS:
        raise Http404(f"there is no list of {route!r}")
    return show_list(request, viewer, LISTINGS[route])


def show_list(request: HttpRequest, viewer: Viewer, listing: Listing) -> HttpResponse:
    """One page of a list, as the address asks for it."""
    page = ListPage(listing, viewer, request.GET, request.path)
    new_kinds = listing.kinds if viewer.may(Right.WRITE) else ()
    context = {"page": page, "listing": listing, "new_kinds": new_kinds}
    return show(request, "desk/list.html", context, part="desk/parts/list.html")
