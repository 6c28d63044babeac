"""Where the knots of a network stand: who is asked for in the middle, the others at both sides.

Names are what a network is read for, so they never cover each other: the others stand in two
columns, bowed outwards, each with a line of its own. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

WIDTH = 1000.0
APART = 34.0  # from one knot of a column to the next
MOST = 36  # drawn; the others stand in the list
REACH = 210.0  # from the middle to the outermost knots
SMALLEST, LARGEST = 5.0, 13.0  # radius


@dataclass(frozen=True, slots=True)
class Knot:
    """Somebody in the picture; `weight` is by how many records they are tied to the middle."""

    key: int
    weight: int
    x: float
    y: float
    radius: float
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: its height, the middle, the others."""

    height: float
    middle: Knot
    others: tuple[Knot, ...]

    @property
    def knots(self) -> dict[int, Knot]:
        """All by key."""
        return {knot.key: knot for knot in (self.middle, *self.others)}


def laid_out(middle: int, weights: Sequence[tuple[int, int]]) -> Network:
    """Place the others (key and weight, in the order in which they shall stand)."""
    drawn = list(weights)[:MOST]
    half = (len(drawn) + 1) // 2
    height = max(half * APART + APART, 5 * APART)
    most = max((weight for _, weight in drawn), default=1)
    right = _column(drawn[:half], height, most, is_left=False)
    left = _column(drawn[half:], height, most, is_left=True)
    centre = Knot(middle, 0, WIDTH / 2, height / 2, LARGEST + 3)
    return Network(height, centre, (*right, *left))


def _column(
    drawn: Sequence[tuple[int, int]], height: float, most: int, *, is_left: bool
) -> list[Knot]:
    """One side, bowed: those at the ends stand nearer to the middle line."""
    top = (height - (len(drawn) - 1) * APART) / 2
    side = -1 if is_left else 1
    knots = []
    for place, (key, weight) in enumerate(drawn):
        y = top + place * APART
        bow = (y - height / 2) / (height / 2)
        x = WIDTH / 2 + side * REACH * sqrt(max(1 - 0.6 * bow * bow, 0.1))
        radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(weight / most)
        knots.append(Knot(key, weight, round(x, 1), round(y, 1), round(radius, 1), is_left))
    return knots
