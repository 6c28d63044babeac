"""The page of a record, whatever its kind."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.addresses import ROUTES, list_address, record_address
from comity.desk.dossier import HAVE_DOSSIER
from comity.desk.history import history_of
from comity.desk.kinds import BY_ROUTE, LISTINGS, KindPages
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.register.proposals import merge_address, open_pairs
from comity.desk.proofs import Proofs
from comity.desk.shown import Shown, of_record
from comity.desk.viewer import Viewer
from comity.register.kinds import MODELS
from comity.register.models import Kind, Record, State
from comity.register.permissions import Right

MOST_PAIRS = 3
MOST_MERGES = 20  # followed from one record to the next


@at_desk
def record(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """A record's page; a merged record leads to the one it went into."""
    pages = BY_ROUTE.get(route)
    if pages is None:
        raise Http404(f"there are no pages under {route!r}")
    found = _rows(viewer, pages).filter(pk=key).first()
    if found is None:
        return _elsewhere(viewer, key)
    context = {
        "record": found,
        "kind": pages.kind,
        "page": pages.page_of(found, viewer, Proofs(found)),
        "history": history_of(found, viewer),
        "has_dossier": pages.kind in HAVE_DOSSIER,
        "has_protocol": viewer.reads_at(found),
        "is_inside": viewer.is_inside(found),
        "route": route,
        "may_merge": viewer.may(Right.MERGE, found),
        "perhaps_same": _perhaps_same(found, viewer),
        "joined_here": viewer.records().filter(merged_into=found.pk),
        "list_url": _list_of(pages),
        "list_heading": _list_heading(pages),
        "may_write": viewer.may(Right.WRITE, found),
    }
    context["here"] = record_address(found.kind, found.pk)
    return show(request, "desk/record.html", context, part="desk/parts/quick.html")


def _perhaps_same(record: Record, viewer: Viewer) -> list[tuple[Shown, str]]:
    """The records with which the register asks whether this is one, and where to look at both."""
    pairs = open_pairs(viewer).filter(Q(record=record.pk) | Q(other=record.pk))[:MOST_PAIRS]
    others = [pair.other if pair.record_id == record.pk else pair.record for pair in pairs]
    return [
        (of_record(other), merge_address(record.kind, record.pk, other.pk))
        for other in others
        if other is not None
    ]


def _rows(viewer: Viewer, pages: KindPages) -> QuerySet[Record]:
    return viewer.live(MODELS[pages.kind]).select_related(*pages.links, "desk")


def _list_of(pages: KindPages) -> str:
    if pages.route in LISTINGS:
        return list_address(pages.kind)
    return list_address(Kind.AGREEMENT) if pages.kind == Kind.ACT else reverse("desk:partners")


def _list_heading(pages: KindPages) -> str:
    if pages.route in LISTINGS:
        return str(LISTINGS[pages.route].heading)
    return _("Agreements") if pages.kind == Kind.ACT else _("Partners")


def _elsewhere(viewer: Viewer, key: int) -> HttpResponse:
    """To where a merged record went, or to its own kind's page; else there is no such page."""
    seen = viewer.records().filter(pk=key).select_related("merged_into").first()
    for _step in range(MOST_MERGES):
        if seen is None or seen.state == State.DELETED:
            break
        if seen.state == State.LIVE and seen.kind in ROUTES:
            return redirect(record_address(seen.kind, seen.pk))
        seen = seen.merged_into
    raise Http404(_("There is no such record, or it is not for you to see."))
