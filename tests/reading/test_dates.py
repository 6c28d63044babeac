"""Dates in three languages become EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import parse
from comity.reading.dates import find_dates
from comity.reading.dates.relative import Told
from comity.reading.document import Document
from comity.reading.languages import language_for
from comity.reading.reader import split


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


MAY = "2024-05-15"  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "May 12, 13 and 14", "2024-05-12/2024-05-14"),
        ("en", "between 28 June and 3 July", "2024-06-28/2024-07-03"),
        ("en", "December 28, 2023 - January 3, 2024", "2023-12-28/2024-01-03"),
        ("en", "28.06-02.07.2024", "2024-06-28/2024-07-02"),
        ("en", "05/26/2024", "2024-05-26"),
        ("en", "Tuesday, 25 July 2017", "2017-07-25"),
        ("en", "in the second quarter of next year", "2025-04/2025-06"),
        ("en", "in March last year", "2023-03"),
        ("en", "last weekend", "2024-05-11/2024-05-12"),
        ("en", "this Friday", "2024-05-17"),
        ("en", "next spring", "2025-21"),
        ("en", "before the end of next year", "../2025"),
        (
            "en",
            "this twelfth day of March in the year two thousand and eighteen",
            "2018-03-12",
        ),
        ("tr", "30 Haziran ile 2 Temmuz arasında", "2024-06-30/2024-07-02"),
        ("tr", "28 Haziran ve 3 Temmuz tarihleri arasında", "2024-06-28/2024-07-03"),
        ("tr", "12, 13 ve 14 Mayıs'ta", "2024-05-12/2024-05-14"),
        ("tr", "12 Mayıs Pazar günü", "2024-05-12"),
        ("tr", "Ağustos 11, 2018", "2018-08-11"),
        ("tr", "geçtiğimiz cuma", "2024-05-10"),
        ("tr", "geçen mayıs ayında", "2023-05"),
        ("tr", "önümüzdeki yıl mart ayında", "2025-03"),
        ("tr", "2025'in ilk çeyreğinde", "2025-01/2025-03"),
        ("tr", "yıl sonuna kadar", "../2024"),
        ("tr", "15 Ekim’e kadar", "../2024-10-15"),
        ("tr", "yaz aylarında", "2024-22"),
        ("ru", "с 28 июня по 3 июля", "2024-06-28/2024-07-03"),
        ("ru", "в первом полугодии 2025 года", "2025-01/2025-06"),
        ("ru", "с 2020 по 2023 год", "2020/2023"),
        ("ru", "десятого июня", "2024-06-10"),
        ("ru", "в марте будущего года", "2025-03"),
        ("ru", "в прошлую пятницу", "2024-05-10"),
        ("ru", "до пятницы", "../2024-05-17"),
        ("ru", "прошлой осенью", "2023-23"),
        ("ru", "к концу года", "../2024"),
        ("ru", "к Новому году", "../2025-01"),
        ("en", "signed online before Christmas", "../2024-12"),
        ("en", "take over, from 2025, the cost", "2025/.."),
        ("tr", "nevruzda", "2025-03"),
    ],
)
def test_news_write_a_date_in_many_ways(language: str, text: str, edtf: str) -> None:
    assert dates(language, text, MAY) == [edtf]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the 30th anniversary"),
        ("en", "May Day was dry"),
        ("en", "before Christmas market stalls"),
        ("tr", "15 Temmuz Şehitler Köprüsü"),
        ("tr", "bugüne kadar"),
        ("tr", "pazar yeri"),
        ("ru", "на улице 8 Марта"),
        ("ru", "20 лет назад"),
        ("ru", "накануне праздника"),
    ],
)
def test_ages_and_names_are_no_dates(language: str, text: str) -> None:
    assert dates(language, text, MAY) == []


def test_two_dates_joined_by_and_are_two_where_nothing_makes_them_a_stretch() -> None:
    assert dates("en", "on 12 May 2024 and 3 June 2024") == ["2024-05-12", "2024-06-03"]
    assert dates("ru", "12 мая 2024 года и 3 июня 2024 года") == ["2024-05-12", "2024-06-03"]


def test_days_counted_from_a_publication_without_its_year_have_none() -> None:
    assert dates("ru", "завтра", "XXXX-03-03") == ["XXXX-03-04"]
    assert dates("en", "on Tuesday", "XXXX-07-14") == []


def told(text: str, published: str | None = None) -> list[str]:
    """The dates of a whole text, in order, as the reader sees them."""
    code = "ru" if any("а" <= c <= "я" for c in text) else "tr" if "ı" in text else "en"
    document = Document("", text, language_for(code), published=published)
    split(document)
    return [date.edtf for sentence in document.sentences for date in sentence.dates]


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("The mayors will meet again in March.", "2023-11-20", "2024-03"),
        ("The mayors signed it in October.", "2023-05-30", "2022-10"),
        ("The two cities invited guests to the fair on 4-9 November.", "2023-10-12",
         "2023-11-04/2023-11-09"),
        ("Heyet nisanda Bursa'ya gelecek; yanında altı uzman olacaktır.", "2023-10-12", "2024-04"),
        ("Делегация приедет в феврале.", "2025-08-17", "2026-02"),
        ("Города подписали протокол 6 февраля.", "2019-10-23", "2019-02-06"),
        ("Весной в Белграде пройдут Дни Москвы.", "2022-10-17", "2023-21"),
    ],
)  # fmt: skip
def test_the_verb_tells_on_which_side_of_the_publication_a_date_lies(
    text: str, published: str, edtf: str
) -> None:
    assert told(text, published) == [edtf]


def test_a_text_that_shows_no_publication_date_is_its_own_anchor_for_years_alone() -> None:
    text = "The council sat on 25 July 2017. The guests had come on 2 June. They met yesterday."
    assert told(text) == ["2017-07-25", "2017-06-02"]


def test_the_year_of_a_heading_is_that_of_what_stands_below_it() -> None:
    text = "Отчёт отдела за 2013 год\n\n9 мая город посетила делегация Минска."
    assert told(text, "2014-01-24") == ["2013", "2013-05-09"]


def test_the_next_day_counts_from_the_day_told_before() -> None:
    text = "They came to Sendai on March 2. The mayors signed the protocol the next morning."
    assert told(text, "2018-03-06") == ["2018-03-02", "2018-03-03"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("İlk gün (22 Mayıs) heyet limanı gezdi. Üçüncü gün vali ile görüştü.", "2023-05-24"),
        ("The guests came on May 22. On the second day they met the governor.", "2023-05-23"),
        ("Гости приехали 22 мая. На третий день их принял губернатор.", "2023-05-24"),
    ],
)
def test_the_second_day_counts_from_the_day_on_which_it_began(text: str, edtf: str) -> None:
    assert told(text, "2023-05-26")[-1] == edtf


def test_the_same_year_is_the_one_told_last_also_in_its_own_sentence() -> None:
    text = "The council adopted it on March 22, 1993; the agreement was signed the same year."
    assert told(text, "2020-05-01") == ["1993-03-22", "1993"]


_PIECES = {
    "en": "from since by until the end of first half of 12 28 1st May June December 2019 2024 - to"
    " and next last this Friday weekend year spring , yesterday Q1 between the 31 31.12.2024"
    " 05/26/2024 on second day same following 1990s 2022-2024 February 29",
    "tr": "12 28 Mayıs Aralık Şubat 2019 2024 - ile ve tarihleri arasında yılının sonuna kadar"
    " beri 'dan ilk yarısında geçen önümüzdeki bu yıl ay hafta sonu cuma günü yaz dün ertesi gün"
    " 31.12.2024 'lı yıllarda ikinci 29",
    "ru": "с по до к концу 12 28 мая декабря февраля 2019 года г. 2024 – и в прошлом следующем"
    " этом году пятницу весной вчера накануне первом полугодии квартале на следующий день"
    " 31.12.2024 1990-х 29",
}


@given(
    st.sampled_from(sorted(_PIECES)).flatmap(
        lambda code: st.tuples(
            st.just(code), st.lists(st.sampled_from(_PIECES[code].split()), max_size=12)
        )
    ),
    st.sampled_from([None, "2024-05-15", "2024-02-29", "XXXX-03-01", "2024-12", "2023"]),
)
def test_whatever_words_stand_together_each_date_is_edtf_and_where_it_is_said(
    written: tuple[str, list[str]], published: str | None
) -> None:
    code, words = written
    text = " ".join(words)
    found = find_dates(
        text, 0, len(text), language_for(code).calendar, published, told=Told("2024-05-10", "2024")
    )
    for date in found:
        for edtf in (date.edtf, date.past, date.future):
            assert edtf is None or parse(edtf)
        assert 0 <= date.passage.start < date.passage.end <= len(text)
