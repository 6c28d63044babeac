"""One box finds records and sources in any language and alphabet."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from comity.register import actions
from comity.register.derive import index_source
from comity.register.folding import fold, sound, words_of
from comity.register.models import Desk, Encounter, Person, Source, Spelling, Statement, User
from comity.register.search import Asked, search
from comity.register.sorting import sort_key
from comity.register.stems import stem_tokens
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


FORMS = list(csv.DictReader((Path(__file__).parent / "word_forms.csv").open(encoding="utf-8")))


def forms_in(language: str) -> list[list[str]]:
    rows = [row for row in FORMS if row["language"] == language]
    return [[row["word"], *row["forms"].split()] for row in rows]


@pytest.mark.parametrize("language", ["tr", "ru", "en"])
def test_any_form_of_a_word_answers_to_any_other(language: str) -> None:
    pairs = [(one, other) for forms in forms_in(language) for one in forms for other in forms]
    found = sum(Asked.of(one).is_in(fold(other), other) for one, other in pairs)
    assert found / len(pairs) >= 0.98


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["tr", "ru", "en"])
def test_any_form_of_a_word_finds_the_records_with_any_other(language: str, officer: User) -> None:
    for forms in forms_in(language)[::9]:
        people = [Person(name=LanguageMap({language: form})) for form in forms]
        keys = {actions.enter(person, by=officer).pk for person in people}
        for form in forms:
            hits = search(form, officer, kinds=["person"], limit=1000)
            assert keys <= {hit.record.pk for hit in hits if hit.record}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("belediye", "belge"), ("heyet", "hayat"), ("şehir", "sehpa"), ("protokol", "program"),
        ("мэр", "мера"), ("город", "огород"), ("визит", "виза"), ("mayor", "major"),
        ("forum", "fuar"), ("İzmir", "İzmit"), ("Ankara", "Angara"),
    ],
)  # fmt: skip
def test_different_words_have_no_stem_in_common(one: str, other: str) -> None:
    assert not stem_tokens(one) & stem_tokens(other)


@given(st.text(max_size=30))
def test_every_text_has_stems_without_blanks(text: str) -> None:
    assert all(token.split() == [token] for token in stem_tokens(text))


@pytest.mark.django_db
def test_what_is_called_so_stands_before_what_mentions_it(officer: User, cheremin: Person) -> None:
    for n in range(3):
        said = Statement(speaker=cheremin, text=f"Short {n}.", language="en")
        actions.enter(said, by=officer)
    first = search("Cheremin", officer)[0]
    assert first.record == cheremin.base


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["qqqqqq", "hhh"])
def test_letters_that_sound_alike_do_not_find_everything(
    query: str, officer: User, cheremin: Person
) -> None:
    actions.enter(Person(name=LanguageMap(en="Karl Hansen")), by=officer)
    assert search(query, officer) == []


@pytest.mark.django_db
def test_a_search_is_narrowed_by_days_and_by_a_condition(officer: User, desk: Desk) -> None:
    old = actions.enter(
        Encounter(encounter_kind="visit", date="2019-05", title=LanguageMap(en="Old visit")),
        by=officer,
        desk=desk,
    )
    new = actions.enter(
        Encounter(encounter_kind="visit", date="2024", title=LanguageMap(en="New visit")),
        by=officer,
        desk=desk,
    )

    def found(**narrowed: Any) -> set[int]:
        hits = search("visits", officer, **narrowed)
        return {hit.record.pk for hit in hits if hit.record}

    assert found() == {old.pk, new.pk}
    assert found(since=date(2024, 3, 1)) == {new.pk}
    assert found(until=date(2019, 5, 2)) == {old.pk}
    assert found(about=Q(pk=old.pk)) == {old.pk}


@pytest.mark.django_db
def test_the_place_of_another_form_is_shown_in_a_source(officer: User, source: Source) -> None:
    source.text = "Стороны подписали протокол в Москве."
    source.language = "ru"
    source.save()
    index_source(source)
    (hit,) = search("Москва протоколы", officer)
    assert [passage.of(source.text) for passage in hit.passages] == ["протокол", "Москве"]
