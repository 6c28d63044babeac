"""What is odd about a history: a broken order, a missing paper, papers that disagree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from comity.cooperation.procedures.paths import Path
from comity.cooperation.procedures.state import Flag, FlagKind, Progress, Recorded
from comity.edtf import Edtf


def flags_of(path: Path, progress: tuple[Progress, ...]) -> tuple[Flag, ...]:
    """Every flag, in the order of the stations."""
    by_key = {each.station.key: each for each in progress}
    signed = by_key["signed"]
    found: list[Flag] = []
    for each in progress:
        found += _gate_flags(each, signed)
        found += _order_flags(each, by_key)
        found += _paper_flags(each)
    return tuple(found)


def surely_before(first: Edtf | None, second: Edtf | None) -> bool:
    """Whether the first date ends before the second begins, whatever is not said of them."""
    if first is None or second is None or first.upper is None or second.lower is None:
        return False
    return first.upper < second.lower


def _gate_flags(each: Progress, signed: Progress) -> Iterator[Flag]:
    """What law asks for before a signature, and was missing or came after it."""
    if not (each.station.step.is_gate and signed.is_recorded) or each is signed:
        return
    if not each.is_recorded:
        yield Flag(FlagKind.SIGNED_WITHOUT, each.station, signed.station)
    elif surely_before(signed.date, each.date):
        yield Flag(FlagKind.SIGNED_BEFORE, each.station, signed.station)


def _order_flags(each: Progress, by_key: dict[str, Progress]) -> Iterator[Flag]:
    """Each station that is for certain earlier than one that comes before it."""
    for key in each.station.before:
        before = by_key[key]
        # Gates are told by their own flags, whatever lies between them and the signature.
        is_gate_of_signing = before.station.step.is_gate and each.station.step.key == "signed"
        if not is_gate_of_signing and surely_before(each.date, before.date):
            yield Flag(FlagKind.OUT_OF_ORDER, each.station, before.station)


def _paper_flags(each: Progress) -> Iterator[Flag]:
    station = each.station
    needs_paper = station.step.is_gate or station.step.key == "signed"
    if needs_paper and each.is_recorded and not each.proving:
        yield Flag(FlagKind.UNPROVEN, station, records=each.records)
    for one, other in combinations(each.records, 2):
        if _disagree(one, other):
            yield Flag(FlagKind.DISAGREES, station, records=(one, other))
    for record in each.records:
        if _bears_another_name(record, each):
            yield Flag(FlagKind.OTHER_NAME, station, records=(record,))
        if record.is_overridden:
            yield Flag(FlagKind.OVERRIDDEN, station, records=(record,))


def _disagree(one: Recorded, other: Recorded) -> bool:
    """Whether both say when, and cannot both be right."""
    if one.date is None or other.date is None:
        return False
    return not one.date.overlaps(other.date)


def _bears_another_name(record: Recorded, each: Progress) -> bool:
    """Whether a body is named as it was called at another time, and not as it was then."""
    names = each.station.step.actor.names
    if len(names) < 2 or not record.body or record.date is None or record.date.upper is None:
        return False
    day = record.date.upper
    right = next((n for n in names if n.until is None or day <= n.until), names[-1])
    body = _folded(record.body)
    named = [n for n in names if any(_folded(w) in body for w in n.words.values())]
    # The longest name that fits: an older one may be the beginning of a newer one.
    longest = max(named, key=lambda n: max(map(len, n.words.values())), default=right)
    return longest is not right


def _folded(words: str) -> str:
    return words.replace("İ", "i").replace("I", "ı").lower().replace(",", "")
