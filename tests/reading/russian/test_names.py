"""Names of people in any case come back in the nominative."""

import pytest

from comity.reading import read
from comity.reading.languages.russian.declension import nominative_of


def people_in(text: str) -> list[str]:
    return [p.name for p in read(text, language="ru").people]


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("Тараса Бойко", "gent", "Тарас Бойко"),
        ("Селимом Озгюром", "ablt", "Селим Озгюр"),
        ("Дмитрию Ветрову", "datv", "Дмитрий Ветров"),
        ("Артёмом Кимом", "ablt", "Артём Ким"),
        ("Юрия Ляшука", "gent", "Юрий Ляшук"),
        ("Андрея Дольского", "accs", "Андрей Дольский"),
    ],
)
def test_a_mans_name_and_surname_leave_their_case_together(
    words: str, case: str, expected: str
) -> None:
    reading = nominative_of(tuple(words.split()), frozenset((case,)))
    assert reading is not None and (reading.name, reading.gender) == (expected, "m")


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("Анной Ким", "ablt", "Анна Ким"),
        ("Любови Красевской", "datv", "Любовь Красевская"),
        ("Лейле Заводчиковой", "datv", "Лейла Заводчикова"),
        ("Тамаре Ильиничне Косенко", "datv", "Тамара Ильинична Косенко"),
        ("Гульмиры Осмоновой", "gent", "Гульмира Осмонова"),
        ("Фернандой Альвес", "ablt", "Фернанда Альвес"),
    ],
)
def test_a_womans_surname_in_a_consonant_does_not_change(
    words: str, case: str, expected: str
) -> None:
    reading = nominative_of(tuple(words.split()), frozenset((case,)))
    assert reading is not None and (reading.name, reading.gender) == (expected, "f")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("О.А. Кондрашиным-Белых", "О.А. Кондрашин-Белых"),
        ("П.И. Седых", "П.И. Седых"),
        ("Г. Лордкипанидзе", "Г. Лордкипанидзе"),
        ("Сюй Цзянминем", "Сюй Цзянминь"),
        ("Ли Вэньбо", "Ли Вэньбо"),
    ],
)
def test_surnames_that_never_change_and_family_names_first_are_kept(
    words: str, expected: str
) -> None:
    reading = nominative_of(tuple(words.split()), frozenset(("ablt",)))
    assert reading is not None and reading.name == expected


@pytest.mark.parametrize(
    "text",
    [
        "Памятник Ивану Федорову стоит на площади.",
        "Театр имени Сергея Есенина открыл сезон.",
        "На улице Юрия Гагарина отключат воду.",
    ],
)
def test_those_after_whom_something_is_named_are_no_people_of_the_news(text: str) -> None:
    assert people_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Фото: Сергей Ромашин",
        "Автор: Ольга Ветрова",
        "(Казань, 3 мая, «Вестник», Ренат Галимов). Сегодня в городе дождь.",
    ],
)
def test_bylines_name_no_people_of_the_news(text: str) -> None:
    assert people_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мэр Твери Пётр Лужин принял гостей. П. Лужин вручил им медаль.", ["Пётр Лужин"]),
        (
            "Директор школы Ольга Мирская ждёт. Ольга Николаевна обещала чай.",
            ["Ольга Мирская"],
        ),
        ("Аким Семён Дёмин уехал. Семен Демин вернётся.", ["Семён Дёмин"]),
    ],
)
def test_shorter_forms_are_the_same_person(text: str, expected: list[str]) -> None:
    assert people_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Иван Лужин и директор Анна Лужина приехали.",
        "Тренер Олег Ким и врач Артём Ким дружат.",
        "Депутат Р. Сатин спорил с депутатом А. Сатиным.",
    ],
)
def test_two_given_names_with_one_surname_are_two_people(text: str) -> None:
    assert len(people_in(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "В Казани открылся новый мост.",
        "Комитет по культуре объявил конкурс «Весна».",
        "День города отметят в субботу на площади Победы.",
    ],
)
def test_capitals_alone_make_no_person(text: str) -> None:
    assert people_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("На встрече с Инь Ли мэр говорил о дорогах.", "Инь Ли"),
        ("Город посетил глава уезда Дун Вэньцинь.", "Дун Вэньцинь"),
        ("Документ подписал Сунь Чжиян.", "Сунь Чжиян"),
        ("Гостей провожала Люй Сяоянь.", "Люй Сяоянь"),
    ],
)
def test_a_chinese_name_shows_itself_by_surname_and_syllables(text: str, name: str) -> None:
    assert name in people_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ма Банка разбилась.",
        "Су Дождь пошёл.",
        "Их ждали в Хэ Бристоль.",
    ],
)
def test_a_surname_alone_makes_no_chinese_name_of_any_word(text: str) -> None:
    assert people_in(text) == []


def test_in_whose_name_somebody_writes_is_a_person_and_no_dedication() -> None:
    assert people_in("Посол передал письмо от имени мэра Оша Азата Орозова.") == ["Азат Орозов"]
    assert people_in("Концерт прошёл в школе имени Азата Орозова.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Делегацию возглавил председатель горисполкома Сачик Николай Анатольевич.",
         "Сачик Николай Анатольевич"),
        ("Его встретил президент общины Бар Душан Раичевич.", "Душан Раичевич"),
    ],
)  # fmt: skip
def test_a_surname_before_given_name_and_patronymic_is_no_part_of_the_body(
    text: str, name: str
) -> None:
    assert people_in(text) == [name]


def test_letters_that_nobody_can_say_are_no_surname() -> None:
    assert people_in("Об этом сообщает пресс-служба Раиса РТ.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("План подписан с коллегой из Харбина Чжан Цисяном.", "Чжан Цисян"),
        ("Письмо передали Сунь Чжияну.", "Сунь Чжиян"),
        ("План подписал Чжан Цисян.", "Чжан Цисян"),
    ],
)
def test_a_chinese_given_name_that_no_syllables_make_is_declined(text: str, name: str) -> None:
    assert people_in(text) == [name]
