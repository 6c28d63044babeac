"""The officers' page shows each shipped procedure as its file has it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from comity.cooperation.procedures import procedures

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from procedure_tables import PAGE, renewed  # noqa: E402


def test_the_page_shows_every_step_as_the_files_have_it():
    page = PAGE.read_text()
    assert page == renewed(page), "run python tools/procedure_tables.py"


def test_every_step_of_every_procedure_is_shown_with_a_source():
    page = PAGE.read_text()
    for procedure in procedures().values():
        section = page.split(f"### {procedure.name('en')}\n")[1].split("\n### ")[0]
        for step in procedure.steps:
            row = re.search(rf"^\| \*\*{re.escape(step.name('en'))}\*\*.*\|$", section, re.M)
            assert row is not None, f"{procedure.key}: {step.key}"
            source = row[0].rstrip("| ").split(" | ")[-1]
            assert all(each.words["en"] in source for each in step.sources)
            assert source


def test_what_was_not_verified_is_said_to_be_so_and_what_was_has_its_address():
    page = PAGE.read_text()
    for procedure in procedures().values():
        for step in procedure.steps:
            for source in step.sources:
                marked = f"{source.words['en']} (unverified)"
                assert (marked in page) is not source.is_checked or source.key == "practice"
                assert bool(source.address) is source.is_checked, source.key
                assert not source.address or f"<{source.address}>" in page
