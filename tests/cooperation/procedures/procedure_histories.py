"""Histories, written short."""

from __future__ import annotations

from itertools import count

from comity.cooperation.procedures import Recorded
from comity.edtf import parse

_keys = count(1)


def told(
    step: str, date: str | None = None, paper: str = "news", act: str = "", **more
) -> Recorded:
    """A step as somebody recorded it; the later the call, the later it came in."""
    return Recorded(step, next(_keys), parse(date) if date else None, paper, act, **more)


def acts(*, council: str = "2011-07-01", permission: str | None = None) -> list[Recorded]:
    """A council decision, and a permission if it has a date."""
    found = [told("council-decision", council, "act", "council-decision")]
    if permission:
        found.append(told("permission", permission, "act", "permission"))
    return found
