"""The board: every step that agreements wait for, and which ones do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from comity.cooperation.procedures import Path, Station, procedures
from comity.cooperation.queries import Followed
from comity.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Queue:
    """One step of the board: the agreements that wait for it, the longest wait first."""

    step: str
    lines: tuple[QueueLine, ...]


@dataclass(frozen=True, slots=True)
class QueueLine:
    """An agreement in a queue: what it waits for, since when, and whether that is long."""

    followed: Followed
    station: Station
    since: Edtf | None
    is_overdue: bool


def board(followed: Iterable[Followed], today: date) -> tuple[Queue, ...]:
    """Every step that something waits for, in the order of the common way."""
    waiting: dict[str, list[QueueLine]] = defaultdict(list)
    for each in followed:
        for wait in each.state.waits_for:
            line = QueueLine(each, wait.station, wait.since, wait.is_overdue(today))
            waiting[wait.station.step.key].append(line)
    return tuple(
        Queue(step, tuple(sorted(waiting[step], key=_longest_first)))
        for step in _all_steps()
        if waiting[step]
    )


def _longest_first(line: QueueLine) -> tuple[bool, str, int]:
    return line.since is None, line.since.sort_key if line.since else "", line.followed.agreement.pk


@lru_cache(maxsize=1)
def _all_steps() -> tuple[str, ...]:
    """Every step of the shipped procedures, each after what comes before it in any of them."""
    return tuple(dict.fromkeys(_in_order()))


def _in_order() -> Iterator[str]:
    path = Path.of(dict(procedures()))
    for station in path.stations:
        yield station.step.key
    # What only some kinds of agreement need stands behind.
    for procedure in procedures().values():
        yield from (step.key for step in procedure.steps)
