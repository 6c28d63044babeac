"""Who held an office before somebody, and who after: told from the dates that there are.

Only of offices that one person holds at a time in a house. Who has no date at all is in no
line: to guess would give somebody a predecessor whom they never had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from comity.register.models import Standing, Tenure

# One person at a time holds these in a house. Ministers, deputies and advisers are several.
HELD_BY_ONE = frozenset(
    {
        "mayor", "akim", "hokim", "governor", "district-governor", "prefect", "muhtar",
        "head-of-region", "head-of-state", "prime-minister", "president", "head",
        "department-head", "director", "director-general", "rector", "principal",
        "secretary-general", "council-chair", "ambassador", "consul-general",
    }
)  # fmt: skip
# Not in office yet, or never in the line of those who were.
_OUTSIDE = (Standing.ELECT, Standing.HONORARY)
House = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The tenure before and the one after, as far as they are known."""

    before: Tenure | None = None
    after: Tenure | None = None


def neighbours_of(tenures: Iterable[Tenure], seen: QuerySet[Tenure]) -> Mapping[int, Neighbours]:
    """For each tenure its neighbours, by key; one query. `seen` are those that may be told."""
    asked = [each for each in tenures if each.office in HELD_BY_ONE and _begins(each)]
    if not asked:
        return {}
    lines: dict[House, list[Tenure]] = defaultdict(list)
    for each in _of_the_same_houses(asked, seen):
        if _begins(each):
            lines[_house(each)].append(each)
    return {each.pk: _neighbours(each, lines[_house(each)]) for each in asked}


def _of_the_same_houses(asked: Iterable[Tenure], seen: QuerySet[Tenure]) -> QuerySet[Tenure]:
    houses = Q(pk__in=[])
    for office, institution, place in {_house(each) for each in asked}:
        at = Q(institution=institution) if institution else Q(institution=None, place=place)
        houses |= at & Q(office=office)
    return seen.filter(houses).exclude(standing__in=_OUTSIDE).select_related("person")


def _house(tenure: Tenure) -> House:
    """What office in which house: in an institution, or in a place where none is named."""
    place = None if tenure.institution_id else tenure.place_id
    return tenure.office, tenure.institution_id, place


def _begins(tenure: Tenure) -> str:
    """By when somebody was in office: since when, else when a source saw them there."""
    return tenure.began_sort or tenure.seen_sort or ""  # type: ignore[attr-defined]


def _neighbours(tenure: Tenure, line: list[Tenure]) -> Neighbours:
    others = [each for each in line if each.person_id != tenure.person_id]
    here = _begins(tenure)
    before = [each for each in others if _begins(each) < here]
    after = [each for each in others if _begins(each) > here]
    return Neighbours(max(before, key=_begins, default=None), min(after, key=_begins, default=None))
