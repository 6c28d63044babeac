"""The map of partners: what there is at each place, and marks that do not cover each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from comity.desk.counting import counted
from comity.desk.ordering import said
from comity.desk.pictures.world import WIDTH, Box, spot
from comity.desk.viewer import Viewer
from comity.register.models import Encounter, Event, Kind, Party, Place, RelationParty

# Two marks nearer to each other than this share of the picture's width become one.
APART = 0.03
SMALLEST, LARGEST = 0.006, 0.017  # radius of a mark, as a share of the picture's width
MOST_ABOVE = 4  # from a venue to its district, city, region, country


def _home_of(who: str) -> Coalesce:
    """The place for which a place or an institution stands: a mission stands for its sender."""
    place, body = f"{who}__as_place__pk", f"{who}__as_institution"
    return Coalesce(F(place), F(f"{body}__represents"), F(f"{body}__place"))


def _tied(rows: QuerySet[Any], what: str, viewer: Viewer, since: str) -> Counter[int]:
    """How many records of a kind have a party at each place; `what` leads to the record."""
    seen = rows.filter(viewer.sees(f"{what}__"), viewer.sees("who__"), _from(since, f"{what}__"))
    at = seen.annotate(at=_home_of("who")).exclude(at=None).order_by()
    return Counter(dict(at.values_list("at").annotate(n=Count(what, distinct=True))))


def _held(rows: QuerySet[Any], viewer: Viewer, since: str) -> Counter[int]:
    """How many records took place at each place."""
    seen = rows.filter(viewer.sees(), _from(since)).exclude(place=None).order_by()
    return Counter(dict(seen.values_list("place").annotate(n=Count("pk"))))


def _from(since: str, prefix: str = "") -> Q:
    """From a year on; all if none is asked for."""
    dated = f"{prefix}when_sort"
    return Q(**{f"{dated}__gte": since}, **said(dated)) if since else Q()


@dataclass(frozen=True, slots=True)
class Layer:
    """What the map can show: its name, the kind whose list holds it, how it is counted."""

    key: str
    name: Any
    kind: Kind
    is_tie: bool  # a line leads from our own city to each mark
    count: Callable[[Viewer, str], Counter[int]]


LAYERS = {
    layer.key: layer
    for layer in (
        Layer("agreements", _("Agreements"), Kind.AGREEMENT, True,
              lambda viewer, since: _tied(Party.objects.all(), "agreement", viewer, since)),
        Layer("relations", _("Relations"), Kind.RELATION, True,
              lambda viewer, since: _tied(RelationParty.objects.all(), "relation", viewer, since)),
        Layer("encounters", _("Encounters"), Kind.ENCOUNTER, False,
              lambda viewer, since: _held(Encounter.objects.all(), viewer, since)),
        Layer("events", _("Events"), Kind.EVENT, False,
              lambda viewer, since: _held(Event.objects.all(), viewer, since)),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the map and how many records there are of the layer that is shown."""

    place: Place
    count: int
    x: float
    y: float
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a layer has: places that lie on the map, the most first, and those that do not."""

    stops: tuple[Stop, ...]
    elsewhere: tuple[tuple[Place, int], ...]


def found_at(layer: Layer, viewer: Viewer, since: str = "") -> Found:
    """The places of a layer with their counts; `since` is a year, or empty for all."""
    name = f"map {layer.key} {since}"
    counts = counted(viewer, name, partial(layer.count, viewer, since))
    places = _with_those_above(counts, viewer)
    stops, elsewhere = [], []
    for key, count in sorted(counts.items(), key=lambda told: (-told[1], told[0])):
        place = places.get(key)
        if place is None:
            continue
        located = _located(place, places)
        if located is None:
            elsewhere.append((place, count))
        else:
            is_ours = any(here.pk in viewer.home for here in _chain(place, places))
            stops.append(Stop(place, count, *located, is_ours))
    return Found(tuple(stops), tuple(elsewhere))


def _with_those_above(keys: Iterable[int], viewer: Viewer) -> Mapping[int, Place]:
    """Places by key, and the larger places in which they lie."""
    places: dict[int, Place] = {}
    wanted = set(keys)
    for _step in range(MOST_ABOVE):
        found = {place.pk: place for place in viewer.live(Place).filter(pk__in=wanted)}
        places |= found
        wanted = {place.within_id for place in found.values() if place.within_id} - set(places)
        if not wanted:
            break
    return places


def _chain(place: Place, places: Mapping[int, Place]) -> Iterator[Place]:
    """A place, the place in which it lies, and so on."""
    here: Place | None = place
    for _step in range(MOST_ABOVE):
        if here is None:
            return
        yield here
        here = places.get(here.within_id) if here.within_id else None


def _located(place: Place, places: Mapping[int, Place]) -> tuple[float, float] | None:
    """Where a place lies, else where the place around it lies; None if neither is known."""
    for here in _chain(place, places):
        if here.latitude is not None and here.longitude is not None:
            return spot(here.latitude, here.longitude)
    return None


# ---------------------------------------------------------------- marks


@dataclass(frozen=True, slots=True)
class MapMark:
    """One mark: the places under it, the largest first."""

    stops: tuple[Stop, ...]
    x: float
    y: float
    radius: float

    @property
    def first(self) -> Stop:
        """The place with the most records; its name stands for the mark."""
        return self.stops[0]

    @property
    def count(self) -> int:
        """The records of all places under the mark."""
        return sum(stop.count for stop in self.stops)

    @property
    def spots(self) -> list[tuple[float, float]]:
        """Where its places lie."""
        return [(stop.x, stop.y) for stop in self.stops]


def marks_in(box: Box, stops: Iterable[Stop]) -> list[MapMark]:
    """The marks of a part of the map: what would cover each other there is one mark."""
    groups: list[list[Stop]] = []
    for stop in stops:
        if not box.holds(stop.x, stop.y):
            continue
        near = next((group for group in groups if _is_near(stop, group[0], box)), None)
        if near is None:
            groups.append([stop])
        else:
            near.append(stop)
    most = max((sum(stop.count for stop in group) for group in groups), default=1)
    return [_mark(group, most, box) for group in groups]


def _is_near(one: Stop, other: Stop, box: Box) -> bool:
    # Our own city is told from its neighbours however near they lie.
    together = one.is_home == other.is_home
    apart = max(abs(one.x - other.x), abs(one.y - other.y))
    return together and apart < APART * box.width


def _mark(group: list[Stop], most: int, box: Box) -> MapMark:
    """A mark whose area, not whose width, grows with the number of records."""
    share = (sum(stop.count for stop in group) / most) ** 0.5
    radius = box.width * (SMALLEST + (LARGEST - SMALLEST) * share)
    return MapMark(tuple(group), group[0].x, group[0].y, radius)


def line_between(home: MapMark, other: MapMark) -> str:
    """A bowed line from our city to another, as the data of an SVG path."""
    bow = min(abs(other.x - home.x) * 0.18, WIDTH * 0.06)
    top = (home.y + other.y) / 2 - bow
    middle = (home.x + other.x) / 2
    return f"M{home.x:.0f} {home.y:.0f}Q{middle:.0f} {top:.0f} {other.x:.0f} {other.y:.0f}"
