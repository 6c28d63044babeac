"""Office phrases as municipal news of the three languages use them: who holds what, where."""

from __future__ import annotations

import pytest

from comity.reading import read

Held = dict[str, list[tuple[str, str | None, str | None]]]


def held(text: str, language: str) -> Held:
    return {
        p.name: [(o.title, o.institution, o.place) for o in p.offices]
        for p in read(text, language=language).people
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deputy Mayors John Smith and Anna Young attended.",
            {
                "John Smith": [("Deputy Mayor", None, None)],
                "Anna Young": [("Deputy Mayor", None, None)],
            },
        ),
        (
            "The mayors of Lyon and Birmingham, Grégory Doucet and Ian Ward, signed.",
            {
                "Grégory Doucet": [("mayor", None, "Lyon")],
                "Ian Ward": [("mayor", None, "Birmingham")],
            },
        ),
        (
            "Mayors spoke: Amina Said (Nairobi), Lene Holm (Aarhus) and Juan Ruiz (Medellín).",
            {
                "Amina Said": [("Mayor", None, "Nairobi")],
                "Lene Holm": [("Mayor", None, "Aarhus")],
                "Juan Ruiz": [("Mayor", None, "Medellín")],
            },
        ),
        (
            "U.S. Consul General in Shenyang Nancy Abell attended.",
            {"Nancy Abell": [("Consul General", "U.S.", "Shenyang")]},
        ),
        (
            "High Commissioner of India to Ghana, Shri Manish Gupta, called on the Mayor.",
            {"Manish Gupta": [("High Commissioner", "India", "Ghana")]},
        ),
        (
            "Ian Borg, Minister for Foreign Affairs and Trade of Malta, attended.",
            {"Ian Borg": [("Minister for Foreign Affairs and Trade", None, "Malta")]},
        ),
        (
            "Maryam Hassan, who was elected mayor of Hargeisa last year, signed.",
            {"Maryam Hassan": [("mayor", None, "Hargeisa")]},
        ),
        (
            "Janina Nowak, who chairs the Sister Cities Commission of Kalisz, spoke.",
            {"Janina Nowak": [("chair", "Sister Cities Commission of Kalisz", "Kalisz")]},
        ),
        (
            "Apologies came from Councillors S Akthar (Mayor), H S Mallett and A Davies.",
            {
                "S Akthar": [("Councillor", None, None), ("Mayor", None, None)],
                "H S Mallett": [("Councillor", None, None)],
                "A Davies": [("Councillor", None, None)],
            },
        ),
        (
            "Mr J Shannon, Administrative Officer, reported.",
            {"J Shannon": [("Administrative Officer", None, None)]},
        ),
        (
            "Anna Green, 54, Mayor of Leeds, signed.",
            {"Anna Green": [("Mayor", None, "Leeds")]},
        ),
        (
            "The Mayor of Leeds is Anna Green.",
            {"Anna Green": [("Mayor", None, "Leeds")]},
        ),
        (
            "Mayors Anna Green (Leeds) and Denis Kalin (Kazan) signed.",
            {"Anna Green": [("Mayor", None, "Leeds")], "Denis Kalin": [("Mayor", None, "Kazan")]},
        ),
        (
            "Rushanara Ali MP and Lord Mayor Cllr Manjula Sood attended.",
            {
                "Rushanara Ali": [("MP", None, None)],
                "Manjula Sood": [("Lord Mayor", None, None), ("Cllr", None, None)],
            },
        ),
        (
            "Leroy Hall, president and CEO of Sister Cities International, said so.",
            {
                "Leroy Hall": [
                    ("president", "Sister Cities International", None),
                    ("CEO", "Sister Cities International", None),
                ]
            },
        ),
        (
            "Special adviser to the mayor on international affairs Olga Petrova said so.",
            {
                "Olga Petrova": [
                    ("Special adviser to the mayor on international affairs", None, None)
                ]
            },
        ),
        (
            "Osnabrück Lord Mayor Katharina Lang met her counterpart from Çanakkale, Ülgür Gökhan.",
            {
                "Katharina Lang": [("Lord Mayor", None, "Osnabrück")],
                "Ülgür Gökhan": [("Lord Mayor", None, "Çanakkale")],
            },
        ),
    ],
)
def test_an_english_phrase_gives_each_person_their_offices(text: str, expected: Held) -> None:
    assert held(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Belediye Başkan Yardımcıları Ali Can, Veli Taş ve Ayşe Gül toplantıdaydı.",
            {
                name: [("Belediye Başkan Yardımcısı", None, None)]
                for name in ("Ali Can", "Veli Taş", "Ayşe Gül")
            },
        ),
        (
            "Toplantıya CHP’li Bolu Belediye Başkanı Tan Özcanlı katıldı.",
            {"Tan Özcanlı": [("Belediye Başkanı", "Bolu Belediyesi", "Bolu")]},
        ),
        (
            "Toplantıya AK Parti Konya Milletvekili Ziya Altun katıldı.",
            {"Ziya Altun": [("Milletvekili", "AK Parti", "Konya")]},
        ),
        (
            "Açılışa Japonya’nın İstanbul Başkonsolos Vekili Kenji Sato geldi.",
            {"Kenji Sato": [("Başkonsolos Vekili", "Japonya", "İstanbul")]},
        ),
        (
            "Törende Kazan Belediye Başkan Birinci Yardımcısı Rustem Gafarov konuştu.",
            {"Rustem Gafarov": [("Belediye Başkan Birinci Yardımcı", "Kazan Belediyesi", "Kazan")]},
        ),
        (
            "Törende İl Kültür ve Turizm Müdürü Can Yılmaz konuştu.",
            {"Can Yılmaz": [("Müdür", "İl Kültür ve Turizm Müdürlüğü", None)]},
        ),
        (
            "Törende Alman fotoğrafçı Herbert Lang konuştu.",
            {"Herbert Lang": [("fotoğrafçı", None, None)]},
        ),
        (
            "Törende Kültür ve Turizm Bakan Yardımcısı Nadir Alp konuştu.",
            {"Nadir Alp": [("Kültür ve Turizm Bakan Yardımcısı", None, None)]},
        ),
        (
            "Törende Birlik Genel Sekreteri Mehmet Duman konuştu.",
            {"Mehmet Duman": [("Genel Sekreter", "Birlik", None)]},
        ),
    ],
)
def test_a_turkish_phrase_gives_each_person_their_offices(text: str, expected: Held) -> None:
    assert held(text, "tr") == expected


