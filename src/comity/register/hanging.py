"""Promises that hang on something else, and whose due date moves with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from comity.edtf import Offset, parse
from comity.register.kinds import specific
from comity.register.models import Fulfilment, Kind, Promise, Record, State
from comity.register.promises import KEPT, PENDING
from comity.register.wholes import portions

# What has a date that somebody else's promise can hang on, and where that date stands.
DATED: Mapping[str, tuple[str, ...]] = {
    Kind.EVENT: ("date",),
    Kind.ENCOUNTER: ("date",),
    Kind.INVITATION: ("date",),
    Kind.ACT: ("date",),
    Kind.AGREEMENT: ("in_force_from", "signed_on"),
    Kind.PROMISE: ("due",),
}

LONGEST_CHAIN = 100  # links: a circle that two people made at once must not go on for ever


class Circle(ValueError):
    """A promise would hang on itself; `chain` are the promises from it back to it."""

    def __init__(self, chain: list[Record]) -> None:
        told = " hangs on ".join(f"“{each}”" for each in chain)
        super().__init__(f"{told}: choose something else for one of them to hang on")
        self.chain = chain


def due_of(promise: Promise) -> str | None:
    """When a promise that hangs on something falls due (EDTF); None while that has no date."""
    if promise.depends_on is None:
        return None
    date = date_of(promise.depends_on)
    found = Offset.parse(promise.due_offset).of(parse(date)) if date else None
    return str(found) if found else None


def date_of(record: Record) -> str | None:
    """The date (EDTF) of something on which promises hang.

    Of a promise that was kept it is the day on which it was; of an agreement the day on
    which it enters into force, or for want of one that of its signature.
    """
    own = specific(record)
    if isinstance(own, Promise) and Fulfilment(own.fulfilment) in KEPT and own.closed_on:
        return own.closed_on
    dates = (getattr(own, name) for name in DATED.get(own.kind, ()))
    return next(filter(None, dates), None)


def moved_by(touched: Mapping[int, Iterable[Record]]) -> Iterator[tuple[Promise, str | None]]:
    """The promises whose due dates no longer follow from what they hang on, with the right ones.

    `touched` are the records that were changed, by key; each date that is given must be
    written before the next is asked for, since a promise that moves takes along what hangs
    on it. One query for each link of the longest chain. Raises Circle.
    """
    waiting = {key for key, held in touched.items() if any(each.kind in DATED for each in held)}
    for _link in range(LONGEST_CHAIN):
        if not waiting:
            return
        keys, waiting = waiting, set()
        for promise in _hanging_on(keys):
            if promise.pk in keys:
                check_chain(promise)
            if promise.due_offset and promise.fulfilment in PENDING:
                due = due_of(promise)
                if due != promise.due:
                    waiting.add(promise.pk)
                    yield promise, due


def _hanging_on(keys: set[int]) -> list[Promise]:
    """Live promises that are among the records of these keys, or hang on one of them."""
    found: dict[int, Promise] = {}
    for some in portions(sorted(keys)):
        hanging = Promise.objects.filter(Q(pk__in=some) | Q(depends_on__in=some), state=State.LIVE)
        standing = hanging.filter(depends_on__state=State.LIVE).select_related("depends_on")
        found |= {promise.pk: promise for promise in standing}
    return [found[key] for key in sorted(found)]


def check_chain(promise: Promise) -> None:
    """Raise Circle if what a promise hangs on leads back to it, however many lie between."""
    chain: list[Record] = [promise]
    above = promise.depends_on
    while above is not None and above.kind == Kind.PROMISE:
        chain.append(above)
        if above.pk == promise.pk:
            raise Circle(chain)
        if any(each.pk == above.pk for each in chain[:-1]):
            return  # a circle further up, which the promise does not close
        above = specific(above).depends_on


def chain_of(promise: Promise) -> list[Record]:
    """What a promise hangs on, what that hangs on, and so on."""
    found: list[Record] = []
    above = promise.depends_on
    while above is not None and all(each.pk != above.pk for each in [promise, *found]):
        found.append(above)
        above = specific(above).depends_on if above.kind == Kind.PROMISE else None
    return found
