"""Sentences of everyday life from which nothing between cities may be read."""

from __future__ import annotations

import pytest

from comity.reading.reader import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tenants signed the agreement on Monday. They moved from Leeds to Osaka."),
        ("en", "The residents signed a contract with the company. Leeds is far from Osaka."),
        ("ru", "Жильцы подписали договор. Они переехали из Казани в Минск."),
        ("ru", "Певица подписала контракт и соглашение. Она живёт в Казани и в Минске."),
        ("en", "The agreement between landlord and tenant was signed. Leeds is far from Osaka."),
        ("ru", "Театр Казани подписал договор. Актёры приехали из Минска."),
        ("tr", "Bursa'daki bir şirket anlaşma imzaladı. Ortağı Osaka'da yaşıyor."),
        ("tr", "Kiracılar sözleşmeyi imzaladı. Bursa'dan Osaka'ya taşındılar."),
        ("tr", "Aile dün sözleşmeyi imzaladı. Bursa, Osaka'dan büyüktür."),
    ],
)
def test_a_contract_of_people_who_act_for_no_city_is_no_agreement_of_the_cities_around(
    language: str, text: str
) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leeds and Osaka have long been close. The two cities signed the agreement."),
        ("en", "Mayor of Leeds Ann Poe met Mayor of Osaka Ken Abe. The mayors signed a protocol."),
        ("ru", "Мэр Казани Иван Петров принял мэра Минска Олега Лиса. Стороны подписали договор."),
        ("ru", "Отношения Казани и Минска крепнут. Мэры городов подписали соглашение."),
        ("tr", "Bursa ile Osaka'nın dostluğu eskidir. İki kent anlaşma imzaladı."),
        ("tr", "Bursa ile Osaka yakınlaştı. Taraflar protokolü imzaladı."),
    ],
)
def test_an_agreement_of_those_who_stand_for_the_cities_told_before_is_theirs(
    language: str, text: str
) -> None:
    (agreement,) = read(text, language=language).agreements
    assert len(agreement.parties) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The protocol of the meeting was signed by the mayor's secretary. Leeds beat York. "
            "Osaka won too.",
        ),
        ("en", "The mayor signed the protocol of the last session. Leeds beat Osaka."),
        ("ru", "Глава собрания подписал протокол заседания. Казань обыграла Минск."),
        ("ru", "Стороны подписали протокол общего собрания. Казань обыграла Минск."),
        ("tr", "Toplantı protokolü başkan tarafından imzalandı. Bursa, Osaka'yı yendi."),
        ("tr", "Başkan oturum protokolünü imzaladı. Bursa, Osaka'yı yendi."),
    ],
)
def test_the_protocol_of_a_sitting_is_its_minutes_and_no_agreement(
    language: str, text: str
) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "John Smith of Leeds will go to Osaka tomorrow."),
        ("en", "John Smith, who lives in Leeds, left for Osaka."),
        ("en", "Ann Poe of Leeds was in Osaka on Monday."),
        ("ru", "Иван Петров из Казани завтра поедет в Минск."),
        ("ru", "Пётр Иванов из Казани уехал в Минск."),
        ("ru", "Врач Иван Петров из Казани прилетел в Минск."),
        ("ru", "Анна Петрова прилетела в Минск из Казани."),
        ("tr", "Bursa'da yaşayan Ahmet Kaya yarın İstanbul'a gidecek."),
        ("tr", "Bursa'dan bir grup öğrenci Osaka'ya gitti."),
        ("tr", "Bursalı Ahmet Kaya dün Osaka'ya gitti."),
        ("tr", "Bursa'dan Ayşe Kaya ile Ali Kaya Osaka'ya geldi."),
    ],
)
def test_somebody_without_an_office_who_only_goes_somewhere_pays_no_visit(
    language: str, text: str
) -> None:
    assert read(text, language=language).encounters == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor of Leeds John Smith will go to Osaka tomorrow."),
        ("en", "A delegation from Leeds left for Osaka."),
        ("en", "John Smith, Mayor of Leeds, was in Osaka on Monday."),
        ("ru", "Мэр Казани Иван Петров завтра поедет в Минск."),
        ("ru", "Делегация из Казани прибыла в Минск."),
        ("ru", "Мэр Казани Пётр Иванов уехал в Минск."),
        ("tr", "Bursa Belediye Başkanı Ahmet Kaya yarın Osaka'ya gidecek."),
        ("tr", "Bursa Belediye Başkanı Ahmet Kaya dün Osaka'ya gitti."),
        ("tr", "Bursa'dan bir heyet Osaka'ya geldi."),
    ],
)
def test_a_delegation_or_office_holder_who_goes_somewhere_pays_a_visit(
    language: str, text: str
) -> None:
    (visit,) = read(text, language=language).encounters
    assert visit.place in ("Osaka", "Минск")