def test_a_title_below_a_name_is_that_persons() -> None:
    assert held("Ahmet Yılmaz\nBelediye Başkanı\n", "tr") == {
        "Ahmet Yılmaz": [("Belediye Başkanı", None, None)]
    }


def test_people_listed_under_a_body_hold_their_offices_there() -> None:
    text = "City of Porto:\nRui Morais, Mayor\nAna Lopes, Head of Protocol\n"
    assert held(text, "en") == {
        "Rui Morais": [("Mayor", "City of Porto", "Porto")],
        "Ana Lopes": [("Head of Protocol", "City of Porto", "Porto")],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Speaking through an interpreter, Ms Mansouri said so.",
        "We walked down Park Street to the mayor.",
        "The council elected its officers.",
    ],
)
def test_nobody_gets_an_office_from_words_nearby(text: str) -> None:
    assert not any(offices for offices in held(text, "en").values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Мэры Лиона и Бирмингема Грегори Дусе и Ян Уорд подписали соглашение.",
            {"Грегори Дусе": [("Мэр", None, "Лион")], "Ян Уорд": [("Мэр", None, "Бирмингем")]},
        ),
        (
            "Временный поверенный в делах Республики Куба Хулио Гармендиа посетил мэрию.",
            {"Хулио Гармендиа": [("Временный поверенный в делах", "Республика Куба", None)]},
        ),
        (
            "Делегацию сопровождал первый зам. главы администрации г. Казани Иван Петров.",
            {"Иван Петров": [("первый зам. главы администрации", None, "Казань")]},
        ),
        (
            "Встретились с Временным поверенным в делах РФ в Монголии Сергеем Краминцевым.",
            {"Сергей Краминцев": [("Временный поверенный в делах", "РФ", "Монголия")]},
        ),
        (
            "По словам свердловского губернатора Александра Мишарина, парк открыт.",
            {"Александр Мишарин": [("губернатор", None, "Свердловская область")]},
        ),
        (
            "Так решила Анна Котова, начальник пресс-службы МЧС по Казани и Уфе.",
            {"Анна Котова": [("начальник", "пресс-служба МЧС по Казани и Уфе", "Казань")]},
        ),
        (
            "Мэр Лидса – Анна Грин.",
            {"Анна Грин": [("Мэр", None, "Лидс")]},
        ),
        (
            "Глава муниципального образования город Краснодар Евгений Наумов выступил.",
            {"Евгений Наумов": [("Глава муниципального образования", None, "Краснодар")]},
        ),
        (
            "Ректор МГУ им. М.В. Ломоносова Виктор Садовничий выступил.",
            {"Виктор Садовничий": [("Ректор", "МГУ им. М.В. Ломоносова", None)]},
        ),
        (
            "Раис Республики Татарстан Рустам Минниханов принял гостей.",
            {"Рустам Минниханов": [("Раис", None, "Республика Татарстан")]},
        ),
        (
            "Мэр города-побратима Нюрнберга Маркус Кёниг прибыл.",
            {"Маркус Кёниг": [("Мэр", None, "Нюрнберг")]},
        ),
        (
            "Площадку предложил парк «Заволжье»; его директор Эльдар Сафин показал чертежи.",
            {"Эльдар Сафин": [("директор", "парк «Заволжье»", None)]},
        ),
        (
            "Службу вёл настоятель Знаменского собора протоиерей Михаил (Сотников).",
            {
                "Михаил (Сотников)": [
                    ("настоятель", "Знаменский собор", None),
                    ("протоиерей", None, None),
                ]
            },
        ),
    ],
)
def test_a_russian_phrase_gives_each_person_their_offices(text: str, expected: Held) -> None:
    assert held(text, "ru") == expected


