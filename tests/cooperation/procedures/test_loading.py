"""Procedures are data: what a file must say, and what the shipped ones do say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.cooperation.procedures import ProcedureError, load, procedures
from comity.cooperation.procedures.steps import PAPERS, STAGES
from comity.register.models import ActKind, AgreementKind, Stage, StepProof

SHIPPED = sorted(procedures().items())

WHOLE = """
[procedure]
name = { tr = "Usul", en = "Procedure", ru = "Порядок" }
about = { tr = "…", en = "…", ru = "…" }
[source.law]
checked = true
name = { tr = "Kanun", en = "Law", ru = "Закон" }
[actor.council]
name = { tr = "Meclis", en = "Council", ru = "Совет" }
[step.decision]
stage = "preparing"
actor = "council"
proof = ["act"]
source = ["law"]
name = { tr = "Karar", en = "Decision", ru = "Решение" }
[step.signed]
stage = "signed"
actor = "council"
proof = ["text"]
source = ["law"]
after = ["decision"]
name = { tr = "İmza", en = "Signature", ru = "Подписание" }
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "here.toml"
    file.write_text(text)
    return file


def test_a_file_becomes_a_procedure_that_is_called_as_the_file(tmp_path: Path):
    procedure = load(written(tmp_path, WHOLE))
    assert procedure.key == "here"
    assert [step.key for step in procedure.steps] == ["decision", "signed"]
    assert procedure.steps[0].actor.name_on(None, "tr") == "Meclis"


@pytest.mark.parametrize(
    ("instead_of", "write", "told"),
    [
        ('stage = "preparing"', 'stage = "thinking"', "stage 'thinking' is not among proposed"),
        ('actor = "council"', 'actor = "king"', "actor 'king' is not among council"),
        ('proof = ["act"]', 'proof = ["rumour"]', "proof 'rumour' is not among news"),
        ('source = ["law"]', 'source = ["decree"]', "source 'decree' is not among law"),
        ('source = ["law"]', "", "says no source; every step needs one"),
        ('after = ["decision"]', 'after = ["oath"]', "no step of that name stands above"),
        ("[step.decision]", "[step.decision]\ncolour = 1", "knows no colour"),
        ("[step.decision]", "[step.decision]\nusual_days = [9, 1]", "write [least, most]"),
        ("[step.decision]", "[step.ended]", "what may happen to any agreement"),
        ("[step.signed]", "[step.sealed]", "has no step `signed`"),
        ('ru = "Решение"', 'ru = ""', "name: write it in each of tr, en, ru"),
        ("checked = true", "", "write true, or false for common knowledge"),
        ('after = ["decision"]', "", "[step.decision]: nothing comes after it"),
        ("[procedure]", "[procedure", "is no TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_name_and_what_to_write(
    tmp_path: Path, instead_of: str, write: str, told: str
):
    text = WHOLE.replace(instead_of, write, 1)
    with pytest.raises(ProcedureError) as error:
        load(written(tmp_path, text))
    assert str(error.value).startswith("here.toml: ")
    assert told in str(error.value)


def test_the_four_settings_are_shipped():
    assert set(procedures()) == {"turkey", "moscow", "sister-cities-international", "general"}


@pytest.mark.parametrize(("key", "procedure"), SHIPPED)
def test_every_word_of_a_shipped_procedure_is_one_of_the_register(key: str, procedure):
    for step in procedure.steps:
        assert step.stage in Stage.values
        assert step.proof <= set(StepProof.values)
        assert step.kinds <= set(AgreementKind.values)
        assert not step.act or step.act in ActKind.values
        assert step.act == "" or "act" in step.proof


def test_stages_and_papers_are_those_of_the_register():
    assert list(STAGES) == Stage.values
    assert set(PAPERS) == set(StepProof.values)


@pytest.mark.parametrize(("key", "procedure"), SHIPPED)
def test_a_shipped_gate_stands_before_the_signature_and_is_proven_by_an_act(key: str, procedure):
    by_key = {step.key: step for step in procedure.steps}
    before: set[str] = set()
    waiting = ["signed"]
    while waiting:
        new = set(by_key[waiting.pop()].after) - before
        before |= new
        waiting += new
    for step in procedure.steps:
        assert not step.is_gate or (step.key in before and "act" in step.proof), step.key


def test_the_general_procedure_stops_nothing_since_it_knows_no_law():
    assert not any(step.is_gate for step in procedures()["general"].steps)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2011, 12, 23), "İçişleri Bakanlığı"),
        (date(2018, 12, 9), "İçişleri Bakanlığı"),
        (date(2018, 12, 10), "Çevre ve Şehircilik Bakanlığı"),
        (date(2021, 10, 28), "Çevre ve Şehircilik Bakanlığı"),
        (date(2021, 10, 29), "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı"),
        (None, "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı"),
    ],
)
def test_the_turkish_ministry_is_called_as_it_was_on_the_day(day: date | None, name: str):
    permission = procedures()["turkey"].step("permission")
    assert permission is not None
    assert permission.actor.name_on(day, "tr") == name


def test_a_step_is_found_by_the_word_under_which_the_press_reports_it():
    turkey = procedures()["turkey"]
    for code, key in (
        ("to be signed", "ready"),
        ("signatures", "signed"),
        ("prepared", "drafting"),
    ):
        step = turkey.step(code)
        assert step is not None and step.key == key
    assert turkey.step("oath") is None
