"""Letters that only look different are read as what they are."""

from __future__ import annotations

import pytest

from comity.reading import read


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_hyphen_of_any_kind_holds_a_name_together(hyphen: str) -> None:
    text = f"Губернатор Санкт{hyphen}Петербурга Юрий Гладунов посетил Ереван."
    (person,) = read(text).people
    assert person.offices[0].place == "Санкт-Петербург"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009"])
def test_a_blank_of_any_width_parts_words(blank: str) -> None:
    text = f"Mayor{blank}of{blank}Leeds{blank}Jane{blank}Smith visited Lille on 3{blank}May 2024."
    found = read(text)
    assert [person.name for person in found.people] == ["Jane Smith"]
    assert found.encounters[0].date == "2024-05-03"
