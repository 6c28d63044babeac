"""The two examples accepted: who is who, what hangs on what, and on which words it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from comity.intake.accepting.people import seen_also
from comity.intake.models import Decision, FindingState
from comity.register.history import as_of, origin_of, proofs_of
from comity.register.kinds import specific
from comity.register.models import (
    Agreement,
    Attendance,
    Encounter,
    Event,
    Figure,
    Institution,
    Invitation,
    Person,
    Place,
    Promise,
    Proof,
    Record,
    Relation,
    Source,
    Spelling,
    Statement,
    Tenure,
)
from comity.register.rows import content_fields, is_empty, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def accepted(
    django_db_setup: None, django_db_blocker: Any, accept_both: Callable[[], tuple[Source, Source]]
) -> Iterator[tuple[Source, Source]]:
    """Both examples in the register, accepted once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield accept_both()
        transaction.set_rollback(True)


@pytest.fixture
def both(accepted: tuple[Source, Source], db: None) -> tuple[Source, Source]:
    return accepted


def names(records: object) -> set[str]:
    return {str(record) for record in records}  # type: ignore[attr-defined]


def test_across_both_languages_there_is_one_of_each(both: object) -> None:
    assert names(Person.objects.all()) == {
        "Ekrem İmamoğlu", "Sergey Cheremin", "Andrey Buravov", "Zeynep Neyza Akçabay",
        "Tunç Soyer",
    }  # fmt: skip
    kinds = sorted(Institution.objects.values_list("institution_kind", flat=True))
    assert kinds.count("metropolitan-municipality") == 2
    assert kinds.count("government") == 1
    assert kinds.count("department") == 1
    assert names(Place.objects.filter(scale="city")) == {"Istanbul", "Moscow", "Izmir"}


def test_one_name_in_two_languages_is_kept_in_both(both: object) -> None:
    government = Institution.objects.get(institution_kind="government")
    assert government.name == {"tr": "Moskova Hükümeti", "en": "Moscow Government"}
    assert government.place == Place.objects.get(gazetteer="524901")


def test_two_offices_of_one_person_are_two_tenures_with_titles_in_both_languages(
    both: object,
) -> None:
    cheremin = Person.objects.get(family_name="Cheremin")
    assert {frozenset(tenure.title.items()) for tenure in cheremin.tenures.all()} == {
        frozenset({("tr", "Bakan"), ("en", "Minister")}),
        frozenset({("tr", "Daire Başkanı"), ("en", "Head")}),
    }


def test_an_abbreviation_means_the_institution_that_it_stands_for(both: object) -> None:
    akcabay = Tenure.objects.get(person__family_name="Akçabay")
    assert str(akcabay.institution) == "İstanbul Büyükşehir Belediyesi"
    assert Spelling.objects.filter(text="İBB", record=akcabay.institution).exists()


def test_a_consulate_that_is_named_by_its_country_is_called_by_what_it_is(both: object) -> None:
    consulate = Institution.objects.get(institution_kind="consulate")
    assert (str(consulate.represents), str(consulate.place)) == ("Russia", "Istanbul")
    assert consulate.label["tr"] == "Konsolosluk: Rusya, İstanbul"
    assert consulate.name == {}


def test_whoever_speaks_at_a_ceremony_has_not_signed_there(both: object) -> None:
    ceremony = Encounter.objects.get(encounter_kind="ceremony")
    roles = {
        str(attendance.who): [taken.role for taken in attendance.roles.all()]
        for attendance in ceremony.attendances.all()
    }
    assert roles == {
        "Zeynep Neyza Akçabay": ["signatory"],
        "Sergey Cheremin": ["signatory"],
        "Andrey Buravov": [],
        "Ekrem İmamoğlu": ["speaker"],
    }


def test_an_attendance_names_the_office_only_where_it_is_sure(both: object) -> None:
    ceremony = Encounter.objects.get(encounter_kind="ceremony")
    by_name = {str(each.who): each for each in ceremony.attendances.all()}
    assert by_name["Andrey Buravov"].capacity.office == "consul-general"
    assert by_name["Sergey Cheremin"].capacity is None
    assert by_name["Sergey Cheremin"].capacity_text == "Bakan; Daire Başkanı"
    assert by_name["Sergey Cheremin"].roles.get().capacity.title["tr"] == "Bakan"


def test_an_agreement_keeps_every_step_with_its_words(both: object) -> None:
    protocol = Agreement.objects.get()
    assert [(step.step, step.date) for step in protocol.steps.all()] == [
        ("idea", "2023-10"), ("mandate", None), ("ready", None), ("signed", None),
    ]  # fmt: skip
    idea = protocol.steps.get(step="idea")
    (proof,) = proofs_of(protocol, part=idea)
    assert proof.quotes[0].words.startswith("Ekim 2023’teki görüşmede")
    assert protocol.steps.get(step="signed").encounter.encounter_kind == "ceremony"


