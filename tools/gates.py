"""The quality gates that `./test` runs, in order, with one line of result for each.

`python tools/gates.py [quick | --list | GATE ...]`. The output of each gate is shown as it
comes; the last line counts everything: `N passed, N failed`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coverage_floor import check_coverage
from debian_packages import install_missing
from gate_runs import Outcome, check, run_pytest
from migrations import check_migrations
from private_postgres import private_postgres
from translations import check_translations

ROOT = Path(__file__).resolve().parent.parent

SHORT = ("--output-format", "concise")

# Two processes; tests that share something costly stay on one (`xdist_group`).
TWO_AT_ONCE = ("-n", "2", "--dist", "loadgroup")

# Held to strict types, to the arrows and to the coverage floor. None knows Django.
PURE_PACKAGES = (
    "comity.papers",
    "comity.passages",
    "comity.edtf",
    "comity.formats",
    "comity.reading",
    "comity.identity",
    "comity.gazetteer",
    "comity.flow",
    "comity.evaluation",
    "comity.cooperation.procedures",
    "comity.cooperation.promises.letters",
    "comity.cooperation.promises.states",
    "comity.cooperation.texts",
    "comity.cooperation.pades",
    "comity.protocol.order",
)


@dataclass(frozen=True)
class Gate:
    """One thing that must hold: its name, what it checks, and how."""

    name: str
    checks: str
    run: Callable[[Path], Outcome]
    quick: bool = False
    only_if_asked: bool = False


def style(_: Path) -> Outcome:
    """Ruff's rules and its format."""
    return check(["ruff", "check", *SHORT, "."]) + check(["ruff", "format", "--check", *SHORT, "."])


def types(_: Path) -> Outcome:
    """Strict types in every pure package."""
    return check(["mypy", *(word for package in PURE_PACKAGES for word in ("-p", package))])


def arrows(_: Path) -> Outcome:
    """Which package may know which."""
    return check(["lint-imports", "--no-logo"])


def quick_tests(scratch: Path) -> Outcome:
    """Everything that is neither slow nor in a browser, on SQLite."""
    return run_pytest(
        scratch / "quick.xml", *TWO_AT_ONCE, "-m", "not browser and not slow and not long"
    )


def pure_tests(scratch: Path) -> Outcome:
    """Everything that touches no database, measuring coverage.

    Only here: to measure takes longer than to test, and the pure packages are tested
    without a database.
    """
    measured = (f"--cov={package}" for package in PURE_PACKAGES)
    report = ("--cov-report=", f"--cov-report=json:{scratch / 'coverage.json'}")
    marks = ("--database=untouched", "-m", "not browser and not long")
    return run_pytest(scratch / "pure.xml", *TWO_AT_ONCE, *marks, *measured, *report)


def sqlite_tests(scratch: Path) -> Outcome:
    """The tests that touch the database, on SQLite."""
    marks = ("--database=touched", "-m", "not browser and not long")
    return run_pytest(scratch / "sqlite.xml", *TWO_AT_ONCE, *marks)


def coverage(scratch: Path) -> Outcome:
    """How many branches of the pure packages the tests take."""
    return check_coverage(scratch / "coverage.json", PURE_PACKAGES)


def postgresql_tests(scratch: Path) -> Outcome:
    """The tests that touch the database, again on PostgreSQL."""
    with private_postgres() as address, environment(DATABASE_URL=address):
        marks = ("--database=touched", "-m", "not browser and not rules and not long")
        return run_pytest(scratch / "postgresql.xml", *TWO_AT_ONCE, *marks)


def browser_tests(scratch: Path) -> Outcome:
    """The pages as a person uses them, in Chromium."""
    return run_pytest(scratch / "browser.xml", *TWO_AT_ONCE, "-m", "browser")


def long_tests(scratch: Path) -> Outcome:
    """What takes many minutes, such as intake that is killed a hundred times."""
    return run_pytest(scratch / "long.xml", *TWO_AT_ONCE, "-m", "long")


@contextmanager
def environment(**changes: str) -> Iterator[None]:
    """Set variables for the commands run inside, and put the old ones back."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


GATES = (
    Gate("style", "ruff: rules and format", style, quick=True),
    Gate("types", "mypy --strict on the pure packages", types, quick=True),
    Gate("arrows", "import-linter: who may know whom", arrows, quick=True),
    Gate("migrations", "every model change has its migration", check_migrations),
    Gate("translations", "Turkish and Russian complete and compiled", check_translations),
    Gate("tests", "tests that touch no database, with branch coverage", pure_tests),
    Gate("coverage", "branches taken in the pure packages", coverage),
    Gate("sqlite", "tests that touch the database, on SQLite", sqlite_tests),
    Gate("postgresql", "tests that touch the database, on PostgreSQL", postgresql_tests),
    Gate("browser", "the pages in Chromium", browser_tests),
    Gate(
        "long", "what takes many minutes; only if it is asked for", long_tests, only_if_asked=True
    ),
)
QUICK_TESTS = Gate("tests", "pytest on SQLite, without browser and slow", quick_tests)


def chosen(words: list[str]) -> list[Gate]:
    """The gates that the command line asks for; exits with 2 on an unknown one."""
    if words == ["quick"]:
        return [*(gate for gate in GATES if gate.quick), QUICK_TESTS]
    named = {gate.name: gate for gate in GATES}
    unknown = [word for word in words if word not in named]
    if unknown:
        print(f"test: no gate named {', '.join(unknown)}; ./test --list names them")
        sys.exit(2)
    # Coverage reads what the tests measured.
    if "coverage" in words and "tests" not in words:
        words = ["tests", *words]
    usual = [gate for gate in GATES if not gate.only_if_asked]
    return [gate for gate in GATES if gate.name in words] if words else usual


def main(words: list[str]) -> int:
    """Run the gates; 0 if all of them hold."""
    if words == ["--list"]:
        for gate in GATES:
            print(f"{gate.name:14}{gate.checks}{'  (quick)' if gate.quick else ''}")
        return 0
    os.chdir(ROOT)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gates = chosen(words)
    install_missing({gate.name for gate in gates})
    with tempfile.TemporaryDirectory(prefix="comity-test-") as scratch:
        results = [timed(gate, Path(scratch)) for gate in gates]
    return summarise(results)


def timed(gate: Gate, scratch: Path) -> tuple[Gate, Outcome, float]:
    """Run one gate under its headline."""
    print(f"\n=== {gate.name}: {gate.checks}")
    begun = time.monotonic()
    outcome = gate.run(scratch)
    return gate, outcome, time.monotonic() - begun


def summarise(results: list[tuple[Gate, Outcome, float]]) -> int:
    """A line per gate, then the count of all."""
    print("\n=== summary")
    for gate, outcome, seconds in results:
        verdict = "failed" if outcome.failed else "ok"
        print(f"{gate.name:14}{verdict:8}{seconds:6.0f} s   {outcome.note}")
    whole = sum((outcome for _, outcome, _ in results), Outcome())
    print(f"\n{whole.passed} passed, {whole.failed} failed, {whole.skipped} skipped")
    return 1 if whole.failed or not whole.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
