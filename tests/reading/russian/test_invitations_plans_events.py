"""Invitations, plans, events, dates and places in Russian."""

import pytest

from comity.reading import read
from comity.reading.languages.russian.places import (
    capital_of,
    place_nominative,
    place_of_adjective,
)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Мэр Казани Айрат Лужин пригласил мэра Анкары Орхана Йылдыза на форум «Мосты».",
            "форум «Мосты»",
        ),
        (
            "Мэр Казани Айрат Лужин пригласил мэра Анкары Орхана Йылдыза на День города.",
            "День города",
        ),
    ],
)
def test_an_invitation_names_both_sides_and_the_event(text: str, event: str) -> None:
    (invitation,) = read(text, language="ru").invitations
    assert (invitation.by, invitation.to, invitation.event) == (
        "Айрат Лужин", ["Орхан Йылдыз"], event,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Горожан приглашают на праздник.",
        "Мэр Казани Айрат Лужин приглашает всех на субботник.",
        "Вход по приглашениям.",
    ],
)
def test_a_call_to_the_public_is_no_invitation(text: str) -> None:
    assert read(text, language="ru").invitations == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Мэр Анкары Орхан Йылдыз предложил мэру Казани Айрату Лужину открыть в Казани курсы.",
            "открыть в Казани курсы",
        ),
        (
            "Мэр Анкары Орхан Йылдыз пообещал Казани передать десять автобусов.",
            "передать десять автобусов",
        ),
    ],
)
def test_a_plan_is_the_infinitive_behind_its_verb(text: str, what: str) -> None:
    assert [p.what for p in read(text, language="ru").plans] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Анкары Орхан Йылдыз предложил Казани развивать связи.",
        "Мэр Казани Айрат Лужин пообещал починить дорогу.",
        "Форум пройдёт в мае.",
    ],
)
def test_hopes_and_promises_at_home_are_no_plans(text: str) -> None:
    assert read(text, language="ru").plans == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Казани", "Казань"),
        ("Нижнего Новгорода", "Нижний Новгород"),
        ("Санкт-Петербургом", "Санкт-Петербург"),
        ("Набережных Челнах", "Набережные Челны"),
        ("Хэйхэ", "Хэйхэ"),
    ],
)
def test_places_come_back_in_the_nominative(words: str, name: str) -> None:
    assert place_nominative(words) == name


@pytest.mark.parametrize(
    ("adjective", "place"),
    [
        ("минского", "Минск"),
        ("московской", "Москва"),
        ("нижегородским", "Нижний Новгород"),
        ("турецкую", "Турция"),
        ("казанские", "Казань"),
    ],
)
def test_adjectives_tell_the_place_that_they_are_made_from(adjective: str, place: str) -> None:
    assert place_of_adjective(adjective) == place


@pytest.mark.parametrize("adjective", ["городского", "детской", "морские", "юридический"])
def test_other_adjectives_in_sky_tell_no_place(adjective: str) -> None:
    assert place_of_adjective(adjective) is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3–6 октября 2013 года", "2013-10-03/2013-10-06"),
        ("с 30 мая по 2 июня 2020 года", "2020-05-30/2020-06-02"),
        ("12 мая 2024 года", "2024-05-12"),
        ("в октябре 2023 года", "2023-10"),
        ("осенью 2021 года", "2021-23"),
    ],
)
def test_dates_are_read_in_all_their_russian_forms(words: str, edtf: str) -> None:
    text = f"Форум «Мосты» пройдёт {words} в Казани."
    assert [e.date for e in read(text, language="ru").events] == [edtf]


@pytest.mark.parametrize(
    ("adjective", "capital"),
    [("турецкой", "Анкара"), ("сербскую", "Белград"), ("армянской", "Ереван")],
)
def test_a_capital_is_known_by_the_adjective_of_its_country(adjective: str, capital: str) -> None:
    assert capital_of(adjective) == capital


@pytest.mark.parametrize("adjective", ["культурной", "северной", "летнюю"])
def test_other_adjectives_tell_no_capital(adjective: str) -> None:
    assert capital_of(adjective) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "В Уральске прошёл ХХІ Форум межрегионального сотрудничества Казахстана и России.",
            "ХХІ Форум межрегионального сотрудничества Казахстана и России",
        ),
        (
            "В Москве пройдёт форум делового сотрудничества Москвы и Минска.",
            "форум делового сотрудничества Москвы и Минска",
        ),
    ],
)
def test_both_places_in_an_events_name_belong_to_it(text: str, name: str) -> None:
    assert [e.name for e in read(text, language="ru").events] == [name]


def test_an_event_in_the_twin_town_of_a_town_is_not_in_that_town() -> None:
    (event,) = read(
        "В городе-побратиме Одессы Стамбуле проходит фестиваль «Дни моря».", language="ru"
    ).events
    assert event.place == "Стамбул"


def test_an_invitation_in_somebodys_name_is_to_them() -> None:
    (invitation,) = read(
        "Приглашение на имя мэра Харькова Михаила Дубова принять участие в праздновании юбилея "
        "Москвы поступило от мэра Москвы Юрия Лужина.",
        language="ru",
    ).invitations
    assert (invitation.by, invitation.to) == ("Юрий Лужин", ["Михаил Дубов"])
    assert invitation.event is not None and invitation.event.startswith("празднование юбилея")
