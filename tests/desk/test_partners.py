"""Partners by country, named in the reader's language whether or not the country is a record."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.register.models import Place


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Türkiye", "Russia"]), ("tr", ["Türkiye", "Rusya"]), ("ru", ["Турция", "Россия"])],
)
def test_countries_have_names_and_no_codes(
    language: str, names: list[str], register: Any, officer: Client
):
    Place.objects.filter(scale="country").update(state="deleted")
    Place.objects.filter(country="").update(country="TR")
    officer.cookies["comity_language"] = language
    page = officer.get("/partners/").text
    chips = page.split("country=")[0:] and page
    for name in names:
        assert f">{name}" in chips
    for code in ("TR", "RU"):
        assert f">{code} <span" not in chips


def test_the_page_of_a_place_names_its_country_and_groups_its_population(
    register: Any, officer: Client
):
    moscow = register["moscow"]
    Place.objects.filter(pk=moscow.pk).update(country="RU", population=10381222)
    page = officer.get(f"/places/{moscow.pk}/").text
    assert re.search(r"<dt>Country</dt>.{0,200}Russia", page, re.S)
    assert "10,381,222" in page
