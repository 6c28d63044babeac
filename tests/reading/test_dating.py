"""Which date belongs to which fact."""

from __future__ import annotations

import pytest

from comity.reading.findings import Findings
from comity.reading.reader import read


def encounter(text: str, language: str, published: str | None = "2024-05-15") -> str | None:
    findings = read(text, language=language, published=published)
    assert len(findings.encounters) == 1, findings.encounters
    return findings.encounters[0].date


def signed(findings: Findings) -> str | None:
    return next(a.date for a in findings.agreements if a.stage == "signed")


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        (
            "en",
            "On Monday, the Mayor of Kazan, Ilsur Safin, visited Bursa and met with the Mayor of "
            "Bursa, Ali Yavuz.",
            "2024-05-13",
        ),
        (
            "tr",
            "Kazan Belediye Başkanı İlsur Safin, dün Bursa Belediye Başkanı Ali Yavuz'u ziyaret "
            "etti.",
            "2024-05-14",
        ),
        (
            "ru",
            "12 мая мэр Казани Ильсур Сафин встретился с мэром Бурсы Али Явузом.",
            "2024-05-12",
        ),
    ],
)
def test_an_encounter_has_the_date_that_its_verb_governs(
    language: str, text: str, edtf: str
) -> None:
    assert encounter(text, language) == edtf


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Mayor of Kazan, Ilsur Safin, met with the Mayor of Bursa, Ali Yavuz, under the "
            "agreement signed in 2014.",
        ),
        (
            "ru",
            "Мэр Казани Ильсур Сафин встретился с мэром Бурсы Али Явузом. Стороны обсудили "
            "соглашение, подписанное в 2014 году.",
        ),
    ],
)
def test_the_date_of_another_deed_is_not_the_encounters(language: str, text: str) -> None:
    assert encounter(text, language) is None


def test_an_agreement_that_says_no_day_was_signed_on_the_day_told_before() -> None:
    text = (
        "29 ноября Рязань с рабочим визитом посетил глава города Калуги Аркадий Ивашин. "
        "Юлия Ракитянская и Аркадий Ивашин подписали протокол о намерениях между Рязанью и Калугой."
    )
    assert signed(read(text, language="ru", published="2018-11-30")) == "2018-11-29"


def test_a_term_is_no_date_of_signing() -> None:
    text = "Москва и Белград подписали программу сотрудничества на 2022–2024 годы."
    found = read(text, language="ru", published="2022-04-20").agreements[0]
    assert (found.date, found.until) == (None, "2024")


def test_an_event_has_the_date_of_the_sentence_that_speaks_of_it_by_its_common_noun() -> None:
    text = (
        "The Mayor of Bar, Dusan Raic, invited the Mayor of Kazan, Ilsur Safin, to the Adriatic "
        "Cities Forum. The Forum will be held on 1-4 July."
    )
    events = {e.name: e.date for e in read(text, language="en", published="2021-06-02").events}
    assert events == {"Adriatic Cities Forum": "2021-07-01/2021-07-04"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Mayor of Kazan, Ilsur Safin, arrived in Bursa on Monday for a three-day visit and "
            "was received by the Mayor of Bursa, Ali Yavuz.",
        ),
        (
            "ru",
            "В понедельник мэр Казани Ильсур Сафин прибыл в Бурсу с трёхдневным визитом, его "
            "принял мэр Бурсы Али Явуз.",
        ),
    ],
)
def test_a_visit_that_begins_on_a_day_and_takes_three_ends_on_the_third(
    language: str, text: str
) -> None:
    assert encounter(text, language) == "2024-05-13/2024-05-15"


def test_an_event_that_opened_on_a_day_and_runs_until_another_has_both_ends() -> None:
    text = (
        "The Mayor of Bar, Dusan Raic, opened the Adriatic Cities Forum on 7 November. "
        "The Forum runs until 9 November."
    )
    events = {e.name: e.date for e in read(text, language="en", published="2023-11-08").events}
    assert events == {"Adriatic Cities Forum": "2023-11-07/2023-11-09"}


def test_what_was_done_in_one_sentence_with_one_day_was_done_on_it() -> None:
    text = (
        "The Mayor of Kazan, Ilsur Safin, met the Mayor of Bursa, Ali Yavuz, today at Bursa City "
        "Hall and signed the sister city agreement between Kazan and Bursa."
    )
    findings = read(text, language="en", published="2024-05-15")
    assert {e.date for e in findings.encounters} == {"2024-05-15"}
    assert signed(findings) == "2024-05-15"


def test_what_a_councils_decision_does_is_done_on_its_day() -> None:
    text = (
        "ЛУБЕНСКИЙ ГОРОДСКОЙ СОВЕТ\n\nРЕШЕНИЕ\n\nот 11 февраля 2016 года № 318\n\n"
        "Городской совет РЕШИЛ:\n\n1. Прекратить действие Соглашения о побратимских связях между "
        "городом Лубны и городом Мичуринск."
    )
    found = read(text, language="ru", published="2016-02-11").agreements
    assert [(a.stage, a.date) for a in found] == [("ended", "2016-02-11")]


def test_an_adjective_of_the_day_beside_the_visit_tells_its_day() -> None:
    text = (
        "В Казань прибыла делегация Бурсы во главе с мэром Али Явузом. Её принял мэр Казани "
        "Ильсур Сафин.\n\nСегодняшний визит – важный шаг."
    )
    assert encounter(text, "ru") == "2024-05-15"
