"""Offices across languages: mapped by institution, not by word.

`Belediye Başkanı`, `Mayor`, `мэр`, `глава города` and the akim of a city are one office;
a Turkish `daire başkanı` and a Moscow department head carry one word and two ranks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from comity.gazetteer import Place, PlaceKind, key_of
from comity.identity.institution_names import Parts, parts_of
from comity.identity.lexicon import Match, Phrases, phrases, table, words_of
from comity.identity.place_names import place_stated
from comity.identity.places import relation
from comity.identity.profiles import OfficeProfile
from comity.identity.score import Reason, Score, scored

_BY_GROUP = {
    "city": "mayor", "executive": "mayor", "government": "head-of-region", "state": "governor",
    "department": "department-head", "ministry": "minister", "council": "council-chair",
    "prefecture": "prefect", "embassy": "ambassador", "consulate": "consul-general",
}  # fmt: skip
_GENERIC = frozenset({"head", "director", "president", "department-head"})
_HEADS = frozenset({"mayor", "akim", "hokim", "governor", "head-of-region", "head-of-state",
                    "president", "prime-minister"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """An office taken apart.

    `role` is a word of `data/offices.csv` (`mayor`, `minister`, `department-head`),
    `standings` those of `data/standings.csv` (acting, former, deputy ...). `rank` is 1
    for a head of state down to 9; lower ranks first in precedence, comparable across
    countries as `data/ranks.csv` corrects it. None where the title is not known.
    """

    role: str | None
    standings: frozenset[str]
    place: Place | None
    body: Parts
    rank: int | None


@lru_cache(maxsize=100_000)
def office_of(profile: OfficeProfile) -> Office:
    """The parts of an office, whichever of title, institution and place says them."""
    words = words_of(profile.title)
    keys = [key_of(word) for word in words]
    matches = _office_phrases().find(keys)
    head = _head_role(matches)
    standings = frozenset(match.meaning for match in _standing_phrases().find(keys))
    body = _body(profile, words, matches)
    place = body.place or place_stated(profile.place)
    role = _role(head.meaning if head else None, body, place)
    standings -= _said_by(role)
    return Office(role, standings, place, body, _rank(role, body, place))


def _head_role(matches: list[Match]) -> Match | None:
    """The role that the title ends or begins with: the longest, then the last."""
    return max(matches, key=lambda m: (m.end - m.start, m.meaning != "head", m.end), default=None)


def _body(profile: OfficeProfile, words: list[str], matches: list[Match]) -> Parts:
    """What is known of the institution: its own field, else the rest of the title."""
    if profile.institution:
        return parts_of(profile.institution, profile.place)
    taken = {index for match in matches for index in match.span}
    rest = " ".join(word for index, word in enumerate(words) if index not in taken)
    return parts_of(rest, profile.place) if rest else parts_of("-", profile.place)


def _role(role: str | None, body: Parts, place: Place | None) -> str | None:
    """The role that a word means at this body in this place."""
    if role in ("akim", "hokim", "mayor"):
        return "governor" if place is not None and place.kind is PlaceKind.REGION else "mayor"
    if role == "president" and (place is None or place.kind is not PlaceKind.COUNTRY):
        role = "president" if place is not None and place.kind is PlaceKind.REGION else "head"
    if role == "head-of-state":
        return "president"
    if role == "deputy-head":
        return "deputy-mayor" if _is_of_city(body, place) else role
    if role in ("head", "department-head", "director"):
        if role != "head" and body.group not in ("department", None):
            return role
        return _head_of(role, body, place)
    return role


def _is_of_city(body: Parts, place: Place | None) -> bool:
    """Whether an office is held at a city's own administration."""
    if body.group in ("city", "executive"):
        return True
    is_city = place is not None and place.kind in (PlaceKind.CITY, PlaceKind.DISTRICT)
    return body.group is None and not body.subjects and not body.own and is_city


def _head_of(role: str, body: Parts, place: Place | None) -> str:
    if body.group in _BY_GROUP and not body.known:
        return _BY_GROUP[body.group]
    if role == "head" and body.group is None and place is not None:
        by_kind = {PlaceKind.COUNTRY: "president", PlaceKind.REGION: "head-of-region"}
        return by_kind.get(place.kind, "mayor")
    return role


