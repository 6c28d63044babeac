"""The search box: one question, everything that answers it, in any language or alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from comity.desk.addresses import source_address
from comity.desk.list_page import Link
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Line, Shown, line_of, of_date, of_text
from comity.desk.source_text import excerpts
from comity.desk.viewer import Viewer
from comity.desk.words import KIND_PLURAL, say
from comity.register.models import Source
from comity.register.search import Hit, search

MOST = 60
REACH = 90  # characters of a source around a word that was found


@at_desk
def searching(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the register has for the words asked for (`q`), narrowed to a kind (`kind`)."""
    query = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("kind", "")
    hits = search(query, viewer.user, limit=MOST) if query else []
    counts = Counter(_kind_of(hit) for hit in hits)
    shown = [hit for hit in hits if not kind or _kind_of(hit) == kind]
    context = {
        "query": query,
        "hits": [_line(hit) for hit in shown],
        "count": len(hits),
        "is_cut": len(hits) == MOST,
        "chips": _chips(query, kind, counts),
    }
    return show(request, "desk/search.html", context)


def _kind_of(hit: Hit) -> str:
    return hit.record.kind if hit.record else "source"


def _chips(query: str, chosen: str, counts: Counter[str]) -> Sequence[Link]:
    page = reverse("desk:search")
    return [
        Link(
            say("kinds", kind) if kind in KIND_PLURAL else say("fields", "source"),
            f"{page}?{urlencode({'q': query} if kind == chosen else {'q': query, 'kind': kind})}",
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
