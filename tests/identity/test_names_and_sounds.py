"""Names are taken apart and heard alike in Turkish, English and Russian spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.identity.names import Likeness, compare_names, name_of
from comity.identity.sounds import likeness, readings


@pytest.mark.parametrize(
    ("text", "words", "initials", "patronymic"),
    [
        ("Черемин Сергей Евгеньевич", ("Черемин", "Сергей"), (), "Евгеньевич"),
        ("С. Е. Черемин", ("Черемин",), ("с", "е"), None),
        ("С.Е.Черемин", ("Черемин",), ("с", "е"), None),
        ("Prof. Dr. Yılmaz Büyükerşen", ("Yılmaz", "Büyükerşen"), (), None),
        ("аль-Мансур Ахмед", ("Мансур", "Ахмед"), (), None),
        ("Jan van der Laan", ("Jan", "Laan"), (), None),
        ("Анна Петрова-Сидорова", ("Анна", "Петрова", "Сидорова"), (), None),
        ("Hacı Bektaş", ("Bektaş",), (), None),
        ("Bakan", ("Bakan",), (), None),
    ],
)
def test_a_name_is_taken_apart(
    text: str, words: tuple[str, ...], initials: tuple[str, ...], patronymic: str | None
) -> None:
    name = name_of(text)
    assert (name.words, name.initials, name.patronymic) == (words, initials, patronymic)


def test_the_surname_is_known_when_the_form_shows_it() -> None:
    assert name_of("Черемин Сергей Евгеньевич").surname == "Черемин"
    assert name_of("Сергей Евгеньевич Черемин").surname == "Черемин"
    assert name_of("Черемин С. Е.").surname == "Черемин"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Çeremin", "Черёмин"), ("Cheryomin", "Черемин"), ("Şaymiyev", "Shaimiev"),
     ("Yılmaz", "Йылмаз"),
     ("Gökçek", "Гёкчек"), ("Xi", "Си"), ("Khan", "Han"), ("Schütz", "Шютц"), ("Carlos", "Карлос"),
     ("Jordanka", "Йорданка"), ("Cinping", "Цзиньпин"), ("Kojemyako", "Кожемяко"),
     ("Ünlüce", "Унлюдже")],
)  # fmt: skip
def test_one_word_sounds_the_same_in_every_alphabet(a: str, b: str) -> None:
    assert likeness(a, b) >= 0.85


@pytest.mark.parametrize(
    ("a", "b"),
    [("Aydar", "İlsur"), ("Иванов", "Петров"), ("Karaca", "Karalar"), ("Soyer", "Sever"),
     ("Buravov", "Burlakov"), ("Metşin", "Meşin"), ("Mehmet", "Ahmet")],
)  # fmt: skip
def test_words_of_other_names_do_not(a: str, b: str) -> None:
    assert likeness(a, b) < 0.85


def test_given_names_have_forms_that_no_sound_tells() -> None:
    assert compare_names(name_of("Yorgos Kaminis"), name_of("Георгиос Каминис")) is Likeness.SPELLED
    assert compare_names(name_of("Michael Brown"), name_of("Mihail Brown")) is Likeness.SPELLED


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert 0.0 <= likeness(a, b) <= 1.0


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyz", min_size=1, max_size=12))
def test_a_word_sounds_like_itself(word: str) -> None:
    assert not readings(word) or likeness(word, word) == 1.0
