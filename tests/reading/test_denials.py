"""What is refused or not done is no fact, in any of the three languages."""

from __future__ import annotations

import pytest

from comity.reading import read

PROTOCOL = "the sister city protocol between Graz and Izmir"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Elke Kahr, Mayor of Graz, visited Izmir. No agreement was signed."),
        ("en", f"Elke Kahr, Mayor of Graz, refused to sign {PROTOCOL}."),
        ("en", f"The mayors did not sign {PROTOCOL}."),
        ("ru", "Мэр Казани Ильсур Метшин отказался подписать протокол между Казанью и Измиром."),
        ("ru", "Соглашение о сотрудничестве между Казанью и Измиром не было подписано."),
        ("tr", "Graz ile İzmir arasındaki kardeş şehir protokolü imzalanmadı."),
        ("tr", "Başkan Elke Kahr, Graz ile İzmir arasındaki protokolü imzalamayı reddetti."),
    ],
)
def test_an_agreement_that_is_refused_is_none(language: str, text: str) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"The mayors signed {PROTOCOL}."),
        ("ru", "Мэры подписали соглашение о сотрудничестве между Казанью и Измиром."),
        ("tr", "Graz ile İzmir arasındaki kardeş şehir protokolü imzalandı."),
    ],
)
def test_an_agreement_that_is_signed_is_one(language: str, text: str) -> None:
    assert len(read(text, language=language).agreements) == 1
