"""Who sits where: a head table and rows, two delegations face to face, or rows alone.

Places count from the left as the room sees a table from the front. The host sits in the
middle and the first guest to the host's right, which is the room's left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# Where seats are, from the front of the room.
TABLES = ("host", "guest", "head", "behind", "row", "press")


class Form(StrEnum):
    """How the room is set."""

    HEAD_TABLE = "head-table"
    FACING = "facing"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a table or in a row, both from 1: `head/1/3`."""

    table: str
    row: int
    number: int

    def __str__(self) -> str:
        return f"{self.table}/{self.row}/{self.number}"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody to be seated. `presides` sits in the middle, `at_head` at the head table.

    `heads` leads a delegation. `side` is `host`, `guest` or `other`.
    """

    key: int
    side: str
    presides: bool = False
    heads: bool = False
    at_head: bool = False
    interprets: bool = False
    reports: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How a room is set. `pinned` are places given by hand, by the sitter's key (`head/1/2`).

    `alternates` seats hosts and guests by turns, where a room has both.
    """

    form: Form
    head_seats: int = 7
    row_seats: int = 10
    alternates: bool = True
    pinned: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seated:
    """Where somebody sits; `by_hand` where a person chose the place."""

    key: int
    seat: Seat
    by_hand: bool = False


def seated(sitters: Sequence[Sitter], plan: Plan) -> tuple[Seated, ...]:
    """A seat for everybody, in the order of the seats. `sitters` come in precedence.

    Who has no seat by hand keeps the one that practice gives, unless somebody was put
    there by hand: then they take the first that is free.
    """
    usual = dict(_FORMS[plan.form](sitters, plan))
    seats = {str(seat): seat for seat in usual.values()}
    pinned: dict[int, Seat] = {}
    for sitter in sitters:
        seat = seats.get(plan.pinned.get(sitter.key, ""))
        if seat is not None and seat not in pinned.values():
            pinned[sitter.key] = seat
    chosen = {**_kept(sitters, usual, pinned), **pinned}
    free = iter(sorted(set(usual.values()) - set(chosen.values()), key=_from_the_front))
    for sitter in sitters:
        if sitter.key not in chosen:
            chosen[sitter.key] = next(free)
    return tuple(
        Seated(key, seat, key in pinned)
        for key, seat in sorted(chosen.items(), key=lambda pair: _from_the_front(pair[1]))
    )


def _from_the_front(seat: Seat) -> tuple[int, int, int]:
    return TABLES.index(seat.table), seat.row, seat.number


def _kept(
    sitters: Iterable[Sitter], usual: Mapping[int, Seat], pinned: Mapping[int, Seat]
) -> dict[int, Seat]:
    taken = set(pinned.values())
    return {
        sitter.key: usual[sitter.key]
        for sitter in sitters
        if sitter.key not in pinned and usual[sitter.key] not in taken
    }


Given = Iterator[tuple[int, Seat]]


def _head_table(sitters: Sequence[Sitter], plan: Plan) -> Given:
    """The head table, interpreters behind it, the others in rows, the press last."""
    apt = [each for each in sitters if not (each.interprets or each.reports)]
    at_head = _chosen_for_head(apt, plan.head_seats)
    yield from _table("head", at_head, plan)
    yield from _line("behind", [each for each in sitters if each.interprets])
    yield from _rows([each for each in apt if each not in at_head], plan)
    yield from _line("press", [each for each in sitters if each.reports and not each.interprets])


def _rows_alone(sitters: Sequence[Sitter], plan: Plan) -> Given:
    yield from _rows([each for each in sitters if not each.reports], plan)
    yield from _line("press", [each for each in sitters if each.reports])


def _facing(sitters: Sequence[Sitter], plan: Plan) -> Given:
    """Host and guest face to face; who is on neither side, and the press, sit apart."""
    for side in ("host", "guest"):
        own = [each for each in sitters if each.side == side and not each.reports]
        yield from _delegation(side, own)
    yield from _rows([each for each in sitters if each.side == "other" and not each.reports], plan)
    yield from _line("press", [each for each in sitters if each.reports])


