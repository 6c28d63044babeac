"""Who is tied to whom, through which records: the facts behind the network.

A bond is a record in which two take part: an encounter both attended, an agreement both are
party to, an office that one holds at the other. Nothing is inferred: no bond without a
record that its viewer may see, and no one at its ends whom they may not see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field

from django.db.models import Model

from comity.desk.viewer import Viewer
from comity.register.models import (
    Attendance,
    Invitation,
    Invitee,
    Party,
    PromiseParty,
    Record,
    RelationParty,
    Signatory,
    Tenure,
)

# Who takes part in what: the table, the field that leads to the record, the one to whom.
_PARTS: tuple[tuple[type[Model], str, str], ...] = (
    (Attendance, "encounter", "who"),
    (Party, "agreement", "who"),
    (Signatory, "agreement", "person"),
    (PromiseParty, "promise", "who"),
    (Invitee, "invitation", "who"),
    (Invitation, "pk", "inviter"),
    (RelationParty, "relation", "who"),
    (Tenure, "pk", "person"),
    (Tenure, "pk", "institution"),
    (Tenure, "pk", "place"),
)
# A summit of two hundred cities ties everybody to everybody: it says nothing of two of them.
MOST_AT_ONE = 60
MOST_RECORDS = 2000  # looked at from one step; the latest
FARTHEST = 4  # steps between two who are asked for


@dataclass(slots=True)
class Bonds:
    """For each record who takes part in it, and the other way round."""

    who: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def around(self, keys: Set[int]) -> dict[int, list[int]]:
        """Everybody tied to one of these but not of them, with the records that tie them."""
        others: dict[int, list[int]] = defaultdict(list)
        for record, who in self.who.items():
            if who & keys:
                for other in who - keys:
                    others[other].append(record)
        return dict(others)


def bonds_of(keys: Set[int], viewer: Viewer) -> Bonds:
    """The records in which any of these take part, with all who take part in them."""
    records = _records_with(keys, viewer)
    return _with_people(records, viewer)


def _records_with(keys: Collection[int], viewer: Viewer) -> list[int]:
    found: set[int] = set()
    for model, to_record, to_who in _PARTS:
        rows = model._default_manager.filter(**{f"{to_who}__in": keys})
        found.update(rows.values_list(to_record, flat=True))
    seen = viewer.live(Record).filter(pk__in=found).order_by("-when_sort", "-pk")
    return list(seen.values_list("pk", flat=True)[:MOST_RECORDS])


def _with_people(records: Collection[int], viewer: Viewer) -> Bonds:
    pairs: list[tuple[int, int]] = []
    for model, to_record, to_who in _PARTS:
        rows = model._default_manager.filter(**{f"{to_record}__in": records})
        pairs += rows.exclude(**{to_who: None}).values_list(to_record, to_who)
    seen = viewer.live(Record).filter(pk__in={who for _, who in pairs})
    visible = set(seen.values_list("pk", flat=True))
    bonds = Bonds()
    for record, who in pairs:
        if who in visible:
            bonds.who[record].add(who)
    for record in [record for record, who in bonds.who.items() if len(who) > MOST_AT_ONE]:
        del bonds.who[record]
    return bonds


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way between two: to whom, by which records, and from whom."""

    who: int
    records: tuple[int, ...]
    whence: int


def way_between(one: Set[int], other: Set[int], viewer: Viewer) -> tuple[Step, ...]:
    """The shortest way from one to another, each step with the records that make it.

    Each is the keys of all who stand for them (`ties.circle_of`). Empty if there is no way
    within four steps. Of equal ways the one with more records is taken, so that the answer
    is the same each time.
    """
    came_from: dict[int, Step | None] = dict.fromkeys(one)
    frontier = set(one)
    for _step in range(FARTHEST):
        reached = sorted(other & came_from.keys())
        if reached or not frontier:
            break
        frontier = _next(frontier, came_from, bonds_of(frontier, viewer))
    reached = sorted(other & came_from.keys())
    return _back(reached[0], came_from) if reached else ()


def _next(frontier: Set[int], came_from: dict[int, Step | None], bonds: Bonds) -> set[int]:
    """Those reached for the first time, each from whom most records lead to them."""
    fresh: dict[int, Step] = {}
    for key in sorted(frontier):
        for other, records in bonds.around({key}).items():
            known = fresh.get(other)
            if other in came_from or (known and len(known.records) >= len(records)):
                continue
            fresh[other] = Step(other, tuple(records), key)
    came_from.update(fresh)
    return set(fresh)


def _back(last: int, came_from: Mapping[int, Step | None]) -> tuple[Step, ...]:
    steps = []
    step = came_from[last]
    while step is not None:
        steps.append(step)
        step = came_from[step.whence]
    return tuple(reversed(steps))
