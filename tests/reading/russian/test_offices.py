"""Offices before and behind a name are taken apart into title, institution and place."""

import pytest

from comity.reading import read


def offices_in(text: str) -> list[tuple[str, str | None, str | None]]:
    found = read(text, language="ru").people
    return [(o.title, o.institution, o.place) for p in found for o in p.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Гостей принял мэр Твери Пётр Лужин.", ("мэр", None, "Тверь")),
        ("Его встретил глава города Курска Игорь Волк.", ("глава города", None, "Курск")),
        (
            "Речь сказал глава администрации Рязани Олег Сойкин.",
            ("глава администрации", None, "Рязань"),
        ),
        (
            "Приехал председатель Минского горисполкома Иван Бобров.",
            ("председатель", "Минский горисполком", "Минск"),
        ),
        (
            "С министром Правительства Москвы Андреем Грачом говорили долго.",
            ("министр", "Правительство Москвы", "Москва"),
        ),
    ],
)
def test_the_chain_of_genitives_is_title_institution_and_place(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert offices_in(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Прибыл генеральный консул Японии в Казани Кэндзи Мори.",
            ("генеральный консул", "Япония", "Казань"),
        ),
        (
            "Беседовали с послом Мексики в России Эктором Ривасом.",
            ("посол", "Мексика", "Россия"),
        ),
        ("Пришёл турецкий консул Мехмет Сойлу.", ("консул", "Турция", None)),
    ],
)
def test_an_envoy_has_the_sending_state_and_the_seat(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert offices_in(text) == [expected]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Член Правительства Петербурга, председатель Комитета по внешним связям Сергей Маркин "
            "открыл встречу.",
            ["Член", "председатель"],
        ),
        (
            "Заместитель председателя – начальник Управления культуры Анна Зимина пришла.",
            ["Заместитель председателя", "начальник"],
        ),
        (
            "Говорил представитель армии полковник Сергей Тополев.",
            ["представитель", "полковник"],
        ),
    ],
)
def test_several_offices_before_one_name_are_all_of_one_person(
    text: str, titles: list[str]
) -> None:
    assert [title for title, _, _ in offices_in(text)] == titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иван Петров, заместитель мэра Твери, уехал.", ("заместитель мэра", None, "Тверь")),
        ("Петров И.И. – начальник отдела культуры;", ("начальник", "отдел культуры", None)),
        ("Пришёл Скотт Хоровиц (Scott Horowitz), бывший директор музея.",
         ("бывший директор", "музей", None)),
    ],
)  # fmt: skip
def test_an_office_may_stand_behind_the_name(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert offices_in(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Иван Петров, заместитель мэра Анна Сойкина и врач Олег Ким пришли.",
        "Пришли Иван Петров, мэр Твери Анна Сойкина.",
        "Иван Петров ждал, а мэр уехал.",
    ],
)
def test_the_office_of_the_next_name_is_not_that_of_the_name_before(text: str) -> None:
    people = read(text, language="ru").people
    assert next(p for p in people if p.name == "Иван Петров").offices == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Подпись поставил и.о. главы Твери Олег Сойкин.", "и.о. главы"),
        ("Врио губернатора Иван Волк встретил гостей.", "Врио губернатора"),
        (
            "Исполняющая обязанности директора Анна Мирская вышла.",
            "Исполняющая обязанности директора",
        ),
        ("Временно исполняющий полномочия главы Орла Пётр Дуб приехал.",
         "Временно исполняющий полномочия главы"),
    ],
)  # fmt: skip
def test_acting_heads_keep_the_words_of_the_text(text: str, title: str) -> None:
    assert [t for t, _, _ in offices_in(text)] == [title]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Почётным консулом стал Илья Протасов.", "Илья Протасов", "Почётный консул"),
        ("Анна Мирская избрана председателем.", "Анна Мирская", "председатель"),
        ("Директором назначили Олега Сойкина.", "Олег Сойкин", "Директор"),
    ],
)
def test_a_clause_may_tell_the_office_of_its_subject(text: str, name: str, title: str) -> None:
    person = next(p for p in read(text, language="ru").people if p.name == name)
    assert [o.title for o in person.offices] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Доктор Пётр Лужин вышел.",
        "Г-н Лужин и коллега Анна Мирская пришли.",
        "Вместе с ним приехала супруга Берит Хауг.",
    ],
)
def test_forms_of_address_and_kin_are_no_offices(text: str) -> None:
    assert offices_in(text) == []


