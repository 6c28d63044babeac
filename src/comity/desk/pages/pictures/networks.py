"""The network around a partner or a person, what ties two, and the way between two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pictures.bonds import Bonds, bonds_of, way_between
from comity.desk.pictures.network import MOST, WIDTH, Knot, Network, laid_out
from comity.desk.proofs import Proofs
from comity.desk.shown import Line, Shown, line_of, of_record
from comity.desk.ties import circle_of
from comity.desk.viewer import Viewer
from comity.register.kinds import specific
from comity.register.models import Kind, Record
from comity.register.search import search

WHO = (Kind.PLACE, Kind.INSTITUTION, Kind.PERSON)
AMONG: Mapping[str, tuple[Kind, ...]] = {
    "all": WHO,
    "people": (Kind.PERSON,),
    "partners": (Kind.PLACE, Kind.INSTITUTION),
}
LISTED = 200
SHOWN = 20  # records that tie two
CHOICES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose network, to whom the way is asked for, and who is drawn."""

    of: Record
    to: Record | None
    among: str

    def url(self, **changed: Any) -> str:
        """The address of the page with some of it changed."""
        told = {"of": self.of.pk, "to": self.to.pk if self.to else "", "among": self.among}
        kept = {name: value for name, value in {**told, **changed}.items() if value}
        return f"{reverse('desk:network')}?{urlencode(kept)}"


@dataclass(frozen=True, slots=True)
class KnotShown:
    """A knot as the page draws it; the link makes it the middle."""

    knot: Knot
    name: str
    kind: str
    url: str
    told: str

    @property
    def name_x(self) -> float:
        """Where its name begins (or ends, at the left)."""
        gap = self.knot.radius + 6
        return self.knot.x - gap if self.knot.is_left else self.knot.x + gap


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two knots; `url` leads to what ties them, empty for a faint line."""

    one: Knot
    other: Knot
    url: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of the way between two: to whom, and the records that show it."""

    who: Line
    lines: tuple[Line, ...]


