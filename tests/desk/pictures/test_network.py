"""Where the knots of a network stand: every name on a line of its own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from comity.desk.pictures.network import APART, MOST, WIDTH, laid_out


@given(some.integers(0, 80), some.integers(1, 500))
def test_no_two_names_of_a_side_stand_on_one_line(many: int, most: int):
    weights = [1 + number * most // 80 for number in range(many)]
    laid = laid_out(0, list(enumerate(weights, start=1)))
    assert len(laid.others) == min(len(weights), MOST)
    for is_left in (True, False):
        heights = sorted(knot.y for knot in laid.others if knot.is_left == is_left)
        assert all(b - a >= APART - 0.2 for a, b in pairwise(heights))
    for knot in laid.others:
        assert 0 < knot.y < laid.height
        assert (knot.x < WIDTH / 2) == knot.is_left


def test_the_stronger_the_tie_the_larger_the_knot():
    weak, strong = laid_out(0, [(1, 1), (2, 50)]).others
    assert weak.radius < strong.radius
