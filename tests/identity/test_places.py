"""A place is its gazetteer id, whatever it is called."""

from __future__ import annotations

import pytest

from comity.gazetteer import find
from comity.identity import Decision, PlaceProfile, decide, places


def place(name: str, country: str | None = None, within: str | None = None) -> PlaceProfile:
    return PlaceProfile(names=(name,), country=country, within=within)


def decision(a: PlaceProfile, b: PlaceProfile) -> Decision:
    return decide(places.compare(a, b))


@pytest.mark.parametrize(
    "names",
    ["Moskova|Moscow|г. Москва|Moskova Şehri|City of Moscow", "Selanik|Thessaloniki|Салоники",
     "Tataristan|Tatarstan|Республика Татарстан", "Lefkoşa|Nicosia|Никосия",
     "Güney Kore|South Korea|Республика Корея", "Bavyera|Bavaria|Бавария"],
)  # fmt: skip
def test_one_place_in_three_languages_is_one(names: str) -> None:
    first, *others = names.split("|")
    for other in others:
        assert decision(place(first), place(other)) is Decision.SAME, other


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (place("Moskova"), place("Московская область")),
        (place("Tripoli", "LY"), place("Tripoli", "LB")),
        (place("Kazan"), place("Tataristan")),
        (place("Yenişehir", within="Bursa"), place("Yenişehir", within="Mersin")),
        (place("İzmir"), place("İzmit")),
        (place("Georgia", "GE"), place("Georgia", "US")),
        (place("İstanbul"), place("Beşiktaş")),
    ],
)
def test_namesakes_and_parts_are_different_places(a: PlaceProfile, b: PlaceProfile) -> None:
    assert decision(a, b) is Decision.DIFFERENT


def test_a_turkish_city_and_its_province_count_as_one() -> None:
    city, province = find("İzmir")[:2]
    assert places.relation(city, province) == "same"
    assert places.relation(find("Antakya")[0], find("Hatay")[0]) == "same"


def test_places_that_no_gazetteer_knows_are_compared_by_sound() -> None:
    assert decision(place("Аргыновка"), place("Argınovka")) is Decision.SAME
    assert decision(place("Аргыновка"), place("Beybulatovka")) is Decision.DIFFERENT


def test_an_id_decides_over_names() -> None:
    moscow = find("Moscow")[0]
    assert decision(PlaceProfile(names=(), id=moscow.id), place("Москва")) is Decision.SAME


def test_grouping_puts_each_place_once() -> None:
    profiles = [place(name) for name in ("Moskova", "Kazan", "Москва", "Казань", "Tataristan")]
    assert places.group(profiles) == [[0, 2], [1, 3], [4]]
