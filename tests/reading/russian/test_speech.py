"""Words as they were said: quotation marks, dashes, and who speaks."""

import pytest

from comity.reading import read


def said(text: str) -> list[tuple[str, str]]:
    return [(s.speaker, s.text) for s in read(text, language="ru").statements]


_WHO = "Мэр Твери Пётр Лужин встретил гостей.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "«Мы строим мост и скоро его откроем», – сказал мэр Твери Пётр Лужин.",
        "Мэр Твери Пётр Лужин заявил: «Мы строим мост и скоро его откроем».",
        "– Мы строим мост и скоро его откроем, – сказал мэр Твери Пётр Лужин.",
        _WHO + "«Мы строим мост и скоро его откроем», – добавил он.",
        _WHO + "«Мы строим мост и скоро его откроем», – подчеркнул мэр.",
    ],
)
def test_the_speaker_stands_before_behind_or_is_meant_by_a_title(text: str) -> None:
    assert said(text) == [("Пётр Лужин", "Мы строим мост и скоро его откроем")]


@pytest.mark.parametrize(
    "text",
    [
        "– Рады гостям, – сказал мэр Твери Пётр Лужин. – Приезжайте ещё раз.",
        "«Рады гостям, – сказал мэр Твери Пётр Лужин. – Приезжайте ещё раз».",
        "- Рады гостям, - сказал мэр Твери Пётр Лужин. - Приезжайте ещё раз.",
    ],
)
def test_the_reporters_words_part_the_speech_into_two_stretches(text: str) -> None:
    assert said(text) == [("Пётр Лужин", "Рады гостям"), ("Пётр Лужин", "Приезжайте ещё раз")]


@pytest.mark.parametrize(
    "text",
    [
        "В программе:\n– открытие выставки;\n– концерт хора ветеранов.",
        "Мэр Твери Пётр Лужин открыл выставку «Города и реки нашей большой страны».",
        "Фестиваль «Зима» – праздник для всей семьи – откроет мэр Твери Пётр Лужин.",
    ],
)
def test_lists_and_names_in_quotation_marks_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_in_an_interview_the_answers_are_statements_and_the_questions_are_not() -> None:
    text = (
        "О планах рассказала директор музея Анна Мирская.\n\n"
        "– Когда откроете музей?\n\n"
        "– В мае, если не помешает дождь.\n\n"
        "– А кто придёт первым?\n\n"
        "– Школьники, мы их давно ждём."
    )
    assert said(text) == [
        ("Анна Мирская", "В мае, если не помешает дождь"),
        ("Анна Мирская", "Школьники, мы их давно ждём"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ранее «Невские новости» сообщали о визите.", 0),
        ("«Вечерняя Тверь» пишет, что мэр уехал.", 0),
        ("«Рады гостям!» – сказал мэр Твери Глеб Лужин.", 1),
        ("«Рады гостям», – сказал мэр Твери Глеб Лужин.", 1),
    ],
)
def test_a_newspaper_that_reports_is_no_quotation(text: str, count: int) -> None:
    assert len(read(text, language="ru").statements) == count
