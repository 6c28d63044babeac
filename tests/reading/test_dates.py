"""Dates in three languages become EDTF."""

from __future__ import annotations

import pytest

from comity.reading.dates import find_dates
from comity.reading.languages import language_for


def dates(language: str, text: str, published: str | None = None) -> list[str]:
    calendar = language_for(language).calendar
    return [d.edtf for d in find_dates(text, 0, len(text), calendar, published)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ekim 2023’teki görüşmede", ["2023-10"]),
        ("2019 yılından bu yana", ["2019/.."]),
        ("2019'dan beri", ["2019/.."]),
        ("2025'e kadar", ["../2025"]),
        ("1-4 Temmuz 2021 tarihlerinde", ["2021-07-01/2021-07-04"]),
        ("28 Haziran - 2 Temmuz 2024", ["2024-06-28/2024-07-02"]),
        ("12.05.2024", ["2024-05-12"]),
        ("2024 yılının Ekim ayında", ["2024-10"]),
        ("2022-2024 yıllarını kapsayan", ["2022/2024"]),
        ("1990'lı yıllarda", ["199X"]),
        ("2024 yazında", ["2024-22"]),
        ("Ağustos ayında", ["XXXX-08"]),
    ],
)
def test_turkish_dates(text: str, edtf: list[str]) -> None:
    assert dates("tr", text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("between 1-4 July", ["XXXX-07-01/XXXX-07-04"]),
        ("on 9-11 September 2021", ["2021-09-09/2021-09-11"]),
        ("July 1-4, 2021", ["2021-07-01/2021-07-04"]),
        ("since 2019", ["2019/.."]),
        ("by the end of 2025", ["../2025"]),
        ("Tuesday 25th July 2017", ["2017-07-25"]),
        ("Nov. 2 to 13", ["XXXX-11-02/XXXX-11-13"]),
        ("in summer 2021", ["2021-22"]),
        ("in the 1990s", ["199X"]),
    ],
)
def test_english_dates(text: str, edtf: list[str]) -> None:
    assert dates("en", text) == edtf


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "2000 metre uzunluğunda"),
        ("tr", "protokolün 74. maddesi"),
        ("tr", "2023 kişi katıldı"),
        ("en", "a budget of 2,019 pounds"),
        ("en", "they may sign it"),
        ("en", "Russian Expo 2021"),
    ],
)
def test_numbers_that_are_no_dates(language: str, text: str) -> None:
    assert dates(language, text) == []


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("15 Mart'ta", "2024-05-12", "2024-03-15"),
        ("28 Aralık'ta", "2024-01-05", "2023-12-28"),
        ("2 Ocak'ta", "2023-12-28", "2024-01-02"),
        ("dün", "2024-03-01", "2024-02-29"),
        ("gelecek yıl", "2024-03-01", "2025"),
        ("geçtiğimiz ay", "2024-01-15", "2023-12"),
    ],
)
def test_dates_count_from_the_publication_date(text: str, published: str, edtf: str) -> None:
    assert dates("tr", text, published) == [edtf]


def test_a_relative_date_without_a_publication_date_gives_nothing() -> None:
    assert dates("tr", "dün ziyaret etti") == []
    assert dates("en", "they met yesterday") == []


def test_an_impossible_day_is_no_date() -> None:
    assert dates("tr", "31 Şubat 2024") == []
