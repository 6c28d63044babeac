"""Bars of a timeline: as long as their dates are unsure, in rows, with the pauses between."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from comity.desk.pictures.timeline import (
    MOST_TICKS,
    WIDTH,
    Axis,
    Span,
    axis_of,
    lanes_of,
    pauses_of,
)

days = some.dates(date(1950, 1, 1), date(2050, 12, 31))


@some.composite
def spans(draw, most: int = 25) -> list[Span]:
    found = []
    for key in range(draw(some.integers(1, most))):
        first = draw(days)
        last = first + timedelta(draw(some.integers(0, 4000)))
        found.append(Span(first, last, key, draw(some.booleans())))
    return found


@given(spans())
def test_every_span_has_one_bar_on_the_picture_and_none_covers_another(told: list[Span]):
    axis = axis_of(told)
    assert axis is not None
    (lane,) = lanes_of([("all", told)], axis)
    assert sorted(bar.key for bar in lane.bars) == sorted(span.key for span in told)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 0.2 for bar in lane.bars)
    for one, other in combinations(lane.bars, 2):
        if one.y == other.y:
            first, second = sorted((one, other), key=lambda bar: bar.x)
            assert first.x + first.width <= second.x


def test_a_year_is_a_longer_bar_than_a_day_and_what_lasts_still_runs_to_the_edge():
    year = Span(date(2019, 1, 1), date(2019, 12, 31), 1)
    day = Span(date(2020, 5, 5), date(2020, 5, 5), 2)
    still = Span(date(2021, 1, 1), date(2021, 12, 31), 3, is_open=True)
    (lane,) = lanes_of([("all", [year, day, still])], Axis(date(2019, 1, 1), date(2025, 12, 31)))
    bars = {bar.key: bar for bar in lane.bars}
    assert bars[1].width > 10 * bars[2].width
    assert bars[3].x + bars[3].width == WIDTH


def test_lanes_without_anything_are_left_out():
    span = Span(date(2019, 1, 1), date(2019, 1, 2), 1)
    axis = axis_of([span])
    assert axis is not None
    assert [lane.name for lane in lanes_of([("a", []), ("b", [span])], axis)] == ["b"]


@given(days, some.integers(0, 30000))
def test_the_names_on_the_axis_never_crowd(first: date, length: int):
    last = min(first + timedelta(length), date(2200, 12, 31))
    axis = axis_of([Span(first, last, 1)])
    assert axis is not None
    assert len(axis.ticks()) <= MOST_TICKS + 1
    assert all(0 <= tick.x <= WIDTH for tick in axis.ticks())


def test_a_pause_of_two_years_is_told_and_one_of_one_year_is_not():
    met = [Span(date(year, 6, 1), date(year, 6, 2), year) for year in (2010, 2011, 2016)]
    axis = axis_of([*met, Span(date(2017, 1, 1), date(2017, 1, 1), 1)])
    assert axis is not None
    (pause,) = pauses_of(met, axis, date(2017, 1, 1))
    assert (pause.first, pause.last, pause.years) == (date(2011, 6, 2), date(2016, 6, 1), 5)


def test_a_pause_may_last_until_today():
    met = [Span(date(2015, 6, 1), date(2015, 6, 2), 1)]
    axis = axis_of([*met, Span(date(2020, 1, 1), date(2020, 1, 1), 1)])
    assert axis is not None
    (pause,) = pauses_of(met, axis, date(2020, 1, 1))
    assert pause.years == 4


def test_who_never_met_has_no_pause():
    axis = Axis(date(2015, 1, 1), date(2020, 12, 31))
    assert pauses_of([], axis, date(2020, 1, 1)) == ()
