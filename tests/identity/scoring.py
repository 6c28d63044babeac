"""The pairs of the test set as profiles, and how well a comparison does on them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.identity import (
    AgreementProfile,
    Decision,
    EncounterProfile,
    EventProfile,
    InstitutionProfile,
    OfficeProfile,
    PersonProfile,
    PlaceProfile,
    Score,
    agreements,
    decide,
    encounters,
    events,
    institutions,
    people,
    places,
)

PAIRS = Path(__file__).parent / "pairs"


@dataclass(frozen=True)
class Pair:
    """Two profiles, what the file says of them, and its two cells."""

    a: Any
    b: Any
    same: bool
    cells: tuple[str, str]


@dataclass(frozen=True)
class Result:
    """How a comparison did: pairs that are the same count as found if decided `same`."""

    right: int
    wrong: tuple[tuple[Pair, Score], ...]
    missed: tuple[tuple[Pair, Score], ...]
    pairs: int
    unsure: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def person(cell: str) -> PersonProfile:
    """`Name <title @ institution @ place>`."""
    name, _, inside = cell.partition(" <")
    offices = ()
    if inside:
        title, institution, place = [*(part.strip() for part in inside[:-1].split("@")), "", ""][:3]
        offices = (
            OfficeProfile(title=title, institution=institution or None, place=place or None),
        )
    return PersonProfile(names=(name.strip(),), offices=offices)


def institution(cell: str) -> InstitutionProfile:
    """`Name <place>`."""
    name, place = _with_context(cell)
    return InstitutionProfile(names=(name,), place=place)


def place(cell: str) -> PlaceProfile:
    """`Name <country or surrounding place>`."""
    name, context = _with_context(cell)
    if context and len(context) == 2:
        return PlaceProfile(names=(name,), country=context)
    return PlaceProfile(names=(name,), within=context)


def _with_context(cell: str) -> tuple[str, str | None]:
    found = re.fullmatch(r"(.*?)(?: <(.*)>)?", cell)
    assert found is not None
    return found[1], found[2]


def _cells(cell: str, number: int) -> list[str | None]:
    parts = [part.strip() or None for part in cell.split(" ;")]
    return [*parts, *[None] * number][:number]


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(" + ") if part.strip())


def agreement(cell: str) -> AgreementProfile:
    """`kind ; parties ; date ; until ; title`."""
    kind, parties, date, until, title = _cells(cell, 5)
    titles = (title,) if title else ()
    return AgreementProfile(
        kind=kind, parties=_listed(parties), date=date, until=until, titles=titles
    )


def encounter(cell: str) -> EncounterProfile:
    """`kind ; date ; place ; participants ; title`."""
    kind, date, where, participants, title = _cells(cell, 5)
    return EncounterProfile(
        kind=kind,
        date=date,
        place=where,
        participants=_listed(participants),
        titles=(title,) if title else (),
    )


def event(cell: str) -> EventProfile:
    """`name ; date ; place`."""
    name, date, where = _cells(cell, 3)
    return EventProfile(names=(name or "",), date=date, place=where)


KINDS: dict[str, tuple[Callable[[str], Any], Callable[[Any, Any], Score]]] = {
    "people": (person, people.compare),
    "institutions": (institution, institutions.compare),
    "places": (place, places.compare),
    "agreements": (agreement, agreements.compare),
    "encounters": (encounter, encounters.compare),
    "events": (event, events.compare),
}


def pairs(kind: str, part: str) -> list[Pair]:
    """The pairs of one kind, of `dev` or `heldout`."""
    profile, _ = KINDS[kind]
    with (PAIRS / f"{kind}.{part}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(profile(row["a"]), profile(row["b"]), row["same"] == "1", (row["a"], row["b"]))
            for row in csv.DictReader(file)
        ]


def measure(kind: str, part: str) -> Result:
    """Compare every pair and count."""
    _, compare = KINDS[kind]
    right, wrong, missed, unsure = 0, [], [], 0
    chosen = pairs(kind, part)
    for pair in chosen:
        score = compare(pair.a, pair.b)
        decision = decide(score)
        unsure += decision is Decision.UNSURE
        if pair.same and decision is Decision.SAME:
            right += 1
        elif pair.same:
            missed.append((pair, score))
        elif decision is Decision.SAME:
            wrong.append((pair, score))
    return Result(right, tuple(wrong), tuple(missed), len(chosen), unsure)
