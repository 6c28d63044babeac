"""The examples of the documentation do what it says, and it names every module and data file."""

from __future__ import annotations

import doctest
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "identity.md"
PACKAGE = ROOT / "src" / "comity" / "identity"


def test_every_example_of_the_page_runs_as_printed() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


def test_the_page_names_every_module_that_compares() -> None:
    page = PAGE.read_text("utf-8")
    compared = [
        path.stem for path in PACKAGE.glob("*.py") if "def group(" in path.read_text("utf-8")
    ]
    assert len(compared) == 6
    assert [module for module in compared if f"`{module}`" not in page] == []
