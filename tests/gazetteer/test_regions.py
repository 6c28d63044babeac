"""A region and its towns are known to belong together."""

from __future__ import annotations

import pytest

from comity.gazetteer import resolve
from comity.gazetteer.regions import region_of


def _region(name: str) -> str:
    place = resolve(name)
    assert place is not None
    return region_of(place)


@pytest.mark.parametrize(
    ("region", "town"),
    [
        ("Челябинская область", "Челябинск"),
        ("Татарстан", "Казань"),
        ("Свердловская область", "Екатеринбург"),
        ("Витебская область", "Витебск"),
        ("Хорезмская область", "Ургенч"),
        ("Konya", "Konya"),
    ],
)
def test_a_town_lies_in_its_region(region: str, town: str) -> None:
    assert _region(region) == _region(town) != ""


@pytest.mark.parametrize(
    ("region", "town"),
    [("Московская область", "Москва"), ("Татарстан", "Уфа"), ("Рязанская область", "Минск")],
)
def test_a_town_of_elsewhere_does_not(region: str, town: str) -> None:
    assert _region(region) != _region(town)


def test_a_country_lies_in_no_region() -> None:
    assert _region("Казахстан") == ""
