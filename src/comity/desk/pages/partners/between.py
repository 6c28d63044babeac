"""How things stand between us and a partner: fetched by the partner's page, or a page of its own.

It asks for all that there is with a partner, so that the page itself is there at once.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from comity.desk.kinds import BY_ROUTE
from comity.desk.pages.answering import at_desk, show
from comity.desk.partnership.figures import figures_of
from comity.desk.partnership.judging import judge
from comity.desk.partnership.wording import shown
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.register.kinds import specific
from comity.register.models import Kind, Record


@at_desk
def between(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """The figures of the partnership, what follows from them, and what to do next."""
    kinds = {Kind.PLACE, Kind.INSTITUTION} & {BY_ROUTE[route].kind}
    found = get_object_or_404(viewer.live(Record).filter(kind__in=kinds), pk=key)
    partner, today = specific(found), timezone.localdate()
    figures = figures_of(partner, viewer, today)
    context = {
        "each": shown(judge(figures, today), figures, partner, viewer.live(Record)),
        "partner": of_record(partner),
    }
    return show(request, "desk/between.html", context, part="desk/parts/partnership.html")
