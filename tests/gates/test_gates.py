"""The gates themselves: a gate that cannot fail guards nothing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"

sys.path.insert(0, str(TOOLS))

from coverage_floor import check_coverage  # noqa: E402
from gate_runs import Outcome, check, run_pytest  # noqa: E402
from private_postgres import server_program  # noqa: E402
from translations import state_of  # noqa: E402


def outcome_of(folder: Path, text: str) -> Outcome:
    (folder / "test_it.py").write_text(text)
    return run_pytest(folder / "report.xml", "-p", "no:django", "-c", "/dev/null", str(folder))


def test_a_failing_test_fails_its_gate(tmp_path: Path) -> None:
    text = (
        "def test_a(): pass\ndef test_b(): assert 0\nimport pytest\ndef test_c(): pytest.skip()\n"
    )
    outcome = outcome_of(tmp_path, text)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (1, 1, 1)


def test_a_run_without_tests_fails_its_gate(tmp_path: Path) -> None:
    assert outcome_of(tmp_path, "").failed == 1


def test_a_test_file_that_cannot_be_imported_fails_its_gate(tmp_path: Path) -> None:
    assert outcome_of(tmp_path, "import nothing_of_that_name").failed == 1


def test_a_program_that_exits_with_an_error_fails_its_gate() -> None:
    assert check(["ruff", "check", "/nonexistent"]).failed == 1


@pytest.mark.parametrize(("covered", "failed"), [(91, 1), (92, 0)])
def test_coverage_below_the_floor_fails(tmp_path: Path, covered: int, failed: int) -> None:
    summary = {"covered_branches": covered, "num_branches": 100}
    measured = tmp_path / "coverage.json"
    measured.write_text(json.dumps({"files": {"src/comity/flow/source.py": {"summary": summary}}}))
    assert check_coverage(measured, ("comity.flow",)).failed == failed


def test_coverage_that_was_not_measured_fails(tmp_path: Path) -> None:
    assert check_coverage(tmp_path / "nothing.json", ("comity.edtf",)).failed == 1


CATALOG = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Visit"\nmsgstr "{}"\n'
)


def catalogs(folder: Path, collected: str, compiled: str) -> Outcome:
    """State of a catalog that says one thing while its compiled form says another."""
    for name, word in (("collected", collected), ("real", compiled)):
        place = folder / name / "locale" / "tr" / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "django.po").write_text(CATALOG.format(word))
        command = ["msgfmt", "-o", str(place / "django.mo"), str(place / "django.po")]
        subprocess.run(command, check=True)
    return state_of(folder / "collected" / "locale", "tr", folder / "real" / "locale")


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_a_missing_or_uncompiled_translation_fails(tmp_path: Path) -> None:
    assert catalogs(tmp_path / "good", "Ziyaret", "Ziyaret").failed == 0
    assert catalogs(tmp_path / "missing", "", "").failed == 1
    assert catalogs(tmp_path / "uncompiled", "Ziyaret", "Gezi").failed == 1


HOLDER = (
    "from private_postgres import private_postgres\nimport time\nwith private_postgres() as a:\n"
)


@pytest.mark.slow
@pytest.mark.skipif(not server_program("initdb"), reason="PostgreSQL is not installed")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_private_server_ends_with_the_run_whatever_ends_it(ending: signal.Signals) -> None:
    run = subprocess.Popen(
        [sys.executable, "-uc", HOLDER + "    print(a)\n    time.sleep(60)"],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout
    port = run.stdout.readline().strip().rsplit(":", 1)[1].split("/")[0]
    assert answers(port)
    run.send_signal(ending)
    run.wait(timeout=30)
    deadline = time.monotonic() + 10
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not answers(port)


def answers(port: str) -> bool:
    ready = Path(server_program("initdb") or "").with_name("pg_isready")
    return subprocess.run([ready, "-q", "-h", "127.0.0.1", "-p", port]).returncode == 0
