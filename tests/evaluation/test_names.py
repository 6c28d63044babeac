"""When two names name one person, one party, one place."""

import pytest

from comity.evaluation.names import abbreviates, same_name, same_parties, same_party, same_place


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Sergey Çerkasov", "SERGEY ÇERKASOV"),
        ("Кувшинов Сергей", "Сергей Кувшинов"),
        ("Артём Молчанов", "Артем Молчанов"),
        ("İpek Işık", "ipek ışık"),
        ("Jean-Luc Moreau", "Jean Luc Moreau"),
        ("В.П. Ларионов", "В. П. Ларионов"),
    ],
)
def test_a_person_has_one_name_in_any_order_case_and_spelling(gold: str, found: str) -> None:
    assert same_name(gold, found)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Sergey Çerkasov", "Sergey Çerkasov'e"),
        ("Sergey Çerkasov", "Çerkasov"),
        ("Sergey Çerkasov", "Bakan Sergey Çerkasov"),
        ("Раиса Хамзина", "Раиса Хамзин"),
        ("Гузель Сагидуллина", "Г. Сагидуллина"),
    ],
)
def test_a_persons_name_with_an_ending_a_title_or_a_part_missing_is_another(
    gold: str, found: str
) -> None:
    assert not same_name(gold, found)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Kazan", "Kazan Belediyesi"),
        ("City of Kazan", "Kazan"),
        ("мэрия Казани", "Казань"),
        ("Bursa heyeti", "Bursa"),
        ("Ankara Büyükşehir Belediyesi", "Ankara Büyükşehir Belediyesi’nin"),
        ("Правительство Москвы", "правительство Москвы"),
        ("Kwame University of Science", "Kwame University of Science (KUS)"),
        ("KMC", "Kathmandu Metropolitan City"),
    ],
)
def test_a_city_and_its_administration_are_one_party(gold: str, found: str) -> None:
    assert same_party(gold, found)
    assert same_party(found, gold)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Kazan", "Kazan Ticaret Odası"),
        ("Ondokuz Mayıs Üniversitesi", "Samsun"),
        ("Mersin", "Çin'in Mersin Belediyesi"),
        ("Belediye", "Büyükşehir"),
        ("Oran", "Algeria"),
        ("Kazan", None),
    ],
)
def test_other_institutions_of_a_city_are_other_parties(gold: str, found: str | None) -> None:
    assert not same_party(gold, found)


def test_nobody_and_nobody_are_one_party() -> None:
    assert same_party(None, None)


def test_an_abbreviation_takes_from_every_word_in_order() -> None:
    assert abbreviates("БГК", "Бишкекский городской кенеш")
    assert abbreviates("TARÜ", "Tarsus Üniversitesi")
    assert abbreviates("KNUST", "Kwame Nkrumah University of Science and Technology")
    assert not abbreviates("KC", "Kathmandu Metropolitan City")
    assert not abbreviates("Kmc", "Kathmandu Metropolitan City")
    assert not abbreviates("BURSA", "Bursa")


def test_parties_are_the_same_in_any_order_with_none_missing_and_none_besides() -> None:
    assert same_parties(["Bursa", "Kazan"], ["Kazan Belediyesi", "Bursa"])
    assert not same_parties(["Bursa", "Kazan"], ["Bursa"])
    assert not same_parties(["Bursa"], ["Bursa", "Kazan"])


def test_a_place_may_be_named_more_exactly() -> None:
    assert same_place("Казань", "Ратуша Казани")
    assert same_place("Bursa Büyükşehir Belediyesi", "Bursa")
    assert not same_place("Bursa", "Kazan")
    assert not same_place("Bursa", None)
    assert same_place(None, None)
