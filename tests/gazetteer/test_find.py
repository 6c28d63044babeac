"""Places are found by Turkish, English and Russian names in any spelling."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity import gazetteer
from comity.gazetteer import PlaceKind, find, resolve


@pytest.mark.parametrize(
    ("names", "id"),
    [
        ("İstanbul|Istanbul|ISTANBUL|Стамбул|Стамбула", "745044"),
        ("Ankara|ANKARA|Анкара|Анкаре", "323786"),
        ("İzmir|Izmir|izmir|İZMİR|IZMIR|Измир|Измире|İzmir'in|İzmir’de", "311046"),
        ("Moskova|Moscow|Москва|Москвы|Москве|Москвой|Moskova'nın", "524901"),
        ("Sankt-Petersburg|St. Petersburg|Санкт-Петербурга|Петербурга", "498817"),
        ("Kazan|Казань|Казани|Казанью", "551487"),
        ("Nijni Novgorod|Nizhny Novgorod|Нижнего Новгорода|Нижний Новгород", "520555"),
        ("Orel|Oryol|Орёл|Орел|Орла", "515012"),
        ("Selanik|Thessaloniki|Салоники|Салониках", "734077"),
        ("Üsküp|Skopje|Скопье", "785842"),
        ("Saraybosna|Sarajevo|Сараево", "3191281"),
        ("Bakü|Baku|Баку", "587084"),
        ("Taşkent|Tashkent|Ташкент|Ташкента|Ташкентом", "1512569"),
        ("Kahire|Cairo|Каир|Каире", "360630"),
        ("Şam|Damascus|Дамаск|Дамаске", "170654"),
        ("Halep|Aleppo|Алеппо", "170063"),
        ("Atina|Athens|Афины|Афинах|Афин", "264371"),
        ("Londra|London|Лондон|Лондоне", "2643743"),
        ("Pekin|Beijing|Пекин|Пекина", "1816670"),
        ("Kişinev|Chisinau|Chișinău|Кишинёв|Кишинева", "618426"),
        ("Bükreş|Bucharest|Бухарест", "683506"),
        ("Sofya|Sofia|София|Софии", "727011"),
        ("Filibe|Plovdiv|Пловдив", "728193"),
        ("Köln|Cologne|Кёльн|Кельна", "2886242"),
        ("Viyana|Vienna|Вена|Вены", "2761369"),
        ("Cenevre|Geneva|Женева|Женеве", "2660646"),
        ("Kiev|Kyiv|Киев|Киева", "703448"),
        ("Lefkoşa|Nicosia|Никосия", "146268"),
        ("Gazimağusa|Famagusta|Фамагуста", "146617"),
        ("Girne|Kyrenia|Кирения", "146412"),
        ("Mahaçkale|Makhachkala|Махачкала|Махачкале", "532096"),
        ("Ulanbator|Ulaanbaatar|Улан-Батор|Улан-Баторе", "2028462"),
    ],
)
def test_every_name_of_a_city_finds_that_city_first(names: str, id: str) -> None:
    for name in names.split("|"):
        assert find(name)[0].id == id, name


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("Türkiye|Turkey|Turkiye|Турция|Турции|Турцией|Türkiye Cumhuriyeti", "TR"),
        ("Rusya|Russia|Россия|России|Rusya Federasyonu|Российской Федерации", "RU"),
        ("ABD|USA|United States|США|Соединённых Штатов", "US"),
        ("Kuzey Makedonya|North Macedonia|Северной Македонии", "MK"),
        ("Belarus|Beyaz Rusya|Белоруссии|Беларуси|Беларусь", "BY"),
        ("Çin|China|Китай|Китая|КНР", "CN"),
        ("Bosna-Hersek|Bosna Hersek|Bosnia and Herzegovina|Босния и Герцеговина", "BA"),
    ],
)
def test_every_name_of_a_country_finds_that_country_first(names: str, code: str) -> None:
    for name in names.split("|"):
        place = find(name)[0]
        assert (place.kind, place.country) == (PlaceKind.COUNTRY, code), name


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("Tataristan|Tatarstan|Татарстан|Татарстана|Республики Татарстан", "RU-TA"),
        ("Başkurdistan|Bashkortostan|Башкортостан|Башкирии", "RU-BA"),
        ("Moskova Oblastı|Moscow Region|Московской области|Подмосковье", "RU-MOS"),
        ("Krasnodar Krayı|Краснодарского края|Кубани", "RU-KDA"),
        ("Kuzey Osetya|North Ossetia|Северной Осетии", "RU-SE"),
        ("KKTC|TRNC|Kuzey Kıbrıs Türk Cumhuriyeti", "CY-TRNC"),
        ("Bavyera|Bavaria|Баварии", "DE-BY"),
        ("Gagauzya|Gagauzia|Гагаузии", "MD-GA"),
        ("Hatay|Хатай", "TR-31"),
    ],
)
def test_regions_are_found_in_three_languages(names: str, code: str) -> None:
    for name in names.split("|"):
        assert find(name)[0].admin1 == code, name


def test_districts_of_turkish_metropolises_know_their_province() -> None:
    for name, province in (("Beşiktaş", "TR-34"), ("Çankaya", "TR-06"), ("Karşıyaka", "TR-35")):
        place = resolve(name, country="TR")
        assert place is not None
        assert (place.kind, place.admin1) == (PlaceKind.DISTRICT, province)


def test_a_namesake_near_another_named_place_wins() -> None:
    izmir = find("İzmir")[0]
    bursa = find("Bursa")[0]
    tripoli = resolve("Tripoli", near=find("Beirut")[:1])
    assert tripoli is not None and tripoli.country == "LB"
    assert resolve("Tripoli").country == "LY"  # type: ignore[union-attr]
    kemalpasa = resolve("Kemalpaşa", near=[izmir])
    assert kemalpasa is not None and kemalpasa.admin1 == "TR-35"
    yenisehir = resolve("Yenişehir", near=[bursa])
    assert yenisehir is not None and yenisehir.admin1 == "TR-16"


def test_an_unknown_name_finds_nothing() -> None:
    for name in ("", "Qwerty", "İmamoğlu’ndan Gelenler", "Правительство", "belediye"):
        assert find(name) == ()
        assert resolve(name) is None


def test_names_that_are_also_words_or_people_are_marked() -> None:
    names = "Of Batman Reading Bath Nice Орёл Mersin İmamoğlu Fatih Paris Washington Владимир"
    assert [name for name in names.split() if not find(name)[0].is_ambiguous] == []


def test_names_that_are_only_places_are_not_marked() -> None:
    names = "İstanbul Moskova Казань Thessaloniki Diyarbakır Türkiye Russia Анкара London"
    assert [name for name in names.split() if find(name)[0].is_ambiguous] == []


def test_the_name_in_the_readers_language_is_known() -> None:
    moscow = find("Moscow")[0]
    assert [moscow.named(language) for language in ("tr", "en", "ru")] == [
        "Moskova",
        "Moscow",
        "Москва",
    ]


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("Rus", "RU"), ("Russian", "RU"), ("российского", "RU"), ("русская", "RU"),
     ("Türk", "TR"), ("турецкой", "TR"), ("Turkish", "TR"), ("Alman", "DE"),
     ("болгарские", "BG"), ("Kazakh", "KZ"), ("Azerbaycanlı", "AZ")],
)  # fmt: skip
def test_adjectives_lead_to_their_country(adjective: str, country: str) -> None:
    place = gazetteer.country_of(adjective)
    assert place is not None and place.country == country


def test_words_that_are_no_adjective_of_a_country_lead_nowhere() -> None:
    for word in ("belediye", "city", "городской", "московский", ""):
        assert gazetteer.country_of(word) is None


def test_a_place_is_found_again_by_its_id() -> None:
    for name in ("Moskova", "Tatarstan", "Beşiktaş", "Türkiye"):
        place = find(name)[0]
        assert gazetteer.by_id(place.id) == place
    assert gazetteer.by_id("0") is None


def test_importing_the_gazetteer_does_not_load_its_data() -> None:
    probe = (
        "import comity.gazetteer.index as index\n"
        "assert index._names.cache_info().currsize == 0\n"
        "index.find('Moskova')\n"
        "assert index._names.cache_info().currsize == 1\n"
    )
    where = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", probe], check=True, env={**os.environ, **where})


def test_every_district_of_turkiye_is_known() -> None:
    lists = Path(__file__).parents[2] / "tools" / "gazetteer"
    missing = []
    for name in ("districts.csv", "towns.csv"):
        for row in csv.DictReader((lists / name).read_text("utf-8").splitlines()):
            for town in row["names"].split():
                if not any(p.admin1 == row["province"] for p in find(town, country="TR")):
                    missing.append((row["province"], town))
    assert missing == []
