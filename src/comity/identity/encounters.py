"""One encounter: by participants, kind, time and place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from comity.gazetteer import key_of
from comity.identity.dates import Agreement, agree, year_of
from comity.identity.event_names import alike
from comity.identity.grouping import Blocks, grouped
from comity.identity.parties import matched, party_of
from comity.identity.people import initial_keys
from comity.identity.places import relation
from comity.identity.profiles import EncounterProfile
from comity.identity.score import Reason, Score, scored

_LEAST = 0.7
_GATHERINGS = frozenset({"ceremony", "event"})  # told by those whom the teller cares for
_TALKS = frozenset({"visit", "meeting"})


def compare(a: EncounterProfile, b: EncounterProfile) -> Score:
    """Whether two encounters are one: who met, when, where, and in what form.

    Dates that cannot be one decide alone, so that the rest costs nothing.
    """
    date = _date(a, b)
    if date.code == "date-differs":
        return scored(Reason(date.code, date.parameters, 0.05))
    return scored(date, _participants(a, b), _place(a, b), _kind(a, b), *_titles(a, b))


def _participants(a: EncounterProfile, b: EncounterProfile) -> Reason:
    if not a.participants or not b.participants:
        return Reason("participants-unknown", (), 0.1)
    pairs = matched(a.participants, b.participants, _LEAST)
    fewer = min(len(a.participants), len(b.participants))
    shared = ", ".join(x for x, _, _ in pairs)
    if len(pairs) == fewer and fewer >= 2:
        return Reason("participants-same", (shared,), 0.4)
    if len(pairs) == fewer or len(pairs) >= 2:
        return Reason("participants-some", (shared,), 0.2)
    if pairs and a.kind == b.kind and a.kind in _GATHERINGS:
        return Reason("participants-some", (shared,), 0.1)
    names = (", ".join(a.participants), ", ".join(b.participants))
    return Reason("participants-differ", names, -0.15 if pairs else -0.4)


def _date(a: EncounterProfile, b: EncounterProfile) -> Reason:
    how = agree(a.date, b.date, near_days=1)
    dates = (a.date or "", b.date or "")
    if how is Agreement.UNKNOWN:
        return Reason("date-unknown", (), 0.05)
    if how is Agreement.EXACT:
        return Reason("date-same", dates, 0.3)
    if how is Agreement.OVERLAP:
        return Reason("date-same", dates, 0.25)
    if how is Agreement.NEAR:
        return Reason("date-near", dates, -0.05)
    return Reason("date-differs", dates)


def _place(a: EncounterProfile, b: EncounterProfile) -> Reason:
    if not a.place or not b.place:
        return Reason("place-unknown", (), 0.12)
    names = (a.place, b.place)
    if key_of(a.place) == key_of(b.place):
        return Reason("place-same", (a.place,), 0.2)
    first, second = party_of(a.place).place, party_of(b.place).place
    if first is None or second is None:
        return Reason("place-unknown", (), 0.12)
    how = relation(first, second)
    if how == "same":
        return Reason("place-same", names[:1], 0.2)
    if how == "contains":
        return Reason("place-contains", names, 0.15)
    return Reason("place-differs", names, -0.4)


def _kind(a: EncounterProfile, b: EncounterProfile) -> Reason:
    if not a.kind or not b.kind:
        return Reason("kind-unknown", (), 0.08)
    kinds = (f"kind:{a.kind}", f"kind:{b.kind}")
    if a.kind == b.kind:
        return Reason("kind-same", kinds[:1], 0.12)
    if {a.kind, b.kind} <= _TALKS:
        return Reason("kind-compatible", kinds, 0.1)
    return Reason("kind-differs", kinds, -0.3)


def _titles(a: EncounterProfile, b: EncounterProfile) -> list[Reason]:
    for x in a.titles:
        for y in b.titles:
            if alike(x, y):
                return [Reason("title-same", (x, y), 0.08)]
    if a.titles and b.titles:
        return [Reason("title-differs", (a.titles[0], b.titles[0]), -0.05)]
    return []


def blocks(profile: EncounterProfile) -> Blocks:
    """Where an encounter is found: each participant with the month, or the year alone.

    One whose month is known looks in that month and among those of the year that have
    none; the others look through the year.
    """
    marks = _marks(profile)
    month, year = _month(profile.date), year_of(profile.date) or 0
    if month:
        found = {f"{month}:{mark}" for mark in marks} | {f"{year}:{mark}" for mark in marks}
        looks = {f"{month}:{mark}" for mark in marks} | {f"{year}-XX:{mark}" for mark in marks}
    else:
        found = {f"{year}-XX:{mark}" for mark in marks}
        looks = found | {f"{year}:{mark}" for mark in marks}
    return Blocks(frozenset(found), frozenset(looks))


def keys(profile: EncounterProfile) -> frozenset[str]:
    """All blocks of an encounter; two profiles that may be one share at least one."""
    return blocks(profile).keys


def _marks(profile: EncounterProfile) -> set[str]:
    """Each participant by sound or place; the place if nobody is named."""
    found: set[str] = set()
    for participant in profile.participants:
        party = party_of(participant)
        if party.person is not None:
            found |= initial_keys(party.person) or {key_of(party.person.surname)}
        elif party.place is not None:
            found.add(party.place.admin1 if party.place.country == "TR" else party.place.id)
        else:
            found.add(key_of(participant))
    return found or {f"at:{key_of(profile.place or '')}"}


def _month(text: str | None) -> str | None:
    """The month in which a date lies, `2021-06`, if it is that exact."""
    found = re.match(r"(\d{4}-(?:0[1-9]|1[0-2]))(?![\d])", text or "")
    return found[1] if found else None


def group(profiles: Iterable[EncounterProfile]) -> list[list[int]]:
    """Positions of the profiles that are one encounter, group by group."""
    return grouped(list(profiles), blocks, compare)
