"""Finding places by any of their names."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from comity.gazetteer.names import key_of
from comity.gazetteer.place import Place, PlaceKind
from comity.gazetteer.russian import nominatives

_SUFFIXED = re.compile("(.+)['’ʼ‘`´][a-zçğıöşü]{1,8}")


def find(name: str, *, country: str | None = None) -> tuple[Place, ...]:
    """Every place of that name, best first: countries, then the more populous.

    Case, diacritics, Turkish dotted and dotless i, ё and apostrophes make no
    difference. A Turkish suffix after an apostrophe (`İzmir'in`) and Russian oblique
    forms (`Казани`, `Нижнего Новгорода`) are understood if the name as it stands is
    unknown. `country` (ISO 3166-1 alpha-2) keeps only places of that country.
    An unknown name gives an empty tuple. About a microsecond for a name seen before.
    """
    found = _find(name)
    if country is None:
        return found
    return tuple(place for place in found if place.country == country)


def resolve(
    name: str,
    *,
    country: str | None = None,
    near: Iterable[Place] = (),
    kind: PlaceKind | None = None,
) -> Place | None:
    """The one place that a name most likely means, or None if it is unknown.

    `near` are places that the same text names: a namesake in one of their regions or
    countries wins over a larger one elsewhere, unless it is fifty times as large.
    """
    found = find(name, country=country)
    if kind is not None:
        found = tuple(place for place in found if place.kind is kind)
    if not found:
        return None
    neighbours = tuple(near)
    return max(found, key=lambda place: (_weight(place, neighbours), -found.index(place)))


def by_id(id: str) -> Place | None:
    """The place with that id (see `Place.id`)."""
    number = _numbers().get(id)
    return None if number is None else _place(number)


def country(code: str) -> Place | None:
    """The country of an ISO 3166-1 alpha-2 code."""
    number = _countries().get(code.upper())
    return None if number is None else _place(number)


def is_known(name: str) -> bool:
    """Whether the name as it stands (no suffix, no oblique form) is some place's name."""
    return key_of(name) in _names()


@lru_cache(maxsize=4_000)
def _find(name: str) -> tuple[Place, ...]:
    for key in _keys(name):
        numbers = _names().get(key)
        if numbers:
            return tuple(_named(int(number), key) for number in numbers.split(" "))
    return ()


def _keys(name: str) -> Iterator[str]:
    """The keys under which a name may be listed, likeliest first."""
    key = key_of(name)
    yield key
    suffixed = _SUFFIXED.fullmatch(name)
    if suffixed:
        yield key_of(suffixed[1])
    if any("а" <= letter <= "я" for letter in key):
        yield from nominatives(key)


def _weight(place: Place, near: tuple[Place, ...]) -> float:
    weight = float(place.population + 1)
    if place.kind is PlaceKind.COUNTRY:
        weight *= 100
    if any(place.country == other.country for other in near):
        weight *= 50
    if any(place.admin1 and place.admin1 == other.admin1 for other in near):
        weight *= 50
    return weight


def _named(number: int, key: str) -> Place:
    """The place, with its doubt about the name under which it was found."""
    return replace(_place(number), is_ambiguous=key in _doubtful(number))


@cache
def _lines() -> list[str]:
    """The lines of the places file; parsed one by one when needed."""
    return _read("places.tsv.gz").split("\n")


@cache
def _names() -> dict[str, str]:
    """Normalised name to line numbers separated by blanks, best first."""
    cells = _read("names.tsv.gz").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


@cache
def _numbers() -> dict[str, int]:
    return {line.partition("\t")[0]: number for number, line in enumerate(_lines())}


@cache
def _countries() -> dict[str, int]:
    found = {}
    for number, line in enumerate(_lines()):
        _id, kind, code, *_ = line.split("\t", 3)
        if kind == PlaceKind.COUNTRY:
            found[code] = number
    return found


def _read(name: str) -> str:
    packed = files("comity.gazetteer").joinpath("data", name).read_bytes()
    return gzip.decompress(packed).decode("utf-8")


def _doubtful(number: int) -> list[str]:
    return _lines()[number].rpartition("\t")[2].split("|")


@lru_cache(maxsize=4_000)
def _place(number: int) -> Place:
    cells = _lines()[number].split("\t")
    id, kind, country, admin1, population, tr, en, ru, latitude, longitude, _ = cells
    return Place(
        id=id,
        name=en or tr or ru,
        country=country,
        population=int(population),
        kind=PlaceKind(kind),
        admin1=admin1,
        name_tr=tr or None,
        name_ru=ru or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
    )