def test_one_plural_office_is_held_by_each_of_the_names() -> None:
    text = "Приехали депутаты Асанова, Турдиев и Ким."
    assert [t for t, _, _ in offices_in(text)] == ["депутат", "депутат", "депутат"]


def test_the_place_of_a_head_is_learnt_from_a_later_reference() -> None:
    text = "Глава города Артём Ярцев вышел. Глава Екатеринбурга улыбался."
    assert offices_in(text) == [("Глава города", None, "Екатеринбург")]


@pytest.mark.parametrize(
    ("first", "second", "office"),
    [
        (
            "Глава Твери Пётр Лужин",
            "Глава города Твери Пётр Лужин",
            ("Глава", None, "Тверь"),
        ),
        (
            "Генеральный консул Беларуси Пётр Лужин",
            "Генконсул Беларуси Пётр Лужин",
            ("Генеральный консул", "Беларусь", None),
        ),
    ],
)
def test_one_office_in_two_wordings_is_held_once(
    first: str, second: str, office: tuple[str, str | None, str | None]
) -> None:
    assert offices_in(f"{first} открыл форум. {second} выступил с речью.") == [office]


def test_the_town_before_the_state_is_the_place_of_a_committee() -> None:
    (office,) = offices_in(
        "Документ подписал член комитета Партии Китайской Народной Республики города Даляня Лэн "
        "Сюэфэн."
    )
    assert office[2] == "Далянь"


def test_another_citys_mayor_is_not_meant_by_the_mayor_of_a_named_city() -> None:
    found = read(
        "Аким столицы Азат Орозов принял гостей. По словам мэра Москвы, работа идёт.",
        language="ru",
    ).people
    assert [(o.title, o.place) for p in found for o in p.offices] == [("Аким столицы", None)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Приехал глава администрации Московского района города Минска Глеб Дуб.",
            "Московский район города Минска",
        ),
        (
            "Приехал глава администрации центрального района города Минска Глеб Дуб.",
            "центральный район города Минска",
        ),
        ("Приехал глава администрации Ленинского района Глеб Дуб.", "Ленинский район"),
    ],
)
def test_a_district_is_named_with_its_town(text: str, place: str) -> None:
    assert offices_in(text) == [("глава администрации", None, place)]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Выступил бывший мэр Твери, а ныне депутат Думы Глеб Дуб.",
            [("бывший мэр", None, "Тверь"), ("депутат", "Дума", "Тверь")],
        ),
        ("Пришёл бурмистр Конина Глеб Дуб.", [("бурмистр", None, "Конин")]),
        ("Пришла управляющая делами Алла Дуб.", [("управляющая делами", None, None)]),
    ],
)
def test_more_ways_to_name_an_office(
    text: str, offices: list[tuple[str, str | None, str | None]]
) -> None:
    assert offices_in(text) == offices


def test_the_head_of_a_city_is_its_mayor_named_before() -> None:
    found = read(
        "Делегация Смоленска во главе с мэром города Глебом Дубом прибыла. «Мы рады быть здесь, "
        "в Минске, снова», — сказал глава Смоленска.",
        language="ru",
    )
    assert [s.speaker for s in found.statements] == ["Глеб Дуб"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Это рассказал начальник отдела по связям с общественностью мэрии Твери Глеб Дуб.",
            ("начальник", "отдел по связям с общественностью мэрии Твери", "Тверь"),
        ),
        (
            "Это рассказал советник мэра по работе с органами власти Глеб Дуб.",
            ("советник мэра по работе с органами власти", None, None),
        ),
    ],
)
def test_whom_a_department_deals_with_belongs_to_its_name(
    text: str, office: tuple[str, str | None, str | None]
) -> None:
    assert offices_in(text) == [office]
