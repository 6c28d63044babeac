"""Who held which office on a day, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from comity.edtf import Edtf, parse
from comity.register.models import Institution, Person, Place, Standing, State, Tenure


class Certainty(StrEnum):
    """How sure it is that somebody held an office on a day."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Held:
    """An office on a day. `certain` if its dates or a source of that time say so."""

    tenure: Tenure
    certainty: Certainty


def offices_on(person: Person, day: date) -> list[Held]:
    """The offices that a person held on a day, sure ones first. Several at once are normal."""
    return _held(person.tenures.select_related("institution", "place"), day)


def holders_on(at: Institution | Place, day: date) -> list[Held]:
    """Who held an office at an institution or in a place on a day, sure ones first."""
    tenures = Tenure.objects.filter(Q(institution=at.pk) | Q(place=at.pk))
    return _held(tenures.select_related("person", "institution", "place"), day)


def certainty_on(tenure: Tenure, day: date) -> Certainty | None:
    """How sure a tenure ran on a day; None if it surely did not.

    A bound that is not known leaves it possible; a source that saw the person in office
    before and after makes it certain in between.
    """
    began, ended = _date(tenure.began), _date(tenure.ended)
    if tenure.standing == Standing.FORMER or _is_after(began, day) or _is_before(ended, day):
        return None
    if _surely_begun(began, day) and _surely_not_ended(ended, day):
        return Certainty.CERTAIN
    seen = _date(tenure.seen)
    return Certainty.CERTAIN if seen and _spans(seen, day) else Certainty.POSSIBLE


def _held(tenures: Iterable[Tenure], day: date) -> list[Held]:
    found = [
        Held(tenure, certainty)
        for tenure in tenures
        if tenure.state == State.LIVE and (certainty := certainty_on(tenure, day)) is not None
    ]
    return sorted(found, key=lambda held: (held.certainty != Certainty.CERTAIN, held.tenure.pk))


def _date(text: str | None) -> Edtf | None:
    return parse(text) if text and text != ".." else None


def _is_after(began: Edtf | None, day: date) -> bool:
    return began is not None and began.lower is not None and began.lower > day


def _is_before(ended: Edtf | None, day: date) -> bool:
    return ended is not None and ended.upper is not None and ended.upper < day


def _surely_begun(began: Edtf | None, day: date) -> bool:
    if began is None:
        return False
    last_start = parse(str(began).split("/")[0]).upper if began.start else began.upper
    return last_start is not None and last_start <= day


def _surely_not_ended(ended: Edtf | None, day: date) -> bool:
    return ended is not None and ended.lower is not None and ended.lower > day


def _spans(seen: Edtf, day: date) -> bool:
    if seen.lower is None or seen.upper is None:
        return False
    if seen.is_interval:
        return seen.lower <= day <= seen.upper
    return seen.lower == day == seen.upper
