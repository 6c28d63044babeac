"""What may be named to whoever looks at the page that is being made.

As the language of a page, this holds for one request: every name on it asks here, so that
no page, list, file or count has to think of it. Outside of a request, and for who has not
signed in, only what lies open is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import Q

from comity.register.models import Record
from comity.register.permissions import Seated
from comity.register.wording import LanguageMap


@dataclass(frozen=True, slots=True)
class Sight:
    """The desks whose confidential records somebody may see, and the few others they know of.

    `is_whole` is for who runs the machine; `known` gives the agreements and the parties of
    the drafts in which somebody sits, and is asked only where nothing else lets them see.
    `who` they are is None for who has not signed in.
    """

    desks: tuple[int, ...] = ()
    is_whole: bool = False
    known: Callable[[], frozenset[int]] = frozenset
    who: Seated | None = None

    def reaches(self, record: Record) -> bool:
        """Whether they may know that there is this record."""
        if not record.confidential or self.is_whole or record.desk_id in self.desks:
            return True
        return record.pk in self.known()

    def rows(self, prefix: str = "") -> Q:
        """As `reaches`, for a query: `prefix` leads to the records, as `encounter__`."""
        if self.is_whole:
            return Q()
        return Q(**{f"{prefix}confidential": False}) | Q(**{f"{prefix}desk__in": self.desks})

    def name_of(self, record: Record) -> LanguageMap:
        """What the record is called for them."""
        if self.is_whole or not set(record.confined_to) - set(self.desks):
            return record.label
        return record.label if record.pk in self.known() else record.called(self.desks)


_SIGHT: ContextVar[Callable[[], Sight]] = ContextVar("sight", default=Sight)


@contextmanager
def looking(sight: Callable[[], Sight]) -> Iterator[None]:
    """Within the block names are given as far as `sight`, which is asked when one is, says."""
    token = _SIGHT.set(sight)
    try:
        yield
    finally:
        _SIGHT.reset(token)


def sight() -> Sight:
    """What whoever looks may be told."""
    return _SIGHT.get()()
