"""Findings as lines: nothing is told that was not found, and nothing found is left out."""

from __future__ import annotations

import pytest

from comity.flow.wording import lines, told
from comity.passages import Passage
from comity.reading.findings import (
    FINDING_TYPES,
    AgreementFinding,
    AgreementKind,
    EncounterFinding,
    EncounterKind,
    EncounterRole,
    EventFinding,
    FigureFinding,
    Finding,
    Findings,
    Grade,
    InvitationFinding,
    Mode,
    OfficeHeld,
    PersonFinding,
    PlanFinding,
    RelationFinding,
    RoleAt,
    Stage,
    StatementFinding,
)

TOLD: list[tuple[Finding, str]] = [
    (
        PersonFinding(
            name="Ayşe Kaya",
            offices=[OfficeHeld(title="Mayor", place="Bursa"), OfficeHeld(title="Chair")],
        ),
        "Ayşe Kaya; Mayor (Bursa); Chair",
    ),
    (
        EncounterFinding(
            kind=EncounterKind.VISIT,
            date="2024-05",
            place="Kazan",
            hosts=["Kazan"],
            guests=["Ayşe Kaya"],
            roles=[RoleAt(name="Ayşe Kaya", role=EncounterRole.SPEAKER)],
        ),
        "visit, happened; 2024-05; Kazan; host: Kazan; guest: Ayşe Kaya; speaker: Ayşe Kaya",
    ),
    (
        AgreementFinding(
            kind=AgreementKind.MEMORANDUM,
            stage=Stage.SIGNED,
            parties=["Bursa", "Kazan"],
            signatories=["Can Er"],
            until="2027",
        ),
        "memorandum, signed; Bursa – Kazan; signed by Can Er; until 2027",
    ),
    (InvitationFinding(to=["Can Er"], event="City Forum"), "? → Can Er; City Forum"),
    (
        PlanFinding(who=["Bursa"], what="open an\noffice", when="2025", grade=Grade.WILL_DO),
        "will-do; Bursa; open an office; 2025",
    ),
    (EventFinding(name="City Forum", mode=Mode.HYBRID), "City Forum; hybrid"),
    (StatementFinding(speaker="Can Er", text="Welcome."), "Can Er: “Welcome.”"),
    (RelationFinding(parties=["Bursa", "Kazan"], date="2019/.."), "Bursa – Kazan; 2019/.."),
    (
        FigureFinding(what="population vaccinated", value="80", unit="%", target=True),
        "population vaccinated; 80 %; target",
    ),
]


@pytest.mark.parametrize(("finding", "line"), TOLD, ids=[type(f).__name__ for f, _ in TOLD])
def test_a_finding_is_told_in_one_line(finding: Finding, line: str) -> None:
    assert told(finding) == line


def test_every_kind_of_finding_can_be_told() -> None:
    assert {type(finding) for finding, _ in TOLD} == set(FINDING_TYPES.values())


def test_the_surest_finding_of_a_kind_comes_first_with_its_words_below() -> None:
    text = "Kazan. City Forum and Expo."
    forum = EventFinding(name="City Forum", confidence=0.6, proof=[Passage(7, 17)])
    expo = EventFinding(name="Expo", confidence=0.9, proof=[Passage(22, 26)])
    shown = list(lines(Findings(id="", language="en", events=[forum, expo]), text, quoting=True))
    assert shown == [
        "events",
        "  0.90  Expo",
        "        | Expo",
        "  0.60  City Forum",
        "        | City Forum",
    ]


def test_a_source_that_states_nothing_has_no_lines() -> None:
    assert list(lines(Findings(id="", language="en"), "")) == []
