"""One place: by its gazetteer id, else by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from comity.gazetteer import Place, PlaceKind, by_id, find, key_of
from comity.identity.grouping import both, grouped
from comity.identity.place_names import place_named, place_stated
from comity.identity.profiles import PlaceProfile
from comity.identity.score import Reason, Score, scored
from comity.identity.sounds import likeness

_NAMESAKE_SIZE = 20


def place_of(profile: PlaceProfile) -> Place | None:
    """The gazetteer's place for a profile, or None if no name of it is known there."""
    if profile.id:
        return by_id(profile.id)
    for name in profile.names:
        place = _read(name, profile.country, profile.within)
        if place is not None:
            return place
    return None


@lru_cache(maxsize=100_000)
def _read(name: str, country: str | None, within: str | None) -> Place | None:
    """The place of a name, which may carry `г.`, `Şehri`, `City of`, `Oblastı`."""
    around = place_stated(within)
    place = place_stated(name, around)
    if country and (place is None or place.country != country):
        found = find(name, country=country)
        return found[0] if found else None
    return place or _without_kind_word(name, around)


def _without_kind_word(name: str, around: Place | None) -> Place | None:
    words = [word for word in name.replace("г.", " ").split() if key_of(word) not in _KIND_WORDS]
    shorter = " ".join(words)
    return place_named(shorter, around) if shorter and shorter != name else None


_KIND_WORDS = frozenset(
    "город города г city town of sehri sehir kenti kent ili ilcesi".split()
    + "the republic республика oblast region область".split()
)


def relation(a: Place, b: Place) -> str:
    """How two places lie to each other: `same`, `contains` or `differs`.

    A Turkish city and the province that its metropolitan municipality governs count as
    the same; a district lies in its province, everything in its country.
    """
    if a.id == b.id or _is_seat(a, b) or _is_seat(b, a):
        return "same"
    if a.country != b.country:
        return "differs"
    if PlaceKind.COUNTRY in (a.kind, b.kind):
        return "contains"
    district, city = (a, b) if a.kind is PlaceKind.DISTRICT else (b, a)
    if district.kind is PlaceKind.DISTRICT and city.kind is not PlaceKind.DISTRICT:
        return "contains" if district.admin1 == city.admin1 else "differs"
    return "differs"


_SEATS = {"TR-31": "Antakya", "TR-41": "Izmit", "TR-54": "Adapazari"}


def _is_seat(city: Place, province: Place) -> bool:
    """Whether a city is the one after which a Turkish province is governed."""
    if province.kind is not PlaceKind.REGION or province.country != "TR" or city.country != "TR":
        return False
    if city.kind is PlaceKind.COUNTRY or city.admin1 != province.admin1:
        return False
    return key_of(city.name) in (key_of(province.name), key_of(_SEATS.get(province.admin1, "")))


def compare(a: PlaceProfile, b: PlaceProfile) -> Score:
    """Whether two places are one: by gazetteer where it knows both, else by name."""
    if a.country and b.country and a.country != b.country:
        return scored(Reason("country-differs", (a.country, b.country), 0.02))
    first, second = place_of(a), place_of(b)
    if first is None or second is None:
        return _by_name(a, b)
    if relation(first, second) == "same":
        return _same(a, b, first)
    if relation(first, second) == "contains":
        return scored(Reason("place-contains", (f"place:{first.id}", f"place:{second.id}"), 0.15))
    return scored(Reason("gazetteer-differs", (_label(first), _label(second)), 0.05))


def _same(a: PlaceProfile, b: PlaceProfile, place: Place) -> Score:
    doubt = 0.0 if a.id or b.id else _doubt(a, b, place)
    reasons = [Reason("gazetteer-same", (f"place:{place.id}",), 0.97)]
    if doubt:
        reasons.append(Reason("gazetteer-ambiguous", (a.names[0] if a.names else "",), -doubt))
    return scored(*reasons)


def _doubt(a: PlaceProfile, b: PlaceProfile, place: Place) -> float:
    """How doubtful it is that both mean this one of several namesakes."""
    if any(p.country or p.within for p in (a, b)):
        return 0.0
    found = [other for name in (*a.names, *b.names) for other in find(name)]
    rivals = [other for other in found if other.id != place.id]
    large = [r for r in rivals if r.population * _NAMESAKE_SIZE > place.population > 0]
    return 0.1 if large else 0.0


def _by_name(a: PlaceProfile, b: PlaceProfile) -> Score:
    pairs = [(likeness(x, y), x, y) for x in a.names for y in b.names]
    value, x, y = max(pairs, default=(0.0, "", ""))
    unknown = Reason("gazetteer-unknown", (x if place_of(a) is None else y,), 0.0)
    if value >= 0.9:
        return scored(Reason("name-spelled", (x, y), 0.85), unknown)
    if value >= 0.8:
        return scored(Reason("name-spelled", (x, y), 0.6), unknown)
    return scored(Reason("name-differs", (x, y), 0.05), unknown)


def _label(place: Place) -> str:
    return f"{place.name} ({place.country})"


def keys(profile: PlaceProfile) -> frozenset[str]:
    """The blocks of a place: its gazetteer id, or its names by sound."""
    place = place_of(profile)
    if place is not None:
        return frozenset({place.id, *({place.admin1} if place.kind is PlaceKind.REGION else ())})
    return frozenset(key_of(name) for name in profile.names)


def group(profiles: Iterable[PlaceProfile]) -> list[list[int]]:
    """Positions of the profiles that are one place, group by group."""
    return grouped(list(profiles), lambda profile: both(keys(profile)), compare)
