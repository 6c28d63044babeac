"""One event: by name across languages, edition, dates and place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from comity.gazetteer import Place, key_of
from comity.identity.dates import Agreement, agree, year_of
from comity.identity.event_names import EventName, aliases, contradict, event_name, similarity
from comity.identity.grouping import Blocks, grouped
from comity.identity.place_names import place_stated
from comity.identity.places import relation
from comity.identity.profiles import EventProfile
from comity.identity.score import Reason, Score, scored


def compare(a: EventProfile, b: EventProfile) -> Score:
    """Whether two profiles are one edition of one event."""
    reasons = [_name(a, b), _edition(a, b), _place(a, b)]
    return scored(*reasons)


def _name(a: EventProfile, b: EventProfile) -> Reason:
    series = [(_series(x), _series(y), x, y) for x, y in product(a.names, b.names)]
    for first, second, x, y in series:
        if first and second:
            if first == second:
                return Reason("title-same", (x, y), 0.5)
            return Reason("title-differs", (x, y), -0.3)
    value, x, y = max(
        ((similarity(event_name(x), event_name(y)), x, y) for x, y in product(a.names, b.names)),
        default=(0.0, "", ""),
    )
    if contradict(event_name(x), event_name(y)):
        return Reason("title-differs", (x, y), 0.05)
    if value >= 0.8:
        return Reason("title-same", (x, y), 0.5)
    if value >= 0.6:
        return Reason("title-same", (x, y), 0.4)
    if value >= 0.4:
        return Reason("title-same", (x, y), 0.2)
    return Reason("title-differs", (x, y), -0.2)


def _series(name: str) -> str | None:
    """The known series that a name, without its edition, belongs to."""
    parts = event_name(name)
    bare = name
    for mark in (parts.year, parts.number):
        bare = bare.replace(str(mark), " ") if mark is not None else bare
    words = [w for w in key_of(bare).replace("«", " ").replace("»", " ").split() if w not in ("v",)]
    key = " ".join(words).replace(":", "")
    known = {
        alias.replace("«", "").replace("»", "").replace(":", ""): id
        for alias, id in aliases().items()
    }
    return known.get(key) or (
        known.get(key_of(parts.own[0])) if len(parts.own) == 1 and not parts.words else None
    )


def _years(profile: EventProfile) -> set[int]:
    years = {year for year in (year_of(profile.date),) if year}
    return years or {y for name in profile.names if (y := event_name(name).year)}


def _edition(a: EventProfile, b: EventProfile) -> Reason:
    how = agree(a.date, b.date, near_days=3)
    dates = (a.date or "", b.date or "")
    years_a, years_b = _years(a), _years(b)
    if years_a and years_b and not years_a & years_b:
        return Reason("edition-differs", (str(min(years_a)), str(min(years_b))), -0.6)
    if how is Agreement.DIFFERENT:
        return Reason("date-differs", dates, -0.5)
    if how is Agreement.UNKNOWN:
        both = years_a & years_b
        return (
            Reason("edition-same", (str(min(both)),), 0.25)
            if both
            else Reason("date-unknown", (), 0.05)
        )
    return Reason("date-same", dates, 0.3)


def _place(a: EventProfile, b: EventProfile) -> Reason:
    first, second = _where(a), _where(b)
    if first is None or second is None:
        return Reason("place-unknown", (), 0.12)
    names = (f"place:{first.id}", f"place:{second.id}")
    how = relation(first, second)
    if how == "same":
        return Reason("place-same", names[:1], 0.2)
    if how == "contains":
        return Reason("place-contains", names, 0.12)
    return Reason("place-differs", names, -0.5)


def _where(profile: EventProfile) -> Place | None:
    return place_stated(profile.place)


def blocks(profile: EventProfile) -> Blocks:
    """Where an event is found: its year with its series, place, or words.

    One whose year is known looks in that year and among those without one; the others
    look through all years.
    """
    marks: set[str] = set()
    for name in profile.names:
        marks |= _marks(event_name(name), _series(name), _where(profile))
    years = {str(year) for year in _years(profile)}
    found = {f"{year}:{mark}" for year in (years | {"any"} if years else {"0"}) for mark in marks}
    looks = {f"{year}:{mark}" for year in (years or {"any"}) | {"0"} for mark in marks}
    return Blocks(frozenset(found), frozenset(looks))


def keys(profile: EventProfile) -> frozenset[str]:
    """All blocks of an event; two profiles that may be one share at least one."""
    return blocks(profile).keys


def _marks(name: EventName, series: str | None, place: Place | None) -> set[str]:
    where = place.id if place else ""
    marks = {f"{word}@{where}" for word in name.words} | {
        f"own:{key_of(word)}" for word in name.own
    }
    return marks | ({f"series:{series}"} if series else set())


def group(profiles: Iterable[EventProfile]) -> list[list[int]]:
    """Positions of the profiles that are one event, group by group."""
    return grouped(list(profiles), blocks, compare)
