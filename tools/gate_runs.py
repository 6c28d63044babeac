"""Running the commands of a gate and counting what they found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Outcome:
    """How many checks of a gate held; adding two joins them."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            "; ".join(note for note in (self.note, other.note) if note),
        )


def held(note: str = "") -> Outcome:
    """One check that held."""
    return Outcome(passed=1, note=note)


def broken(note: str) -> Outcome:
    """One check that failed, and what is wrong."""
    return Outcome(failed=1, note=note)


def check(command: list[str]) -> Outcome:
    """Run a program of the environment; it holds if the program exits with 0."""
    program = Path(sys.executable).parent / command[0]
    status = subprocess.run([program, *command[1:]], stdin=subprocess.DEVNULL).returncode
    shown = " ".join(command[:2])
    return held() if status == 0 else broken(f"{shown} exited with {status}")


def run_pytest(report: Path, *options: str) -> Outcome:
    """Run pytest and count its tests; `report` is where it leaves its results as XML.

    A run that found no test has failed: a gate that checks nothing is no gate.
    """
    telling = ("-q", "-rfEs", "--durations=10", "--durations-min=5", f"--junitxml={report}")
    command = [sys.executable, "-m", "pytest", *telling, *options]
    status = subprocess.run(command, stdin=subprocess.DEVNULL).returncode
    outcome = _counted(report) if report.exists() else Outcome()
    if status and not outcome.failed:
        return outcome + broken(f"pytest exited with {status}")
    return outcome


def _counted(report: Path) -> Outcome:
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    tests, failures, errors, skipped = (
        sum(int(suite.get(count, 0)) for suite in suites)
        for count in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    passed = tests - failed - skipped
    note = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    return Outcome(passed, failed, skipped, note)
