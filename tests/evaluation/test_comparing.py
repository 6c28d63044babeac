"""Stored runs, and what changed since one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_shaping import findings, person, scored

from comity.evaluation.comparing import Turn, compare
from comity.evaluation.corpus import Split
from comity.evaluation.runs import Run, RunFault, load, run_of, text_of

GOLD = findings(people=[person("Ann Lee"), person("Bo Katz")])


def run(*names: str, split: Split = Split.DEV) -> Run:
    """The run of a reader that finds these people, where Ann Lee and Bo Katz are to be found."""
    return run_of([scored(GOLD, findings(people=[person(name) for name in names]), split)])


def turns(before: Run, after: Run) -> list[tuple[Turn, str]]:
    compared = compare(before, after)
    return [(c.turn, c.label) for c in compared.changes if c.kind == "people"]


def test_a_run_that_is_stored_and_loaded_is_the_same(tmp_path: Path) -> None:
    whole = run_of([scored(GOLD, GOLD), scored(GOLD, findings(), Split.HELDOUT)])
    (tmp_path / "run.jsonl").write_text(text_of(whole), encoding="utf-8")
    assert load(tmp_path / "run.jsonl") == whole
    assert whole.cases and whole.counts


def test_the_same_findings_in_another_order_give_the_same_text() -> None:
    assert text_of(run("Ann Lee", "Bo Katz")) == text_of(run("Bo Katz", "Ann Lee"))


def test_what_is_held_out_is_stored_without_any_words_of_it() -> None:
    stored = text_of(run("Ann Lee", "Cem Aksoy", split=Split.HELDOUT))
    assert '"kind": "people", "right": 1, "missed": 1, "invented": 1' in stored
    assert not any(word in stored for word in ("Ann", "Katz", "Cem", "label"))


@pytest.mark.parametrize("line", ["{", "[]", '{"split": "dev"}', '{"split": "other"}', "{}"])
def test_a_file_that_is_no_run_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(text_of(run("Ann Lee")) + line + "\n", encoding="utf-8")
    number = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(RunFault, match=f"run.jsonl: line {number} is no line of a run"):
        load(path)


def test_nothing_changes_between_two_runs_of_one_reader() -> None:
    compared = compare(run("Ann Lee", "Cem"), run("Ann Lee", "Cem"))
    assert not compared.changes and not compared.shifts and not compared.got_worse


def test_what_is_found_now_is_newly_right() -> None:
    assert turns(run(), run("Ann Lee")) == [(Turn.NEWLY_RIGHT, "Ann Lee")]
    assert not compare(run(), run("Ann Lee")).got_worse


def test_what_is_found_no_more_is_newly_missed_and_worse() -> None:
    assert turns(run("Ann Lee"), run()) == [(Turn.NEWLY_MISSED, "Ann Lee")]
    assert compare(run("Ann Lee"), run()).got_worse


def test_what_comes_up_without_gold_is_newly_invented_and_worse() -> None:
    assert turns(run(), run("Cem")) == [(Turn.NEWLY_INVENTED, "Cem")]
    assert compare(run(), run("Cem")).got_worse
    assert turns(run("Cem"), run()) == [(Turn.NO_LONGER_INVENTED, "Cem")]


def test_one_invention_in_place_of_another_is_no_change() -> None:
    assert turns(run("Cem"), run("Dan")) == []
    assert turns(run("Cem"), run("Dan", "Eve")) == [(Turn.NEWLY_INVENTED, "Eve")]


def test_one_thing_that_gets_worse_is_not_made_good_by_others() -> None:
    compared = compare(run("Ann Lee"), run("Bo Katz"))
    assert compared.got_worse


def test_of_what_is_held_out_only_sums_are_compared() -> None:
    before, after = run("Ann Lee", split=Split.HELDOUT), run("Ann Lee", "X", split=Split.HELDOUT)
    compared = compare(before, after)
    assert compared.changes == ()
    people = next(shift for shift in compared.shifts if shift.kind == "people")
    assert (people.before.invented, people.after.invented) == (0, 1)
    assert compared.got_worse and not compare(after, before).got_worse
