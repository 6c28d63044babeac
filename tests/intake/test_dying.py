"""A process of intake that is killed at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("dying.py")


def register_after(kills: int, seed: int, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder), str(kills), str(seed)],
        capture_output=True,
        text=True,
        timeout=1500,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def check(kills: int, seed: int, folder: Path) -> None:
    told = register_after(kills, seed, folder)
    rounds = kills + 1
    assert told["integrity"] == "ok"
    names = [f"document-{n}.txt" for n in range(1, rounds + 1)]
    names += [f"table-{n}.csv" for n in range(1, rounds + 1)]
    documents = [name for name in told["sources"] if name.startswith(("document", "table"))]
    assert documents == sorted(names), "every document is there once"
    # Three agreements to a table, each with a place, an act and two parties; our own city.
    assert told["records"] == 3 * 3 * rounds + 1
    assert told["parties"] == 2 * 3 * rounds
    wrong = ("loose links", "without words", "without history", "proofs without history",
             "words of nothing", "pages added twice")  # fmt: skip
    assert {name: told[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert told["pages half added"] in (0, 1)  # one that came in is marked by the next look


@pytest.mark.slow
def test_intake_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    check(6, 11, tmp_path)


@pytest.mark.long
def test_intake_that_is_killed_a_hundred_times_loses_and_doubles_nothing(tmp_path: Path) -> None:
    check(100, 23, tmp_path)
