"""The command `comity` as a whole: quick to start, and quiet about what is not asked."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from comity import __version__
from comity.cli import COMMANDS, main


def test_help_lists_every_command_with_a_line_of_its_own() -> None:
    told = CliRunner().invoke(main, ["--help"]).output
    lines = told[told.index("Commands:") :].splitlines()[1:]
    assert [line.split()[0] for line in lines if line.strip()] == list(COMMANDS)
    assert all(len(line.split()) > 2 for line in lines if line.strip())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_says_what_it_does(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0
    assert len(told.output.splitlines()) > 5


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"comity, version {__version__}\n"


def test_an_unknown_command_is_a_wrong_one() -> None:
    assert CliRunner().invoke(main, ["conquer"]).exit_code == 2


def test_help_starts_in_under_half_a_second_of_work_and_without_django() -> None:
    code = (
        "import sys; from comity.cli import main; main(['--help'], standalone_mode=False);"
        "assert not [name for name in sys.modules if name.startswith('django')]"
    )
    before = os.times()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    worked = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    assert worked < 0.5
