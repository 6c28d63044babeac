"""The map of partners; its address says which layer, since when, and which part of the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.desk.addresses import list_address
from comity.desk.pages.answering import at_desk, show
from comity.desk.pictures.partner_map import (
    LAYERS,
    Found,
    Layer,
    MapMark,
    found_at,
    line_between,
    marks_in,
)
from comity.desk.pictures.world import WORLD, Box, box_around, box_of
from comity.desk.shown import Line, Shown, of_record
from comity.desk.viewer import Viewer

RECENT = 5  # years
NEARER = 0.5  # of the width that is shown
NAMED = 24  # so many of the largest marks are named on the map; all are named in the list
LISTED = 200
TURN = 0.8  # of the width: names of marks beyond it stand at their left
LETTERS = 0.0125  # height of a name, as a share of the width


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; without a box, the part that shows every mark."""

    layer: Layer
    since: str
    box: Box | None

    def url(self, **changed: str) -> str:
        """The address of the map with some of it changed."""
        told = {
            "show": self.layer.key,
            "since": self.since,
            "box": self.box.told if self.box else "",
        }
        kept = {name: value for name, value in {**told, **changed}.items() if value}
        return f"{reverse('desk:map')}?{urlencode(kept)}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A link above or beside the map."""

    text: str
    url: str
    is_on: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark as the page draws it."""

    mark: MapMark
    name: str
    url: str
    told: str
    line: str = ""
    is_named: bool = False
    is_left: bool = False  # its name stands at the left, since the picture ends at the right

    @property
    def label_x(self) -> float:
        """Where its name begins (or ends, at the left)."""
        gap = self.mark.radius * 1.5
        return self.mark.x - gap if self.is_left else self.mark.x + gap

    @property
    def anchor(self) -> str:
        """The end of its name that stands at the mark, as SVG says it."""
        return "end" if self.is_left else "start"


@at_desk
def world_map(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The map, its choices, and the same as a list."""
    asked = _asked(request)
    found = found_at(asked.layer, viewer, asked.since)
    box = asked.box or box_around([(stop.x, stop.y) for stop in found.stops])
    context = {
        "box": box,
        "letters": box.width * LETTERS,
        "layers": [Choice(str(layer.name), asked.url(show=key), layer is asked.layer)
                   for key, layer in LAYERS.items()],
        "times": _times(asked),
        "ways": _ways(asked, box),
        "drawn": _drawn(asked, box, found),
        "lines": _lines(asked, found),
        "left_out": max(len(found.stops) + len(found.elsewhere) - LISTED, 0),
        "unlocated": len(found.elsewhere),
        "layer": asked.layer,
    }  # fmt: skip
    return show(request, "desk/map.html", context)


def _asked(request: HttpRequest) -> Asked:
    layer = LAYERS.get(request.GET.get("show", ""), LAYERS["agreements"])
    since = request.GET.get("since", "")
    is_year = since.isascii() and since.isdecimal() and len(since) == 4
    return Asked(layer, since if is_year else "", box_of(request.GET.get("box", "")))


def _times(asked: Asked) -> list[Choice]:
    this_year = timezone.localdate().year
    years = {"": _("All years")}
    years |= {str(year): _("Since %(year)s") % {"year": year}
              for year in (this_year - RECENT, this_year - 1, this_year)}  # fmt: skip
    return [
        Choice(text, asked.url(since=year), year == asked.since) for year, text in years.items()
    ]


def _ways(asked: Asked, box: Box) -> list[Choice]:
    """Nearer, farther, and the whole; each an ordinary link, for the keyboard and the phone."""
    return [
        Choice(_("Nearer"), asked.url(box=box.scaled(NEARER).told), icon="zoom-in"),
        Choice(_("Farther"), asked.url(box=box.scaled(1 / NEARER).told), icon="zoom-out"),
        Choice(_("All marks"), asked.url(box=""), asked.box is None, "maximize"),
        Choice(_("Whole world"), asked.url(box=WORLD.told), asked.box == WORLD, "globe"),
    ]


def _drawn(asked: Asked, box: Box, found: Found) -> list[Drawn]:
    marks = marks_in(box, found.stops)
    home = next((mark for mark in marks if mark.first.is_home), None)
    named = set(map(id, sorted(marks, key=lambda mark: -mark.count)[:NAMED]))
    drawn = []
    for mark in marks:
        leads = asked.layer.is_tie and home is not None and mark is not home
        line = line_between(home, mark) if leads and home else ""
        name, url = _name(mark), _leads_to(asked, mark)
        told = f"{name}: {mark.count}"
        is_left = mark.x > box.left + box.width * TURN
        drawn.append(Drawn(mark, name, url, told, line, id(mark) in named, is_left))
    return drawn


def _name(mark: MapMark) -> str:
    name = of_record(mark.first.place).text
    more = len(mark.stops) - 1
    return _("%(name)s and %(more)d more") % {"name": name, "more": more} if more else name


def _leads_to(asked: Asked, mark: MapMark) -> str:
    """To the place's page; a mark of several places, to a nearer look at them."""
    if len(mark.stops) == 1:
        return of_record(mark.first.place).url
    nearer = box_around(mark.spots)
    lies_apart = len({(round(x), round(y)) for x, y in mark.spots}) > 1
    return asked.url(box=nearer.told) if lies_apart and nearer != asked.box else "#places"


def _lines(asked: Asked, found: Found) -> list[Line]:
    """The places as a list, the most records first, each with the way to those records."""
    all_of_them = [*((stop.place, stop.count) for stop in found.stops), *found.elsewhere]
    all_of_them.sort(key=lambda told: -told[1])
    return [
        Line(of_record(place), more=(_amount(asked, place, count),), icon="map-pin")
        for place, count in all_of_them[:LISTED]
    ]


def _amount(asked: Asked, place: Any, count: int) -> Shown:
    return Shown(f"{asked.layer.name}: {count}", url=list_address(asked.layer.kind, place))
