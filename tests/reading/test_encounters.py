"""Encounters in three languages: who received whom, told in the ordinary words of the news."""

from __future__ import annotations

import pytest

from comity.reading.findings import EncounterFinding, EncounterKind, Modality
from comity.reading.reader import read


def told(language: str, text: str) -> list[EncounterFinding]:
    return read(text, language=language, published="2024-05-15").encounters


def one(language: str, text: str) -> EncounterFinding:
    (encounter,) = told(language, text)
    return encounter


@pytest.mark.parametrize(
    ("language", "text", "host", "guest"),
    [
        (
            "en",
            "Mayor of Bursa Mustafa Arslan is on a working visit to Sarajevo, where he met Mayor "
            "Benjamina Karic.",
            "Benjamina Karic",
            "Mustafa Arslan",
        ),
        (
            "en",
            "During his stay in Vienna, Belgrade Mayor Aleksandar Simic had a meeting with Mayor "
            "Michael Hofer.",
            "Michael Hofer",
            "Aleksandar Simic",
        ),
        (
            "en",
            "Mayor of Glasgow John Smith welcomed a delegation from the Chinese city of Dalian led "
            "by Vice Mayor Zhang Wei.",
            "John Smith",
            "Zhang Wei",
        ),
        (
            "en",
            "Visiting Riga Mayor Vilnis Kirsis held talks with Tashkent hokim Shavkat Umarov.",
            "Shavkat Umarov",
            "Vilnis Kirsis",
        ),
        (
            "tr",
            "Kırgızistan'ın Oş kentinden gelen belediye başkanı Bakıtbek Sagınov, Bağcılar "
            "Belediye "
            "Başkanı Ali Kaya'yı ziyaret etti.",
            "Ali Kaya",
            "Bakıtbek Sagınov",
        ),
        (
            "tr",
            "Gaziantep Büyükşehir Belediye Başkanı Ayşe Şahin, Duisburg Belediye Başkanı Sören "
            "Link "
            "ve beraberindekileri misafir etti.",
            "Ayşe Şahin",
            "Sören Link",
        ),
        (
            "tr",
            "Tebriz Belediye Başkanı Yaghoub Ahmadi, Erzurum'da Başkan Mehmet Sekmen'in konuğu "
            "oldu.",
            "Mehmet Sekmen",
            "Yaghoub Ahmadi",
        ),
        (
            "tr",
            "Kazan Belediye Başkanı İlsur Aliyev'in Ankara ziyareti kapsamında Başkan Murat Yavaş "
            "ile bir görüşme gerçekleştirildi.",
            "Murat Yavaş",
            "İlsur Aliyev",
        ),
        (
            "ru",
            "Мэр Бишкека Айбек Джунушев посетил с рабочим визитом Ташкент, где встретился с "
            "хокимом "
            "столицы Шавкатом Умаровым.",
            "Шавкат Умаров",
            "Айбек Джунушев",
        ),
        (
            "ru",
            "В мэрии Тулы состоялась встреча главы администрации города Ильи Беспалова с послом "
            "Сербии Момчило Бабичем.",
            "Илья Беспалов",
            "Момчило Бабич",
        ),
        (
            "ru",
            "Мэр Нижнего Новгорода Юрий Шальнов встретился с делегацией китайского города Хэфэй. "
            "Делегацию возглавил вице-мэр Ли Вэй.",
            "Юрий Шальнов",
            "Ли Вэй",
        ),
    ],
)
def test_who_receives_is_host_and_who_came_is_guest(
    language: str, text: str, host: str, guest: str
) -> None:
    visit = one(language, text)
    assert visit.kind is EncounterKind.VISIT
    assert (visit.hosts, visit.guests, visit.others) == ([host], [guest], [])


@pytest.mark.parametrize(
    ("language", "text", "hosts", "guests"),
    [
        (
            "en",
            "A delegation from Nuremberg visited Skopje this week. The guests were received by "
            "Mayor "
            "Danela Arsova.",
            ["Danela Arsova"],
            ["Nuremberg"],
        ),
        (
            "ru",
            "В Челябинск приехали гости из Урумчи: вице-мэр Ма Линь и начальник канцелярии Ван "
            "Фэй. "
            "Их приняла глава города Наталья Котова.",
            ["Наталья Котова"],
            ["Ма Линь", "Ван Фэй"],
        ),
        (
            "tr",
            "Konya Büyükşehir Belediye Başkanı Uğur Altın, Kazakistan'ın Türkistan şehrinden gelen "
            "heyeti kabul etti. Heyette Türkistan Belediye Başkan Yardımcısı Erlan Aytahanov da "
            "yer "
            "aldı.",
            ["Uğur Altın"],
            ["Erlan Aytahanov"],
        ),
    ],
)
def test_sentences_of_one_visit_are_one_with_the_people_of_each_side(
    language: str, text: str, hosts: list[str], guests: list[str]
) -> None:
    visit = one(language, text)
    assert (visit.hosts, visit.guests) == (hosts, guests)


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        (
            "en",
            "The Lord Mayor of Dublin, Daithi Roche, will travel to San Jose in March.",
            "San Jose",
        ),
        ("tr", "Mostar Belediye Başkanı Mario Kordić önümüzdeki hafta Bursa'ya gelecek.", "Bursa"),
        ("ru", "Глава Владивостока Константин Шестов отправится в Пусан.", "Пусан"),
    ],
)
def test_a_city_that_is_visited_is_the_host_where_nobody_of_it_is_named(
    language: str, text: str, city: str
) -> None:
    visit = one(language, text)
    assert visit.modality is Modality.PLANNED
    assert visit.hosts == [city]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The visit of the Mayor of Porto, Rui Moreira, to Shanghai has been postponed."),
        ("ru", "Мэр Софии Васил Терзиев отменил визит в Москву."),
    ],
)
def test_a_visit_called_off_is_denied(language: str, text: str) -> None:
    assert one(language, text).modality is Modality.DENIED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "tr",
            "Trabzon Büyükşehir Belediye Başkanı Ahmet Genç, Zürih'te düzenlenen forumda Bern "
            "Belediye Başkanı Alec Graf ile bir araya geldi.",
        ),
        (
            "en",
            "A meeting between Mayor of Tirana Erion Velo and Mayor of Izmir Cemil Tugan was held "
            "on Friday.",
        ),
        (
            "ru",
            "Глава города Омска Сергей Шелест провёл рабочую встречу с акимом Павлодара Асаином "
            "Байхановым.",
        ),
    ],
)
def test_on_third_ground_or_nobody_knows_where_all_are_others(language: str, text: str) -> None:
    meeting = one(language, text)
    assert meeting.kind is EncounterKind.MEETING
    assert not meeting.hosts and not meeting.guests and len(meeting.others) == 2


