"""Letters about a promise, and how their addressees are addressed in each language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.cooperation.promises.letters import (
    KINDS,
    Addressee,
    Sex,
    closing,
    letter,
    salutation,
    sex_of,
)
from comity.cooperation.promises.letters.words import (
    LANGUAGES,
    MARKS,
    LetterError,
    check_letter,
)
from comity.identity.offices import rank_of

CHEREMIN = Addressee("Сергей Черёмин", "Сергей", "Евгеньевич", "Черёмин", "minister", Sex.MALE)


@pytest.mark.parametrize(
    ("to", "language", "said"),
    [
        (CHEREMIN, "ru", "Глубокоуважаемый Сергей Евгеньевич!"),
        (Addressee("Sergey Cheremin", family="Cheremin", office="minister"), "en",
         "Dear Minister Cheremin,"),
        (Addressee("Tunç Soyer", family="Soyer", office="mayor"), "en", "Dear Mayor Soyer,"),
        (Addressee("Tunç Soyer", family="Soyer", office="mayor"), "tr", "Sayın Başkan Tunç Soyer,"),
        (Addressee("Anna Smith", office="expert"), "en", "Dear Anna Smith,"),
        (Addressee("Anna Smith", office="expert"), "tr", "Sayın Anna Smith,"),
        (Addressee("J. Doe", office="ambassador"), "en", "Excellency,"),
        (Addressee("Анна Петрова", "Анна", "", "Петрова", "", Sex.FEMALE), "ru",
         "Уважаемая госпожа Петрова!"),
        (Addressee("Анна Петрова", "Анна", "Ивановна", "Петрова", "", Sex.FEMALE), "ru",
         "Уважаемая Анна Ивановна!"),
        (Addressee("Tunç Soyer", "Tunç", "", "Soyer"), "ru",
         "Уважаемый господин (уважаемая госпожа) Soyer!"),
        (Addressee(), "tr", "Sayın Yetkili,"),
        (Addressee(), "en", "Dear colleagues,"),
        (Addressee(), "ru", "Уважаемые коллеги!"),
    ],
)  # fmt: skip
def test_everybody_is_addressed_as_their_office_and_language_ask(
    to: Addressee, language: str, said: str
):
    assert salutation(to, language) == said


@pytest.mark.parametrize(
    ("patronymic", "family", "sex"),
    [
        ("Евгеньевич", "", Sex.MALE), ("Ильич", "", Sex.MALE), ("Ивановна", "", Sex.FEMALE),
        ("Ильинична", "", Sex.FEMALE), ("", "Петров", Sex.MALE), ("", "Петрова", Sex.FEMALE),
        ("Ивановна", "Черных", Sex.FEMALE), ("", "Soyer", Sex.UNKNOWN), ("", "", Sex.UNKNOWN),
        ("", "Черных", Sex.UNKNOWN), ("", "Айдын", Sex.UNKNOWN),
    ],
)  # fmt: skip
def test_a_name_tells_the_sex_or_nobody_guesses_it(patronymic: str, family: str, sex: Sex):
    assert sex_of(patronymic, family) is sex


@given(st.builds(Addressee, full=st.text(), given=st.text(), patronymic=st.text(),
                 family=st.text(), office=st.text(), sex=st.sampled_from(Sex)),
       st.sampled_from(LANGUAGES))  # fmt: skip
def test_whatever_a_name_holds_a_salutation_is_one_line(to: Addressee, language: str):
    said = salutation(to, language)
    assert said.strip()
    assert "\n" not in said


FACTS = {
    "what": "“open an office”", "due": "July 2027", "said": "Visit, 2021",
    "outcome": "It opened.", "evidence": "news.txt", "until": "May 2028",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_there_in_every_language_with_its_facts(kind: str, language: str):
    written = letter(kind, language, FACTS)
    text = " ".join(written.paragraphs)
    assert written.subject
    assert "open an office" in text
    assert "{" not in text
    assert ".." not in text
    assert closing(language).endswith(",")


def test_a_paragraph_without_its_fact_is_left_out():
    full = letter("reminder", "en", FACTS)
    bare = letter("reminder", "en", {"what": "“open an office”", "due": " "})
    assert len(bare.paragraphs) == len(full.paragraphs) - 2
    assert not re.search("date foreseen", " ".join(bare.paragraphs))


def test_what_is_filled_in_is_only_ever_text():
    hostile = dict.fromkeys(MARKS, "{outcome.__class__} {due}")
    assert "{due}" in " ".join(letter("reminder", "en", hostile).paragraphs)


def test_the_offices_that_have_a_form_of_their_own_are_offices():
    for office in ("ambassador", "consul-general", "minister", "governor", "mayor", "rector",
                   "deputy-mayor", "head-of-region"):  # fmt: skip
        assert rank_of(office) is not None


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({}, "needs a subject and paragraphs"),
        ({"subject": "S", "paragraphs": []}, "needs a subject and paragraphs"),
        ({"subject": "S", "paragraphs": ["{whom} said so."]}, r"\['whom'\] cannot be filled in"),
    ],
)
def test_a_letter_of_which_something_is_missing_is_told_by_its_table(told: dict, fault: str):
    with pytest.raises(LetterError, match=rf"\[reminder.en\]: .*{fault}"):
        check_letter("reminder", "en", told)
