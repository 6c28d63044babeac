"""What the name of an institution says: kind, subject, place, and its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files

from comity.gazetteer import Place, PlaceKind, country_of, find, key_of, resolve
from comity.identity.lexicon import Match, Phrases, phrases, table

_WORD = re.compile(r"[\w'’ʼ.]+")
_REGION_WORDS = frozenset(
    "области область край края oblast krai region regional province governorate".split()
    + "bolgesi vilayeti eyaleti vilayet".split()
)
_SMALL = 200_000
_GENERAL = frozenset({"city", "government", "executive", "state", "embassy", "consulate"})
_OWN_NAMED = frozenset({"university", "school", "company", "museum", "foundation", "academy"})
_STATES = {"t c": "TR", "tc": "TR", "türkiye cumhuriyeti": "TR"}


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
    known = _known_id(name)
    near = _context_place(context)
    if known:
        known_place = near or _country(_known_places()[known])
        return Parts(known=known, place=known_place, group="union")
    expanded = _expanded(name, near)
    if expanded != name:
        return parts_of(expanded)
    return parsed(name, near)


def words_of(name: str) -> list[str]:
    """The words of a name as they stand, hyphens split, dots inside abbreviations gone."""
    spaced = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name)
    spaced = re.sub(r"[-–—/]", " ", spaced)
    return [word.rstrip(".") for word in _WORD.findall(spaced) if word.strip(".'’")]


def parsed(name: str, near: Place | None = None) -> Parts:
    """The parts of a name by its words alone, whether or not the body is a known one."""
    words = words_of(name)
    keys = [key_of(word) for word in words]
    long_places, long_words = _places(words, keys, set(), near, lengths=(4, 3, 2))
    kinds = _kinds(keys, long_words)
    taken = {index for match in kinds for index in match.span} | long_words
    subjects, subject_words = _subjects(keys)
    short_places, place_words = _places(words, keys, taken | subject_words, near, lengths=(1,))
    places = [place for _, place in sorted([*long_places, *short_places], key=lambda at: at[0])]
    left = set(range(len(words))) - taken - subject_words - place_words
    head = _head(kinds)
    parts = Parts(
        kind=head.meaning if head else None,
        group=_groups()[head.meaning] if head else None,
        parents=frozenset(match.meaning for match in kinds if match is not head),
        subjects=subjects,
        own=tuple(words[i] for i in sorted(left) if keys[i] not in fillers()),
        is_wide=any(key in _REGION_WORDS for i, key in enumerate(keys) if i not in long_words),
        places=tuple(places),
    )
    return _settled(_placed(parts, name, places, near), name, places)


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


def _places(
    words: list[str],
    keys: list[str],
    taken: set[int],
    near: Place | None,
    *,
    lengths: tuple[int, ...],
) -> tuple[list[tuple[int, Place]], set[int]]:
    """The places of so many words that a name mentions, with the positions of their words."""
    found: list[tuple[int, Place]] = []
    used: set[int] = set()
    for position in range(len(words)):
        for length in lengths:
            span = range(position, position + length)
            if span.stop > len(words) or not taken.isdisjoint(span) or not used.isdisjoint(span):
                continue
            if length > 1 and keys[position] in fillers():
                continue
            place = place_named(" ".join(words[position : span.stop]), near)
            if place is not None:
                found.append((position, place))
                used.update(span)
                break
    return found, used


@lru_cache(maxsize=100_000)
def place_named(text: str, near: Place | None = None) -> Place | None:
    """The place that words name, as a noun or an adjective, in any case; else None."""
    key = key_of(text)
    if key in _STATES:
        return _country(_STATES[key])
    if key in fillers() or len(key) < 2 or text.islower():
        if not _looks_adjectival(key):
            return None
    neighbours = (near,) if near else ()
    candidates = [text, *_without_suffix(text)]
    found = (resolve(candidate, near=neighbours) for candidate in candidates)
    place = next((place for place in found if place is not None), None)
    if place is not None and not (place.population < _SMALL and _ADJECTIVE.fullmatch(key)):
        return place
    return country_of(text) or _by_adjective(key, neighbours) or place


_TURKISH_SUFFIX = re.compile(
    r"(?<=...)['’]?(nın|nin|nun|nün|ın|in|un|ün|daki|deki|taki|teki|da|de|ta|te|lı|li|lu|lü|ya|ye)$"
)


def _without_suffix(text: str) -> list[str]:
    bare = _TURKISH_SUFFIX.sub("", text)
    return [bare] if bare != text and ("'" in text or "’" in text or len(bare) > 4) else []


_ADJECTIVE = re.compile(
    r"(.{3,})ск(ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$|(.{3,})ск(ий|ого|ому|им|ом|ая|ой|ую|ое)$"
)
_STEMS = {"москов": "москва", "петербург": "санкт петербург", "нижегород": "нижний новгород",
          "афин": "афины", "салоник": "салоники", "челн": "набережные челны",
          "париж": "париж", "пражск": "прага", "рим": "рим", "берлин": "берлин",
          "тбилис": "тбилиси", "ташкент": "ташкент", "бишкек": "бишкек", "алматин": "алматы",
          "астанин": "астана", "бакин": "баку", "сочин": "сочи", "ростов": "ростов на дону",
          "казан": "казань", "томск": "томск", "уфим": "уфа", "вен": "вена", "лондон": "лондон",
          "пекин": "пекин", "анкар": "анкара", "анталий": "анталья", "анталь": "анталья",
          "антал": "анталья", "синоп": "синоп", "киев": "киев", "минск": "минск", "ереван": "ереван"}  # fmt: skip


def _looks_adjectival(key: str) -> bool:
    return _ADJECTIVE.fullmatch(key) is not None or country_of(key) is not None


def _by_adjective(key: str, near: tuple[Place, ...]) -> Place | None:
    """The city of a Russian adjective: стамбульский, московской, измирская."""
    match = _ADJECTIVE.fullmatch(key)
    if match is None:
        return None
    stem = match[1] or match[3]
    if stem in _STEMS:
        return resolve(_STEMS[stem], near=near)
    names = (stem.removesuffix("ь"), stem + "а", stem + "ь", stem + "ск", stem + "и", stem + "ы")
    found = [place for name in names if (place := resolve(name, near=near)) is not None]
    return max(found, key=lambda place: place.population, default=None)


def _settled(parts: Parts, name: str, places: list[Place]) -> Parts:
    """What depends on the rest of the name: offices abroad, regions, divided cities."""
    if parts.kind == "department" and not parts.subjects and len(places) > 1:
        return replace(parts, kind="mission", group="mission", represents=places[0])
    if parts.kind is None and places and re.match(r"(?i)(city|town|municipality) of ", name):
        parts = replace(parts, kind="municipality", group="city")
    if parts.place is not None and parts.place.kind is not PlaceKind.CITY:
        parts = replace(parts, is_wide=False)
    if parts.group in _GENERAL:
        parts = replace(parts, subjects=frozenset())
    if parts.group in _OWN_NAMED and parts.place and 0 < parts.place.population < 50_000:
        named = (*parts.own, parts.place.named("tr"))
        parts = replace(parts, place=near_city(parts.places), own=named)
    if parts.kind is None and parts.is_wide and not parts.subjects:
        parts = replace(parts, kind="government", group="government")
    if parts.place is None:
        return parts
    is_region = parts.is_wide or parts.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY)
    if parts.group == "city" and is_region:
        parts = replace(parts, kind="government", group="government")
    nations = [
        p for p in places if p.kind is PlaceKind.COUNTRY and p.country != parts.place.country
    ]
    if parts.group == "city" and nations:
        parts = replace(parts, nation=nations[0].country)
    return parts


def near_city(places: tuple[Place, ...]) -> Place | None:
    """The first large place named, for bodies that carry a small one's name."""
    return next((place for place in places if place.population >= 50_000), None)


