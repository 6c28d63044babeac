"""One box finds records and sources in any language and alphabet."""

from __future__ import annotations

import pytest

from comity.register import actions
from comity.register.derive import index_source
from comity.register.folding import fold, sound, words_of
from comity.register.models import Desk, Encounter, Person, Source, Spelling, Statement, User
from comity.register.search import search
from comity.register.sorting import sort_key
from comity.register.wording import LanguageMap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Cheremin", "Сергей Черемин"),
        ("Sergey Cheremin", "Sergey Çeremin"),
        ("Ekrem İmamoğlu", "Экрем Имамоглу"),
        ("Tunç Soyer", "Tunc Soyer"),
        ("Istanbul", "İSTANBUL"),
        ("Нижний Новгород", "Nizhny Novgorod"),
        ("Şahin", "Шахин"),
    ],
)
def test_one_name_sounds_the_same_in_every_alphabet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Soyer", "Sawyer"), ("Ankara", "Angara")])
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_words_keep_the_place_where_they_stand() -> None:
    text = "İzmir'in «Москва»"
    assert [(word, passage.of(text)) for word, passage in words_of(text)] == [
        ("izmirin", "İzmir'in"),
        ("москва", "Москва"),
    ]
    assert fold("Saint-Petersburg") == "saint petersburg"


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("tr", ["Cizre", "Çorum", "Isparta", "İzmir", "Ordu", "Ödemiş", "Zonguldak", "Москва"]),
        ("en", ["Åland", "Çorum", "Isparta", "İzmir", "Ödemiş", "Ordu", "Zürich", "Москва"]),
        ("ru", ["Елец", "Ёлкино", "Ерёма", "Йошкар-Ола", "Казань", "Яя", "Ankara"]),
    ],
)
def test_each_language_has_its_own_order_of_letters(language: str, ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert sorted(mixed, key=lambda name: sort_key(name, language)) == ordered


def test_sort_keys_are_digits_so_that_no_collation_changes_them() -> None:
    assert sort_key("Ağrı (Ağri) – №7 😀", "tr").isdigit()


@pytest.fixture
def cheremin(officer: User) -> Person:
    person = actions.enter(Person(name=LanguageMap(en="Sergey Cheremin")), by=officer)
    actions.add_part(Spelling(record=person, text="Сергей Черёмин", language="ru"), by=officer)
    return person


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["Cheremin", "çeremin", "ЧЕРЕМИН", "сергей чер", "Sergey  Cher", "cheremin!"]
)
def test_a_person_is_found_by_any_spelling(query: str, officer: User, cheremin: Person) -> None:
    assert [hit.record for hit in search(query, officer)] == [cheremin.base]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "  ", "?!", "Cheremin Soyer", "remin", '" OR *', "a:* & b"])
def test_what_does_not_fit_is_not_found(query: str, officer: User, cheremin: Person) -> None:
    assert search(query, officer) == []


@pytest.mark.django_db
def test_an_encounter_is_found_by_whoever_attended(
    officer: User, desk: Desk, cheremin: Person
) -> None:
    from comity.register.models import Attendance

    visit = actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    actions.add_part(Attendance(encounter=visit, who=cheremin, side="guest"), by=officer)
    found = search("ziyaret Cheremin", officer, kinds=["encounter"])
    assert [hit.record for hit in found] == [visit.base]


@pytest.mark.django_db
def test_a_new_name_of_a_person_spreads_to_what_mentions_them(
    officer: User, desk: Desk, cheremin: Person
) -> None:
    said = Statement(speaker=cheremin, text="We are almost back.", language="en")
    actions.enter(said, by=officer, desk=desk)
    actions.edit(cheremin, by=officer, name=LanguageMap(en="Sergei Evgenyevich"))
    said.refresh_from_db()
    assert said.label == {"en": "Sergei Evgenyevich: “We are almost back.”"}
    assert len(search("Evgenyevich", officer)) == 2


@pytest.mark.django_db
def test_a_source_is_found_with_the_place_of_the_words(officer: User, source: Source) -> None:
    index_source(source)
    (hit,) = search("Черемин Soyer", officer)
    assert hit.source == source
    assert [passage.of(source.text) for passage in hit.passages] == ["Cheremin", "Soyer"]


@pytest.mark.django_db
def test_what_was_deleted_is_found_no_more(officer: User, cheremin: Person) -> None:
    actions.delete(cheremin, by=officer, reason="a test")
    assert search("Cheremin", officer) == []


@pytest.mark.django_db
def test_what_is_confidential_is_found_only_at_its_desk(
    officer: User, stranger: User, desk: Desk, cheremin: Person
) -> None:
    actions.mark_confidential(cheremin, by=officer, desk=desk)
    assert [len(search("Cheremin", user)) for user in (officer, stranger)] == [1, 0]
