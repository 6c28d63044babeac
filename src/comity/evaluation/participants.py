"""Who took part on which side: encounters name by name, for those that are not all right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.evaluation.names import same_party
from comity.evaluation.outcome import Outcome, Verdict
from comity.evaluation.pairing import pair
from comity.reading.findings import EncounterFinding

KIND = "participants"
SIDES = ("hosts", "guests", "others")

Place = tuple[str, str]


def participants(
    gold: EncounterFinding | None, found: EncounterFinding | None
) -> Iterator[Outcome]:
    """The names of one encounter and of the one found for it (None: there is none).

    A name is right on its own side only.
    """
    expected, claimed = _places(gold), _places(found)
    pairs = list(pair(expected, claimed, _same))
    sure = found.confidence if found else None
    yield from (Outcome(KIND, Verdict.RIGHT, _label(one), sure) for one, _ in pairs)
    for one in _left(expected, [a for a, _ in pairs]):
        yield Outcome(KIND, Verdict.MISSED, _label(one))
    for other in _left(claimed, [b for _, b in pairs]):
        yield Outcome(KIND, Verdict.INVENTED, _label(other), sure)


def _places(encounter: EncounterFinding | None) -> list[Place]:
    if encounter is None:
        return []
    return [(side, name) for side in SIDES for name in getattr(encounter, side)]


def _same(gold: Place, found: Place) -> float:
    return float(gold[0] == found[0] and same_party(gold[1], found[1]))


def _left(places: Sequence[Place], taken: Sequence[Place]) -> list[Place]:
    """What is not taken; each taken one takes away one."""
    left = list(places)
    for place in taken:
        left.remove(place)
    return left


def _label(place: Place) -> str:
    return f"{place[0].removesuffix('s')} {place[1]}"
