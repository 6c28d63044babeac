"""`comity evaluate` from the terminal, on a small corpus of two documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity.cli import main

TEXT = "Bath, 3 May 2024\n\nMayor Ann Leeson spoke to pupils about the river.\n"
GOLD = {
    "language": "en",
    "people": [
        {"name": "Ann Leeson", "offices": [{"title": "Mayor"}]},
        {"name": "Nobody Atall", "offices": []},
    ],
    "encounters": [],
    "agreements": [],
    "invitations": [],
    "plans": [],
    "events": [],
    "statements": [],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for split, name in (("dev", "seen"), ("heldout", "unseen")):
        folder = tmp_path / "corpus" / "en" / split
        folder.mkdir(parents=True)
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps({"id": name, **GOLD}), encoding="utf-8")
    return tmp_path / "corpus"


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_figures_are_told_for_dev_and_heldout_apart(corpus: Path) -> None:
    result = evaluate(corpus)
    assert result.exit_code == 0, result.output
    assert "dev: 1 documents" in result.output and "heldout: 1 documents" in result.output
    people = [line.split() for line in result.output.splitlines() if line.startswith("people ")]
    assert people == [["people", *["100", "50", "67", "2"] * 2]] * 2
    negatives = [line for line in result.output.splitlines() if line.startswith("negatives")]
    assert all("100 of 100" in line for line in negatives) and len(negatives) == 2


def test_the_same_figures_come_as_json(corpus: Path) -> None:
    figures = json.loads(evaluate(corpus, "--format", "json").output)
    people = figures["heldout"]["languages"]["en"]["people"]
    assert (people["right"], people["missed"], people["invented"]) == (1, 1, 0)
    assert people["recall"] == 0.5
    assert figures["dev"]["languages"]["all"]["negatives"] == {"right": 1, "of": 1, "share": 1.0}
    assert {band["lowest"] for band in figures["dev"]["calibration"]["bands"]} >= {0.9, 0.8}


def test_errors_are_listed_for_dev_and_never_for_heldout(corpus: Path) -> None:
    listed = evaluate(corpus, "--errors", "people").output
    assert listed == "en/seen\n  missed    Nobody Atall\n   1  missed\n"


def test_the_documents_with_most_errors_are_listed_for_dev_only(corpus: Path) -> None:
    assert evaluate(corpus, "--worst", 5).output == "   1  en/seen: people 1\n"


def test_a_stored_run_shows_what_changed_and_strict_exits_1_when_something_got_worse(
    corpus: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run.jsonl"
    evaluate(corpus, "--save", run)
    unchanged = evaluate(corpus, "--compare", run, "--strict")
    assert unchanged.exit_code == 0 and "newly missed: 0" in unchanged.output
    text = (corpus / "en/dev/seen.txt").read_text(encoding="utf-8")
    (corpus / "en/dev/seen.txt").write_text(text.replace("Mayor Ann Leeson", "Somebody"))
    worse = evaluate(corpus, "--compare", run)
    assert worse.exit_code == 0 and "newly missed: 3" in worse.output
    assert evaluate(corpus, "--compare", run, "--strict").exit_code == 1


def test_a_part_of_the_corpus_is_compared_with_the_same_part_of_a_run(
    corpus: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run.jsonl"
    evaluate(corpus, "--save", run)
    part = evaluate(corpus, "--document", "seen", "--compare", run, "--strict")
    assert part.exit_code == 0, part.output
    compared = evaluate(corpus, "--compare", run, "--format", "json")
    assert json.loads(compared.output)["comparison"]["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--save", "run.jsonl", "--language", "en"], "--save stores whole runs"),
        (["--errors", "unicorns"], "unicorns"),
        (["--compare", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_what_cannot_be_done_is_said(corpus: Path, arguments: list[str], wrong: str) -> None:
    result = evaluate(corpus, *arguments)
    assert result.exit_code == 2 and wrong in result.output


def test_a_faulty_corpus_and_a_faulty_run_are_named(corpus: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.jsonl"
    run.write_text("no run\n")
    result = evaluate(corpus, "--compare", run)
    assert result.exit_code == 1 and "run.jsonl: line 1 is no line of a run" in result.output
    (corpus / "en/dev/seen.json").unlink()
    result = evaluate(corpus)
    assert result.exit_code == 1 and "seen.txt: has no seen.json" in result.output
