"""The day of the visit is that of a signing only where the sentence does not say otherwise."""

from __future__ import annotations

import pytest

from comity.reading.reader import read

VISIT = {
    "en": "On 5 May 2023 Mayor Jane Smith of Leeds visited Tabriz. ",
    "ru": "5 мая 2023 года мэр Казани Иван Петров посетил Минск. ",
    "tr": "5 Mayıs 2023'te Bursa Belediye Başkanı Ali Kaya, Osaka'yı ziyaret etti. ",
}
YEARLESS = {
    "en": "On 5 May the Mayor of Leeds visited Tabriz. ",
    "ru": "5 мая мэр Казани Иван Петров посетил Минск. ",
    "tr": "5 Mayıs'ta Bursa Belediye Başkanı Ali Kaya, Osaka'yı ziyaret etti. ",
}


def _date(text: str, language: str) -> str | None:
    (agreement,) = read(text, language=language).agreements
    return agreement.date


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Leeds and Tabriz signed a protocol."),
        ("en", "The same day she signed a protocol with the Mayor of Tabriz."),
        ("en", "She had talks and signed a protocol with the Mayor of Tabriz."),
        ("ru", "Казань и Минск подписали протокол."),
        ("ru", "В тот же день Казань и Минск подписали протокол."),
        ("ru", "Стороны подписали протокол."),
        ("tr", "Bursa ile Osaka kardeş şehir protokolü imzaladı."),
        ("tr", "Aynı gün Bursa ile Osaka kardeş şehir protokolü imzaladı."),
        ("tr", "Taraflar protokolü imzaladı."),
    ],
)
def test_what_is_signed_during_a_visit_is_signed_on_its_day(language: str, told: str) -> None:
    assert _date(VISIT[language] + told, language) == "2023-05-05"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Earlier she had signed a protocol with the Mayor of Tabriz."),
        ("en", "She had already signed a protocol with the Mayor of Tabriz."),
        ("en", "Previously Leeds and Tabriz signed a protocol."),
        ("ru", "Ранее Казань и Минск подписали протокол."),
        ("ru", "До этого Казань и Минск подписали протокол."),
        ("ru", "Казань и Минск прежде подписали протокол."),
        ("tr", "Daha önce Bursa ile Osaka kardeş şehir protokolü imzaladı."),
        ("tr", "Bursa ile Osaka kardeş şehir protokolü imzalamıştı."),
        ("tr", "Taraflar önceden protokolü imzaladı."),
    ],
)
def test_what_was_signed_before_the_visit_has_not_its_day(language: str, told: str) -> None:
    assert _date(VISIT[language] + told, language) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The same year Leeds and Tabriz signed a protocol."),
        ("en", "Last year Leeds and Tabriz signed a protocol."),
        ("ru", "В том же году Казань и Минск подписали протокол."),
        ("ru", "В прошлом году Казань и Минск подписали протокол."),
        ("tr", "Aynı yıl Bursa ile Osaka kardeş şehir protokolü imzaladı."),
        ("tr", "Geçen yıl Bursa ile Osaka kardeş şehir protokolü imzaladı."),
    ],
)
def test_a_year_that_the_text_does_not_resolve_is_not_made_the_day_of_the_visit(
    language: str, told: str
) -> None:
    assert _date(YEARLESS[language] + told, language) is None
