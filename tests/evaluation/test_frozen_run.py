"""The reader reads as `tests/corpus/frozen.jsonl` says: no change of quality goes unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.evaluation.comparing import compare
from comity.evaluation.corpus import cases_in
from comity.evaluation.runs import Run, load, run_of, text_of
from comity.evaluation.scoring import score
from comity.evaluation.tables import comparison

CORPUS = Path(__file__).parents[1] / "corpus"
FROZEN = CORPUS / "frozen.jsonl"
MOST_LINES = 80
RENEW = "comity evaluate tests/corpus --save tests/corpus/frozen.jsonl"


@pytest.fixture(scope="module")
def run() -> Run:
    return run_of([score(case) for case in cases_in(CORPUS)])


@pytest.mark.slow
def test_the_reader_reads_as_the_frozen_run_says(run: Run) -> None:
    if not FROZEN.exists():
        pytest.fail(f"{FROZEN.name} is missing; write it: {RENEW}")
    if text_of(run) == FROZEN.read_text(encoding="utf-8"):
        return
    told = list(comparison(compare(load(FROZEN), run)))
    shown = "\n".join([*told[:MOST_LINES], *(["..."] if len(told) > MOST_LINES else [])])
    pytest.fail(
        f"the reader reads otherwise than {FROZEN.name} says:\n{shown}\n"
        f"if that is meant, renew it: {RENEW}",
        pytrace=False,
    )


def test_the_frozen_run_tells_no_words_of_what_is_held_out() -> None:
    lines = FROZEN.read_text(encoding="utf-8").splitlines()
    heldout = [line for line in lines if '"split": "heldout"' in line]
    assert heldout and not any('"label"' in line for line in heldout)
    named = {line.document for line in load(FROZEN).counts}
    assert named == {path.stem for path in CORPUS.glob("*/heldout/*.txt")}
