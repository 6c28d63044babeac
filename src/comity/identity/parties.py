"""Parties and participants: names that may be people, institutions or places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from comity.gazetteer import Place
from comity.identity.institution_names import Parts, parts_of
from comity.identity.institutions import compare_names as compare_institutions
from comity.identity.names import Likeness, Name, compare_names, name_of
from comity.identity.offices import office_words
from comity.identity.place_names import place_named
from comity.identity.places import relation

_DELEGATION = re.compile(
    r"(?i)\b(heyeti|delegasyonu|heyet|delegation of|delegation from|delegation|делегаци\w+)\b"
)
_CITY_GROUPS = frozenset({"city", "government", "executive", "state"})


@dataclass(frozen=True, slots=True)
class Party:
    """What a name of a party is: a place, an institution (with its parts) or a person."""

    text: str
    place: Place | None = None
    body: Parts | None = None
    person: Name | None = None


@lru_cache(maxsize=100_000)
def party_of(text: str) -> Party:
    """Read a name as a place, else as an institution, else as a person."""
    bare = _DELEGATION.sub("", text).strip() or text
    place = place_named(bare)
    if place is not None and not _has_kind(bare):
        return Party(text, place=place)
    parts = parts_of(bare)
    person = office_words(bare)
    if person is not None:
        return Party(text, person=name_of(person), place=parts.place)
    if parts.known or parts.group is not None:
        return Party(text, place=parts.place, body=parts)
    if parts.place is not None and not parts.own and _is_one_place(parts):
        return Party(text, place=parts.place, body=parts)
    return Party(text, person=name_of(bare))


def _is_one_place(parts: Parts) -> bool:
    """Whether the places named lie in each other; a person's name may hold two strange ones."""
    first, *others = parts.places
    return all(relation(first, other) != "differs" for other in others)


def _has_kind(text: str) -> bool:
    parts = parts_of(text)
    return parts.group is not None or parts.known is not None


@lru_cache(maxsize=500_000)
def likeness(a: str, b: str) -> float:
    """How likely two names of parties are one party, 0..1.

    A city stands for its municipality or government (0.85), a person with an office in a
    city for that city (0.5); people are compared by name.
    """
    first, second = party_of(a), party_of(b)
    if first.person is not None and second.person is not None:
        return _PEOPLE[compare_names(first.person, second.person)]
    if first.person is not None or second.person is not None:
        return 0.5 if _same_place(first, second) else 0.0
    if first.body is not None and second.body is not None:
        return compare_institutions(a, b).value
    return _city_and_body(first, second)


_PEOPLE = {
    Likeness.SAME: 1.0,
    Likeness.SPELLED: 0.97,
    Likeness.SHORTER: 0.85,
    Likeness.INITIALS: 0.85,
    Likeness.SURNAME_ONLY: 0.75,
    Likeness.GENDER_DIFFERS: 0.05,
    Likeness.GIVEN_DIFFERS: 0.05,
    Likeness.DIFFERENT: 0.0,
}


def _city_and_body(a: Party, b: Party) -> float:
    """A place and the body that acts for it."""
    if not _same_place(a, b):
        return 0.0
    body = a.body or b.body
    if body is None:
        return 1.0
    if body.group in _CITY_GROUPS and not body.subjects:
        return 0.9
    return 0.3


def _same_place(a: Party, b: Party) -> bool:
    return a.place is not None and b.place is not None and relation(a.place, b.place) == "same"


def matched(a: tuple[str, ...], b: tuple[str, ...], least: float) -> list[tuple[str, str, float]]:
    """Pairs of the two sides that are likely one, best first, each used once."""
    ranked = sorted(((likeness(x, y), x, y) for x in a for y in b), reverse=True)
    pairs: list[tuple[str, str, float]] = []
    for value, x, y in ranked:
        is_free = all(x != used and y != other for used, other, _ in pairs)
        if value >= least and is_free:
            pairs.append((x, y, value))
    return pairs
