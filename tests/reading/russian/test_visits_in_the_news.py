"""Visits as the news tells them: who is, works or was somewhere, who is led, who was present."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, EncounterKind, Modality


def visit_in(text: str, published: str | None = None) -> EncounterFinding:
    (found,) = read(text, language="ru", published=published).encounters
    assert found.kind is EncounterKind.VISIT
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Казани Айрат Лужин и его помощники работают в эти дни в городе Харбин.",
        "Делегация во главе с мэром Казани Айратом Лужиным находится в Харбине.",
        "Делегация Казани во главе с мэром Айратом Лужиным вернулась из Харбина.",
        "Делегация Казани под руководством мэра Айрата Лужина побывала в Харбине.",
    ],
)
def test_who_is_works_or_was_in_a_city_abroad_has_come_there(text: str) -> None:
    visit = visit_in(text)
    assert (visit.guests, visit.hosts, visit.place) == (["Айрат Лужин"], ["Харбин"], "Харбин")


@pytest.mark.parametrize(
    "text",
    [
        "Посольство Турции находится в Москве.",
        "Завод «Искра» работает в Минске.",
        "Школьники из Казани вернулись из Харбина.",
        "Инженер Айрат Лужин из Казани работает в Харбине.",
    ],
)
def test_what_stands_or_works_there_for_good_is_no_visit(text: str) -> None:
    assert not read(text, language="ru").encounters


def test_a_visit_begins_with_those_who_receive() -> None:
    visit = visit_in(
        "Делегация Оша, возглавляемая мэром Эркином Тоо, посетила Манас. Визит начался со встречи "
        "с мэром Манаса Азатом Орозовым и вице-мэром Нурланом Беком."
    )
    assert visit.guests == ["Эркин Тоо"]
    assert visit.hosts == ["Азат Орозов", "Нурлан Бек"]


@pytest.mark.parametrize(
    "adjective", ["дипломатическим", "официальным торговым", "постоянным", "новым"]
)
def test_an_adjective_before_an_office_parts_no_preposition_from_it(adjective: str) -> None:
    visit = visit_in(
        f"В мэрии Твери прошла встреча мэра Твери Глеба Лужина с {adjective} представителем "
        "Минска Иваном Бобровым."
    )
    assert (visit.hosts, visit.guests) == (["Глеб Лужин"], ["Иван Бобров"])


def test_the_hall_of_a_palace_takes_no_part_in_the_talks_held_there() -> None:
    (found,) = read(
        "В Красном зале Мраморного дворца состоялась встреча мэра Твери Глеба Лужина с мэром "
        "Минска Иваном Бобровым.",
        language="ru",
    ).encounters
    assert sorted([*found.hosts, *found.guests, *found.others]) == ["Глеб Лужин", "Иван Бобров"]


@pytest.mark.parametrize(
    "phrase",
    ["совершающая поездку по Уралу", "находящаяся на Урале с визитом", "прибывшая накануне"],
)
def test_a_day_before_a_participle_belongs_to_the_verb_behind_it(phrase: str) -> None:
    visit = visit_in(
        f"Сегодня делегация Минска, {phrase}, посетила администрацию Твери.", "2021-03-04"
    )
    assert visit.date == "2021-03-04"


def test_a_trade_representative_abroad_is_an_envoy_and_no_host() -> None:
    (visit,) = read(
        "Делегация Твери во главе с мэром Глебом Лужиным находится в Улан-Баторе. Там состоялась "
        "встреча с Торговым представителем России в Монголии Максимом Орловым.",
        language="ru",
    ).encounters
    assert (visit.hosts, visit.guests) == (["Улан-Батор"], ["Глеб Лужин"])


@pytest.mark.parametrize(
    "words",
    [
        "поблагодарил за приглашение и заявил о намерении посетить",
        "получил приглашение и планирует весной посетить",
    ],
)
def test_who_is_invited_and_means_to_come_is_planned_to_come(words: str) -> None:
    visit = visit_in(f"Мэр Анкары Орхан Йылдыз {words} Бишкек.")
    assert (visit.modality, visit.guests) == (Modality.PLANNED, ["Орхан Йылдыз"])


@pytest.mark.parametrize("words", ["приглашён посетить", "приглашал коллег посетить"])
def test_who_is_only_invited_to_come_has_not_come(words: str) -> None:
    assert not read(f"Мэр Анкары Орхан Йылдыз {words} Бишкек.", language="ru").encounters


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("Мэр Твери Глеб Лужин принял делегацию китайского города Гуанчжоу.", "города Гуанчжоу"),
        ("Мэр Твери Глеб Лужин принял делегацию мэрии города Чхонджу.", "города Чхонджу"),
    ],
)
def test_a_delegation_is_named_by_its_town_known_or_not(text: str, guests: str) -> None:
    assert visit_in(text).guests[0].endswith(guests)


def test_a_regions_delegation_is_not_led_by_a_mayor_who_speaks_elsewhere() -> None:
    visit = visit_in(
        "Харбин посетила делегация Челябинской области. Глава Челябинска Олег Волк сообщил о "
        "ремонте дорог."
    )
    assert visit.guests == ["делегация Челябинской области"]


def test_a_governor_in_a_town_of_his_region_is_at_home() -> None:
    assert not read(
        "Губернатор Челябинской области Олег Волк посетил Магнитогорск, где его встретил глава "
        "Магнитогорска Пётр Дуб.",
        language="ru",
    ).encounters


@pytest.mark.parametrize(
    "more",
    [
        "Встреча прошла 8 ноября в Кремле.",
        "Переговоры состоялись 8 ноября в мэрии.",
        "Беседа завершилась, сообщили в мэрии. Встреча состоялась 8 ноября.",
    ],
)
def test_when_and_where_a_meeting_was_may_be_told_behind_it(more: str) -> None:
    visit = visit_in(f"Мэр Твери Глеб Лужин принял мэра Минска Ивана Боброва. {more}", "2021-11-09")
    assert visit.date == "2021-11-08"


@pytest.mark.parametrize(
    "more",
    [
        "Новая встреча пройдёт в Орле.",
        "Затем прошла встреча с родителями в Орле.",
        "В ходе встречи выставка в Орле удалась.",
    ],
)
def test_another_meeting_gives_no_place_to_the_one_told(more: str) -> None:
    text = f"Мэр Твери Глеб Лужин принял мэра Минска Ивана Боброва. {more}"
    assert visit_in(text).place != "Орёл" and visit_in(text).place != "Орел"


@pytest.mark.parametrize(
    "text",
    [
        "К нам в гости приехали друзья из Минска: вице-мэр Иван Бобров и депутат Олег Сом.",
        "Наш город посетила делегация Минска: вице-мэр Иван Бобров и депутат Олег Сом.",
    ],
)
def test_who_comes_to_us_comes_to_the_texts_own_city(text: str) -> None:
    visit = visit_in(f"{text} Обсудили обмены. Глава Твери Глеб Лужин сказал речь в ратуше Твери.")
    assert (visit.guests, visit.hosts) == (["Иван Бобров", "Олег Сом"], ["Глеб Лужин"])


def test_people_whom_nobody_names_stand_for_their_body() -> None:
    found = read(
        "Вице-губернатор Ямала Глеб Лужин встретился с сотрудниками генконсульства Узбекистана.",
        language="ru",
    ).encounters
    assert "генконсульство Узбекистана" in [*found[0].guests, *found[0].others]


@pytest.mark.parametrize(
    "words",
    [
        "не сможет посетить Нарву",
        "не планирует посещать Нарву",
        "ответил отказом на приглашение в Нарву",
    ],
)
def test_who_cannot_come_or_refuses_does_not_come(words: str) -> None:
    visit = visit_in(f"Мэр Минска Иван Бобров {words}.")
    assert (visit.modality, visit.guests) == (Modality.DENIED, ["Иван Бобров"])


def test_a_town_that_no_gazetteer_knows_is_the_host_of_those_who_were_there() -> None:
    visit = visit_in("Делегация Твери во главе с мэром Глебом Лужиным побывала в г. Зюзинске.")
    assert visit.hosts == [visit.place]


def test_a_state_and_its_republic_are_one_side() -> None:
    visit = visit_in(
        "Раис Татарстана Айрат Лужин принял посла Республики Уганда в России Мозеса Кизиге. "
        "Делегация посольства Уганды находится в Казани."
    )
    assert visit.guests == ["Мозес Кизиге"]


def test_who_is_met_with_another_is_of_the_same_side() -> None:
    visit = visit_in(
        "Делегация Каракола во главе с мэром Эркином Тоо посетила Манас. Там она встретилась с "
        "мэром Манаса Азатом Орозовым и председателем городского кенеша Нурланом Беком."
    )
    assert (visit.guests, visit.hosts) == (["Эркин Тоо"], ["Азат Орозов", "Нурлан Бек"])


def test_an_earlier_guest_of_another_is_no_guest_of_the_visit_told() -> None:
    found = read(
        "Во время визита российской делегации в Бельгию вице-мэр Твери Глеб Лужин и мэр Антверпена "
        "Барт Веверс подписали программу. Ранее депутат Думы Твери Олег Сом провёл в Твери встречу "
        "с консулом Эстонии Эриком Таммом.",
        language="ru",
    ).encounters
    assert [e.guests for e in found if "Глеб Лужин" in e.guests] == [["Глеб Лужин"]]


def test_a_surname_alone_leads_a_delegation() -> None:
    visit = visit_in("Делегация Твери во главе с Полтавченко находится с визитом в Словении.")
    assert visit.guests == ["Полтавченко"]


@pytest.mark.parametrize(("published", "year"), [("2015-06-08", "2015"), ("2015-06-10", "2015")])
def test_a_stretch_that_lasts_now_is_of_this_year(published: str, year: str) -> None:
    visit = visit_in(
        "Мэр Твери Глеб Лужин принимал мэра Минска Ивана Боброва с 8 по 10 июня.", published
    )
    assert visit.date == f"{year}-06-08/{year}-06-10"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Мэр Твери Глеб Лужин совершит рабочий визит в Эльблонг.", "Эльблонг"),
        ("Мэр Твери Глеб Лужин прилетел с визитом в германский Ханау.", "Ханау"),
        ("Мэр Твери Глеб Лужин прибыл с визитом в Эльблонг.", "Эльблонг"),
    ],
)
def test_a_town_that_no_gazetteer_knows_is_gone_to(text: str, place: str) -> None:
    visit = visit_in(text)
    assert (visit.place, visit.guests) == (place, ["Глеб Лужин"])


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Твери Глеб Лужин уехал в отпуск.",
        "Мэр Твери Глеб Лужин приехал в Думу.",
        "Мэр Твери Глеб Лужин верит в Петрова.",
    ],
)
def test_not_every_word_behind_in_is_a_town(text: str) -> None:
    assert not read(text, language="ru").encounters


def test_a_visit_that_had_been_before_gives_no_date_to_the_one_told() -> None:
    found = read(
        "Мэр Твери Глеб Лужин принял делегацию Минска во главе с мэром Иваном Бобровым. В июне в "
        "Тверь уже приезжала делегация.",
        language="ru",
        published="2024-07-04",
    ).encounters
    assert next(e.date for e in found if e.guests == ["Иван Бобров"]) is None


def test_who_speaks_at_the_talks_for_the_city_that_is_visited_is_its_host() -> None:
    visit = visit_in(
        "Делегация Якутска во главе с мэром Ньургуном Тимировым побывала в Харбине. Выступая на "
        "встрече, начальник канцелярии Харбина Сунь Боянь напомнил о дружбе."
    )
    assert (visit.guests, visit.hosts) == (["Ньургун Тимиров"], ["Сунь Боянь"])
