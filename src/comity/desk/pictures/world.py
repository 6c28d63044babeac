"""Where a place lies on the flat map of the world that Comity ships.

The map (`static/desk/world.svg`, made by `tools/make_world_map.py`) is drawn in Miller's
cylindrical projection: meridians stay upright, so that a part of it is an upright box, and
northern cities are not pressed together as on a map of plain degrees. One unit is a
hundredth of a degree of longitude; x grows to the east, y to the south.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, log, pi, radians, tan

UNITS = 100  # of one degree of longitude
WIDTH = 360 * UNITS
# Antarctica has no cities; a map that shows it wastes a quarter of the page.
NORTH, SOUTH = 84.0, -57.0


def _height(latitude: float) -> float:
    """Miller's ordinate, in degrees of longitude at the equator."""
    return 1.25 * log(tan(pi / 4 + 0.4 * radians(latitude))) * 180 / pi


TOP = _height(NORTH)
HEIGHT = round((TOP - _height(SOUTH)) * UNITS)


def spot(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the map, in its units; latitude and longitude in degrees."""
    return (longitude + 180) * UNITS, (TOP - _height(latitude)) * UNITS


@dataclass(frozen=True, slots=True)
class Box:
    """An upright part of the map, in its units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """As the `viewBox` of an SVG."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"

    @property
    def told(self) -> str:
        """As an address says it: `box_of` reads it back."""
        return self.view.replace(" ", ",")

    def scaled(self, by: float) -> Box:
        """The same middle, nearer (`by` below 1) or farther; never beyond the map."""
        width = min(max(self.width * by, NEAREST), WIDTH)
        return _inside(self.left + self.width / 2, self.top + self.height / 2, width)

    def holds(self, x: float, y: float) -> bool:
        """Whether a spot lies in it."""
        in_width = self.left <= x <= self.left + self.width
        return in_width and self.top <= y <= self.top + self.height


WORLD = Box(0, 0, WIDTH, HEIGHT)

# As wide as about 1,200 km at 45 degrees: nearer, the coast would be all corners.
NEAREST = 15.0 * UNITS
SHAPE = 1.75  # width of the picture by its height
AROUND = 0.18  # air around the outermost marks, as a share of the picture


def box_around(spots: list[tuple[float, float]]) -> Box:
    """The part of the map that shows all spots with air around; the world if there are none."""
    if not spots:
        return WORLD
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    width = max((right - left) * (1 + 2 * AROUND), (bottom - top) * (1 + 2 * AROUND) * SHAPE)
    width = min(max(width, NEAREST), WIDTH)
    return _inside((left + right) / 2, (top + bottom) / 2, width)


def box_of(told: str) -> Box | None:
    """The part of the map that an address asks for; None where it asks for none that there is."""
    try:
        left, top, width, height = (float(number) for number in told.split(","))
    except ValueError:
        return None
    asked = (left, top, width, height)
    if not all(map(isfinite, asked)) or not (NEAREST <= width <= WIDTH and 0 < height <= HEIGHT):
        return None
    if asked == (0, 0, WIDTH, HEIGHT):
        return WORLD
    return _inside(left + width / 2, top + height / 2, width)


def _inside(x: float, y: float, width: float) -> Box:
    """A box of the picture's shape around a middle, moved so that it leaves the map nowhere."""
    height = min(width / SHAPE, HEIGHT)
    left = min(max(x - width / 2, 0), WIDTH - width)
    top = min(max(y - height / 2, 0), HEIGHT - height)
    return Box(left, top, width, height)
