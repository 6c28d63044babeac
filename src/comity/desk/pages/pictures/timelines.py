"""The timeline of a partner, a person, an agreement, or of the whole register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext

from comity.desk.ordering import latest, said
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pictures.timeline import (
    ROW,
    WIDTH,
    Axis,
    Bar,
    Lane,
    Pause,
    Span,
    axis_of,
    lanes_of,
    pauses_of,
)
from comity.desk.shown import line_of, of_date, of_record
from comity.desk.ties import offices_of, records_about
from comity.desk.viewer import Viewer
from comity.desk.words import KIND_PLURAL
from comity.edtf import parse
from comity.register.kinds import specific
from comity.register.models import Agreement, Encounter, Kind, Modality, Record, Tenure

MOST = 300  # drawn at once; more would be a grey wall
LANES = (
    Kind.TENURE, Kind.ENCOUNTER, Kind.AGREEMENT, Kind.ACT, Kind.PROMISE, Kind.INVITATION,
    Kind.EVENT, Kind.STATEMENT,
)  # fmt: skip
STILL = ".."  # as an end: it has not come
NAME_UNDER = 18.0  # the top of a lane stands the foot of its name
FOOT = 24.0  # under the lanes, for the years


@dataclass(frozen=True, slots=True)
class BarShown:
    """A bar as the page draws it: a link with a name."""

    bar: Bar
    url: str
    told: str


@dataclass(frozen=True, slots=True)
class LaneShown:
    """A lane as the page draws it."""

    kind: str
    name: str
    name_y: float
    bars: tuple[BarShown, ...]


@dataclass(frozen=True, slots=True)
class PauseShown:
    """A pause as the page draws it."""

    pause: Pause
    told: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: whose timeline, which years (empty: all), which kind."""

    about: Record | None
    first: str
    last: str
    kind: str


@at_desk
def timeline(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Bars on lanes by kind, and the same as a list; `of` is whose, `from` and `to` are years."""
    asked = _asked(request, viewer)
    rows = _rows(viewer, asked)
    records = latest(rows, "when_sort", MOST)
    context = {
        "asked": asked,
        "about": of_record(asked.about) if asked.about else None,
        "kinds": [(kind, KIND_PLURAL[kind]) for kind in LANES],
        "left_out": rows.count() - MOST if len(records) == MOST else 0,
        "lines": [line_of(record) for record in records],
        **_drawing(records, viewer, asked),
    }
    return show(request, "desk/timeline.html", context)


def _asked(request: HttpRequest, viewer: Viewer) -> Asked:
    key = number_in(request.GET.get("of"))
    about = get_object_or_404(viewer.live(Record), pk=key) if key is not None else None
    kind = request.GET.get("kind", "")
    return Asked(
        about=specific(about) if about is not None else None,
        first=_year(request, "from"),
        last=_year(request, "to"),
        kind=kind if kind in LANES else "",
    )


def _year(request: HttpRequest, name: str) -> str:
    """A year of four digits that the address asks for; empty if it asks for none."""
    asked = request.GET.get(name, "")
    return asked if asked.isascii() and asked.isdecimal() and len(asked) == 4 else ""


def _rows(viewer: Viewer, asked: Asked) -> QuerySet[Record]:
    """The records of a timeline that have a date with a year."""
    kinds = [asked.kind] if asked.kind else list(LANES)
    rows = viewer.live(Record).filter(kind__in=kinds, **said("when_sort"))
    if asked.about is not None:
        about = records_about(asked.about, viewer.sees)
        rows = rows.filter(about | Q(pk__in=offices_of(asked.about)))
    if asked.first:
        rows = rows.filter(when_sort__gte=asked.first)
    if asked.last:
        rows = rows.filter(when_sort__lt=f"{int(asked.last) + 1:04}")
    return rows


# ---------------------------------------------------------------- from records to bars


def _drawing(records: Sequence[Record], viewer: Viewer, asked: Asked) -> dict[str, Any]:
    """What the picture needs; nothing where no record has a date."""
    spans = _spans(records)
    axis = axis_of(spans.values())
    if axis is None:
        return {}
    by_key = {record.pk: record for record in records}
    named = [
        (kind, [spans[record.pk] for record in records if record.kind == kind]) for kind in LANES
    ]
    lanes = lanes_of(named, axis)
    last = lanes[-1]
    return {
        "lanes": [_shown(lane, by_key) for lane in lanes],
        "ticks": axis.ticks(),
        "pauses": _pauses(records, spans, axis) if asked.about and not asked.kind else [],
        "width": WIDTH,
        "height": last.top + last.height + FOOT,
        "foot": last.top + last.height,
        "row": ROW - 6,
        "today": axis.at(timezone.localdate()) if axis.holds(timezone.localdate()) else None,
    }


def _spans(records: Sequence[Record]) -> dict[int, Span]:
    """From when to when each record lasted, by key: offices and agreements have an end of
    their own, all else lasts as long as its date is unsure."""
    keys = [record.pk for record in records]
    ends: dict[int, str | None] = dict(
        Agreement.objects.filter(pk__in=keys).values_list("pk", "until")
    )
    ends |= dict(Tenure.objects.filter(pk__in=keys).values_list("pk", "ended"))
    return {record.pk: _span(record, ends.get(record.pk)) for record in records}


def _span(record: Record, end: str | None) -> Span:
    """`end` is when it ended, `..` for what lasts still, None where that is not known."""
    began = parse(record.when)
    first = began.lower or began.upper or date.min
    until = parse(end).upper if end and end != STILL else None
    last = until or began.upper or first
    is_open = began.open_end or end == STILL
    return Span(first, max(first, last), record.pk, is_open)


def _shown(lane: Lane, records: dict[int, Record]) -> LaneShown:
    bars = tuple(_bar_shown(bar, records[bar.key]) for bar in lane.bars)
    return LaneShown(lane.name, str(KIND_PLURAL[lane.name]), lane.top + NAME_UNDER, bars)


def _bar_shown(bar: Bar, record: Record) -> BarShown:
    words, day = of_record(record), of_date(record.when)
    return BarShown(bar, words.url, f"{words.text} – {day}" if day else words.text)


def _pauses(records: Sequence[Record], spans: dict[int, Span], axis: Axis) -> list[PauseShown]:
    """The years without an encounter that took place."""
    happened = Encounter.objects.filter(modality=Modality.HAPPENED)
    keys = set(happened.filter(pk__in=spans).values_list("pk", flat=True))
    pauses = pauses_of([spans[key] for key in keys], axis, timezone.localdate())
    return [
        PauseShown(
            pause,
            ngettext(
                "%(n)d year without an encounter", "%(n)d years without an encounter", pause.years
            )
            % {"n": pause.years},
        )
        for pause in pauses
    ]