def _placed(parts: Parts, name: str, places: list[Place], near: Place | None) -> Parts:
    """The place where it stands or governs, and the side that it represents."""
    if parts.group in {"embassy", "consulate", "mission", "house", "honorary-consulate"}:
        return _mission(parts, name, places, near)
    if not places:
        return replace(parts, place=near)
    return replace(parts, place=_most_exact(places))


def _ends_with_house_of(name: str) -> bool:
    """Whether a Turkish name ends with whose house it is: `Riga Moskova Evi`."""
    words = words_of(name)
    return len(words) > 1 and key_of(words[-1]) == "evi" and "'" not in words[-2].replace("’", "'")


def _mission(parts: Parts, name: str, places: list[Place], near: Place | None) -> Parts:
    if parts.group == "house" and _ends_with_house_of(name):
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


def _context_place(context: str | None) -> Place | None:
    return place_named(context) if context else None


@cache
def _country(code: str) -> Place | None:
    if not code:
        return None
    name = {"TR": "Türkiye", "RU": "Rusya", "US": "ABD"}[code]
    return find(name)[0]


def _known_id(name: str) -> str | None:
    return _known_names().get(" ".join(key_of(word) for word in words_of(name)))


def _expanded(name: str, near: Place | None) -> str:
    """The name with the abbreviation that it is, or begins with, written out."""
    first, *rest = words_of(name) or [name]
    for text, tail in ((name, []), (first, rest)):
        choices = _abbreviations().get(key_of(text), ())
        for full, place in choices:
            if len(choices) == 1 or near is None or place_named(place) == near:
                return " ".join([full, *tail])
    return name


@cache
def fillers() -> frozenset[str]:
    """Words that tell no institution from another, folded."""
    text = files("comity.identity").joinpath("data", "fillers.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(key_of(word) for line in lines for word in line.split())


@cache
def _kind_phrases() -> Phrases:
    return phrases("kinds.csv", "kind")


@cache
def _subject_phrases() -> Phrases:
    return phrases("subjects.csv", "subject")


@cache
def _groups() -> dict[str, str]:
    return {row["kind"]: row["group"] for row in table("kinds.csv", "kind", "group")}


@cache
def _ranks() -> dict[str, int]:
    return {row["kind"]: int(row["rank"]) for row in table("kinds.csv", "kind", "rank")}


@cache
def _known_names() -> dict[str, str]:
    return {
        " ".join(key_of(word) for word in words_of(name)): row["id"]
        for row in table("known.csv", "id", "names")
        for name in row["names"].split("|")
    }


@cache
def _known_places() -> dict[str, str]:
    return {row["id"]: row["place"] for row in table("known.csv", "id", "place")}


@cache
def _abbreviations() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("abbreviations.csv", "abbreviation", "name", "place"):
        key = key_of(row["abbreviation"])
        found[key] = (*found.get(key, ()), (row["name"], row["place"]))
    return found
