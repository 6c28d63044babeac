"""Where places lie on the map, and which part of it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from comity.desk import pictures
from comity.desk.pictures.world import (
    HEIGHT,
    NEAREST,
    NORTH,
    SOUTH,
    WIDTH,
    WORLD,
    box_around,
    box_of,
    spot,
)

DRAWING = Path(pictures.__file__).parents[1] / "static" / "desk" / "world.svg"

spots = some.tuples(some.floats(0, WIDTH), some.floats(0, HEIGHT))


@given(some.floats(SOUTH, NORTH), some.floats(-180, 180))
def test_every_inhabited_place_lies_on_the_map(latitude: float, longitude: float):
    x, y = spot(latitude, longitude)
    assert 0 <= x <= WIDTH
    assert -1 <= y <= HEIGHT + 1


def test_north_is_above_south_and_east_right_of_west():
    moscow, istanbul, new_york = spot(55.75, 37.6), spot(41.0, 28.98), spot(40.7, -74.0)
    assert moscow[1] < istanbul[1]
    assert new_york[0] < istanbul[0] < moscow[0]


@given(some.lists(spots, min_size=1, max_size=20))
def test_the_part_that_is_shown_holds_every_mark_and_never_leaves_the_map(
    marks: list[tuple[float, float]],
):
    box = box_around(marks)
    assert box.width >= NEAREST
    assert box.left >= 0 and box.left + box.width <= WIDTH + 1e-6
    assert box.top >= 0 and box.top + box.height <= HEIGHT + 1e-6
    tall = max(y for _, y in marks) - min(y for _, y in marks)
    if tall <= box.height:
        assert all(box.holds(x, y + 0.0) or _at_edge(box, x, y) for x, y in marks)


def _at_edge(box, x: float, y: float) -> bool:
    """Within a unit of the box: what rounding may cost."""
    in_width = box.left - 1 <= x <= box.left + box.width + 1
    return in_width and box.top - 1 <= y <= box.top + box.height + 1


@given(some.lists(spots, min_size=1, max_size=5), some.sampled_from([0.5, 1.0, 2.0]))
def test_an_address_gives_back_the_part_that_it_was_made_from(
    marks: list[tuple[float, float]], by: float
):
    box = box_around(marks).scaled(by)
    again = box_of(box.told)
    assert again is not None
    assert again.width == pytest.approx(box.width, abs=1)
    assert again.left == pytest.approx(box.left, abs=1)


@pytest.mark.parametrize(
    "told", ["", "1,2,3", "a,b,c,d", "0,0,nan,10", "0,0,inf,10", "0,0,1,1", "0,0,99999999,10"]
)
def test_an_address_that_asks_for_no_part_of_the_world_is_passed_over(told: str):
    assert box_of(told) is None


def test_without_marks_the_whole_world_is_shown():
    assert box_around([]) == WORLD


def test_the_drawing_is_as_large_as_the_map_and_has_both_its_parts():
    drawing = DRAWING.read_text()
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in drawing
    assert re.findall(r'id="(\w+)"', drawing) == ["land", "borders"]
