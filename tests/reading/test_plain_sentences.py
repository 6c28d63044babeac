"""Sentences of everyday life from which nothing between cities may be read."""

from __future__ import annotations

import pytest

from comity.reading.reader import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tenants signed the agreement on Monday. They moved from Leeds to Osaka."),
        ("en", "The residents signed a contract with the company. Leeds is far from Osaka."),
        ("ru", "Жильцы подписали договор. Они переехали из Казани в Минск."),
        ("ru", "Певица подписала контракт и соглашение. Она живёт в Казани и в Минске."),
        ("tr", "Kiracılar sözleşmeyi imzaladı. Bursa'dan Osaka'ya taşındılar."),
        ("tr", "Aile dün sözleşmeyi imzaladı. Bursa, Osaka'dan büyüktür."),
    ],
)
def test_a_contract_of_people_who_act_for_no_city_is_no_agreement_of_the_cities_around(
    language: str, text: str
) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leeds and Osaka have long been close. The two cities signed the agreement."),
        ("en", "Mayor of Leeds Ann Poe met Mayor of Osaka Ken Abe. The mayors signed a protocol."),
        ("ru", "Мэр Казани Иван Петров принял мэра Минска Олега Лиса. Стороны подписали договор."),
        ("ru", "Отношения Казани и Минска крепнут. Мэры городов подписали соглашение."),
        ("tr", "Bursa ile Osaka'nın dostluğu eskidir. İki kent anlaşma imzaladı."),
        ("tr", "Bursa ile Osaka yakınlaştı. Taraflar protokolü imzaladı."),
    ],
)
def test_an_agreement_of_those_who_stand_for_the_cities_told_before_is_theirs(
    language: str, text: str
) -> None:
    (agreement,) = read(text, language=language).agreements
    assert len(agreement.parties) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The protocol of the meeting was signed by the mayor's secretary. Leeds beat York. "
            "Osaka won too.",
        ),
        ("en", "The mayor signed the protocol of the last session. Leeds beat Osaka."),
        ("ru", "Глава собрания подписал протокол заседания. Казань обыграла Минск."),
        ("ru", "Стороны подписали протокол общего собрания. Казань обыграла Минск."),
        ("tr", "Toplantı protokolü başkan tarafından imzalandı. Bursa, Osaka'yı yendi."),
        ("tr", "Başkan oturum protokolünü imzaladı. Bursa, Osaka'yı yendi."),
    ],
)
def test_the_protocol_of_a_sitting_is_its_minutes_and_no_agreement(
    language: str, text: str
) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "John Smith of Leeds will go to Osaka tomorrow."),
        ("en", "John Smith, who lives in Leeds, left for Osaka."),
        ("en", "Ann Poe of Leeds was in Osaka on Monday."),
        ("ru", "Иван Петров из Казани завтра поедет в Минск."),
        ("ru", "Пётр Иванов из Казани уехал в Минск."),
        ("ru", "Анна Петрова прилетела в Минск из Казани."),
        ("tr", "Bursa'da yaşayan Ahmet Kaya yarın İstanbul'a gidecek."),
        ("tr", "Bursalı Ahmet Kaya dün Osaka'ya gitti."),
        ("tr", "Bursa'dan Ayşe Kaya ile Ali Kaya Osaka'ya geldi."),
    ],
)
def test_somebody_without_an_office_who_only_goes_somewhere_pays_no_visit(
    language: str, text: str
) -> None:
    assert read(text, language=language).encounters == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor of Leeds John Smith will go to Osaka tomorrow."),
        ("en", "A delegation from Leeds left for Osaka."),
        ("en", "John Smith, Mayor of Leeds, was in Osaka on Monday."),
        ("ru", "Мэр Казани Иван Петров завтра поедет в Минск."),
        ("ru", "Делегация из Казани прибыла в Минск."),
        ("ru", "Мэр Казани Пётр Иванов уехал в Минск."),
        ("tr", "Bursa Belediye Başkanı Ahmet Kaya yarın Osaka'ya gidecek."),
        ("tr", "Bursa Belediye Başkanı Ahmet Kaya dün Osaka'ya gitti."),
        ("tr", "Bursa'dan bir heyet Osaka'ya geldi."),
    ],
)
def test_a_delegation_or_office_holder_who_goes_somewhere_pays_a_visit(
    language: str, text: str
) -> None:
    (visit,) = read(text, language=language).encounters
    assert visit.place in ("Osaka", "Минск")
