"""The lists: one address for each, its whole state in the query; as files, and under own names."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from comity.desk.kinds import LISTINGS
from comity.desk.lists.exporting import TYPES, export
from comity.desk.lists.listing import Listing
from comity.desk.lists.page import ListPage
from comity.desk.models import SavedView
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.intake.sources import LISTING as SOURCES
from comity.desk.viewer import Viewer
from comity.register.permissions import Right


@at_desk
def kind_list(request: HttpRequest, viewer: Viewer, route: str) -> HttpResponse:
    """A list of records."""
    return _show(request, viewer, listing_of(route))


@at_desk
def sources(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The list of sources."""
    return _show(request, viewer, SOURCES)


@at_desk
def saved(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """A list as somebody kept it; what the address says besides goes before what was kept."""
    view = get_object_or_404(views_of(viewer), pk=key)
    asked = view.asked.copy()
    for name, values in request.GET.lists():
        asked.setlist(name, values)
    return _show(request, viewer, listing_of(view.listing), asked, view)


@require_POST
@at_desk
def save(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    """Keep a list as it stands (`query`) under a name, for oneself or for the desk (`shared`)."""
    listing = listing_of(name)
    called = request.POST.get("name", "").strip()[:80]
    query = QueryDict(request.POST.get("query", "")[:4000])
    if not called:
        messages.error(request, _("Give the view a name."))
        return redirect(f"{address_of(listing)}?{query.urlencode()}")
    shared = request.POST.get("shared") == "on" and viewer.may(Right.WRITE)
    view = SavedView.objects.create(
        name=called,
        listing=listing.name,
        query=query.urlencode(),
        by=viewer.user,
        desk=viewer.desk if shared else None,
    )
    messages.success(request, _("Kept: %(name)s") % {"name": called})
    return redirect("desk:saved", view.pk)


@require_POST
@at_desk
def forget(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Give up a view of one's own."""
    view = get_object_or_404(SavedView.objects.filter(by=viewer.user.pk), pk=key)
    view.delete()
    messages.success(request, _("No longer kept: %(name)s") % {"name": view.name})
    return redirect(address_of(listing_of(view.listing)))


@require_GET
@at_desk
def as_file(request: HttpRequest, viewer: Viewer, name: str, ending: str) -> HttpResponse:
    """All rows of a list as it is narrowed, as CSV, XLSX or JSON."""
    listing = listing_of(name)
    page = ListPage(listing, viewer, request.GET, address_of(listing))
    address = request.build_absolute_uri("/").rstrip("/")
    told = export(page, ending, address)
    response = HttpResponse(told, content_type=TYPES[ending])
    called = f"{listing.name}-{timezone.localdate().isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    return response


def listing_of(name: str) -> Listing:
    """The list of a name; else there is no such page."""
    if name == SOURCES.name:
        return SOURCES
    if name not in LISTINGS:
        raise Http404(f"there is no list of {name!r}")
    return LISTINGS[name]


def address_of(listing: Listing) -> str:
    """Where a list has its page."""
    if listing.name in ("sources", "partners"):
        return reverse(f"desk:{listing.name}")
    return reverse("desk:list", args=[listing.name])


def views_of(viewer: Viewer) -> QuerySet[SavedView]:
    """The views that a person has: their own, and those of their desk."""
    own = Q(by=viewer.user.pk)
    return SavedView.objects.filter(own | Q(desk=viewer.desk) if viewer.desk else own)


def _show(
    request: HttpRequest,
    viewer: Viewer,
    listing: Listing,
    asked: Any = None,
    view: SavedView | None = None,
) -> HttpResponse:
    """One page of a list, as the address asks for it."""
    page = ListPage(listing, viewer, asked or request.GET, address_of(listing))
    context = {
        "page": page,
        "listing": listing,
        "view": view,
        "views": views_of(viewer).filter(listing=listing.name),
        "is_own_view": view is not None and view.by_id == viewer.user.pk,
        "new_kinds": listing.kinds if viewer.may(Right.WRITE) else (),
        "may_write": viewer.may(Right.WRITE) and bool(listing.kinds),
        "endings": list(TYPES),
        "address": address_of(listing),
    }
    return show(request, "desk/list.html", context, part="desk/parts/list.html")
