"""An institution is its kind, its subject and its place, not its string."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.identity import Decision, InstitutionProfile, decide, institutions
from comity.identity.bodies import introduced
from comity.identity.institution_names import parts_of


def decision(a: str, b: str) -> Decision:
    return decide(institutions.compare_names(a, b))


HERE = Path(__file__).parent


def lines(file: str) -> list[str]:
    text = (HERE / file).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("names", lines("institutions_same.txt"))
def test_one_institution_in_three_languages_is_one(names: str) -> None:
    first, *others = names.split("|")
    for other in others:
        assert decision(first, other) is Decision.SAME, other


@pytest.mark.parametrize("names", lines("institutions_different.txt"))
def test_institutions_that_only_look_alike_are_not_one(names: str) -> None:
    a, b = names.split("|")
    assert decision(a, b) is not Decision.SAME


def test_an_ambiguous_abbreviation_is_read_by_the_place_beside_it() -> None:
    ankara = InstitutionProfile(names=("ABB",), place="Ankara")
    antalya = InstitutionProfile(names=("ABB",), place="Antalya")
    full = InstitutionProfile(names=("Antalya Büyükşehir Belediyesi",))
    assert decide(institutions.compare(antalya, full)) is Decision.SAME
    assert decide(institutions.compare(ankara, full)) is Decision.DIFFERENT


def test_an_abbreviation_in_brackets_belongs_to_the_words_before_it() -> None:
    text = (
        "Türkiye Belediyeler Birliği (TBB) ve İstanbul Büyükşehir Belediyesi (İBB) Başkanı; "
        "the United Cities and Local Governments (UCLG) Culture Summit (2021); Meclis (toplantı)"
    )
    assert [(pair.abbreviation, pair.name) for pair in introduced(text)] == [
        ("TBB", "Türkiye Belediyeler Birliği"),
        ("İBB", "İstanbul Büyükşehir Belediyesi"),
        ("UCLG", "United Cities and Local Governments"),
    ]


def test_what_the_record_knows_weighs_more_than_the_name() -> None:
    named = InstitutionProfile(names=("Dış İlişkiler Dairesi",), place="Ankara")
    elsewhere = InstitutionProfile(names=("Dış İlişkiler Dairesi",), place="Bursa")
    assert decide(institutions.compare(named, elsewhere)) is Decision.DIFFERENT
    same = InstitutionProfile(names=("Foreign Relations Department",), place="Анкара")
    assert decide(institutions.compare(named, same)) is Decision.SAME


def test_a_consulate_stands_in_its_city_for_its_state() -> None:
    parts = parts_of("Rusya İstanbul Başkonsolosluğu")
    assert parts.place is not None and parts.place.name == "Istanbul"
    assert parts.represents is not None and parts.represents.country == "RU"


def test_a_department_belongs_to_the_body_named_before_it() -> None:
    parts = parts_of("İstanbul Büyükşehir Belediyesi Dış İlişkiler Daire Başkanlığı")
    assert parts.kind == "department"
    assert parts.parents == {"metropolitan-municipality"}
    assert parts.subjects == {"external"}


def test_institutions_that_may_be_one_share_a_block() -> None:
    for names in lines("institutions_same.txt"):
        first, *others = (InstitutionProfile(names=(name,)) for name in names.split("|"))
        for other in others:
            assert institutions.keys(first) & institutions.keys(other), (first, other)


def test_grouping_puts_each_institution_once() -> None:
    names = ("İBB", "Beşiktaş Belediyesi", "мэрия Стамбула", "Beşiktaş Municipality", "TBB")
    profiles = [InstitutionProfile(names=(name,)) for name in names]
    assert institutions.group(profiles) == [[0, 2], [1, 3], [4]]
