"""The floor under branch coverage: what the tests have reached, they keep."""

from __future__ import annotations

import json
from pathlib import Path

from gate_runs import Outcome, broken, held

# Of 100 branches in the pure packages, how many the tests must take. Raise it as they grow.
FLOOR = 85.0


def check_coverage(measured: Path, packages: tuple[str, ...]) -> Outcome:
    """Print each pure package's share of branches taken and hold the whole to the floor."""
    if not measured.exists():
        return broken("nothing was measured: did the tests run?")
    files = json.loads(measured.read_text())["files"]
    taken = there = 0
    for package in packages:
        mine, all_of_it = _branches(files, package)
        taken, there = taken + mine, there + all_of_it
        if all_of_it:
            print(
                f"{package:24}{mine:6} of {all_of_it:6} branches  {100 * mine / all_of_it:6.1f} %"
            )
    if not there:
        return broken("no branch of a pure package was measured")
    share = 100 * taken / there
    note = f"{share:.1f} % of {there} branches, floor {FLOOR:.0f} %"
    return held(note) if share >= FLOOR else broken(note)


def _branches(files: dict[str, dict[str, dict[str, int]]], package: str) -> tuple[int, int]:
    """How many branches of a package were taken, and how many there are."""
    stem = "src/" + package.replace(".", "/")
    mine = [
        of["summary"]
        for path, of in files.items()
        if path == f"{stem}.py" or path.startswith(f"{stem}/")
    ]
    return sum(s["covered_branches"] for s in mine), sum(s["num_branches"] for s in mine)