_FORMS: Mapping[Form, Callable[[Sequence[Sitter], Plan], Given]] = {
    Form.HEAD_TABLE: _head_table,
    Form.FACING: _facing,
    Form.ROWS: _rows_alone,
}


def _chosen_for_head(sitters: Sequence[Sitter], most: int) -> list[Sitter]:
    """Who presides, then those who belong there, as many as there are places."""
    called = [each for each in sitters if each.presides or each.at_head or each.heads]
    by_need = sorted(called, key=lambda each: (not each.presides, not each.at_head))
    chosen = {each.key for each in by_need[: max(most, 1)]}
    return [each for each in sitters if each.key in chosen]


def _table(name: str, sitters: Sequence[Sitter], plan: Plan) -> Given:
    """From the middle outwards: the host in it, the first guest to the host's right."""
    offsets = _outwards(len(sitters))
    middle = len(sitters) // 2
    in_order = _by_turns(sitters, offsets) if plan.alternates else _first_in_middle(sitters)
    for offset, sitter in zip(offsets, in_order, strict=True):
        yield sitter.key, Seat(name, 1, middle + offset + 1)


def _outwards(count: int) -> list[int]:
    """0, -1, +1, -2, +2 ...: the places of a table as they lie from its middle."""
    middle = count // 2
    return sorted((n - middle for n in range(count)), key=lambda offset: (abs(offset), offset))


def _first_in_middle(sitters: Sequence[Sitter]) -> list[Sitter]:
    return sorted(sitters, key=lambda each: not each.presides)


def _by_turns(sitters: Sequence[Sitter], offsets: Sequence[int]) -> Iterator[Sitter]:
    """Hosts at an even distance from the middle, the others between them, while there are any."""
    hosts = [each for each in _first_in_middle(sitters) if each.side == "host"]
    others = [each for each in _first_in_middle(sitters) if each.side != "host"]
    for offset in offsets:
        own, rest = (hosts, others) if offset % 2 == 0 else (others, hosts)
        yield own.pop(0) if own else rest.pop(0)


def _rows(sitters: Sequence[Sitter], plan: Plan) -> Given:
    """The first row first; within a row from the middle outwards."""
    width = max(plan.row_seats, 1)
    for row, start in enumerate(range(0, len(sitters), width), start=1):
        for key, seat in _table("row", sitters[start : start + width], plan):
            yield key, Seat("row", row, seat.number)


def _line(name: str, sitters: Sequence[Sitter]) -> Given:
    for number, sitter in enumerate(sitters, start=1):
        yield sitter.key, Seat(name, 1, number)


def _delegation(side: str, sitters: Sequence[Sitter]) -> Given:
    """One side of a table: its head in the middle, the interpreter to the head's left.

    The second in rank sits to the head's right, ranks fall outwards. Places count from
    the delegation's own left.
    """
    head = next((each for each in sitters if each.heads and not each.interprets), None)
    head = head or next((each for each in sitters if not each.interprets), None)
    interpreters = [each for each in sitters if each.interprets]
    first = interpreters[:1] if head else []
    rest = [each for each in sitters if each is not head and each not in first]
    in_order = [*([head] if head else []), *_beside_the_head(rest, first)]
    middle = (len(in_order) - 1) // 2 if in_order else 0
    for offset, sitter in zip(_own_outwards(len(in_order), middle), in_order, strict=True):
        yield sitter.key, Seat(side, 1, middle + offset + 1)


def _beside_the_head(rest: Sequence[Sitter], first: Sequence[Sitter]) -> list[Sitter]:
    """Right of the head, then left of it, where the interpreter sits, and so outwards."""
    return [*rest[:1], *first, *rest[1:]]


def _own_outwards(count: int, middle: int) -> list[int]:
    """0, +1, -1, +2, -2 ...: as they lie from the head, the right hand first."""
    return sorted((n - middle for n in range(count)), key=lambda offset: (abs(offset), -offset))
