"""One box for everything, in any language and alphabet."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client


@pytest.mark.parametrize("words", ["cheremin", "Çeremin", "Черемин", "ЧЕРЁМИН"])
def test_a_person_is_found_in_any_alphabet(words: str, register: Any, officer: Client):
    page = officer.get("/search/", {"q": words}).text
    assert f'href="/people/{register["cheremin"].pk}/"' in page


def test_the_words_of_a_source_lead_to_where_they_stand(register: Any, officer: Client):
    page = officer.get("/search/", {"q": "informatics"}).text
    source = register.sources["izmir"]
    start = source.text.index("informatics")
    span = f"{start}-{start + len('informatics')}"
    assert f'href="/sources/{source.pk}/?passage={span}#p{span}"' in page
    assert "mathematics, physics and informatics" in page


def test_what_is_found_can_be_narrowed_to_a_kind(register: Any, officer: Client):
    page = officer.get("/search/", {"q": "cheremin", "kind": "invitation"}).text
    assert "/invitations/" in page.split("<main")[1]
    assert f'href="/people/{register["cheremin"].pk}/"' not in page


def test_nothing_found_says_what_to_try(officer: Client):
    page = officer.get("/search/", {"q": "zxwvbn"}).text
    assert "Nothing found" in page and "Try fewer words" in page


def test_an_empty_question_explains_the_box(officer: Client):
    assert "Search the whole register" in officer.get("/search/").text


def test_a_search_is_narrowed_to_days_and_a_place(officer: Client, register: Any) -> None:
    def titles(**asked: str) -> str:
        return officer.get("/search/", {"q": "Cheremin", **asked}).content.decode()

    visit = f"/encounters/{register['visit'].pk}/"
    october = f"/encounters/{register['october'].pk}/"
    assert visit in titles() and october in titles()
    assert visit in titles(until="2022-01-01") and october not in titles(until="2022-01-01")
    assert visit not in titles(since="2023-01-01") and october in titles(since="2023-01-01")
    assert visit in titles(at="Измире") and october not in titles(at="Измире")


def test_a_place_or_a_day_that_is_none_is_said(officer: Client, register: Any) -> None:
    page = officer.get("/search/", {"q": "Cheremin", "at": "Atlantis", "since": "2024-02-31"})
    text = page.content.decode()
    assert "No place called “Atlantis” is in the register." in text
    assert "2024-02-31 is no day of the calendar." in text
