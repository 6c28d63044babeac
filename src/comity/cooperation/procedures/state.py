"""How far an agreement has come: what is done by which paper, what is waited for, what is odd.

Nothing recorded is ever refused here. A past that broke the order is shown as it was, and
flagged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from comity.cooperation.procedures.paths import Path, Station
from comity.cooperation.procedures.steps import STAGES, TURNS
from comity.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Recorded:
    """A step as somebody recorded it: `paper` shows it, and `act` if that is an act.

    `side` is whose step it was, empty if nobody said so. `body` is how the paper names who
    acted. `key` tells records apart and says which came in first.
    """

    step: str
    key: int
    date: Edtf | None = None
    paper: str = "news"
    act: str = ""
    side: str = ""
    body: str = ""
    is_overridden: bool = False


class Status(StrEnum):
    """Where a station stands."""

    DONE = "done"  # shown by a paper that proves it
    REPORTED = "reported"  # somebody says so; the paper that proves it is not at hand
    WAITED = "waited"  # it can be done now
    AHEAD = "ahead"  # something else comes first
    PASSED = "passed"  # nothing tells of it, though what comes after it happened
    DROPPED = "dropped"  # not done, and no longer to be


@dataclass(frozen=True, slots=True)
class Progress:
    """A station with what is recorded of it; `proving` are the records by a paper that proves.

    `perhaps` tell of such a step without saying whose it was, where several sides have one:
    they count for none of them.
    """

    station: Station
    status: Status
    records: tuple[Recorded, ...] = ()
    proving: tuple[Recorded, ...] = ()
    perhaps: tuple[Recorded, ...] = ()

    @property
    def is_recorded(self) -> bool:
        """Whether anything tells that it happened."""
        return bool(self.records)

    @property
    def date(self) -> Edtf | None:
        """When it happened: as the paper that proves it says, else as anybody says."""
        told = [*self.proving, *self.records]
        return next((record.date for record in told if record.date is not None), None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What an agreement waits for: a station, and since when (None: nobody knows)."""

    station: Station
    since: Edtf | None

    def is_overdue(self, today: date) -> bool:
        """Whether it takes longer than it usually does."""
        usual, since = self.station.step.usual, self.since
        if usual is None or since is None or since.upper is None:
            return False
        return since.upper + timedelta(days=usual.most) < today


