"""Whether a date for the ceremony leaves the time that its steps usually take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from comity.cooperation.procedures.paths import Station
from comity.cooperation.procedures.state import State, Status, Waiting


@dataclass(frozen=True, slots=True)
class LeadTimeWarning:
    """A station that will hardly be done by the ceremony.

    It is usually done between `earliest` and `latest`. `is_out_of_reach` if the ceremony
    lies even before the earliest.
    """

    station: Station
    earliest: date
    latest: date
    ceremony: date

    @property
    def is_out_of_reach(self) -> bool:
        """Whether no usual time is short enough."""
        return self.ceremony < self.earliest


_PASSED = (Status.DONE, Status.REPORTED, Status.PASSED, Status.DROPPED)


def lead_time_warnings(state: State, ceremony: date, today: date) -> tuple[LeadTimeWarning, ...]:
    """A warning for each station before the signature that usually takes longer than is left.

    Steps without a usual time take none. What is waited for already is counted from since
    when, but is never done before today.
    """
    waits = {waiting.station.key: waiting for waiting in state.waits_for}
    needed = state.path.all_before("signed")
    done: dict[str, tuple[date, date]] = {}
    found = []
    for each in state.progress:
        station = each.station
        before = [done[key] for key in station.before if key in done]
        start = (
            max((b[0] for b in before), default=today),
            max((b[1] for b in before), default=today),
        )
        if each.status in _PASSED or station.step.is_optional:
            done[station.key] = start
            continue
        done[station.key] = _usually_done(station, start, waits.get(station.key), today)
        earliest, latest = done[station.key]
        if station.key in needed and station.step.usual and latest > ceremony:
            found.append(LeadTimeWarning(station, earliest, latest, ceremony))
    return tuple(found)


def _usually_done(
    station: Station, start: tuple[date, date], waiting: Waiting | None, today: date
) -> tuple[date, date]:
    usual = station.step.usual
    if usual is None:
        return start
    since = waiting.since.upper if waiting and waiting.since else None
    first, last = (since, since) if since else start
    least, most = first + timedelta(days=usual.least), last + timedelta(days=usual.most)
    return max(least, today), max(most, today)
