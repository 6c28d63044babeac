"""Agreements: what names one, how far it has come, who signed for whom."""

import pytest

from comity.reading import read
from comity.reading.findings import AgreementFinding, AgreementKind, Stage

_SIDES = "Мэр Казани Айрат Лужин и мэр Анкары Орхан Йылдыз "


def agreements_in(text: str) -> list[AgreementFinding]:
    return read(text, language="ru").agreements


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("соглашение о побратимстве", AgreementKind.SISTER_CITY),
        ("договор о дружбе", AgreementKind.FRIENDSHIP_CITY),
        ("меморандум о взаимопонимании", AgreementKind.MEMORANDUM),
        ("протокол о намерениях", AgreementKind.LETTER_OF_INTENT),
        ("план мероприятий на 2022–2024 годы", AgreementKind.PLAN_OF_MEASURES),
        ("программу сотрудничества", AgreementKind.PROGRAMME),
    ],
)
def test_the_words_of_its_name_tell_the_kind(words: str, kind: AgreementKind) -> None:
    (agreement,) = agreements_in(f"{_SIDES}подписали {words}.")
    assert (agreement.kind, agreement.stage) == (kind, Stage.SIGNED)
    assert agreement.signatories == ["Айрат Лужин", "Орхан Йылдыз"]


@pytest.mark.parametrize(
    "words",
    [
        "протокол заседания комиссии",
        "программу концерта",
        "план уборки снега",
        "письмо избирателям",
    ],
)
def test_papers_of_the_house_are_no_agreements(words: str) -> None:
    assert agreements_in(f"{_SIDES}подписали {words}.") == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (f"{_SIDES}подпишут соглашение о побратимстве.", Stage.READY),
        ("Соглашение о побратимстве между Казанью и Анкарой подписано.", Stage.SIGNED),
        ("Казань и Анкара продлили соглашение о побратимстве.", Stage.RENEWED),
        ("Казань и Анкара расторгли соглашение о побратимстве.", Stage.ENDED),
    ],
)
def test_the_verb_tells_how_far_it_has_come(text: str, stage: Stage) -> None:
    assert [a.stage for a in agreements_in(text)] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "Подписи под договором о дружбе поставили мэр Казани Айрат Лужин и мэр Анкары Орхан "
        "Йылдыз.",
        "Договор о дружбе скрепили подписями мэр Казани Айрат Лужин и мэр Анкары Орхан Йылдыз.",
        "Договор о дружбе подписан мэром Казани Айратом Лужиным и мэром Анкары Орханом Йылдызом.",
    ],
)
def test_signatories_may_stand_behind_the_verb_or_in_the_passive(text: str) -> None:
    (agreement,) = agreements_in(text)
    assert agreement.signatories == ["Айрат Лужин", "Орхан Йылдыз"]


def test_each_agreement_of_a_report_keeps_its_own_signatories() -> None:
    text = (
        f"{_SIDES}подписали меморандум о взаимопонимании. "
        "Договор о студенческой практике подписали ректор Казанского университета Анна Мирская "
        "и ректор университета Анкары Эмре Озтюрк."
    )
    assert [a.signatories for a in agreements_in(text)] == [
        ["Айрат Лужин", "Орхан Йылдыз"],
        ["Анна Мирская", "Эмре Озтюрк"],
    ]