@at_desk
def network(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who is tied to somebody; with `to`, also the way between the two, with its records."""
    of = _middle(request, viewer)
    query = request.GET.get("q", "").strip()[:200]
    context: dict[str, Any] = {"query": query, "found": _found(query, of, viewer)}
    if of is not None:
        among = request.GET.get("among", "")
        asked = Asked(of, _record(request.GET.get("to"), viewer), among if among in AMONG else "")
        context |= _picture(asked, viewer) | _way(asked, viewer)
    return show(request, "desk/network.html", context)


def _middle(request: HttpRequest, viewer: Viewer) -> Record | None:
    """Who is asked for, else our own institution; None if there is neither."""
    asked = _record(request.GET.get("of"), viewer)
    if asked is not None or viewer.desk is None or viewer.desk.institution is None:
        return asked
    return viewer.live(Record).filter(pk=viewer.desk.institution.pk).first()


def _record(key: str | None, viewer: Viewer) -> Record | None:
    number = number_in(key)
    if number is None:
        return None
    return get_object_or_404(viewer.live(Record).filter(kind__in=WHO), pk=number)


def _found(query: str, of: Record | None, viewer: Viewer) -> list[tuple[Shown, str]]:
    """Whom a search finds, and the address that asks for the way to them."""
    hits = search(query, viewer.user, kinds=WHO, limit=CHOICES) if query else []
    page = reverse("desk:network")
    found = []
    for hit in hits:
        if hit.record is not None and (of is None or hit.record.pk != of.pk):
            keys = {"of": of.pk, "to": hit.record.pk} if of else {"of": hit.record.pk}
            found.append((of_record(hit.record), f"{page}?{urlencode(keys)}"))
    return found


# ---------------------------------------------------------------- the picture


def _picture(asked: Asked, viewer: Viewer) -> dict[str, Any]:
    ours = circle_of(specific(asked.of), viewer.sees)
    bonds = bonds_of(ours, viewer)
    around = bonds.around(ours) or bonds.around({asked.of.pk})
    records = viewer.live(Record).filter(pk__in=around, kind__in=AMONG[asked.among or "all"])
    others = sorted(records, key=lambda record: (-len(around[record.pk]), record.pk))
    drawn = _ordered(others[:MOST])
    laid = laid_out(asked.of.pk, [(record.pk, len(around[record.pk])) for record in drawn])
    by_key = {record.pk: record for record in (asked.of, *drawn)}
    return {
        "asked": asked,
        "of": of_record(asked.of),
        "among": [(name, asked.url(among=key), key == (asked.among or "all"))
                  for key, name in _among_names().items()],
        "width": WIDTH,
        "height": laid.height,
        "knots": [_knot_shown(knot, by_key[knot.key], asked) for knot in laid.knots.values()],
        "edges": [*_edges_between(laid, bonds), *_edges_to_middle(laid, by_key, asked)],
        "lines": [_line(record, len(around[record.pk]), asked) for record in others[:LISTED]],
        "left_out": max(len(others) - MOST, 0),
    }  # fmt: skip


def _among_names() -> dict[str, str]:
    return {"all": _("All"), "people": _("People"), "partners": _("Cities and institutions")}


def _ordered(records: Sequence[Record]) -> list[Record]:
    """Those of a kind beside each other, the strongest ties first."""
    return sorted(records, key=lambda record: WHO.index(Kind(record.kind)))


def _knot_shown(knot: Knot, record: Record, asked: Asked) -> KnotShown:
    name = of_record(record).text
    told = f"{name}: {_amount(knot.weight)}" if knot.weight else name
    url = asked.url(of=record.pk, to="") if knot.weight else of_record(record).url
    return KnotShown(knot, name, record.kind, url, told)


def _amount(records: int) -> str:
    return ngettext("%(n)d record", "%(n)d records", records) % {"n": records}


def _edges_to_middle(laid: Network, records: Mapping[int, Record], asked: Asked) -> list[Edge]:
    names = {key: of_record(record).text for key, record in records.items()}
    middle = names[asked.of.pk]
    return [
        Edge(laid.middle, knot, asked.url(to=knot.key),
             f"{middle} – {names[knot.key]}: {_amount(knot.weight)}")
        for knot in laid.others
    ]  # fmt: skip


def _edges_between(laid: Network, bonds: Bonds) -> list[Edge]:
    """The others who are tied to each other by a record in which the middle takes part too."""
    knots = {knot.key: knot for knot in laid.others}
    pairs = {
        pair for who in bonds.who.values() for pair in combinations(sorted(who & knots.keys()), 2)
    }
    return [Edge(knots[one], knots[other]) for one, other in sorted(pairs)]


def _line(record: Record, records: int, asked: Asked) -> Line:
    tied = Shown(_amount(records), url=asked.url(to=record.pk) + "#way")
    return Line(of_record(record), more=(tied,))


# ---------------------------------------------------------------- the way between two


def _way(asked: Asked, viewer: Viewer) -> dict[str, Any]:
    if asked.to is None:
        return {}
    one, other = (circle_of(specific(end), viewer.sees) for end in (asked.of, asked.to))
    if one & other:  # a house and one of its own: what ties the two themselves
        one, other = frozenset({asked.of.pk}), frozenset({asked.to.pk})
    steps = way_between(one, other, viewer)
    keys = {key for step in steps for key in (step.who, *step.records)}
    records = viewer.live(Record).in_bulk(keys)
    proofs = Proofs(records.values())
    shown = [
        StepShown(
            line_of(records[step.who]),
            tuple(
                line_of(records[key], mark=proofs.of_record(records[key]))
                for key in step.records[:SHOWN]
            ),
        )
        for step in steps
    ]
    return {"to": of_record(asked.to), "way": shown}
