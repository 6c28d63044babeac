"""The two examples with what a reader should find in them, built by hand.

These tests hold what happens to findings; how well the reader finds them is held elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from comity.intake.actions import accept_all
from comity.intake.adding import reported_by, store_findings, text_digest
from comity.passages import Passage
from comity.reading.findings import (
    AgreementFinding,
    AgreementKind,
    EncounterFinding,
    EncounterKind,
    EncounterRole,
    EventFinding,
    FigureFinding,
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
    StageReported,
    StatementFinding,
)
from comity.register.models import (
    Desk,
    Source,
    SourceContent,
    User,
    Way,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ISTANBUL = (EXAMPLES / "000_19451cafbac2c3f1.txt").read_text()
IZMIR = (EXAMPLES / "003_0ee03500ac5eb5b1.txt").read_text()


AddSource = Callable[[str, Findings], Source]


def keep(text: str, findings: Findings, desk: Desk, by: User) -> Source:
    """Keep a text as a source with these findings, as the intake does with the reader's."""
    content = SourceContent.objects.create(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        content=text.encode(),
        size=len(text.encode()),
    )
    digest = text_digest(text)
    source = Source.objects.create(
        content=content, name=f"{findings.id}.txt", media_type="text/plain", text=text,
        text_sha256=digest, same_text_as=Source.objects.filter(text_sha256=digest).first(),
        language=findings.language, published=findings.published, desk=desk, way=Way.UPLOAD,
        added_by=by,
    )  # fmt: skip
    store_findings(source, reported_by(findings))
    return source


@pytest.fixture
def add(desk: Desk, officer: User) -> AddSource:
    return lambda text, findings: keep(text, findings, desk, officer)


@pytest.fixture(scope="session")
def accept_both(a_member: Any) -> Callable[[], tuple[Source, Source]]:
    """Adds both examples to a new desk and accepts them, when called."""

    def accepted() -> tuple[Source, Source]:
        desk = Desk.objects.create(name="International relations")
        officer = a_member(desk, "zeynep")
        istanbul = keep(ISTANBUL, istanbul_findings(), desk, officer)
        izmir = keep(IZMIR, izmir_findings(), desk, officer)
        for source in (istanbul, izmir):
            accept_all(source, by=officer)
        return istanbul, izmir

    return accepted


@pytest.fixture
def istanbul(add: AddSource) -> Source:
    return add(ISTANBUL, istanbul_findings())


@pytest.fixture
def izmir(add: AddSource) -> Source:
    return add(IZMIR, izmir_findings())


@pytest.fixture
def izmir_again(add: AddSource) -> Callable[[], Source]:
    """The same news under other bytes, added when called."""
    return lambda: add(f"{IZMIR}\n", izmir_findings())


def where(text: str, *words: str) -> list[Passage]:
    """The passages of these words, each where it first stands."""
    found = []
    for each in words:
        start = text.index(each)
        found.append(Passage(start, start + len(each)))
    return found


def office(text: str, words: str, title: str, institution: str | None, place: str) -> OfficeHeld:
    return OfficeHeld(title=title, institution=institution, place=place, proof=where(text, words))


def _person(text: str, name: str, offices: Sequence[OfficeHeld], *mentions: str) -> PersonFinding:
    return PersonFinding(
        name=name, mentions=[name, *mentions], offices=list(offices), confidence=0.95,
        proof=where(text, name), field_proof={"name": where(text, name)},
    )  # fmt: skip