@pytest.mark.parametrize(
    ("language", "text", "host", "guest"),
    [
        (
            "en",
            "Mayor Eric Adler of New York City and Mayor Samir Khan of London signed a memorandum "
            "of "
            "understanding in London on Monday.",
            "Samir Khan",
            "Eric Adler",
        ),
        (
            "ru",
            "Документ подписали мэр Воронежа Вадим Кстов и председатель Брестского горисполкома "
            "Сергей Лободов. Церемония прошла в Воронеже 5 сентября.",
            "Вадим Кстов",
            "Сергей Лободов",
        ),
    ],
)
def test_a_ceremony_has_its_host_where_it_is_held(
    language: str, text: str, host: str, guest: str
) -> None:
    ceremony = one(language, text)
    assert ceremony.kind is EncounterKind.CEREMONY
    assert (ceremony.hosts, ceremony.guests) == ([host], [guest])


def test_a_trip_of_several_stops_gives_them_its_date_and_is_none_of_its_own() -> None:
    text = (
        "A Wuhan delegation headed by Cheng Yong, Secretary of the Municipal Committee, paid a "
        "friendly visit to Germany from June 9 to 18. In Duisburg, the delegation held talks with "
        "Lord Mayor Sören Lindner. In Kiel, Cheng met with Mayor Ulf Kämpfer."
    )
    visits = told("en", text)
    assert [(v.hosts, v.guests) for v in visits] == [
        (["Sören Lindner"], ["Cheng Yong"]),
        (["Ulf Kämpfer"], ["Cheng Yong"]),
    ]
    assert len({v.date for v in visits}) == 1 and visits[0].date is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor of Leeds Jane Brown visited Scoil Road School and met its pupils."),
        ("tr", "Artvin Valisi Yıldız Doruk, Yusufeli ilçesinde incelemelerde bulundu."),
        ("tr", "Meclis, Yambol ile hazırlanan protokolü oy birliğiyle kabul etti."),
        ("ru", "Мэр Самары Елена Лапина посетила школу и встретилась с учителями."),
        ("ru", "Глава города Юрий Шальнов поздравил мэра Минска Владимира Кухарева с праздником."),
    ],
)
def test_a_visit_at_home_and_a_word_that_only_looks_like_one_are_none(
    language: str, text: str
) -> None:
    assert told(language, text) == []


def test_who_joins_the_delegation_is_its_guest_and_a_consul_is_on_neither_side() -> None:
    text = (
        "Yalova Belediye Başkanı Mehmet Gürel, Bonyhad Belediye Başkanı İstván Filó'yu ağırladı. "
        "Ziyarette Belediye Başkan Yardımcısı Ali Kaya ile Macaristan'ın İstanbul Başkonsolosu "
        "Attila Pintér de hazır bulundu."
    )
    visit = one("tr", text)
    assert visit.hosts == ["Mehmet Gürel", "Ali Kaya"]
    assert (visit.guests, visit.others) == (["İstván Filó"], ["Attila Pintér"])


@pytest.mark.parametrize(
    ("text", "hosts", "guests"),
    [
        (
            "A delegation from Saitama, Japan, toured sister city Pittsburgh from October 28 "
            "through November 1.",
            ["Pittsburgh"],
            ["Saitama"],
        ),
        (
            "The delegation, which came to Turkey to develop relations between Bağcılar "
            "Municipality and its sister city Çimkent, visited Mayor of Bağcılar Lokman Çağırıcı "
            "at his office.",
            ["Lokman Çağırıcı"],
            ["Çimkent"],
        ),
    ],
)
def test_a_delegation_that_tours_a_city_or_came_first_is_on_a_visit(
    text: str, hosts: list[str], guests: list[str]
) -> None:
    visit = one("en", text)
    assert (visit.kind, visit.hosts, visit.guests) == (EncounterKind.VISIT, hosts, guests)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor of Leeds Ann Lee toured the new park.",
        "A delegation of Leeds councillors toured schools in Leeds.",
        "Ann Lee toured Japan with her band.",
        "The exhibition toured Pittsburgh.",
    ],
)
def test_whoever_tours_for_no_other_side_is_on_no_visit(text: str) -> None:
    assert told("en", text) == []
