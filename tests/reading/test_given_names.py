"""The reader's lists of given names: made by a tool, true to what their headers say."""

from __future__ import annotations

from pathlib import Path

import comity.reading
from comity.reading.lexicon import load_names

ROOT = Path(__file__).parents[2]
FILE = Path(comity.reading.__file__).parent / "given_names.txt"


def _noted(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


def test_the_list_is_in_order_and_repeats_no_name() -> None:
    names = _noted(FILE)
    assert names == sorted(set(names))


def test_no_name_that_is_left_out_is_in_the_list() -> None:
    left_out = _noted(ROOT / "tools/given_names/left_out.txt")
    assert left_out == sorted(set(left_out))
    assert set(left_out).isdisjoint(load_names("comity.reading", "given_names.txt"))


def test_the_header_says_how_the_list_is_made() -> None:
    header = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("#")]
    for path in ("tools/make_given_names.py", "tools/given_names/left_out.txt"):
        assert path in " ".join(header)
        assert (ROOT / path).exists()