MAYORS = {
    "en": "Mayor of Leeds Ann Poe met Mayor of Osaka Ken Abe. ",
    "ru": "Мэр Казани Иван Петров принял мэра Минска Олега Лиса. ",
    "tr": "Bursa Belediye Başkanı Ali Kaya, Osaka Belediye Başkanı Ken Abe'yi ağırladı. ",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Kaya family will move to Osaka. The family lives in Leeds."),
        ("en", "The company plans to open a shop in Osaka. Its head office is in Leeds."),
        ("en", "Two tenants will move from Leeds to Osaka."),
        ("ru", "Команда «Рубин» из Казани сыграет в Минске в мае."),
        ("ru", "Компания намерена работать в Турции. Казань и Минск — большие города."),
        ("ru", "Жители города намерены переехать из Казани в Минск."),
        ("en", "A nurse from Osaka will marry in Leeds."),
        ("ru", "Врач из Минска выйдет замуж в Казани."),
        ("tr", "Öğrenciler Osaka'da yürüyecek. Okulları Bursa'dadır."),
        ("tr", "Kaya ailesi Osaka'ya taşınacak. Aile Bursa'da yaşıyor."),
        ("tr", "Şirket Osaka'da mağaza açacak. Merkezi Bursa'dadır."),
        ("tr", "Takım mayısta Osaka'da toplanacak. Oyuncular Bursa'da yaşıyor."),
    ],
)
@pytest.mark.parametrize("is_among_mayors", [False, True])
def test_what_a_family_a_company_or_a_team_will_do_is_no_plan_of_the_cities(
    language: str, text: str, is_among_mayors: bool
) -> None:
    before = MAYORS[language] if is_among_mayors else ""
    assert read(before + text, language=language).plans == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The roof will be repaired in May."),
        ("en", "14 yards will be swept in spring."),
        ("ru", "Завтра отключат воду на пять часов."),
        ("ru", "Крыша школы будет отремонтирована в мае."),
        ("tr", "Okulun çatısı mayısta onarılacak."),
        ("tr", "Meclis pazartesi günü yeniden toplanacak."),
    ],
)
def test_what_will_be_done_at_home_is_no_plan_of_both_sides(language: str, told: str) -> None:
    assert read(MAYORS[language] + told, language=language).plans == []


@pytest.mark.parametrize(
    ("language", "told", "who"),
    [
        ("en", "A joint office will be opened in Osaka.", ["Leeds", "Osaka"]),
        ("en", "Both will send ten pupils.", ["Leeds", "Osaka"]),
        ("ru", "Стороны намерены открыть бюро.", ["Казань", "Минск"]),
        ("ru", "Решено создать рабочую группу.", ["Казань", "Минск"]),
        ("tr", "Osaka'da ortak bir sergi açılacak.", ["Bursa", "Osaka"]),
        ("tr", "Bir ofis açılması kararlaştırıldı.", ["Bursa", "Osaka"]),
    ],
)
def test_what_the_sides_do_together_is_planned_by_both(
    language: str, told: str, who: list[str]
) -> None:
    (plan,) = read(MAYORS[language] + told, language=language).plans
    assert sorted(plan.who) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The museum in Leeds became a twin of the museum in Osaka."),
        ("en", "The port of Leeds became a twin of the port of Osaka."),
        ("en", "Leeds lies far from Osaka. The museums became twins."),
        ("ru", "Музей в Казани стал побратимом музея в Минске."),
        ("ru", "Библиотеки в Казани и Минске стали побратимами."),
        ("ru", "Школа № 5 Казани и школа № 7 Минска стали побратимами."),
        ("tr", "Bursa'daki müze, Osaka'daki müzeyle kardeş oldu."),
        ("tr", "Bursa'daki okul ile Osaka'daki okul kardeş oldu."),
        ("tr", "Bursa'da yaşayan Ali ile Osaka'da yaşayan Ken kardeş oldu."),
    ],
)
def test_museums_and_schools_that_become_twins_make_no_twins_of_their_cities(
    language: str, text: str
) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leeds became a twin of Osaka."),
        ("en", MAYORS["en"] + "The two towns became twins."),
        ("en", "Leeds City Council and Osaka became sister cities."),
        ("ru", "Казань стала побратимом Минска."),
        ("ru", "Казань стала побратимом города Минска."),
        ("ru", MAYORS["ru"] + "Города стали побратимами."),
        ("tr", "Bursa ile Osaka kardeş oldu."),
        ("tr", "Nilüfer Belediyesi ile Osaka Belediyesi kardeş oldu."),
        ("tr", MAYORS["tr"] + "İki kent kardeş oldu."),
    ],
)
def test_cities_that_become_twins_have_a_sister_city_agreement(language: str, text: str) -> None:
    (agreement,) = read(text, language=language).agreements
    assert len(agreement.parties) == 2
