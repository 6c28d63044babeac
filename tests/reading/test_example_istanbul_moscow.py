"""The Turkish example comes out whole: people, stages, ceremony, statements, relation."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.reading import read
from comity.reading.findings import (
    AgreementKind,
    EncounterKind,
    EncounterRole,
    Findings,
    Stage,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "000_19451cafbac2c3f1.txt"
TEXT = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found() -> Findings:
    return read(TEXT, id=EXAMPLE.name)


def offices(found: Findings, name: str) -> set[tuple[str, str | None]]:
    person = next(p for p in found.people if p.name == name)
    return {(o.title, o.institution) for o in person.offices}


def test_one_nested_phrase_gives_both_presidencies(found: Findings) -> None:
    assert offices(found, "Ekrem İmamoğlu") == {
        ("Başkan", "Türkiye Belediyeler Birliği"),
        ("Büyükşehir Belediye Başkanı", "İstanbul Büyükşehir Belediyesi"),
    }


def test_the_guest_holds_two_offices_at_once(found: Findings) -> None:
    assert offices(found, "Sergey Cheremin") == {
        ("Bakan", "Moskova Hükümeti"),
        ("Daire Başkanı", "Moskova Şehri Dış Ekonomik ve Uluslararası İlişkiler Dairesi"),
    }


def test_a_consul_general_has_a_sending_state_and_a_seat(found: Findings) -> None:
    person = next(p for p in found.people if p.name == "Andrey Buravov")
    assert [(o.title, o.institution, o.place) for o in person.offices] == [
        ("Başkonsolos", "Rusya", "İstanbul")
    ]


def test_the_deputy_secretary_general_is_of_the_municipality(found: Findings) -> None:
    assert offices(found, "Zeynep Neyza Akçabay") == {("Genel Sekreter Yardımcısı", "İBB")}


def test_nobody_else_is_a_person_of_the_news(found: Findings) -> None:
    assert len(found.people) == 4


def test_the_meeting_was_in_october_2023(found: Findings) -> None:
    meetings = [e for e in found.encounters if e.kind is EncounterKind.MEETING]
    assert [(m.date, sorted(m.others)) for m in meetings] == [
        ("2023-10", ["Ekrem İmamoğlu", "Sergey Cheremin"])
    ]


def test_the_protocol_passes_its_stages_and_is_signed_by_two(found: Findings) -> None:
    (agreement,) = found.agreements
    assert agreement.kind is AgreementKind.COOPERATION_PROTOCOL
    assert agreement.parties == ["İstanbul", "Moskova"]
    assert agreement.stage is Stage.SIGNED
    assert agreement.signatories == ["Zeynep Neyza Akçabay", "Sergey Cheremin"]
    steps = [s.step for s in agreement.stages]
    assert agreement.date is None
    for step in ("idea", "mandate", "prepared", "ready", "signed"):
        assert step in steps
    assert all(s.proof for s in agreement.stages)


def test_the_mayor_speaks_at_the_ceremony_and_does_not_sign(found: Findings) -> None:
    (ceremony,) = [e for e in found.encounters if e.kind is EncounterKind.CEREMONY]
    assert ceremony.place is not None and "Saraçhane" in ceremony.place
    assert ceremony.date is None, "October 2023 is when the idea was voiced"
    assert {"Andrey Buravov", "Sergey Cheremin", "Zeynep Neyza Akçabay"} <= set(ceremony.others)
    roles = {(r.name, r.role) for r in ceremony.roles}
    assert ("Ekrem İmamoğlu", EncounterRole.SPEAKER) in roles
    assert ("Ekrem İmamoğlu", EncounterRole.SIGNATORY) not in roles


def test_relations_since_2019(found: Findings) -> None:
    assert [r.date for r in found.relations] == ["2019/.."]


def test_he_took_part_in_a_municipal_event_in_august(found: Findings) -> None:
    (event,) = [e for e in found.encounters if e.kind is EncounterKind.EVENT]
    assert event.others == ["Ekrem İmamoğlu"]
    assert event.date == "XXXX-08"
    assert event.title is not None and event.title.startswith("BRICS International Municipal")


def test_every_quotation_is_his_and_the_one_inside_is_nobodys(found: Findings) -> None:
    assert {s.speaker for s in found.statements} == {"Ekrem İmamoğlu"}
    assert len(found.statements) == 5
    assert not any(s.text.startswith("Yurtta barış") for s in found.statements)
    assert not any("Atatürk" in p.name for p in found.people)


def test_every_finding_quotes_the_text(found: Findings) -> None:
    for finding in found.each():
        assert finding.proof
        for passage in finding.proof:
            assert passage.of(TEXT).strip()
