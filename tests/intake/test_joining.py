"""News of what the register knows already adds to it; what is in doubt is not decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.intake.actions import accept, accept_all
from comity.intake.models import Decision, Finding, Proposal
from comity.passages import Passage
from comity.reading.findings import (
    ActNamed,
    AgreementFinding,
    AgreementKind,
    Findings,
    PersonFinding,
    Stage,
)
from comity.register.history import proofs_of
from comity.register.models import (
    Act,
    Agreement,
    Encounter,
    Institution,
    Person,
    Record,
    Source,
    User,
)
from comity.register.permissions import visible_records

pytestmark = pytest.mark.django_db


def test_findings_can_be_accepted_in_any_order(
    izmir: Source, istanbul: Source, officer: User
) -> None:
    for finding in Finding.objects.order_by("-pk"):
        accept(finding, by=officer)
    assert Person.objects.filter(state="live").count() == 5
    assert Institution.objects.filter(institution_kind="metropolitan-municipality").count() == 2
    assert Encounter.objects.count() == 3


def test_the_same_news_in_two_sources_adds_proofs_and_no_records(
    izmir: Source, izmir_again: Callable[[], Source], officer: User
) -> None:
    accept_all(izmir, by=officer)
    before = Record.objects.count()
    again = izmir_again()
    accept_all(again, by=officer)
    counts = {kind: Record.objects.filter(kind=kind).count() for kind in ("person", "event")}
    assert counts == {"person": 2, "event": 2}
    assert again.same_text_as == izmir
    visit = Encounter.objects.get()
    assert {proof.source for proof in proofs_of(visit, "encounter_kind")} == {izmir, again}
    assert Record.objects.count() == before


def test_two_that_may_be_one_are_two_records_and_a_proposal(
    izmir: Source, add: Callable[[str, Findings], Source], officer: User
) -> None:
    accept_all(izmir, by=officer)
    text = "S. Cheremin spoke in Berlin."
    findings = Findings(
        id="berlin",
        language="en",
        people=[PersonFinding(name="S. Cheremin", proof=[Passage(0, 11)], confidence=0.9)],
    )
    source = add(text, findings)
    (person,) = accept_all(source, by=officer)
    proposal = Proposal.objects.get(other=person.pk)
    assert (str(proposal.record), proposal.decision) == ("Sergey Cheremin", Decision.UNDECIDED)
    assert proposal.is_open
    assert Person.objects.filter(state="live").count() == 3


def test_what_a_confidential_source_alone_tells_stays_at_its_desk(
    izmir: Source, officer: User, stranger: User
) -> None:
    Source.objects.filter(pk=izmir.pk).update(confidential=True)
    izmir.refresh_from_db()
    accept_all(izmir, by=officer)
    seen = {record.kind for record in visible_records(stranger)}
    assert seen == {"place"}
    assert visible_records(officer).filter(kind="person").count() == 2


def test_the_acts_that_a_source_names_become_acts_of_the_agreement(
    add: Callable[[str, Findings], Source], officer: User
) -> None:
    text = "Bursa – Kazan protokolü, Bursa Büyükşehir Belediye Meclisinin 171 sayılı kararı."
    protocol = AgreementFinding(
        kind=AgreementKind.COOPERATION_PROTOCOL,
        parties=["Bursa", "Kazan"],
        stage=Stage.READY,
        acts=[ActNamed(body="Bursa Büyükşehir Belediye Meclisi", number="171", date="2011-07-01")],
        proof=[Passage(0, len(text))],
        field_proof={"acts": [Passage(text.index("Bursa Büyük"), len(text))]},
        confidence=0.9,
    )
    source = add(text, Findings(id="karar", language="tr", agreements=[protocol]))
    accept_all(source, by=officer)
    act = Act.objects.get()
    assert (act.act_kind, act.number, act.date) == ("council-decision", "171", "2011-07-01")
    assert act.agreement == Agreement.objects.get()
    assert proofs_of(act, "number")[0].quotes[0].words.startswith("Bursa Büyükşehir")
    again = add(text + "\n\n", Findings(id="again", language="tr", agreements=[protocol]))
    accept_all(again, by=officer)
    assert (Act.objects.count(), len(proofs_of(act, "number"))) == (1, 2)
