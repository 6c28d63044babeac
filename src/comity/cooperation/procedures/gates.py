"""What stands in the way of a new signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.cooperation.procedures.paths import Station
from comity.cooperation.procedures.state import State


class Lack(StrEnum):
    """Why a gate is shut."""

    MISSING = "missing"
    ONLY_REPORTED = "only-reported"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Gate:
    """A step without which nothing new is signed, and why it does not let through."""

    station: Station
    lack: Lack


def signing_gate(state: State, on: date) -> tuple[Gate, ...]:
    """The gates that are shut for a signature on a day; none means that it may be signed.

    An act dated after that day opens nothing; one whose day is not known exactly is
    trusted if it can lie before it.
    """
    found = []
    for each in state.progress:
        if not each.station.step.is_gate or each.station.step.key == "signed":
            continue
        if not each.is_recorded:
            found.append(Gate(each.station, Lack.MISSING))
        elif not each.proving:
            found.append(Gate(each.station, Lack.ONLY_REPORTED))
        elif each.date is not None and each.date.lower is not None and each.date.lower > on:
            found.append(Gate(each.station, Lack.LATER))
    return tuple(found)
