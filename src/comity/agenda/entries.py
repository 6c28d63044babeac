"""What stands in the agenda: one entry for each thing to come, from the records themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q

from comity.agenda.spans import Span, span_of
from comity.register.fields import overlapping
from comity.register.models import (
    Agreement,
    Answer,
    Encounter,
    Event,
    Invitation,
    Invitee,
    Modality,
    Promise,
    Record,
    State,
)
from comity.register.permissions import Right, may
from comity.register.promises import undertaken

MOST = 300  # entries of one sort that are looked at for one page
_LOOK_AROUND = timedelta(days=400)  # no single date but a decade covers more days than that


class What(StrEnum):
    """The sorts of entry."""

    ENCOUNTER = "encounter"
    EVENT = "event"
    INVITATION = "invitation"
    REPLY = "reply"
    PROMISE = "promise"
    AGREEMENT = "agreement"
    NOTICE = "notice"

    @property
    def is_deadline(self) -> bool:
        """Whether it is a day by which something must be done."""
        return self in _DEADLINES


_DEADLINES = frozenset({What.REPLY, What.PROMISE, What.AGREEMENT, What.NOTICE})


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in the agenda: what it is, whose record, its date as said, and the days of it."""

    what: What
    record: Record
    edtf: str
    span: Span

    @property
    def key(self) -> str:
        """Tells the entry from every other, and stays the same from day to day."""
        return f"{self.what}-{self.record.pk}"


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of entry: the model, its date, and which rows count."""

    what: What
    model: type[Record]
    field: str
    holds: Q
    related: tuple[str, ...] = ()


def _awaiting() -> Q:
    return Q(Exists(Invitee.objects.filter(invitation=OuterRef("pk"), answer=Answer.AWAITED)))


def _sorts() -> tuple[_Sort, ...]:
    real = Q(modality__in=(Modality.PLANNED, Modality.HAPPENED))
    return (
        _Sort(What.ENCOUNTER, Encounter, "date", real, ("place",)),
        _Sort(What.EVENT, Event, "date", Q(), ("place",)),
        # An invitation to an event of the register stands there as that event.
        _Sort(What.INVITATION, Invitation, "date", Q(event=None), ("place", "event")),
        _Sort(What.REPLY, Invitation, "reply_by", _awaiting(), ("event",)),
        _Sort(What.PROMISE, Promise, "due", undertaken()),
        _Sort(What.AGREEMENT, Agreement, "until", ~Q(stage__in=("expired", "ended"))),
    )


def seen_in_feeds(user: Any, desk: Any) -> Q:
    """What may leave the house in a calendar: what the user may read, never confidential."""
    if not may(user, Right.READ, desk):
        return Q(pk__in=[])
    return Q(state=State.LIVE, confidential=False)


def entries_between(
    first: date | None,
    last: date | None,
    *,
    sees: Q,
    whats: Collection[str] = (),
    most: int = MOST,
) -> list[Entry]:
    """The entries whose dates share a day with `first`..`last`, earliest first.

    `sees` narrows to the records that the reader may see; `whats` to sorts (none: all);
    `most` bounds how many of each sort there are.
    Costs one query for each sort, which looks its rows up by the index of their dates.
    """
    found: list[Entry] = []
    for sort in _sorts():
        if not whats or sort.what in whats:
            found += _of_sort(sort, first, last, sees, most)
    return in_order(found)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By the first day; of those that begin together the least exact first."""
    return sorted(entries, key=lambda e: (e.span.first, e.span.is_exact, e.span.last, e.key))


def overdue(today: date, *, sees: Q, whats: Collection[str] = ()) -> list[Entry]:
    """Promises and answers that are still open although their last day has passed."""
    sorts = (s for s in _sorts() if s.what in (What.PROMISE, What.REPLY))
    found: list[Entry] = []
    for sort in sorts:
        if not whats or sort.what in whats:
            late = sort.holds & Q(**{f"{sort.field}_upper__lt": today})
            late &= Q(**{f"{sort.field}_sort__lt": f"{today:%Y%m%d}"})  # has an index
            rows = sort.model._default_manager.filter(sees, late).select_related(*sort.related)
            found += _entries(sort, rows.order_by(f"-{sort.field}_sort")[:MOST])
    return in_order(found)


def undated(*, sees: Q, whats: Collection[str] = ()) -> list[Encounter]:
    """Planned encounters of which nobody has said when, or not in which year."""
    if whats and What.ENCOUNTER not in whats:
        return []
    # An unsaid year sorts behind every other; both conditions have an index.
    unsaid = Q(date_sort=None) | Q(date_sort__gte="X")
    planned = Encounter.objects.filter(sees, unsaid, modality=Modality.PLANNED)
    return list(planned.select_related("place").order_by("-pk")[:MOST])


def _of_sort(sort: _Sort, first: date | None, last: date | None, sees: Q, most: int) -> list[Entry]:
    in_time = overlapping(sort.field, first, last)
    # The same once more, coarsely, in words that the index of the dates understands: they
    # sort by text that begins with their first known day ("by July": with its last).
    if first is not None:
        in_time &= Q(**{f"{sort.field}_sort__gte": f"{first - _LOOK_AROUND:%Y%m%d}"})
    if last is not None:
        in_time &= Q(**{f"{sort.field}_sort__lt": f"{last + _LOOK_AROUND:%Y%m%d}"})
    rows = sort.model._default_manager.filter(sees & sort.holds & in_time)
    found = rows.select_related(*sort.related).order_by(f"{sort.field}_sort")[:most]
    return [entry for entry in _entries(sort, found) if entry.span.meets(first, last)]


def _entries(sort: _Sort, rows: Iterable[Any]) -> list[Entry]:
    found = []
    for row in rows:
        text = getattr(row, sort.field)
        span = span_of(text, deadline=sort.what.is_deadline)
        if span is not None:
            found.append(Entry(sort.what, row, text, span))
    return found
