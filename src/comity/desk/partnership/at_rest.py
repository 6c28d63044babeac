"""The partnerships at rest: an agreement runs, and for three years there was no encounter.

Asked for all partners at once, so that the list takes as many queries for two hundred
partners as for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from comity.desk.partnership.figures import RUNNING
from comity.desk.partnership.judging import Dated, Figures, Judgement, Life, judge
from comity.desk.viewer import Viewer
from comity.register.models import (
    Attendance,
    Institution,
    Modality,
    Party,
    Place,
    Record,
    RelationParty,
    Tenure,
)

MOST = 400  # partners that are looked at: those signed longest ago


@dataclass(frozen=True, slots=True)
class Resting:
    """A partner at rest: the city, or the institution where no city is known."""

    partner: Record
    judgement: Judgement
    figures: Figures


def at_rest(viewer: Viewer, today: date) -> list[Resting]:
    """The partners at rest, who was met longest ago first."""
    ties = _ties(viewer)
    encounters = _encounters(ties, viewer)
    records = viewer.live(Record).in_bulk(ties)
    found = []
    for key, signed in ties.items():
        figures = _figures(signed, encounters.get(key, ()), today)
        judgement = judge(figures, today)
        if judgement.life is Life.AT_REST and key in records:
            found.append(Resting(records[key], judgement, figures))
    return sorted(found, key=_longest_ago)


def _longest_ago(resting: Resting) -> tuple[date, int]:
    since = resting.figures.last or resting.figures.first
    return since.day if since else date.min, resting.partner.pk


def _figures(signed: list[Dated], met: Iterable[tuple[Dated, str]], today: date) -> Figures:
    dated = [each for each in signed if each.day > date.min]
    first = min(dated, key=lambda each: each.day, default=None)
    happened = [each for each, modality in met if modality == Modality.HAPPENED]
    planned = [each for each, modality in met if modality == Modality.PLANNED]
    past = [each for each in happened if each.day <= today]
    return Figures(
        first=first,
        last=max(past, key=lambda each: each.day, default=None),
        next=min((e for e in planned if e.day >= today), key=lambda each: each.day, default=None),
        signed=first,
        running=len(signed),
    )


def _ties(viewer: Viewer) -> dict[int, list[Dated]]:
    """What runs with each partner, by city, else by institution; our own house is none."""
    place = Coalesce(
        F("who__as_place__pk"),
        F("who__as_institution__represents"),
        F("who__as_institution__place"),
        F("who"),
    )
    ours = Party.objects.filter(who__in=viewer.home).values("agreement")
    parties = Party.objects.filter(
        viewer.sees("agreement__"),
        viewer.sees("who__"),
        agreement__in=ours,
        agreement__stage__in=RUNNING,
    ).annotate(at=place)
    shared = RelationParty.objects.filter(who__in=viewer.home).values("relation")
    related = RelationParty.objects.filter(
        viewer.sees("relation__"), viewer.sees("who__"), relation__in=shared
    )
    rows = [
        *parties.values_list("at", "agreement", "agreement__signed_on_lower"),
        *related.annotate(at=place).values_list("at", "relation", "relation__since_lower"),
    ]
    ties: dict[int, list[Dated]] = defaultdict(list)
    for at, key, day in rows:
        if at not in viewer.home:
            ties[at].append(Dated(key, day or date.min))
    oldest = sorted(ties.items(), key=lambda each: min(tie.day for tie in each[1]))
    return dict(oldest[:MOST])


def _encounters(partners: Collection[int], viewer: Viewer) -> Mapping[int, list[tuple[Dated, str]]]:
    """The encounters at which somebody of each partner was."""
    of = _members(partners, viewer)
    we = Attendance.objects.filter(who__in=viewer.home).values("encounter")
    rows = Attendance.objects.filter(
        viewer.sees("encounter__"),
        Q(encounter__in=we) | Q(encounter__place__in=viewer.home),
        who__in=list(of),
        encounter__modality__in=(Modality.HAPPENED, Modality.PLANNED),
        encounter__date_lower__gt=date.min,
    )
    met: dict[int, list[tuple[Dated, str]]] = defaultdict(list)
    told = ("who", "encounter", "encounter__date_lower", "encounter__modality")
    for who, key, day, modality in rows.values_list(*told):
        for partner in of[who]:
            met[partner].append((Dated(key, day), modality))
    return met


def _members(partners: Collection[int], viewer: Viewer) -> Mapping[int, set[int]]:
    """Of whom each institution and person is: the partners that they stand for."""
    of: dict[int, set[int]] = defaultdict(set)
    for key in partners:
        of[key].add(key)
    bodies = viewer.live(Institution)
    for field in ("place", "represents", "parent"):
        rows = bodies.filter(**{f"{field}__in": list(of)}).values_list("pk", field)
        for body, above in rows:
            of[body] |= of[above]
    held = viewer.live(Tenure).exclude(institution=None, place=None)
    rows = held.filter(institution__in=list(of)) | held.filter(
        place__in=viewer.live(Place).filter(pk__in=list(of)), institution=None
    )
    for person, body, place in rows.values_list("person", "institution", "place"):
        of[person] |= of[body or place]
    return of
