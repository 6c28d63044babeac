"""What the name of an institution says: kind, subject, place, and its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from comity.gazetteer import Place, PlaceKind, key_of, resolve
from comity.identity.bodies import expanded, known_body, seat_of
from comity.identity.lexicon import Match, Phrases, phrases, table, words_of
from comity.identity.place_names import (
    Found,
    fillers,
    in_one_country,
    place_stated,
    places_in,
    positions,
)

_QUOTED = re.compile('[«“„"]([^«»“”„"]+)[»”“"]')
_CITY_WORDS = frozenset({"город", "города", "city", "sehri"})
_REGION_WORDS = frozenset(
    "области область край края oblast krai region regional province governorate".split()
    + "bolgesi vilayeti eyaleti vilayet".split()
)
_CITY_OF = re.compile(r"(?i)(city|town|municipality) of ")
_LARGE = 50_000
_GENERAL = frozenset({"city", "government", "executive", "state", "embassy", "consulate"})
_ABROAD = frozenset({"embassy", "consulate", "mission", "house", "honorary-consulate"})
_LOCAL = frozenset({"city", "council", "executive", "department", "prefecture", "state"})
_OWN_NAMED = frozenset({"university", "school", "company", "museum", "foundation", "academy"})


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name of an institution says.

    `kind` and `group` come from `data/kinds.csv`, `parents` are kinds of the bodies that
    it belongs to, `subjects` what it deals with, `known` the id of a body of
    `data/known.csv`. `place` is the most exact place named, `represents` the side whose
    embassy or office it is. `is_wide` says that the place is not the city of that name but
    its region; `nation` is the community of a divided city (`Lefkoşa Türk Belediyesi`).
    `own` are words that are none of these, as sounds to compare.
    """

    kind: str | None = None
    group: str | None = None
    parents: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    place: Place | None = None
    represents: Place | None = None
    own: tuple[str, ...] = ()
    known: str | None = None
    is_wide: bool = False
    nation: str | None = None
    places: tuple[Place, ...] = field(default=(), compare=False)


@lru_cache(maxsize=100_000)
def parts_of(name: str, context: str | None = None) -> Parts:
    """The parts of a name; `context` is a place that the text gives beside it.

    `İBB`, `Istanbul Metropolitan Municipality` and `мэрия Стамбула` come out equal.
    """
    near = place_stated(context)
    known = known_body(name)
    if known:
        return Parts(known=known, place=near or seat_of(known), group="union")
    return parsed(expanded(name, near), near)


def parsed(name: str, near: Place | None = None) -> Parts:
    """The parts of a name by its words alone, whether or not the body is a known one."""
    name, quoted = _unquoted(name)
    words = words_of(name)
    keys = [key_of(word) for word in words]
    long_places = places_in(words, frozenset(), near, lengths=(4, 3, 2))
    long_words = positions(long_places)
    kinds = _kinds(keys, long_words)
    head = _head(kinds)
    subjects, subject_words = _subjects(keys)
    taken = {index for match in kinds for index in match.span} | long_words | subject_words
    found = sorted([*long_places, *places_in(words, taken, near, lengths=(1,))], key=_start)
    if head is not None and groups()[head.meaning] in _LOCAL:
        found = in_one_country(found, near)
    places = [one.place for one in found]
    left = set(range(len(words))) - taken - positions(found)
    parts = Parts(
        kind=head.meaning if head else None,
        group=groups()[head.meaning] if head else None,
        parents=frozenset(match.meaning for match in kinds if match is not head),
        subjects=subjects,
        own=(*(words[i] for i in sorted(left) if keys[i] not in fillers()), *quoted),
        is_wide=any(key in _REGION_WORDS for i, key in enumerate(keys) if i not in long_words),
        places=tuple(places),
    )
    return _settled(_placed(parts, name, places, near), name, places)


def _start(found: Found) -> int:
    return found.start


def _unquoted(name: str) -> tuple[str, list[str]]:
    """The name without what stands in quotation marks, which is nobody's place or kind.

    `школа «Родина»` is no school of a place Rodina; but `«Город Саратов»` names its city.
    """
    own: list[str] = []
    for match in _QUOTED.finditer(name):
        inside = words_of(match[1])
        if match[0] != name.strip() and not any(key_of(word) in _CITY_WORDS for word in inside):
            own += inside
            name = name.replace(match[0], " ")
    return name, own


def _kinds(keys: list[str], taken: set[int]) -> list[Match]:
    """The kinds that a name mentions outside the names of places."""
    visible = ["" if index in taken else key for index, key in enumerate(keys)]
    return _kind_phrases().find(visible)


def _head(kinds: list[Match]) -> Match | None:
    """The most special body of a nested name: the department, not its municipality."""
    if not kinds:
        return None
    ranks = _ranks()
    return max(kinds, key=lambda match: (ranks[match.meaning], match.end - match.start))