def test_endings_without_an_apostrophe_are_no_part_of_a_surname() -> None:
    text = "Heyet yarın Seul Büyükelçisi Salih Murat Tamerliyi ziyaret edecek."
    assert held(text, "tr") == {"Salih Murat Tamerli": [("Büyükelçi", None, "Seul")]}


def test_a_surname_keeps_its_letters_where_the_text_writes_apostrophes() -> None:
    text = "Başkan Ayşe Kayayı, Can Er’i kutladı."
    assert "Ayşe Kayayı" in held(text, "tr")


@pytest.mark.parametrize(
    "text",
    [
        "1. Ali Er - Belediye Başkanı\n2. Can Su - Tercüman\n",
        "• Ali Er: Belediye Başkanı\n• Can Su: Tercüman\n",
        "Ali ER\tBelediye Başkanı\nCan SU\tTercüman\n",
        "Belediye Başkanı : Ali Er\nTercüman : Can Su\n",
    ],
)
def test_a_list_gives_each_line_its_person(text: str) -> None:
    assert held(text, "tr") == {
        "Ali Er": [("Belediye Başkanı", None, None)],
        "Can Su": [("Tercüman", None, None)],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Törende Romanya Köstence Belediye Başkanı Vergil Chitac konuştu.",
            {"Vergil Chitac": [("Belediye Başkanı", "Köstence Belediyesi", "Köstence")]},
        ),
        (
            "Törende Akdeniz Belediyeler Birliği Başkanı, Bursa Belediye Başkanı Can Er konuştu.",
            {
                "Can Er": [
                    ("Başkan", "Akdeniz Belediyeler Birliği", "Akdeniz"),
                    ("Belediye Başkanı", "Bursa Belediyesi", "Bursa"),
                ]
            },
        ),
        (
            "Kentin belediye başkanı Ron König konuştu.",
            {"Ron König": [("belediye başkanı", None, None)]},
        ),
    ],
)
def test_a_turkish_office_is_held_where_its_nearest_place_says(text: str, expected: Held) -> None:
    assert held(text, "tr") == expected


def test_under_a_treaty_each_name_has_the_title_below_it() -> None:
    text = "For the City of Leeds\nAnna Green\nMayor\n\nFor Kazan\nDenis Kalin\nHead of Protocol\n"
    assert held(text, "en") == {
        "Anna Green": [("Mayor", None, None)],
        "Denis Kalin": [("Head of Protocol", None, None)],
    }


def test_a_name_alone_on_a_line_is_nobody_of_the_news() -> None:
    assert held("Anna Green\nThe mayor met guests from Kazan on Monday.\n", "en") == {}
