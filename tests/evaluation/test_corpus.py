"""Finding the documents of a corpus and reading their gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.evaluation.corpus import CorpusFault, Split, cases_in
from comity.reading.findings import EncounterKind, Modality, OfficeHeld

GOLD = {
    "id": "one",
    "language": "en",
    "people": [{"name": "Ann Lee", "offices": [{"title": "Mayor", "place": None}]}],
    "encounters": [{"kind": "call", "modality": "denied", "hosts": ["Ann Lee"], "unknown": 1}],
}


def write(folder: Path, gold: object = GOLD, name: str = "one") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text("Mayor Ann Lee spoke.", encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_each_document_is_a_case_of_its_split(tmp_path: Path) -> None:
    write(tmp_path / "en" / "heldout", {**GOLD, "id": "two"}, "two")
    write(tmp_path / "en" / "dev")
    cases = list(cases_in(tmp_path))
    assert [(case.name, case.split) for case in cases] == [
        ("one", Split.DEV),
        ("two", Split.HELDOUT),
    ]


def test_gold_becomes_findings_with_their_types(tmp_path: Path) -> None:
    gold = next(cases_in(write(tmp_path / "dev"))).gold
    assert gold.people[0].offices == [OfficeHeld(title="Mayor")]
    assert (gold.encounters[0].kind, gold.encounters[0].modality) == (
        EncounterKind.CALL,
        Modality.DENIED,
    )


def test_a_case_is_read_by_the_reader_itself(tmp_path: Path) -> None:
    found = next(cases_in(write(tmp_path / "dev"))).found()
    assert [person.name for person in found.people] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda f: (f / "one.json").unlink(), "one.txt: has no one.json"),
        (lambda f: (f / "one.txt").unlink(), "has no NAME.txt"),
        (lambda f: (f / "one.json").write_text("{"), "one.json: is no gold"),
        (lambda f: write(f, {"id": "one"}), "one.json: is no gold"),
        (lambda f: write(f, {**GOLD, "encounters": [{"kind": "ball"}]}), "one.json: is no gold"),
    ],
)
def test_a_faulty_corpus_is_named_with_what_is_wrong(tmp_path: Path, spoil, what: str) -> None:
    spoil(write(tmp_path / "dev"))
    with pytest.raises(CorpusFault, match=what):
        list(cases_in(tmp_path))