def istanbul_findings() -> Findings:
    def words(*each: str) -> list[Passage]:
        return where(ISTANBUL, *each)

    department = "Moskova Şehri Dış Ekonomik ve Uluslararası İlişkiler Dairesi"
    held = "İBB’nin Saraçhane’deki ana yerleşkesinde imza töreni düzenlendi"
    signing = "Akçabay ve Cheremin’in imzalarıyla hayata geçen protokol"
    idea = "Ekim 2023’teki görüşmede ortaya çıkan iş birliği protokolü imzalama görüşü"
    quotation = "uluslararası ölçekte sergileme fırsatı bulayacağız"
    people = [
        _person(
            ISTANBUL,
            "Ekrem İmamoğlu",
            [
                office(ISTANBUL, "Türkiye Belediyeler Birliği (TBB)", "Başkan",
                       "Türkiye Belediyeler Birliği", "Türkiye"),
                office(ISTANBUL, "İstanbul Büyükşehir Belediye (İBB) Başkanı",
                       "Büyükşehir Belediye Başkanı", "İstanbul Büyükşehir Belediyesi", "İstanbul"),
            ],
            "İmamoğlu",
        ),
        _person(
            ISTANBUL,
            "Sergey Cheremin",
            [
                office(ISTANBUL, "Moskova Hükümeti Bakanı", "Bakan", "Moskova Hükümeti", "Moskova"),
                office(ISTANBUL, "Dış Ekonomik ve Uluslararası İlişkiler Daire Başkanı",
                       "Daire Başkanı", department, "Moskova"),
            ],
            "Cheremin",
        ),
        _person(
            ISTANBUL,
            "Andrey Buravov",
            [office(ISTANBUL, "Rusya İstanbul Başkonsolosu", "Başkonsolos", "Rusya", "İstanbul")],
        ),
        _person(
            ISTANBUL,
            "Zeynep Neyza Akçabay",
            [office(ISTANBUL, "İBB Genel Sekreter Yardımcısı", "Genel Sekreter Yardımcısı", "İBB",
                    "İstanbul")],
            "Akçabay",
        ),
    ]  # fmt: skip
    ceremony = EncounterFinding(
        kind=EncounterKind.CEREMONY, place="İBB’nin Saraçhane’deki ana yerleşkesi",
        guests=["Sergey Cheremin"], hosts=["Zeynep Neyza Akçabay"], others=["Andrey Buravov"],
        roles=[
            RoleAt(name="Zeynep Neyza Akçabay", role=EncounterRole.SIGNATORY),
            RoleAt(name="Sergey Cheremin", role=EncounterRole.SIGNATORY, capacity="Bakan"),
            RoleAt(name="Ekrem İmamoğlu", role=EncounterRole.SPEAKER),
        ],
        proof=words(held), confidence=0.9,
    )  # fmt: skip
    protocol = AgreementFinding(
        kind=AgreementKind.COOPERATION_PROTOCOL, parties=["İstanbul", "Moskova"],
        stage=Stage.SIGNED, signatories=["Zeynep Neyza Akçabay", "Sergey Cheremin"],
        title="iş birliği protokolü", proof=words(signing), confidence=0.9,
        field_proof={"parties": words("İstanbul ile Moskova arasındaki")},
        stages=[
            StageReported(stage=Stage.PROPOSED, step="idea", date="2023-10", proof=words(idea)),
            StageReported(stage=Stage.PREPARING, step="mandate",
                          proof=words("çalışma yapması için görevlendirdi")),
            StageReported(stage=Stage.READY, step="ready", proof=words("imza aşamasına getirildi")),
            StageReported(stage=Stage.SIGNED, step="signed", proof=words(signing)),
        ],
    )  # fmt: skip
    return Findings(
        id="istanbul",
        language="tr",
        people=people,
        encounters=[
            EncounterFinding(kind=EncounterKind.MEETING, date="2023-10", proof=words(idea),
                             others=["Ekrem İmamoğlu", "Sergey Cheremin"], confidence=0.9),
            ceremony,
        ],
        agreements=[protocol],
        statements=[StatementFinding(speaker="Ekrem İmamoğlu", text=quotation,
                                     proof=words(quotation), confidence=0.95)],
        relations=[RelationFinding(parties=["İBB", "Moskova hükümeti"], date="2019/..",
                                   proof=words("2019 yılından bu yana Moskova hükümetiyle"),
                                   confidence=0.7)],
    )  # fmt: skip


def izmir_findings() -> Findings:
    def words(*each: str) -> list[Passage]:
        return where(IZMIR, *each)

    visit = "visited Tunç Soyer, Mayor of İzmir Metropolitan Municipality"
    forum = "invited Mayor Soyer to the Moscow City Forum which will be held between 1-4 July"
    expo = "Mayor Soyer invited Minister Cheremin to the Russian Expo 2021"
    quotation = "It is important to improve relations between Moscow and İzmir"
    department = "Moscow Foreign Economic and International Relations Department"
    people = [
        _person(
            IZMIR,
            "Sergey Cheremin",
            [
                office(IZMIR, "Moscow Government Minister", "Minister", "Moscow Government",
                       "Moscow"),
                office(IZMIR, f"Head of the {department}", "Head", department, "Moscow"),
            ],
            "Cheremin",
        ),
        _person(
            IZMIR,
            "Tunç Soyer",
            [office(IZMIR, "Mayor of İzmir Metropolitan Municipality", "Mayor",
                    "İzmir Metropolitan Municipality", "İzmir")],
            "Soyer",
        ),
    ]  # fmt: skip
    return Findings(
        id="izmir",
        language="en",
        people=people,
        encounters=[EncounterFinding(
            kind=EncounterKind.VISIT, hosts=["Tunç Soyer"], guests=["Sergey Cheremin"], first=True,
            proof=words(visit), confidence=0.95,
            field_proof={"first": words("visits İzmir for the first time")},
        )],
        invitations=[
            InvitationFinding(by="Sergey Cheremin", to=["Tunç Soyer"], event="Moscow City Forum",
                              date="2021-07-01/2021-07-04", proof=words(forum), confidence=0.9),
            InvitationFinding(by="Tunç Soyer", to=["Sergey Cheremin"], event="Russian Expo 2021",
                              place="İzmir", proof=words(expo), confidence=0.9),
        ],
        plans=[
            PlanFinding(who=["İzmir Metropolitan Municipality"], what="open the Moscow Office",
                        when="2021-07", depends_on="Moscow City Forum", grade=Grade.WILL_DO,
                        proof=words("they wish the Moscow Office"), confidence=0.7),
            PlanFinding(who=["Tunç Soyer"], what="send students from İzmir to the Olympics",
                        proof=words("send students from İzmir to the Olympics"), confidence=0.8),
        ],
        events=[
            EventFinding(name="Moscow City Forum", date="2021-07-01/2021-07-04", mode=Mode.HYBRID,
                         proof=words("Moscow City Forum"), confidence=0.9),
            EventFinding(name="Russian Expo 2021", place="İzmir", organiser="İZFAŞ",
                         proof=words("Russian Expo 2021"), confidence=0.9),
        ],
        statements=[StatementFinding(speaker="Tunç Soyer", text=quotation, proof=words(quotation),
                                     confidence=0.95)],
        figures=[FigureFinding(value="80", unit="%", what="of the Russian population vaccinated",
                               target=True, date="../2021-22", speaker="Sergey Cheremin",
                               proof=words("80 percent of the Russian population"),
                               confidence=0.7)],
    )  # fmt: skip
