"""Which promises bind: the one rule for whatever counts what is due or overdue."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from comity.register.models import Fulfilment, Grade, Promise

# What somebody would like is kept among the promises, but nobody is held to it.
WISHES = (Grade.INTENDS, Grade.SUPPORTS)
# Nobody has closed these yet.
PENDING = (Fulfilment.OPEN, Fulfilment.UNDER_WAY)
KEPT = (Fulfilment.DONE, Fulfilment.LATE)


def undertaken() -> Q:
    """Promises that are pending and more than a wish: only these fall due or are overdue."""
    return Q(fulfilment__in=PENDING) & ~Q(grade__in=WISHES)


def only_wished() -> Q:
    """Promises that are pending and no more than a wish."""
    return Q(fulfilment__in=PENDING, grade__in=WISHES)


def overdue_on(day: date) -> Q:
    """Promises that are pending although their last day lies before a day."""
    return undertaken() & Q(due_upper__lt=day)


def is_wish(promise: Promise) -> bool:
    """Whether a promise is pending and only an intention or support, not an undertaking."""
    return promise.fulfilment in PENDING and promise.grade in WISHES


def is_overdue_on(promise: Promise, day: date) -> bool:
    """As `overdue_on`, of one promise."""
    upper = promise.due_upper  # type: ignore[attr-defined]
    is_past = upper is not None and upper < day
    return promise.fulfilment in PENDING and is_past and not is_wish(promise)