def test_a_signatory_stands_for_the_party_at_which_they_hold_office(both: object) -> None:
    protocol = Agreement.objects.get()
    sides = {str(each.person): str(each.party.who) for each in protocol.signatories.all()}
    assert sides == {"Zeynep Neyza Akçabay": "Istanbul", "Sergey Cheremin": "Moscow"}


def test_invitations_run_both_ways_and_lead_to_their_events(both: object) -> None:
    assert {
        (
            str(each.inviter),
            str(each.invitees.get().who),
            str(each.event),
            each.invitees.get().answer,
        )
        for each in Invitation.objects.all()
    } == {
        ("Sergey Cheremin", "Tunç Soyer", "Moscow City Forum", "awaited"),
        ("Tunç Soyer", "Sergey Cheremin", "Russian Expo 2021", "awaited"),
    }
    assert {each.made_at.encounter_kind for each in Invitation.objects.all()} == {"visit"}


def test_a_promise_hangs_on_its_event(both: object) -> None:
    office = Promise.objects.get(due="2021-07")
    assert office.depends_on == Event.objects.get(date="2021-07-01/2021-07-04").base
    assert str(office.parties.get(end="by").who) == "İzmir Metropolitan Municipality"
    assert (office.grade, office.fulfilment) == ("will-do", "open")


def test_a_first_visit_is_kept_as_said_with_the_words_for_it(both: object) -> None:
    visit = Encounter.objects.get(encounter_kind="visit")
    assert visit.first is True
    assert Encounter.objects.get(encounter_kind="meeting").first is None
    (proof,) = proofs_of(visit, "first")
    assert proof.quotes[0].words == "visits İzmir for the first time"


def test_the_rest_of_the_facts_are_there(both: object) -> None:
    assert {str(party.who) for party in Relation.objects.get(since="2019/..").parties.all()} == {
        "İstanbul Büyükşehir Belediyesi", "Moscow Government",
    }  # fmt: skip
    figure = Figure.objects.get()
    assert (figure.value, figure.unit, figure.is_target) == ("80", "%", True)
    assert {str(each.speaker) for each in Statement.objects.all()} == {
        "Ekrem İmamoğlu", "Tunç Soyer",
    }  # fmt: skip


def test_every_machine_made_field_leads_to_words_in_a_source(both: object) -> None:
    checked = 0
    for record in map(specific, Record.objects.all()):
        for name in content_fields(type(record)):
            if is_empty(value_of(record, name)):
                continue
            proofs = proofs_of(record, name)
            assert proofs, (record, name)
            for proof in proofs:
                for quote in proof.quotes:
                    assert quote.words and quote.passage.of(proof.source.text) == quote.words
            checked += 1
    assert checked > 150


def test_every_row_beside_a_record_leads_to_words_in_a_source(both: object) -> None:
    for attendance in Attendance.objects.all():
        assert proofs_of(attendance.encounter, part=attendance)
    assert Proof.objects.filter(by__isnull=False).count() == 0


def test_since_when_by_whom_and_from_which_sentence(
    both: tuple[Source, Source],
) -> None:
    soyer = Person.objects.get(family_name="Soyer")
    origin = origin_of(soyer, "name")
    assert (origin.entry.by, origin.entry.source) == (both[1].added_by, both[1])
    assert origin.proofs[0].quotes[0].words == "Tunç Soyer"
    assert not as_of(soyer, both[0].added_at).existed


def test_every_match_is_kept_with_its_reasons(both: tuple[Source, Source]) -> None:
    finding = both[1].findings.get(kind="people", payload__name="Sergey Cheremin")
    assert finding.state == FindingState.MERGED
    match = finding.proposals.get(name="", decision=Decision.SAME)
    assert match.score > 0.9
    assert "The names are the same: Sergey Cheremin = Sergey Cheremin." in match.sentences("en")
    assert match.sentences("ru")[0].startswith("Имена совпадают")
    assert not any(each.is_open for each in finding.proposals.all())


@pytest.mark.parametrize(
    ("before", "now", "both"),
    [
        (None, "2023-10", "2023-10"),
        ("2023-10", "2023-10", "2023-10"),
        ("2023-10", "2021-06-03", "2021-06-03/2023-10"),
        ("2021/2023-10", "2022", "2021/2023-10"),
        ("2021/2023-10", "2024-05", "2021/2024-05"),
        ("XXXX-07", "2021", "2021"),
        ("2021", "XXXX-07", "2021"),
    ],
)
def test_an_office_is_seen_from_the_first_to_the_last_news(
    before: str | None, now: str, both: str
) -> None:
    assert seen_also(before, now) == both
