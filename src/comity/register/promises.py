"""Which promises bind: the one rule for whatever counts what is due or overdue."""

from __future__ import annotations

from django.db.models import Q

from comity.register.models import Fulfilment, Grade

# What somebody would like is kept among the promises, but nobody is held to it.
WISHES = (Grade.INTENDS, Grade.SUPPORTS)


def undertaken() -> Q:
    """Promises that are open and more than a wish: only these fall due or are overdue."""
    return Q(fulfilment=Fulfilment.OPEN) & ~Q(grade__in=WISHES)


def only_wished() -> Q:
    """Promises that are open and no more than a wish."""
    return Q(fulfilment=Fulfilment.OPEN, grade__in=WISHES)
