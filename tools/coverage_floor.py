"""The floor under branch coverage: what the tests have reached, they keep."""

from __future__ import annotations

import json
from pathlib import Path

from gate_runs import Outcome, broken, held

# Of 100 branches of a package, how many the tests must take. Raise a floor, never lower it.
FLOOR = 92
FLOORS = {"comity.edtf": 98, "comity.gazetteer": 98, "comity.evaluation": 97}


def check_coverage(measured: Path, packages: tuple[str, ...]) -> Outcome:
    """Print each package's share of branches taken and hold it to its floor."""
    if not measured.exists():
        return broken("nothing was measured: did the tests run?")
    files = json.loads(measured.read_text())["files"]
    outcomes = [_held_to_floor(package, *_branches(files, package)) for package in packages]
    return sum(outcomes, Outcome())


def _held_to_floor(package: str, taken: int, there: int) -> Outcome:
    if not there:
        return broken(f"{package} was not measured")
    share = 100 * taken / there
    floor = FLOORS.get(package, FLOOR)
    print(f"{package:24}{taken:6} of {there:6} branches  {share:6.1f} %  floor {floor} %")
    return held() if share >= floor else broken(f"{package} {share:.1f} %, below {floor} %")


def _branches(files: dict[str, dict[str, dict[str, int]]], package: str) -> tuple[int, int]:
    """How many branches of a package were taken, and how many there are."""
    stem = "src/" + package.replace(".", "/")
    mine = [
        of["summary"]
        for path, of in files.items()
        if path == f"{stem}.py" or path.startswith(f"{stem}/")
    ]
    return sum(s["covered_branches"] for s in mine), sum(s["num_branches"] for s in mine)
