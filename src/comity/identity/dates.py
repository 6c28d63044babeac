"""How two dates that may be inexact agree."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

from comity.edtf import Edtf, EdtfError, parse


class Agreement(StrEnum):
    """How two dates agree."""

    EXACT = "exact"
    OVERLAP = "overlap"
    NEAR = "near"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@lru_cache(maxsize=100_000)
def agree(a: str | None, b: str | None, near_days: int = 2) -> Agreement:
    """How two EDTF dates agree; `near` if no more than so many days lie between them."""
    first, second = _value(a), _value(b)
    if first is None or second is None:
        return Agreement.UNKNOWN
    if a == b:
        return Agreement.EXACT
    if first.overlaps(second):
        return _within(first, second)
    gap = _gap(first, second)
    if gap is not None and gap <= near_days:
        return Agreement.NEAR
    return Agreement.DIFFERENT


def _within(a: Edtf, b: Edtf) -> Agreement:
    """An overlap; but without a year only the same days say anything."""
    if a.year_is_said == b.year_is_said or _days(a) == _days(b) is not None:
        return Agreement.OVERLAP
    return Agreement.UNKNOWN


def _days(value: Edtf) -> tuple[str, str] | None:
    """The first and last month and day as they are written, None if not so exact."""
    found = re.findall(r"(?:\d{4}|XXXX)-(\d\d-\d\d)", value.text)
    return (found[0], found[-1]) if found else None


def year_of(text: str | None) -> int | None:
    """The year in which a date begins, if it is said."""
    value = _value(text)
    bound = None if value is None else value.lower or value.upper
    return bound.year if bound else None


def _value(text: str | None) -> Edtf | None:
    if not text:
        return None
    try:
        return parse(text)
    except EdtfError:
        return None


def _gap(a: Edtf, b: Edtf) -> int | None:
    """Days between the end of the earlier and the start of the later."""
    bounds: tuple[date | None, ...] = (a.lower, a.upper, b.lower, b.upper)
    if None in bounds:
        return None
    a_first, a_last, b_first, b_last = (bound.toordinal() for bound in bounds if bound)
    return max(b_first - a_last, a_first - b_last, 0)
