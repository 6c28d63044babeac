"""Countries by the adjectives and names of peoples that texts use for them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from comity.gazetteer.index import resolve
from comity.gazetteer.names import key_of
from comity.gazetteer.place import Place, PlaceKind

_RUSSIAN_ADJECTIVE = (
    "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими", "ий", "ый",
)  # fmt: skip


def country_of(adjective: str) -> Place | None:
    """The country of an adjective or a people: Rus, Russian, российского.

    Russian adjectives are understood in any case, gender and number. None if unknown.
    """
    key = key_of(adjective)
    iso = _adjectives().get(key)
    if iso is None:
        iso = _inflected(key)
    return None if iso is None else _country(iso)


def city_of(adjective: str, near: Iterable[Place] = ()) -> Place | None:
    """The city or region of a Russian adjective in any form: стамбульский, московской.

    None if the word is no such adjective or its place is unknown. `near` as in `resolve`.
    """
    match = _OF_A_CITY.fullmatch(key_of(adjective))
    if match is None:
        return None
    stem = match[1]
    if stem in _IRREGULAR:
        return resolve(_IRREGULAR[stem], near=near)
    hints = tuple(near)
    bare = stem.removesuffix("ь")
    names = (bare, stem, *(bare + ending for ending in ("а", "ь", "ск", "и", "ы", "о")))
    found = [place for name in names if (place := resolve(name, near=hints)) is not None]
    large = [place for place in found if place.population >= _KNOWN_BY_ADJECTIVE]
    return max(large, key=lambda place: place.population, default=None)


_OF_A_CITY = re.compile(r"(.{3,})ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)")
_KNOWN_BY_ADJECTIVE = 30_000
_IRREGULAR = {
    "алматин": "алматы", "анкар": "анкара", "анталий": "анталья", "анталь": "анталья",
    "астанин": "астана", "афин": "афины", "бакин": "баку", "вен": "вена", "казан": "казань",
    "москов": "москва", "нижегород": "нижний новгород", "новгород": "великий новгород",
    "париж": "париж", "петербург": "санкт петербург", "ростов": "ростов на дону",
    "салоник": "салоники", "сочин": "сочи", "уфим": "уфа", "челнин": "набережные челны",
    "елецк": "елец", "орлов": "орел", "оршан": "орша", "псков": "псков", "тбилис": "тбилиси",
}  # fmt: skip


def adjectives(country: str, language: str) -> tuple[str, ...]:
    """The adjectives of a country (ISO code) in `tr`, `en` or `ru`, the usual one first."""
    return _rows().get(country, {}).get(language, ())


def _inflected(key: str) -> str | None:
    for ending in _RUSSIAN_ADJECTIVE:
        if key.endswith(ending):
            for nominative in ("ий", "ый"):
                iso = _adjectives().get(key.removesuffix(ending) + nominative)
                if iso:
                    return iso
    return None


@cache
def _country(iso: str) -> Place | None:
    name = _rows()[iso]["name"][0]
    return resolve(name, country=iso, kind=PlaceKind.COUNTRY)


@cache
def _rows() -> dict[str, dict[str, tuple[str, ...]]]:
    """The adjectives of each country by language, and its name under `name`."""
    source = files("comity.gazetteer").joinpath("data", "adjectives.csv")
    with source.open("r", encoding="utf-8") as file:
        return {
            row["iso"]: {
                column: tuple(filter(None, row[column].split("|")))
                for column in ("name", "tr", "en", "ru")
            }
            for row in csv.DictReader(file)
        }


@cache
def _adjectives() -> dict[str, str]:
    return {
        key_of(word): iso
        for iso, row in _rows().items()
        for language in ("tr", "en", "ru")
        for word in row[language]
    }
