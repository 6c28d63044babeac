"""Events in three languages: their names, days and places; one event under several names."""

import pytest

from comity.reading import read


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "The mayor spoke at the Strasbourg Christmas Market.",
            ["Strasbourg Christmas Market"],
        ),
        ("en", "The choir sang at the Luminarie festival.", ["Luminarie festival"]),
        (
            "en",
            "He attended the annual meeting of the Organization of Balkan Capitals.",
            ["annual meeting of the Organization of Balkan Capitals"],
        ),
        ("en", "The Smart City Expo World Congress opened.", ["Smart City Expo World Congress"]),
        ("en", "He went to the Eurocities annual conference.", ["Eurocities annual conference"]),
        ("en", "He went to the Oktoberfest.", ["Oktoberfest"]),
        ("en", "The Sino-European Mayors' Forum opened.", ["Sino-European Mayors' Forum"]),
        (
            "en",
            'She spoke at the "Smart Cities for People" conference.',
            ["Smart Cities for People conference"],
        ),
        ("ru", "Сегодня Сабантуй отметили в Уфе.", ["Сабантуй"]),
        (
            "ru",
            "Он выступил на международном форуме мэров городов.",
            ["международный форум мэров городов"],
        ),
        ("ru", "Делегация участвовала в «Лыжне дружбы».", ["«Лыжне дружбы»"]),
        ("ru", "Турнир памяти Льва Берга пройдёт в Туле.", ["Турнир памяти Льва Берга"]),
        ("ru", "В Баку пройдёт Всемирный форум городов.", ["Всемирный форум городов"]),
        ("tr", "Heyet Travnik Belediye Günü etkinliklerine katıldı.", ["Travnik Belediye Günü"]),
        ("tr", "Heyet, BioAsia zirvesinde konuştu.", ["BioAsia zirvesi"]),
        (
            "tr",
            "Heyet, TDBB 6. Olağan Genel Kurulu’na katıldı.",
            ["TDBB 6. Olağan Genel Kurulu"],
        ),
        ("tr", "Bugün 8. Sakarya Kitap Fuarı açıldı.", ["8. Sakarya Kitap Fuarı"]),
        ("tr", "Toplantı 12. Sakarya Kitap Fuarı’na denk geldi.", ["12. Sakarya Kitap Fuarı"]),
    ],
)
def test_an_event_is_found_by_its_name(language: str, text: str, names: list[str]) -> None:
    assert [e.name for e in read(text, language=language).events] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor opened a Japanese festival."),
        ("en", "The Municipal Assembly approved it."),
        ("ru", "Прошёл концерт ансамбля «Белые росы»."),
        ("ru", "Гости посетили «Лахта Центр»."),
        ("tr", "Kurban Bayramı kutlandı."),
        ("tr", "Festivalimizde Japon kültür festivali de var."),
    ],
)
def test_what_has_no_name_of_its_own_is_no_event(language: str, text: str) -> None:
    assert read(text, language=language).events == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "tr",
            "8. Sakarya Kitap Fuarı açıldı. Kitap Fuarı 15 Ekim’e kadar sürecek.",
            "8. Sakarya Kitap Fuarı",
        ),
        (
            "ru",
            "Прошёл форум «Мосты дружбы». Международный форум «Мосты дружбы» принял гостей.",
            "Международный форум «Мосты дружбы»",
        ),
    ],
)
def test_an_event_under_a_shorter_name_is_one_by_its_fullest(
    language: str, text: str, name: str
) -> None:
    (event,) = read(text, language=language).events
    assert event.name == name


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The Volga Forum, which will be held on 12 May 2024 in Kazan, is open.", "Kazan"),
        ("en", "We saw Sibiu's Christmas Market.", "Sibiu"),
        ("en", "The Oran International Fair opened.", "Oran"),
        ("ru", "Форум «Мосты» прошёл. Форум состоялся в Казани.", "Казань"),
        ("tr", "Heyet Bursa Kitap Fuarı’na katıldı.", "Bursa"),
    ],
)
def test_the_place_of_an_event_is_told_by_its_clause_its_name_or_later(
    language: str, text: str, place: str
) -> None:
    assert [e.place for e in read(text, language=language).events] == [place]


def test_days_of_a_city_are_not_held_in_it() -> None:
    (event,) = read("The Days of Minsk opened.", language="en").events
    assert event.place is None


@pytest.mark.parametrize(
    "text",
    [
        "Organizasyon Erbil Uluslararası Fuar Alanı’nda yapıldı.",
        "Bunu Suriye Fuarlar Genel Kurumu duyurdu.",
    ],
)
def test_a_fair_ground_or_a_fairs_office_is_no_fair(text: str) -> None:
    assert read(text, language="tr").events == []


def test_the_delegation_before_a_fair_is_no_part_of_its_name() -> None:
    (event,) = read("Irak Heyeti İzmir Fuarı’na katıldı.", language="tr").events
    assert event.name == "İzmir Fuarı"