class FlagKind(StrEnum):
    """What is odd about what is recorded."""

    SIGNED_WITHOUT = "signed-without"
    SIGNED_BEFORE = "signed-before"
    OUT_OF_ORDER = "out-of-order"
    UNPROVEN = "unproven"
    DISAGREES = "disagrees"
    OTHER_NAME = "other-name"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something odd at a station; `other` is the station that it is odd against.

    `records` are what disagrees, or what was let pass.
    """

    kind: FlagKind
    station: Station
    other: Station | None = None
    records: tuple[Recorded, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """How far an agreement has come.

    `stage` is one of the register's stages. `turned` is the last turn after the way of the
    procedure (suspended, by whom; ended); None if there was none since. `loose` are
    records of steps that the procedures do not know, or of nobody can say whose.
    """

    path: Path
    progress: tuple[Progress, ...]
    stage: str
    waits_for: tuple[Waiting, ...]
    flags: tuple[Flag, ...]
    turned: Recorded | None = None
    loose: tuple[Recorded, ...] = ()

    def at(self, key: str) -> Progress:
        """The progress at a station. Raises KeyError for none of this path."""
        for each in self.progress:
            if each.station.key == key:
                return each
        raise KeyError(key)

    @property
    def is_signed(self) -> bool:
        """Whether anything tells of the signature."""
        return any(p.is_recorded for p in self.progress if p.station.step.key == "signed")

    def flagged(self, *kinds: FlagKind) -> tuple[Flag, ...]:
        """The flags of these kinds."""
        return tuple(flag for flag in self.flags if flag.kind in kinds)


_RESTING = frozenset({"dormant", "suspended", "expired", "ended"})


def state_of(path: Path, recorded: Iterable[Recorded]) -> State:
    """How far it has come by what is recorded, in whatever order that came in."""
    from comity.cooperation.procedures.flags import flags_of

    told, turns, loose = _sorted_out(path, recorded)
    stage, turned = _stage(path, told, turns)
    progress = _progress(path, told, loose, is_resting=stage in _RESTING)
    waits = tuple(
        Waiting(p.station, _since(p.station, progress))
        for p in progress
        if p.status is Status.WAITED and not p.station.step.is_optional
    )
    return State(path, progress, stage, waits, flags_of(path, progress), turned, tuple(loose))


_Told = Mapping[str, list[Recorded]]


def _sorted_out(
    path: Path, recorded: Iterable[Recorded]
) -> tuple[_Told, list[Recorded], list[Recorded]]:
    """What is told of each station, the turns, and what belongs to neither."""
    told: dict[str, list[Recorded]] = defaultdict(list)
    turns: list[Recorded] = []
    loose: list[Recorded] = []
    for record in sorted(recorded, key=lambda each: each.key):
        station = path.meant_by(record.step, record.side)
        if record.step in TURNS:
            turns.append(record)
        elif station is None:
            loose.append(record)
        else:
            told[station.key].append(record)
    return told, turns, loose


def _stage(path: Path, told: _Told, turns: list[Recorded]) -> tuple[str, Recorded | None]:
    reached = [station for station in path.stations if told.get(station.key)]
    stage = max((s.step.stage for s in reached), key=STAGES.index, default="proposed")
    last = max(turns, key=_when, default=None)
    if last is None or _was_overtaken(last, stage, reached, told):
        return stage, None
    return TURNS[last.step], last


def _when(record: Recorded) -> tuple[date, int]:
    """Dated turns go before undated ones, whose place nobody knows; then as they came in."""
    known = record.date.upper if record.date is not None else None
    return known or date.min, record.key


def _was_overtaken(turn: Recorded, stage: str, reached: list[Station], told: _Told) -> bool:
    """Whether it was signed, or came into force, for certain after the turn."""
    if turn.date is None or turn.date.upper is None:
        return False
    later = (
        record.date.lower
        for station in reached
        if station.step.stage == stage and STAGES.index(stage) >= STAGES.index("signed")
        for record in told[station.key]
        if record.date is not None and record.date.lower is not None
    )
    return any(day > turn.date.upper for day in later)


def _progress(
    path: Path, told: _Told, loose: list[Recorded], is_resting: bool
) -> tuple[Progress, ...]:
    passed = {before for key in told for before in path.all_before(key)} - set(told)
    perhaps = _perhaps(path, loose)
    blocking: set[str] = set()
    found = []
    for station in path.stations:
        records = tuple(told.get(station.key, ()))
        proving = tuple(record for record in records if proves(record, station))
        status = _status(station, records, proving, passed, blocking)
        # Nobody waits for an optional step, but for what comes before it.
        if status is Status.AHEAD or (status is Status.WAITED and not station.step.is_optional):
            blocking.add(station.key)
        if is_resting and status in (Status.WAITED, Status.AHEAD):
            status = Status.DROPPED
        found.append(Progress(station, status, records, proving, perhaps.get(station.key, ())))
    return tuple(found)


def _perhaps(path: Path, loose: list[Recorded]) -> Mapping[str, tuple[Recorded, ...]]:
    """What is told of a step of several sides without saying whose, by each that it may be."""
    found: dict[str, tuple[Recorded, ...]] = defaultdict(tuple)
    for record in loose:
        for station in () if record.side else path.told_by(record.step):
            found[station.key] += (record,)
    return found


def proves(record: Recorded, station: Station) -> bool:
    """Whether the paper is one that proves the step: of the right kind, and the right act."""
    step = station.step
    if record.paper not in step.proof:
        return False
    return record.paper != "act" or not step.act or record.act == step.act


def _status(
    station: Station,
    records: tuple[Recorded, ...],
    proving: tuple[Recorded, ...],
    passed: set[str],
    blocking: set[str],
) -> Status:
    if records:
        return Status.DONE if proving else Status.REPORTED
    if station.key in passed:
        return Status.PASSED
    return Status.WAITED if blocking.isdisjoint(station.before) else Status.AHEAD


def _since(station: Station, progress: tuple[Progress, ...]) -> Edtf | None:
    """When the last of what comes before it was done."""
    dates = [p.date for p in progress if p.station.key in station.before and p.date is not None]
    return max(dates, key=lambda each: each.sort_key, default=None)
