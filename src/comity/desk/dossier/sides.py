"""Who the other side is: whom one meets, and all who stand with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from comity.desk.ties import circle_of_all
from comity.desk.viewer import Viewer
from comity.identity.offices import rank_of
from comity.register.kinds import specific_all
from comity.register.models import (
    Attendance,
    Encounter,
    Institution,
    Person,
    Place,
    Record,
    Tenure,
)
from comity.register.offices import Certainty, Held, certainty_on

PEOPLE = 6  # portraits: more do not fit two pages

LOOKED_AT = 60  # offices, to find the highest
LOWEST = 9  # an office whose rank is not known


@dataclass(frozen=True, slots=True)
class OtherSide:
    """The other side of an encounter or the partner itself: its people in order, its bodies
    and cities, and the keys of everybody who stands with them."""

    people: tuple[Person, ...]
    bodies: tuple[Record, ...]
    circle: frozenset[int]


def other_side(about: Record, viewer: Viewer, day: date) -> OtherSide:
    """The other side of an encounter, or the side of a partner (person, body, place)."""
    met = _met(about, viewer) if isinstance(about, Encounter) else [about]
    people = [each for each in met if isinstance(each, Person)]
    bodies = {each.pk: each for each in met if isinstance(each, (Institution, Place))}
    for tenure in _offices(people, viewer):
        if certainty_on(tenure, day) and (body := tenure.institution or tenure.place):
            bodies.setdefault(body.pk, body)
    if not people:
        people = _heads(bodies, viewer, day)
    circle = circle_of_all([*people, *bodies.values()], viewer.sees)
    return OtherSide(tuple(people[:PEOPLE]), tuple(bodies.values()), frozenset(circle))


def offices_of(people: Iterable[Person], viewer: Viewer, day: date) -> dict[int, list[Held]]:
    """The offices that people hold on a day, by person, the surest and highest first.

    Those that the viewer may see; one query.
    """
    held: dict[int, list[Held]] = {}
    for tenure in _offices(people, viewer):
        if certainty := certainty_on(tenure, day):
            held.setdefault(tenure.person_id, []).append(Held(tenure, certainty))
    return {who: sorted(offices, key=_precedence) for who, offices in held.items()}


def _precedence(held: Held) -> tuple[bool, int]:
    return held.certainty != Certainty.CERTAIN, rank_of(held.tenure.office) or LOWEST


def _met(encounter: Encounter, viewer: Viewer) -> list[Record]:
    """Those at an encounter who are not of our own side."""
    rows = Attendance.objects.filter(viewer.sees("who__"), encounter=encounter)
    rows = rows.exclude(who__in=viewer.home).select_related("who").order_by("order", "pk")
    return specific_all(each.who for each in rows)


def _tenures(viewer: Viewer) -> QuerySet[Tenure]:
    """Offices that the viewer may see, held where they may see it by whom they may see."""
    where = Q(institution=None) | viewer.sees("institution__")
    city = Q(place=None) | viewer.sees("place__")
    return viewer.live(Tenure).filter(where, city, viewer.sees("person__"))


def _offices(people: Iterable[Person], viewer: Viewer) -> list[Tenure]:
    held = _tenures(viewer).filter(person__in=[each.pk for each in people])
    rows = held.select_related("institution", "place")
    return list(rows.order_by(F("began_sort").desc(nulls_last=True), "-pk"))


def _heads(bodies: Iterable[int], viewer: Viewer, day: date) -> list[Person]:
    """Who heads the bodies, where nobody is named: the highest offices held on the day."""
    own = _tenures(viewer).filter(Q(institution__in=bodies) | Q(place__in=bodies))
    held = own.select_related("person").order_by("-when_sort", "-pk")[:LOOKED_AT]
    now = [tenure for tenure in held if certainty_on(tenure, day)]
    ranked = sorted(now, key=lambda tenure: rank_of(tenure.office) or LOWEST)
    return list(dict.fromkeys(tenure.person for tenure in ranked))[:PEOPLE]
