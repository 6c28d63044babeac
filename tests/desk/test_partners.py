"""Partners by country, named in the reader's language whether or not the country is a record."""

from __future__ import annotations

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
