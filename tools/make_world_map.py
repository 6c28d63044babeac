"""Draw `src/comity/desk/static/desk/world.svg` from the country shapes of Natural Earth.

`python tools/make_world_map.py countries-50m.json`, where the file is the TopoJSON of
1:50m that the npm package world-atlas 2.0.2 carries (ISC; the data of Natural Earth 4.1 are
in the public domain). The drawing has two parts: `land`, filled, and `borders`, stroked.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from comity.desk.pictures.world import HEIGHT, NORTH, SOUTH, WIDTH, spot  # noqa: E402

TARGET = ROOT / "src/comity/desk/static/desk/world.svg"
Spot = tuple[int, int]
STEP = 7  # units: points nearer to the last one than this (7 km at the equator) are left out
SMALLEST = 400  # square units: islands smaller than this are left out


def points_of(topology: dict[str, Any], arc: int) -> list[tuple[float, float]]:
    """The points of an arc as longitude and latitude; a negative number runs it backwards."""
    (wide, high), (left, low) = topology["transform"].values()
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
        x, y = x + dx, y + dy
        points.append((x * wide + left, y * high + low))
    return points if arc >= 0 else points[::-1]


def thinned(points: list[tuple[float, float]]) -> list[Spot]:
    """The spots of a line on the map without those that no eye tells from the one before.

    The ends stay, so that arcs still meet.
    """
    kept: list[Spot] = []
    for place, (longitude, latitude) in enumerate(points):
        x, y = spot(min(max(latitude, SOUTH - 3), NORTH), longitude)
        here = (round(x), round(y))
        is_end = place in (0, len(points) - 1)
        if is_end or max(abs(here[0] - kept[-1][0]), abs(here[1] - kept[-1][1])) >= STEP:
            kept.append(here)
    return kept


def rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a polygon or of several, each a list of arcs."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield from polygon


def is_worth_drawing(ring: list[Spot]) -> bool:
    """Whether a ring is large enough to be seen, and lies on the map."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(area) / 2 >= SMALLEST and min(y for _, y in ring) < HEIGHT


def drawn(line: list[Spot]) -> str:
    """A line as the data of an SVG path, in steps from spot to spot."""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line) if a != b]
    return f"M{line[0][0]} {line[0][1]}l{' '.join(steps)}".replace(" -", "-") if steps else ""


def land(topology: dict[str, Any]) -> str:
    """All land as one path."""
    (shapes,) = topology["objects"]["land"]["geometries"]
    whole = []
    for ring in rings(shapes):
        line = [point for arc in ring for point in thinned(points_of(topology, arc))]
        if is_worth_drawing(line):
            whole.append(drawn(line) + "z")
    return "".join(whole)


def borders(topology: dict[str, Any]) -> str:
    """The lines that two countries share."""
    shapes = topology["objects"]["countries"]["geometries"]
    used = Counter(
        arc if arc >= 0 else ~arc for shape in shapes for ring in rings(shape) for arc in ring
    )
    shared = sorted(arc for arc, times in used.items() if times > 1)
    return "".join(drawn(thinned(points_of(topology, arc))) for arc in shared)


def main(source: str) -> None:
    """Write the drawing."""
    topology = json.loads(Path(source).read_text())
    TARGET.write_text(
        "<!-- Natural Earth 4.1, 1:50m, public domain; made by tools/make_world_map.py -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f'<path id="land" d="{land(topology)}"/>\n'
        f'<path id="borders" fill="none" d="{borders(topology)}"/>\n</svg>\n'
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