def _subjects(keys: list[str]) -> tuple[frozenset[str], set[int]]:
    """Every subject that a name mentions, and the positions of its words."""
    found: set[str] = set()
    taken: set[int] = set()
    for position in range(len(keys)):
        matches = list(_subject_phrases().at(keys, position))
        for match in matches:
            if match.end == matches[0].end and position not in taken:
                found.add(match.meaning)
        if matches and position not in taken:
            taken.update(matches[0].span)
    return frozenset(found), taken


def _settled(parts: Parts, name: str, places: list[Place]) -> Parts:
    """What depends on the rest of the name: offices abroad, regions, divided cities."""
    if parts.kind == "department" and not parts.subjects and len(places) > 1:
        return replace(parts, kind="mission", group="mission", represents=places[0])
    if parts.kind is None and places and _CITY_OF.match(name):
        parts = replace(parts, kind="municipality", group="city")
    named = parts.place is not None or bool(parts.own)
    if parts.kind is None and parts.is_wide and named and not parts.subjects:
        parts = replace(parts, kind="government", group="government")
    if parts.group in _GENERAL:
        parts = replace(parts, subjects=frozenset())
    return _named_after_place(_governing(_of_region(parts)))


def _of_region(parts: Parts) -> Parts:
    """The region itself, where the name says region beside its city and we know it."""
    if not parts.is_wide or parts.place is None:
        return parts
    if parts.place.kind is not PlaceKind.CITY:
        return replace(parts, is_wide=False)
    for word in ("Region", "Oblast", "Krai"):
        region = resolve(f"{parts.place.name} {word}", country=parts.place.country)
        if region is not None:
            return replace(parts, place=region, is_wide=False)
    return parts


def _governing(parts: Parts) -> Parts:
    """A region's administration is its government; a divided city has two municipalities."""
    if parts.group != "city" or parts.place is None:
        return parts
    if parts.is_wide or parts.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY):
        return replace(parts, kind="government", group="government")
    own = parts.place.country
    nations = [p for p in parts.places if p.kind is PlaceKind.COUNTRY and p.country != own]
    return replace(parts, nation=nations[0].country) if nations else parts


def _named_after_place(parts: Parts) -> Parts:
    """A university or company that carries a small place's name: the name is its own."""
    if parts.group not in _OWN_NAMED or parts.place is None:
        return parts
    if not 0 < parts.place.population < _LARGE:
        return parts
    large = next((place for place in parts.places if place.population >= _LARGE), None)
    return replace(parts, place=large, own=(*parts.own, parts.place.named("tr")))


def _placed(parts: Parts, name: str, places: list[Place], near: Place | None) -> Parts:
    """The place where it stands or governs, and the side that it represents."""
    if parts.group in _ABROAD:
        return _mission(parts, name, places, near)
    if not places:
        return replace(parts, place=near)
    return replace(parts, place=_most_exact(places))


def _ends_with_house_of(name: str) -> bool:
    """Whether a Turkish name ends with whose house it is: `Riga Moskova Evi`."""
    words = words_of(name)
    return len(words) > 1 and key_of(words[-1]) == "evi" and "'" not in words[-2].replace("’", "'")


def _mission(parts: Parts, name: str, places: list[Place], near: Place | None) -> Parts:
    if places and parts.group == "house" and _ends_with_house_of(name):
        return replace(parts, represents=places[-1], place=places[0] if places[1:] else near)
    if len(places) >= 2:
        countries = [place for place in places if place.kind is PlaceKind.COUNTRY]
        sender = countries[0] if countries and parts.group != "house" else places[0]
        seats = [place for place in places if place is not sender]
        seat = seats[0] if seats else None
        if parts.group in {"mission", "house"}:
            sender, seat = places[0], places[-1]
        return replace(parts, represents=sender, place=seat)
    if places and near is not None and places[0] != near:
        return replace(parts, represents=places[0], place=near)
    return replace(parts, place=near, represents=places[0] if places else None)


def _most_exact(places: list[Place]) -> Place:
    """The smallest of nested places; else the last that is no country."""
    exactness = {
        PlaceKind.COUNTRY: 0,
        PlaceKind.REGION: 1,
        PlaceKind.CITY: 2,
        PlaceKind.DISTRICT: 3,
    }
    return max(places, key=lambda place: (exactness[place.kind], -place.population))


@cache
def _kind_phrases() -> Phrases:
    return phrases("kinds.csv", "kind")


@cache
def _subject_phrases() -> Phrases:
    return phrases("subjects.csv", "subject")


@cache
def groups() -> dict[str, str]:
    """The group of each kind of `data/kinds.csv`."""
    return {row["kind"]: row["group"] for row in table("kinds.csv", "kind", "group")}


@cache
def _ranks() -> dict[str, int]:
    return {row["kind"]: int(row["rank"]) for row in table("kinds.csv", "kind", "rank")}
