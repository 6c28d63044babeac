"""Findings are decided once, by whoever may, and every decision can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from comity.intake.actions import (
    AlreadyDecided,
    WrongKind,
    accept,
    accept_all,
    correct,
    decide,
    reject,
    undo,
    undo_all,
)
from comity.intake.models import Decision, Finding, FindingState, Proposal
from comity.intake.payloads import BadPayload
from comity.register import actions
from comity.register.history import proofs_of
from comity.register.kinds import specific
from comity.register.merging import merge
from comity.register.models import (
    Change,
    Encounter,
    Entry,
    Institution,
    Person,
    Proof,
    Record,
    SearchEntry,
    Source,
    State,
    Tenure,
    User,
)
from comity.register.permissions import NotAllowed
from comity.register.rows import history_fields, value_of
from comity.register.undoing import StillUsed
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def soyer(source: Source) -> Finding:
    return source.findings.get(kind="people", payload__name="Tunç Soyer")


def living() -> dict[str, Any]:
    """Every row of the register that stands, as history keeps it."""
    kept: dict[str, Any] = {}
    gone = set(Record.objects.exclude(state=State.LIVE).values_list("pk", flat=True))
    for model in apps.get_app_config("register").get_models():
        if model in (Entry, Change, SearchEntry, User):
            continue
        for row in model._default_manager.all():
            values = {name: value_of(row, name) for name in history_fields(model)}
            owner = row.pk if isinstance(row, Record) else values.get("record")
            if owner not in gone:
                kept[f"{model.__name__} {row.pk}"] = values
    return kept


def test_a_finding_is_decided_once(izmir: Source, officer: User) -> None:
    finding = soyer(izmir)
    accept(finding, by=officer)
    stale = Finding.objects.get(pk=finding.pk)
    stale.state = FindingState.WAITING  # as another browser still shows it
    with pytest.raises(AlreadyDecided, match=r"zeynep decided this finding on .*: accepted"):
        accept(stale, by=officer)
    with pytest.raises(AlreadyDecided):
        reject(stale, by=officer)
    assert Person.objects.count() == 1


def test_who_decided_when_is_kept(izmir: Source, officer: User) -> None:
    finding = soyer(izmir)
    person = accept(finding, by=officer)
    finding.refresh_from_db()
    assert (finding.state, finding.decided_by) == (FindingState.ACCEPTED, officer)
    assert finding.record == person.base
    assert finding.decided_at == Entry.objects.get(about=person).at


def test_rejecting_keeps_the_finding_and_its_reason(izmir: Source, officer: User) -> None:
    finding = soyer(izmir)
    reject(finding, by=officer, reason="not our mayor")
    finding.refresh_from_db()
    assert (finding.state, finding.decision_reason) == (FindingState.REJECTED, "not our mayor")
    assert Record.objects.count() == 0


@pytest.mark.parametrize("act", ["accept", "accept_all", "reject", "correct", "undo"])
@pytest.mark.parametrize("who", ["reader", "stranger"])
def test_whoever_may_not_decide_here_changes_nothing(
    act: str, who: str, izmir: Source, request: pytest.FixtureRequest
) -> None:
    user, finding = request.getfixturevalue(who), soyer(izmir)
    acts = {
        "accept": lambda: accept(finding, by=user),
        "accept_all": lambda: accept_all(izmir, by=user),
        "reject": lambda: reject(finding, by=user),
        "correct": lambda: correct(finding, {"name": "X"}, by=user),
        "undo": lambda: undo(finding, by=user),
    }
    with pytest.raises(NotAllowed, match="may not decide findings"):
        acts[act]()
    assert (Record.objects.count(), Entry.objects.count()) == (0, 0)


def test_taking_a_decision_back_leaves_no_trace_but_the_history(
    izmir: Source, officer: User
) -> None:
    before = living()
    finding = soyer(izmir)
    record = accept(finding, by=officer)
    undo(finding, by=officer, reason="too fast")
    assert living() == before
    assert finding.is_waiting and finding.record is None and finding.decided_by is None
    assert Record.objects.get(pk=record.pk).state == State.DELETED
    assert Entry.objects.filter(deed="undone", reason="too fast").count() == 1


def test_taking_back_what_was_joined_leaves_the_record_as_it_was(
    istanbul: Source, izmir: Source, officer: User
) -> None:
    accept_all(istanbul, by=officer)
    before = living()
    cheremin = izmir.findings.get(kind="people", payload__name="Sergey Cheremin")
    accept(cheremin, by=officer)
    cheremin.refresh_from_db()
    assert cheremin.state == FindingState.MERGED
    assert living() != before
    undo(cheremin, by=officer)
    assert living() == before


def test_everything_accepted_can_be_taken_back_in_reverse(izmir: Source, officer: User) -> None:
    before = living()
    accept_all(izmir, by=officer)
    for finding in sorted(izmir.findings.all(), key=lambda each: each.decided_at, reverse=True):
        undo(finding, by=officer)
    assert living() == before
    accept_all(izmir, by=officer)
    assert Encounter.objects.filter(state=State.LIVE).count() == 1


def test_what_later_decisions_rest_on_is_not_taken_back(izmir: Source, officer: User) -> None:
    accept_all(izmir, by=officer)
    with pytest.raises(StillUsed, match="Visit: Sergey Cheremin"):
        undo(soyer(izmir), by=officer)
    assert Person.objects.get(family_name="Soyer").is_live


def test_what_waits_cannot_be_taken_back(izmir: Source, officer: User) -> None:
    with pytest.raises(LookupError, match="not decided"):
        undo(soyer(izmir), by=officer)


def test_a_finding_joins_the_record_that_a_person_names(izmir: Source, officer: User) -> None:
    mayor = actions.enter(Person(name=LanguageMap(tr="Mustafa Tunç Soyer")), by=officer)
    finding = soyer(izmir)
    record = accept(finding, by=officer, into=mayor)
    mayor.refresh_from_db()
    assert record.pk == mayor.pk
    assert mayor.name == {"tr": "Mustafa Tunç Soyer", "en": "Tunç Soyer"}
    assert finding.state == FindingState.MERGED


def test_a_finding_joins_what_its_record_was_merged_into(izmir: Source, officer: User) -> None:
    one = actions.enter(Person(name=LanguageMap(tr="Mustafa Tunç Soyer")), by=officer)
    other = actions.enter(Person(name=LanguageMap(ru="Тунч Сойер")), by=officer)
    merge(one, into=other, by=officer)
    assert accept(soyer(izmir), by=officer, into=Record.objects.get(pk=one.pk)).pk == other.pk


def test_a_finding_joins_nothing_of_another_kind(izmir: Source, officer: User) -> None:
    forum = actions.enter(Institution(name=LanguageMap(en="Forum")), by=officer)
    with pytest.raises(WrongKind, match="only join a person"):
        accept(soyer(izmir), by=officer, into=forum)
    assert soyer(izmir).is_waiting


def test_what_a_person_wrote_outlives_the_machine(izmir: Source, officer: User) -> None:
    mayor = actions.enter(
        Person(name=LanguageMap(en="Mustafa Tunç Soyer"), family_name="Soyer"), by=officer
    )
    accept(soyer(izmir), by=officer, into=mayor)
    mayor.refresh_from_db()
    assert mayor.name["en"] == "Mustafa Tunç Soyer"


def test_a_correction_stands_on_the_word_of_whoever_made_it(izmir: Source, officer: User) -> None:
    finding = izmir.findings.get(kind="events", payload__name="Moscow City Forum")
    assert correct(finding, {"name": "Moscow Urban Forum"}, by=officer) == ("name",)
    event = accept(finding, by=officer)
    assert event.name == {"en": "Moscow Urban Forum"}
    assert [proof.by for proof in proofs_of(event, "name")] == [officer]
    assert proofs_of(event, "date")[0].source == izmir
    finding.refresh_from_db()
    assert finding.payload["name"] == "Moscow City Forum"


def test_a_correction_of_what_the_source_says_well_changes_nothing(
    izmir: Source, officer: User
) -> None:
    finding = soyer(izmir)
    assert correct(finding, {"name": "Tunç Soyer"}, by=officer) == ()
    assert proofs_of(accept(finding, by=officer), "name")[0].source == izmir


@pytest.mark.parametrize(
    "payload", [{"name": None}, {"offices": [{"title": 3}]}, {"offices": "Mayor"}]
)
def test_a_correction_must_have_the_shape_of_a_finding(
    payload: dict[str, Any], izmir: Source, officer: User
) -> None:
    finding = soyer(izmir)
    with pytest.raises(BadPayload, match=r"people\."):
        correct(finding, payload, by=officer)
    finding.refresh_from_db()
    assert finding.correction is None


def test_a_corrected_date_may_be_no_date_only_by_mistake(izmir: Source, officer: User) -> None:
    finding = izmir.findings.get(kind="events", payload__name="Moscow City Forum")
    with pytest.raises(BadPayload, match="write YYYY"):
        correct(finding, {"date": "in July"}, by=officer)


def test_all_of_a_source_is_accepted_or_nothing(izmir: Source, officer: User) -> None:
    broken = izmir.findings.get(kind="figures")
    Finding.objects.filter(pk=broken.pk).update(passages=[])
    with pytest.raises(ValueError, match="at least one passage"):
        accept_all(izmir, by=officer)
    assert (Record.objects.count(), Entry.objects.count(), Proof.objects.count()) == (0, 0, 0)
    assert {each.state for each in izmir.findings.all()} == {FindingState.WAITING}


def test_only_what_is_sure_enough_is_accepted_at_once(izmir: Source, officer: User) -> None:
    accept_all(izmir, by=officer, at_least=0.95)
    waiting = izmir.findings.filter(state=FindingState.WAITING)
    assert {each.confidence < 0.95 for each in waiting} == {True}
    assert izmir.findings.exclude(state=FindingState.WAITING).count() == 4


def test_saying_that_two_are_different_keeps_them_apart(
    istanbul: Source, izmir: Source, officer: User
) -> None:
    accept_all(istanbul, by=officer)
    cheremin = izmir.findings.get(kind="people", payload__name="Sergey Cheremin")
    known = Person.objects.get(family_name="Cheremin")
    proposal = Proposal.objects.create(finding=cheremin, record=known, score=0.9)
    decided = decide(proposal, Decision.DIFFERENT, by=officer)
    assert (decided.decided_by, proposal.superseded_by) == (officer, decided)
    record = accept(cheremin, by=officer)
    assert record.pk != known.pk
    assert Proposal.objects.filter(pk=proposal.pk).exists()


def test_saying_that_two_are_the_same_joins_them_whatever_the_score(
    izmir: Source, officer: User
) -> None:
    mayor = actions.enter(Person(name=LanguageMap(en="T. Soyer")), by=officer)
    finding = soyer(izmir)
    proposal = Proposal.objects.create(finding=finding, record=mayor, score=0.5)
    decide(proposal, Decision.SAME, by=officer)
    assert accept(finding, by=officer).pk == mayor.pk


def test_a_decision_on_a_proposal_can_be_taken_back_by_a_later_one(
    izmir: Source, officer: User
) -> None:
    mayor = actions.enter(Person(name=LanguageMap(en="T. Soyer")), by=officer)
    first = Proposal.objects.create(finding=soyer(izmir), record=mayor, score=0.5)
    second = decide(first, Decision.SAME, by=officer)
    third = decide(second, Decision.DIFFERENT, by=officer)
    assert accept(soyer(izmir), by=officer).pk != mayor.pk
    assert [each.pk for each in Proposal.objects.filter(superseded_by=None, finding=first.finding)
            if each.name == "" and each.record_id == mayor.pk] == [third.pk]  # fmt: skip
    with pytest.raises(LookupError, match="decided anew"):
        decide(first, Decision.SAME, by=officer)


def test_merging_afterwards_takes_the_findings_along(
    istanbul: Source, izmir: Source, officer: User
) -> None:
    accept_all(izmir, by=officer)
    mayor = Person.objects.get(family_name="Soyer")
    other = actions.enter(Person(name=LanguageMap(ru="Тунч Сойер")), by=officer)
    merge(mayor, into=other, by=officer)
    assert soyer(izmir).record_id == other.pk
    assert Tenure.objects.get(title__en="Mayor").person_id == other.pk
    assert specific(soyer(izmir).record).name == {"ru": "Тунч Сойер", "en": "Tunç Soyer"}


def test_all_decisions_on_a_source_can_be_taken_back_at_once(izmir: Source, officer: User) -> None:
    before = living()
    accepted = accept_all(izmir, by=officer)
    assert undo_all(izmir, by=officer) == len(accepted)
    assert living() == before


def test_another_desk_neither_joins_nor_sees_what_is_confidential_here(
    izmir: Source, officer: User, stranger: User, izmir_again: Callable[[], Source]
) -> None:
    accept_all(izmir, by=officer)
    mayor = Person.objects.get(family_name="Soyer")
    actions.mark_confidential(mayor, by=officer, desk=izmir.desk)
    theirs = izmir_again()
    Source.objects.filter(pk=theirs.pk).update(desk=stranger.memberships.get().desk)
    theirs.refresh_from_db()
    accept_all(theirs, by=stranger)
    assert Person.objects.filter(family_name="Soyer").count() == 2
    assert Person.objects.filter(family_name="Cheremin").count() == 1
    assert Encounter.objects.count() == 2
    undo_all(theirs, by=stranger)
    with pytest.raises(NotAllowed, match="write records"):
        accept(soyer(theirs), by=stranger, into=mayor)
