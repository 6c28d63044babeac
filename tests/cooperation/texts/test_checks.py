"""What must hold before a text is closed."""

from __future__ import annotations

import pytest

from comity.cooperation.texts import Clause, FaultKind, Named, Term, Text, Wording, check
from comity.cooperation.texts.quantities import quantities

PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
)


def faults(terms: tuple[Term, ...] = (), parties=PARTIES, **wordings: str) -> dict[FaultKind, str]:
    """The faults of a text of one clause, by kind with the language in which each is."""
    languages = tuple(wordings)
    clause = Clause("c", {tongue: Wording("T", text) for tongue, text in wordings.items()})
    titles = dict.fromkeys(languages, "T")
    text = Text(titles, languages, languages, "", parties, (clause,), terms)
    return {fault.kind: fault.language for fault in check(text)}


def test_a_text_that_says_the_same_in_each_language_has_no_fault():
    assert not faults(
        tr="{party-1} 14 Kasım 2024'te 5.000 avro öder; süre 3 yıldır.",
        en="{party-1} pays 5,000 euros on 14 November 2024; the term is 3 years.",
        ru="{party-1} платит 5 000 евро 14 ноября 2024 г.; срок 3 года.",
    )


def test_a_clause_that_is_not_there_in_a_language_is_missing():
    assert faults(tr="Süre.", en="Term.", ru=" ") == {FaultKind.MISSING: "ru"}


@pytest.mark.parametrize(
    "left_open", ["[place]", "____", "XXX", "TODO", "{party}", "…… 2024", "TBD"]
)
def test_what_is_still_to_be_filled_in_is_found(left_open: str):
    assert FaultKind.PLACEHOLDER in faults(en=f"Done at {left_open}.")


def test_a_number_that_differs_is_found_in_the_language_that_differs():
    assert faults(tr="3 yıl", en="3 years", ru="5 лет") == {FaultKind.NUMBERS: "ru"}


def test_a_date_that_differs_is_found():
    found = faults(tr="14 Kasım 2024", en="15 November 2024")
    assert found == {FaultKind.DATES: "en"}


def test_an_amount_in_another_currency_is_found():
    assert faults(tr="5.000 avro", en="5,000 dollars") == {FaultKind.AMOUNTS: "en"}


def test_a_party_named_in_one_language_only_is_found():
    assert faults(tr="{party-1} öder.", en="{party-2} pays.") == {FaultKind.NAMES: "en"}


def test_a_party_without_a_name_in_a_language_is_found():
    parties = (PARTIES[0], Named("2", {"tr": "Moskova"}))
    assert faults(tr="a", ru="б", parties=parties)[FaultKind.UNNAMED] == "ru"


def test_numbers_in_words_are_only_warned_of():
    clause = {"tr": "altı ay önce", "en": "three months before"}
    assert faults(**clause) == {FaultKind.SPELLED: "en"}
    assert not faults(tr="altı ay", en="six months", ru="за шесть месяцев")


def test_a_term_called_otherwise_is_warned_of_whatever_its_endings():
    term = Term({"tr": "çalışma grubu", "en": "working group", "ru": "рабочая группа"})
    alike = {"tr": "Çalışma grubunun üyeleri", "en": "The working groups", "ru": "рабочей группы"}
    assert not faults((term,), **alike)
    assert faults((term,), **{**alike, "ru": "совместной комиссии"}) == {FaultKind.TERM: "ru"}


@pytest.mark.parametrize(
    ("text", "language", "dates", "amounts", "numbers"),
    [
        ("14 Kasım 2024", "tr", ["2024-11-14"], [], []),
        ("November 14, 2024", "en", ["2024-11-14"], [], []),
        ("14 ноября 2024 г.", "ru", ["2024-11-14"], [], []),
        ("1 мая 2024 года", "ru", ["2024-05-01"], [], []),
        ("14.11.2024", "ru", ["2024-11-14"], [], []),
        ("2024-11-14", "en", ["2024-11-14"], [], []),
        ("€ 5,000.50", "en", [], ["5000.5 EUR"], []),
        ("5.000,50 avro", "tr", [], ["5000.5 EUR"], []),
        ("5 000 рублей", "ru", [], ["5000 RUB"], []),
        ("12.500 TL", "tr", [], ["12500 TRY"], []),
        ("1.250.000", "tr", [], [], ["1250000"]),
        ("3.5", "en", [], [], ["3.5"]),
        ("3,5", "ru", [], [], ["3.5"]),
        ("madde 7", "tr", [], [], ["7"]),
    ],
)
def test_quantities_are_the_same_in_whatever_way_they_are_written(
    text: str, language: str, dates: list[str], amounts: list[str], numbers: list[str]
):
    found = quantities(text, language)
    assert sorted(found.dates.elements()) == dates
    assert sorted(found.amounts.elements()) == amounts
    assert sorted(found.numbers.elements()) == numbers


def test_a_text_without_a_title_in_one_language_is_not_whole():
    clause = Clause("c", {tongue: Wording("T", "Aynı.") for tongue in ("tr", "ru")})
    text = Text({"tr": "T", "ru": " "}, ("tr", "ru"), ("tr", "ru"), "", PARTIES, (clause,), ())
    assert [(fault.kind, fault.language) for fault in check(text)] == [(FaultKind.MISSING, "ru")]


def test_a_word_between_numbers_that_is_no_month_makes_no_date():
    assert not faults(
        tr="Taraflar 14 kişi 2024 sandalye getirir.", en="They bring 14 people 2024 chairs."
    )


@pytest.mark.parametrize("mark", ["{party-3}", "{party-0}", "{party-1000}"])
def test_a_mark_of_a_party_that_there_is_not_is_still_to_be_filled_in(mark: str):
    assert FaultKind.PLACEHOLDER in faults(en=f"{mark} pays.")
    assert not faults(en="{party-1} and {party-2} pay.")


def test_without_parties_no_mark_of_them_says_anything():
    for mark in ("{party-1}", "{parties}"):
        assert FaultKind.PLACEHOLDER in faults(parties=(), en=f"{mark} pay.")


def test_a_mark_that_a_language_cannot_fill_is_still_to_be_filled_in():
    assert FaultKind.PLACEHOLDER in faults(de="Geschehen in {originals}.")
    assert not faults(en="Done in {originals}.")
