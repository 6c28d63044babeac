"""Offices that stand apart from the name: behind a post, behind a description, in brackets."""

from __future__ import annotations

import pytest

from comity.reading import read


def offices_of(text: str, name: str) -> list[tuple[str, str | None, str | None]]:
    people = {p.name: p for p in read(text, language="ru").people}
    return [(o.title, o.institution, o.place) for o in people[name].offices]


@pytest.mark.parametrize(
    "text",
    [
        "Глеб Лужин занял пост мэра Твери.",
        "Место мэра Твери занял Глеб Лужин.",
        "Глеб Лужин назначен на должность мэра Твери.",
        "В должность мэра Твери вступил Глеб Лужин.",
    ],
)
def test_who_takes_a_post_holds_the_office(text: str) -> None:
    assert offices_of(text, "Глеб Лужин") == [("мэр", None, "Тверь")]


@pytest.mark.parametrize(
    "text",
    [
        "Глеб Лужин претендует на пост мэра Твери.",
        "Глеб Лужин говорил о выборах на пост мэра Твери.",
        "Глеб Лужин критиковал пост мэра Твери в сети.",
    ],
)
def test_who_wants_or_discusses_a_post_does_not(text: str) -> None:
    assert offices_of(text, "Глеб Лужин") == []


def test_a_pronoun_carries_an_office_to_the_one_named_before() -> None:
    text = "Глеб Лужин открыл форум. Сейчас он является депутатом Думы от партии «Луч»."
    assert offices_of(text, "Глеб Лужин") == [("депутат", "Дума", None)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Бывший мэр Твери, Глеб Лужин, выступил.", ("Бывший мэр", None, "Тверь")),
        ("Спросили Глеба Лужина, знатока старых рек, члена Совета Твери.",
         ("член", "Совет Твери", "Тверь")),
        ("Выступил депутат Глеб Лужин (Минск).", ("депутат", None, "Минск")),
        ("Пришёл архиепископ Глеб Лужин (РПЦ).", ("архиепископ", "РПЦ", None)),
        ("Выступил директор НАСА по полётам Глеб Лужин.",
         ("директор по полётам", "НАСА", None)),
        ("Выступил посол Евросоюза на Южном Кавказе Глеб Лужин.",
         ("посол", "Евросоюз", "Южный Кавказ")),
        ("Выступил зав. кафедрой права Глеб Лужин.", ("зав.", "кафедра права", None)),
        ("Пришёл Глеб Лужин, управляющий банком «Река».", ("управляющий", "банк «Река»", None)),
    ],
)  # fmt: skip
def test_offices_apart_from_the_name(text: str, office: tuple[str, str | None, str | None]) -> None:
    assert offices_of(text, "Глеб Лужин") == [office]


def test_names_in_a_list_behind_an_office_are_not_its_holders() -> None:
    text = "Приехали мэр Твери, Глеб Лужин, Олег Сом и другие."
    assert offices_of(text, "Глеб Лужин") == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Выступил спикер Жогорку Кенеша Глеб Лужин.", ("спикер", "Жогорку Кенеш", None)),
        ("Выступил глава Милли Меджлиса Глеб Лужин.", ("глава", "Милли Меджлис", None)),
        (
            "Выступил председатель городского Совета Эльблонга Глеб Лужин.",
            ("председатель", "городской Совет Эльблонга", "Эльблонг"),
        ),
        ("Выступил мэр города-побратима Одессы Регенсбурга Глеб Лужин.",
         ("мэр", None, "Регенсбург")),
        ("Выступил Глеб Лужин, уполномоченный по делам семьи.",
         ("уполномоченный по делам семьи", None, None)),
    ],
)  # fmt: skip
def test_bodies_and_towns_that_no_list_knows(
    text: str, office: tuple[str, str | None, str | None]
) -> None:
    ((title, institution, place),) = offices_of(text, "Глеб Лужин")
    assert (title, place) == (office[0], office[2])
    assert (institution or "")[:12] == (office[1] or "")[:12]
