"""A timeline as bars: how long each thing lasted or how long it may have been, and the gaps.

A date that is not exact is a bar as long as it is unsure ("in 2019" is a year), never a
point in its middle. Pure: spans of days in, places on the picture out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000.0  # of the picture, in its own units
ROW = 20.0  # height of a row of bars
HEAD = 26.0  # above the first row of a lane, for its name
SHORTEST = 5.0  # a bar of one day is still to be seen and hit
BETWEEN = 2.0  # between two bars of one row
MOST_TICKS = 12
# A pause in meeting is told from two years on: partners who meet yearly may miss a year.
PAUSE = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Span:
    """Something from a day to a day, both counted in; `is_open` if it may last beyond."""

    first: date
    last: date
    key: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A span on the picture: from where, how wide, in which row."""

    key: int
    x: float
    y: float
    width: float
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The bars of one kind, in rows so that none covers another."""

    name: str
    top: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year (or month) on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without any encounter."""

    x: float
    width: float
    first: date
    last: date

    @property
    def years(self) -> int:
        """How many whole years it lasted."""
        return (self.last - self.first).days // 365


@dataclass(frozen=True, slots=True)
class Axis:
    """From which day to which day the picture goes."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day begins."""
        days = (self.last - self.first).days + 1
        return round(WIDTH * (day - self.first).days / days, 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies on it."""
        return self.first <= day <= self.last

    def ticks(self) -> tuple[Tick, ...]:
        """So many years that their names fit beside each other; months within two years."""
        years = range(self.first.year, self.last.year + 1)
        if len(years) <= 2:
            return self._months(years)
        step = _step(len(years))
        shown = (date(year, 1, 1) for year in years if year % step == 0)
        return tuple(Tick(self.at(day), str(day.year)) for day in shown if day >= self.first)

    def _months(self, years: Sequence[int]) -> tuple[Tick, ...]:
        step = 1 if len(years) == 1 else 3
        days = (date(year, month, 1) for year in years for month in range(1, 13, step))
        return tuple(Tick(self.at(day), f"{day:%m.%Y}") for day in days)


def _step(years: int) -> int:
    """Every how many years a tick stands: 1, 2, 5, 10, 20, 50, ..."""
    step, factors = 1, (2, 2.5, 2)
    place = 0
    while years / step > MOST_TICKS:
        step = round(step * factors[place % 3])
        place += 1
    return step


def axis_of(spans: Iterable[Span]) -> Axis | None:
    """From the first year to the last, whole years; None if there is nothing to draw."""
    days = [(span.first, span.last) for span in spans]
    if not days:
        return None
    first, last = min(first for first, _ in days), max(last for _, last in days)
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31))


def lanes_of(named: Iterable[tuple[str, Sequence[Span]]], axis: Axis) -> tuple[Lane, ...]:
    """A lane for each name that has spans, one under the other."""
    lanes: list[Lane] = []
    top = HEAD
    for name, spans in named:
        if spans:
            bars = _bars(sorted(spans, key=lambda span: (span.first, span.key)), axis, top + HEAD)
            height = max(bar.y for bar in bars) + ROW - top
            lanes.append(Lane(name, top, height, bars))
            top += height + ROW / 2
    return tuple(lanes)


def _bars(spans: Sequence[Span], axis: Axis, top: float) -> tuple[Bar, ...]:
    """Each span in the first row that is free where it begins."""
    free: list[float] = []  # from where on each row is free
    bars = []
    for span in spans:
        x = axis.at(span.first)
        until = WIDTH if span.is_open else axis.at(span.last + timedelta(days=1))
        x = min(x, WIDTH - SHORTEST)
        width = max(until - x, SHORTEST)
        row = next((row for row, end in enumerate(free) if end <= x), len(free))
        free[row : row + 1] = [x + width + BETWEEN]
        bars.append(Bar(span.key, x, top + row * ROW, round(width, 1), span.is_open))
    return tuple(bars)


def pauses_of(meetings: Sequence[Span], axis: Axis, today: date) -> tuple[Pause, ...]:
    """The times of two years and more without an encounter, up to today."""
    pauses = []
    ordered = sorted(meetings, key=lambda span: span.first)
    ends: date | None = None
    for span in [*ordered, Span(today, today, 0)]:
        if ends is not None and span.first - ends >= PAUSE:
            x = axis.at(ends + timedelta(days=1))
            width = round(min(axis.at(span.first), WIDTH) - x, 1)
            pauses.append(Pause(x, width, ends, span.first))
        ends = span.last if ends is None else max(ends, span.last)
    return tuple(pauses)
