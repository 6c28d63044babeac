"""Language and colours: chosen once, kept, and the page stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("language", "word"), [("tr", "Sözler"), ("en", "Promises"), ("ru", "Обещания")]
)
def test_the_language_switch_keeps_the_page_and_its_state(
    officer: Client, language: str, word: str
):
    here = "/promises/?state=open&sort=-due"
    answer = officer.post("/language/", {"language": language, "next": here})
    assert answer["Location"] == here
    page = officer.get(here)
    assert f'<html lang="{language}"' in page.text
    assert f"<h1>{word}</h1>" in page.text


def test_the_chosen_language_goes_with_the_user(register: Any, officer: Client):
    officer.post("/language/", {"language": "ru", "next": "/"})
    register.officer.refresh_from_db()
    assert register.officer.language == "ru"


def test_a_language_that_the_pages_do_not_speak_changes_nothing(officer: Client):
    officer.post("/language/", {"language": "tlh", "next": "/"})
    assert '<html lang="en"' in officer.get("/").text


@pytest.mark.parametrize("away", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_switch_never_leads_away_from_the_register(officer: Client, away: str):
    assert officer.post("/theme/", {"theme": "dark", "next": away})["Location"] == "/"


def test_the_colours_are_kept_until_they_follow_the_system_again(officer: Client):
    assert "data-theme" not in officer.get("/").text
    officer.post("/theme/", {"theme": "dark", "next": "/"})
    assert 'data-theme="dark"' in officer.get("/").text
    officer.post("/theme/", {"theme": "", "next": "/"})
    assert "data-theme" not in officer.get("/").text


def test_a_forged_theme_is_not_put_into_the_page(officer: Client):
    officer.cookies["comity_theme"] = '"><script>'
    assert "data-theme" not in officer.get("/").text
