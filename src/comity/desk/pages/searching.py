"""The search box: one question, everything that answers it, in any language or alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from comity.desk.addresses import source_address
from comity.desk.intake.source_text import excerpts
from comity.desk.lists.page import Link
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Line, Shown, line_of, of_date, of_text
from comity.desk.ties import circle_of, records_at, records_with
from comity.desk.viewer import Viewer
from comity.desk.words import KIND_PLURAL, say
from comity.register.models import Kind, Place, Source
from comity.register.search import Hit, search

MOST = 60
REACH = 90  # characters of a source around a word that was found


@at_desk
def searching(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the register has for the words asked for (`q`), narrowed to a kind (`kind`)."""
    query = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("kind", "")
    wished = _Wished(request, viewer)
    hits = search(query, viewer.user, limit=MOST, **wished.narrowing) if query else []
    counts = Counter(_kind_of(hit) for hit in hits)
    shown = [hit for hit in hits if not kind or _kind_of(hit) == kind]
    context = {
        "query": query,
        "hits": [_line(hit) for hit in shown],
        "count": len(hits),
        "is_cut": len(hits) == MOST,
        "chips": _chips({"q": query, **wished.asked}, kind, counts),
        "kind": kind,
        "wished": wished,
    }
    return show(request, "desk/search.html", context)


class _Wished:
    """What the hits are narrowed to by the form: days, and a place by its name."""

    def __init__(self, request: HttpRequest, viewer: Viewer) -> None:
        asked = {name: request.GET.get(name, "").strip()[:60] for name in ("since", "until", "at")}
        self.asked = {name: value for name, value in asked.items() if value}
        self.faults: list[str] = []
        self.place = self._place(viewer)
        self.narrowing = {
            "since": self._day("since"),
            "until": self._day("until"),
            "about": records_with(circle_of(self.place, viewer.sees)) | records_at(self.place)
            if self.place
            else None,
        }

    def _day(self, name: str) -> date | None:
        try:
            return parse_date(self.asked.get(name, ""))
        except ValueError:  # such as 31 February, which a browser would not send
            self.faults.append(_("%(day)s is no day of the calendar.") % {"day": self.asked[name]})
            return None

    def _place(self, viewer: Viewer) -> Place | None:
        name = self.asked.get("at")
        if not name:
            return None
        hits = search(name, viewer.user, kinds=[Kind.PLACE], limit=1)
        if not hits:
            self.faults.append(_("No place called “%(name)s” is in the register.") % {"name": name})
            return None
        return viewer.live(Place).get(pk=hits[0].record.pk)  # type: ignore[union-attr]


def _kind_of(hit: Hit) -> str:
    return hit.record.kind if hit.record else "source"


def _chips(asked: dict[str, str], chosen: str, counts: Counter[str]) -> Sequence[Link]:
    page = reverse("desk:search")
    return [
        Link(
            say("kinds", kind) if kind in KIND_PLURAL else say("fields", "source"),
            f"{page}?{urlencode(asked if kind == chosen else {**asked, 'kind': kind})}",
            count,
            kind == chosen,
        )
        for kind, count in counts.most_common()
    ]


def _line(hit: Hit) -> Line:
    if hit.record is not None:
        return line_of(hit.record, more=(Shown(say("Kind", hit.record.kind)),))
    assert hit.source is not None
    return _source_line(hit.source, hit)


def _source_line(source: Source, hit: Hit) -> Line:
    title = of_text(str(source), source.language)
    assert title is not None
    first = hit.passages[:1]
    words = tuple(
        Shown(f"…{''.join(piece.text for piece in found.pieces).strip()}…", source.language)
        for found in excerpts(source.text, first, reach=REACH)
    )
    return Line(
        title=Shown(
            title.text, title.language, url=source_address(source.pk, first[0] if first else None)
        ),
        date=of_date(source.published),
        more=words,
        icon="newspaper",
    )
