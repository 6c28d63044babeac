"""The stations of one agreement: the steps of each party, which meet at the common ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from comity.cooperation.procedures.steps import Procedure, Step

Sides = Mapping[str, Procedure]


@dataclass(frozen=True, slots=True)
class Station:
    """A step on the way of one agreement. `side` is whose it is; empty is a step of all.

    `key` is `signed`, or with whose it is `permission@istanbul`.

    `before` are the keys of the stations that come before it. `asked_by` are the sides
    whose procedure has the step.
    """

    key: str
    step: Step
    side: str
    before: tuple[str, ...]
    asked_by: tuple[str, ...]


def station_key(step: str, side: str = "") -> str:
    """The key of a station."""
    return f"{step}@{side}" if side else step


@dataclass(frozen=True)
class Path:
    """All stations of an agreement, in an order in which each comes after what it needs."""

    sides: Sides
    stations: tuple[Station, ...]

    @classmethod
    def of(cls, sides: Sides, agreement_kind: str = "") -> Path:
        """The way of an agreement of that kind between `sides` (a name to its procedure)."""
        steps = {side: procedure.for_kind(agreement_kind) for side, procedure in sides.items()}
        order = _merged(steps)
        return cls(sides, tuple(_station(key, steps, order) for key in order))

    @cached_property
    def _by_key(self) -> Mapping[str, Station]:
        return {station.key: station for station in self.stations}

    @cached_property
    def _all_before(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for station in self.stations:
            far = (found[before] for before in station.before)
            found[station.key] = frozenset(station.before).union(*far)
        return found

    def station(self, key: str) -> Station | None:
        """The station of that key."""
        return self._by_key.get(key)

    def meant_by(self, code: str, side: str) -> Station | None:
        """The station that a step means which is reported under `code` by or of `side`.

        Without a side the step is the common one, or that of the only side that has it;
        where several have it, None: it is not guessed whose it was.
        """
        fitting = self.told_by(code)
        own = [s for s in fitting if s.side in ("", side)] if side else fitting
        return own[0] if len(own) == 1 else None

    def told_by(self, code: str) -> list[Station]:
        """Every station that a step may mean which is reported under `code`, whose it ever is."""
        named = [s for s in self.stations if code == s.step.key]
        return named or [s for s in self.stations if code in s.step.told_as]

    def all_before(self, key: str) -> frozenset[str]:
        """The keys of all stations that come before one, near and far."""
        return self._all_before.get(key, frozenset())


_Steps = Mapping[str, Sequence[Step]]


def _merged(steps: _Steps) -> tuple[str, ...]:
    """The keys of all stations: each side's own steps in turn, up to the next common one."""
    rest = {side: list(own) for side, own in steps.items()}
    order: dict[str, None] = {}
    while any(rest.values()):
        for side, own in rest.items():
            while own and not own[0].is_common:
                order[station_key(own.pop(0).key, side)] = None
        _take_common(rest, order)
    return tuple(order)


def _take_common(rest: Mapping[str, list[Step]], order: dict[str, None]) -> None:
    """Take the next common step for which no side has something else to do first."""
    heads = [own[0] for own in rest.values() if own]
    if not heads:
        return
    ahead = {step.key for own in rest.values() for step in own[1:]}
    # Two procedures may order their common steps differently: then the first one leads.
    free = next((head for head in heads if head.key not in ahead), heads[0])
    order[free.key] = None
    for own in rest.values():
        own[:] = [step for step in own if not (step.is_common and step.key == free.key)]


def _station(key: str, steps: _Steps, order: tuple[str, ...]) -> Station:
    asking = _asking(key, steps)
    side = key.partition("@")[2]
    earlier = order[: order.index(key)]
    before = {
        found
        for asker, step in asking.items()
        for name in step.after
        for found in (name, station_key(name, asker))
        if found in earlier
    }
    in_order = tuple(found for found in earlier if found in before)
    step = next(iter(asking.values()))
    return Station(key, _strictest(step, asking), side, in_order, tuple(asking))


def _asking(key: str, steps: _Steps) -> dict[str, Step]:
    """Which side has the station's step in its procedure."""
    name, _at, side = key.partition("@")
    return {
        asker: step
        for asker, own in steps.items()
        for step in own
        if step.key == name and (side in ("", asker)) and step.is_common == (not side)
    }


def _strictest(step: Step, asking: Mapping[str, Step]) -> Step:
    """A common step as the party sees it that asks for most: needed before not needed."""
    return max((step, *asking.values()), key=lambda own: (own.is_gate, not own.is_optional))
