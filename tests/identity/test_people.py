"""One person is known by name in any spelling, by office and by place."""

from __future__ import annotations

import pytest

from comity.identity import Decision, OfficeProfile, PersonProfile, decide, people


def person(name: str, title: str = "", place: str | None = None) -> PersonProfile:
    offices = (OfficeProfile(title=title, place=place),) if title else ()
    return PersonProfile(names=(name,), offices=offices)


def decision(a: PersonProfile, b: PersonProfile) -> Decision:
    return decide(people.compare(a, b))


@pytest.mark.parametrize(
    "spellings",
    [
        "Sergey Cheremin|Sergei Cheremin|Sergey Çeremin|Сергей Черемин|Sergei Cheryomin",
        "Mintimer Shaimiev|Mintimer Şaymiyev|Минтимер Шаймиев|Mintimer Shaymiev",
        "Ekrem İmamoğlu|Ekrem Imamoglu|Экрем Имамоглу|EKREM İMAMOĞLU",
        "Tunç Soyer|Tunc Soyer|Тунч Сойер",
        "Xi Jinping|Си Цзиньпин|Şi Cinping",
        "Cemil Tugay|Джемиль Тугай",
        "Oleg Kozhemyako|Oleg Kojemyako|Олег Кожемяко",
        "Yulia Shchukina|Yuliya Şçukina|Юлия Щукина|Iuliia Shchukina",
        "Heinrich Schütz|Heinrich Schuetz|Генрих Шютц",
        "Kostas Bakoyannis|Konstantinos Bakogiannis|Костас Бакояннис",
        "Yılmaz Büyükerşen|Yilmaz Buyukersen|Йылмаз Бююкершен",
        "Jahongir Artykhodjaev|Cihangir Artıkhocayev|Джахонгир Артыкходжаев",
        "Jan van Zanen|Ян ван Занен",
        "Anne Hidalgo|Анн Идальго",
    ],
)
def test_one_name_in_three_alphabets_and_many_romanisations_is_one_person(spellings: str) -> None:
    first, *others = spellings.split("|")
    for other in others:
        assert decision(person(first), person(other)) is Decision.SAME, other


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Сергей Черемин", "Черемин Сергей Евгеньевич"),
        ("Prof. Dr. Yılmaz Büyükerşen", "Büyükerşen Yılmaz"),
        ("Ahmed Al-Mansour", "Mansur Ahmed"),
        ("Sayın Ekrem İmamoğlu", "Ekrem İmamoğlu"),
        ("Mayor Tunç Soyer", "Tunç Soyer"),
    ],
)
def test_order_titles_particles_and_patronymics_make_no_difference(a: str, b: str) -> None:
    assert decision(person(a), person(b)) is Decision.SAME


def test_initials_need_an_office_to_be_sure() -> None:
    alone = decision(person("С. Е. Черемин"), person("Sergey Cheremin"))
    with_office = decision(
        person("С. Е. Черемин", "министр", "Москва"),
        person("Sergey Cheremin", "Minister", "Moscow"),
    )
    assert (alone, with_office) == (Decision.UNSURE, Decision.SAME)


def test_initials_that_do_not_fit_are_another_person() -> None:
    assert decision(person("А. Е. Черемин"), person("Sergey Cheremin")) is Decision.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hasan İmamoğlu", "Ekrem İmamoğlu"),
        ("Айрат Шаймиев", "Минтимер Шаймиев"),
        ("Osman Gökçek", "Мелих Гёкчек"),
        ("Jean-Louis Missika", "Jean-Luc Missika"),
        ("Ahmed Al-Mansour", "Omar Al-Mansour"),
    ],
)
def test_kin_with_one_surname_are_told_apart(a: str, b: str) -> None:
    score = people.compare(person(a), person(b))
    assert decide(score) is Decision.DIFFERENT
    assert score.reasons[0].code == "name-given-differs"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Сергей Собянин", "Ирина Собянина"), ("Aleksandr Ivanov", "Aleksandra Ivanova"),
     ("Valery Petrovsky", "Валерия Петровская")],
)  # fmt: skip
def test_the_feminine_form_of_a_surname_is_another_person(a: str, b: str) -> None:
    assert decision(person(a), person(b)) is Decision.DIFFERENT


def test_predecessor_and_successor_are_different_and_the_reason_says_so() -> None:
    score = people.compare(
        person("Tunç Soyer", "Belediye Başkanı", "İzmir"), person("Cemil Tugay", "мэр", "Измир")
    )
    assert decide(score) is Decision.DIFFERENT
    assert "office-succession" in {reason.code for reason in score.reasons}


def test_namesakes_with_a_common_name_in_two_cities_are_not_put_together() -> None:
    sinop = person("Mehmet Yılmaz", "Belediye Başkanı", "Sinop")
    bursa = person("Mehmet Yılmaz", "Genel Sekreter", "Bursa")
    assert decision(sinop, bursa) is not Decision.SAME
    assert decision(sinop, person("Mehmet Yilmaz", "Mayor", "Sinop")) is Decision.SAME


def test_a_person_who_rose_from_district_to_city_is_still_one() -> None:
    before = person("Mustafa Bozbey", "Belediye Başkanı", "Nilüfer")
    after = person("Mustafa Bozbey", "Belediye Başkanı", "Bursa")
    assert decision(before, after) is Decision.SAME


def test_a_seat_in_a_union_goes_with_a_mayors_office() -> None:
    mayor = person("Fatma Şahin", "Belediye Başkanı", "Gaziantep")
    offices = (OfficeProfile(title="Başkan", institution="Türkiye Belediyeler Birliği"),)
    president = PersonProfile(names=("Fatma Şahin",), offices=offices)
    assert decision(mayor, president) is not Decision.DIFFERENT


def test_a_surname_alone_is_never_enough() -> None:
    assert decision(person("Cheremin"), person("Sergey Cheremin")) is Decision.UNSURE


def test_reasons_read_as_sentences_in_three_languages() -> None:
    score = people.compare(
        person("Tunç Soyer", "Mayor", "Izmir"), person("Тунч Сойер", "мэр", "Измир")
    )
    assert "spelled differently" in score.text("en")
    assert "yazılış" in score.text("tr")
    assert "записаны по-разному" in score.text("ru")


def test_two_people_who_may_be_one_share_a_block() -> None:
    names = ("Sergey Cheremin", "Сергей Черёмин", "С. Е. Черемин", "Çeremin Sergey", "Черемин")
    for a in names:
        for b in names:
            assert people.keys(person(a)) & people.keys(person(b)), (a, b)


def test_grouping_puts_each_person_once() -> None:
    profiles = [
        person("Sergey Cheremin", "Minister", "Moscow"),
        person("Tunç Soyer", "Mayor", "Izmir"),
        person("Сергей Черемин", "министр", "Москва"),
        person("Тунч Сойер", "мэр", "Измир"),
        person("Aleksey Cheremin", "adviser", "Moscow"),
    ]
    assert people.group(profiles) == [[0, 2], [1, 3], [4]]