def _said_by(role: str | None) -> frozenset[str]:
    """Standings that the role's own word already says."""
    is_deputy = role is not None and role.startswith(("deputy", "vice"))
    return frozenset({"deputy"}) if is_deputy else frozenset()


def _rank(role: str | None, body: Parts, place: Place | None) -> int | None:
    if role is None:
        return None
    for row in _corrections():
        if row["role"] == role and _applies(row, body, place):
            return int(row["rank"])
    return _ranks().get(role)


def _applies(row: dict[str, str], body: Parts, place: Place | None) -> bool:
    if row["group"] and body.group and row["group"] != body.group:
        return False
    if place is None or place.country != row["country"]:
        return False
    if row["place"] == "district":
        return place.kind is PlaceKind.DISTRICT
    if row["place"] == "below-state":
        return place.kind is not PlaceKind.COUNTRY
    return not row["place"] or row["place"] == place.name


def rank_of(role: str) -> int | None:
    """The usual rank of a role, 1 for a head of state down to 9; None for an unknown word.

    Without the corrections that a place brings: enough to set people in order."""
    return _ranks().get(role)


def heads_a_house(role: str) -> bool:
    """Whether who holds this role heads a house: a mayor, a governor, a rector, a minister."""
    return role in _HEADS


def is_head(office: Office) -> bool:
    """Whether only one person holds this office at a time in a place."""
    return office.role in _HEADS and "deputy" not in office.standings


def compare(a: OfficeProfile, b: OfficeProfile) -> Score:
    """Whether two titles name one office at one institution."""
    first, second = office_of(a), office_of(b)
    reason = relate(first, second)
    if reason.code == "office-same" and _deputies(first) == _deputies(second):
        return scored(Reason(reason.code, reason.parameters, 0.95))
    if reason.code == "office-same":
        return scored(Reason("kind-differs", (a.title, b.title), 0.15))
    effect = {"office-institution-same": 0.3, "office-place-same": 0.25, "office-place-near": 0.2}
    return scored(Reason(reason.code, reason.parameters, effect.get(reason.code, 0.05)))


def _deputies(office: Office) -> frozenset[str]:
    return office.standings & {"deputy", "honorary"}


def relate(a: Office, b: Office) -> Reason:
    """How two offices lie to each other, as the reason with which a person may be told."""
    if a.body.known and a.body.known == b.body.known:
        return Reason("office-institution-same", (a.body.known,))
    if a.place is None or b.place is None:
        return Reason("place-unknown")
    how = relation(a.place, b.place)
    names = (f"place:{a.place.id}", f"place:{b.place.id}")
    if how == "differs":
        near = (
            a.place.admin1
            and a.place.admin1 == b.place.admin1
            and a.place.country == b.place.country
        )
        return Reason("office-place-near" if near else "office-place-differs", names)
    if how == "contains":
        return Reason("office-place-near", names)
    if same_role(a, b):
        return Reason("office-same", (f"role:{a.role}", names[0]))
    if a.body.group and a.body.group == b.body.group and a.body.subjects == b.body.subjects:
        return Reason("office-institution-same", names[:1])
    return Reason("office-place-same", names[:1])


def same_role(a: Office, b: Office) -> bool:
    """Whether the roles are one, and the bodies deal with the same."""
    if a.role is None or a.role != b.role:
        return False
    if a.body.subjects and b.body.subjects:
        return bool(a.body.subjects & b.body.subjects)
    return ("deputy" in a.standings) == ("deputy" in b.standings)


def office_words(text: str) -> str | None:
    """The person's name after an office in `Bakü Belediye Başkanı Eldar Azizov`, else None."""
    words = words_of(text)
    matches = _office_phrases().find([key_of(word) for word in words])
    if not matches or matches[-1].end >= len(words):
        return None
    after = words[matches[-1].end :]
    is_name = len(after) > 1 and all(word[:1].isupper() for word in after)
    return " ".join(after) if is_name and parts_of(" ".join(after)).group is None else None


@cache
def _office_phrases() -> Phrases:
    return phrases("offices.csv", "role")


@cache
def _standing_phrases() -> Phrases:
    return phrases("standings.csv", "standing")


@cache
def _ranks() -> dict[str, int]:
    return {row["role"]: int(row["rank"]) for row in table("offices.csv", "role", "rank")}


@cache
def _corrections() -> list[dict[str, str]]:
    """The corrections of ranks by institution, the first that applies wins."""
    return table("ranks.csv", "role", "group", "country", "place", "rank")
