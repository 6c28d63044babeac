"""The order of precedence: a total order, each place with the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# After every date that can be known: who is not known to be senior comes last among equals.
_NO_DATE = "9999"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's claim to a place.

    `level` is the place of their office in the desk's list, from 0; None for an office that
    is not there. `is_guest` of a foreign side. `since` sorts seniority in the office (as
    `Edtf.sort_key`). `entered` is the place in which they were put down. `place` is a place
    given by hand, from 1.
    """

    key: int
    level: int | None = None
    is_guest: bool = False
    since: str | None = None
    entered: int = 0
    place: int | None = None


class Reason(StrEnum):
    """Why somebody stands where they do, behind the one before them."""

    OFFICE = "office"
    GUEST = "guest"
    SENIORITY = "seniority"
    ENTERED = "entered"
    UNLISTED = "unlisted"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the order, from 1, and why."""

    key: int
    place: int
    reason: Reason


def in_precedence(claims: Iterable[Claim]) -> tuple[Placed, ...]:
    """Everybody once, the first first.

    A place given by hand is kept: the others stand in their natural order in the places
    that are left. Two who were given the same place stand there one after the other, as
    they were put down.
    """
    natural = sorted(claims, key=_natural)
    by_hand = [claim for claim in natural if claim.place is not None]
    slots = _slots(by_hand, len(natural))
    others = iter([claim for claim in natural if claim.place is None])
    in_order = [slots.get(n) or next(others) for n in range(len(natural))]
    return tuple(
        Placed(claim.key, n, _reason(claim, in_order[:n - 1]))
        for n, claim in enumerate(in_order, start=1)
    )  # fmt: skip


def _natural(claim: Claim) -> tuple[bool, int, bool, str, int, int]:
    return (
        claim.level is None,
        claim.level or 0,
        not claim.is_guest,
        claim.since or _NO_DATE,
        claim.entered,
        claim.key,
    )


def _slots(by_hand: Iterable[Claim], count: int) -> dict[int, Claim]:
    """The places given by hand, from 0; pushed on by those before, back from the end."""
    wanted = sorted(by_hand, key=lambda claim: (claim.place or 0, claim.entered, claim.key))
    slots: list[int] = []
    for claim in wanted:
        slots.append(max((claim.place or 1) - 1, slots[-1] + 1 if slots else 0))
    last = count
    for n in reversed(range(len(slots))):
        last = slots[n] = min(slots[n], last - 1)
    return dict(zip(slots, wanted, strict=True))


def _reason(claim: Claim, before: Sequence[Claim]) -> Reason:
    if claim.place is not None:
        return Reason.BY_HAND
    if claim.level is None:
        return Reason.UNLISTED
    one_before = next((c for c in reversed(before) if c.place is None), None)
    if one_before is None or one_before.level != claim.level:
        return Reason.OFFICE
    if one_before.is_guest != claim.is_guest:
        return Reason.GUEST
    is_senior = (one_before.since or _NO_DATE) != (claim.since or _NO_DATE)
    return Reason.SENIORITY if is_senior else Reason.ENTERED
