"""When terms of agreements end that only their clauses tell, and by when notice is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q
from django.utils import timezone

from comity.agenda.entries import MOST, Entry, What
from comity.agenda.spans import Span, span_of
from comity.cooperation.terms import running_term
from comity.register.models import Agreement, Stage

RUNNING = (Stage.SIGNED, Stage.IN_FORCE, Stage.RENEWED, Stage.DORMANT, Stage.SUSPENDED)


def terms_between(
    first: date | None, last: date | None, *, sees: Q, whats: Collection[str] = ()
) -> list[Entry]:
    """Ends that follow from a duration, and last days for notice, from `first` to `last`."""
    asked = {What.AGREEMENT, What.NOTICE} & set(whats or What)
    if not asked:
        return []
    told = Q(until=None) & ~Q(duration="") | ~Q(notice="")
    running = Agreement.objects.filter(sees, told, stage__in=RUNNING).order_by("-when_sort")
    found = (entry for agreement in running[:MOST] for entry in _entries(agreement))
    return [e for e in found if e.what in asked and e.span.meets(first, last)]


def _entries(agreement: Agreement) -> Iterator[Entry]:
    term = running_term(agreement, timezone.localdate())
    if term is None:
        return
    ends = str(term.ends)
    span = span_of(ends, deadline=True)
    if agreement.until is None and span is not None:
        yield Entry(What.AGREEMENT, agreement, ends, span)
    day = term.notice_by
    if day is not None:
        yield Entry(What.NOTICE, agreement, day.isoformat(), Span(day, day, True))
