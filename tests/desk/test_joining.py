"""Joining a finding to a record that is chosen, and pairs of records that may be one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.intake.actions import accept
from comity.intake.models import Decision, Finding, Proposal
from comity.intake.proposing import propose
from comity.register.actions import mark_confidential
from comity.register.models import Desk, Membership, Person, Record, Role, State
from comity.register.wording import LanguageMap


@pytest.fixture
def person(register: Any) -> Finding:
    """A waiting finding of somebody whom the register knows."""
    found = Finding.objects.filter(kind="people").first()
    assert found is not None
    Finding.objects.filter(pk=found.pk).update(
        state="waiting", record=None, payload={**found.payload, "name": "Sergey Cheremin"}
    )
    return Finding.objects.get(pk=found.pk)


def test_who_it_may_be_is_shown_with_score_and_reasons_before_it_is_accepted(
    register: Any, officer: Client, person: Finding
):
    page = officer.get(f"/findings/{person.pk}/join/").text
    assert f'href="/people/{register["cheremin"].pk}/"' in page
    assert " %</span>" in page and '<ul class="reasons' in page
    assert "If you just accept" in page
    assert Finding.objects.get(pk=person.pk).is_waiting


def test_the_likeliest_record_stands_at_the_finding_itself(
    register: Any, officer: Client, neighbour: Client, person: Finding
):
    propose(person)
    page = f"/sources/{person.source_id}/"
    card = officer.get(page).text.split(f'id="finding-{person.pk}"')[1].split("</article>")[0]
    assert f'Perhaps: <a href="/people/{register["cheremin"].pk}/"' in card
    mark_confidential(register["cheremin"], by=register.officer, desk=register.desk)
    assert "Perhaps: " not in neighbour.get(page).text


def test_looking_writes_nothing(register: Any, officer: Client, person: Finding):
    before = (Proposal.objects.count(), Record.objects.count())
    officer.get(f"/findings/{person.pk}/join/")
    assert (Proposal.objects.count(), Record.objects.count()) == before


def test_it_joins_the_record_that_is_chosen(register: Any, officer: Client, person: Finding):
    chosen = register["minister"].person if hasattr(register["minister"], "person") else None
    chosen = chosen or register["cheremin"]
    officer.post(f"/findings/{person.pk}/join/", {"into": chosen.pk})
    person.refresh_from_db()
    assert (person.state, person.record_id) == ("merged", chosen.pk)


def test_any_other_record_of_the_kind_can_be_searched_for(
    register: Any, officer: Client, person: Finding
):
    page = officer.get(f"/findings/{person.pk}/join/?q=Soyer").text
    found = page.split('id="join-q"')[1].split("</main>")[0]
    assert "Soyer" in found and "/places/" not in found


def test_a_record_that_it_is_not_is_not_proposed_again(
    register: Any, officer: Client, person: Finding
):
    key = register["cheremin"].pk
    officer.post(f"/findings/{person.pk}/join/", {"apart": key})
    page = officer.get(f"/findings/{person.pk}/join/").text
    assert f'name="apart" value="{key}"' not in page
    said = Proposal.objects.get(finding=person, record=key, superseded_by=None)
    assert said.decision == Decision.DIFFERENT


def test_a_record_of_another_kind_or_of_nobodys_business_cannot_be_chosen(
    register: Any, officer: Client, person: Finding
):
    answer = officer.post(f"/findings/{person.pk}/join/", {"into": register["izmir"].pk})
    assert answer.status_code == 404
    elsewhere = Desk.objects.create(name="Kazan")
    Record.objects.filter(pk=register["cheremin"].pk).update(confidential=True, desk=elsewhere)
    page = officer.get(f"/findings/{person.pk}/join/?q=Cheremin").text
    assert f'value="{register["cheremin"].pk}"' not in page
    answer = officer.post(f"/findings/{person.pk}/join/", {"into": register["cheremin"].pk})
    assert answer.status_code == 404


def test_what_was_decided_meanwhile_is_told(register: Any, officer: Client, person: Finding):
    accept(person, by=register.officer)
    page = officer.get(f"/findings/{person.pk}/join/").text
    assert "This finding is decided." in page


@pytest.fixture
def pair(register: Any) -> Proposal:
    twin = Person(name=LanguageMap(en="S. Cheremin"))
    register.put_by_hand(twin)
    return Proposal.objects.create(
        other=Record.objects.get(pk=twin.pk),
        record=Record.objects.get(pk=register["cheremin"].pk),
        score=0.7,
        reasons=[["name-shorter", ["S. Cheremin", "Sergey Cheremin"], 0.7]],
    )


def test_pairs_that_wait_are_shown_with_reasons_and_go_when_somebody_has_decided(
    officer: Client, pair: Proposal
):
    assert "S. Cheremin" in officer.get("/same/").text
    officer.post(f"/same/{pair.pk}/decide/", {"decision": "different"})
    assert "No pair waits" in officer.get("/same/").text


def test_the_page_of_a_record_asks_whether_it_is_another(officer: Client, pair: Proposal):
    page = officer.get(f"/people/{pair.record.pk}/").text
    asked = page.split("Perhaps the same as")[1].split("</p>")[0]
    assert pair.other is not None
    assert re.sub(r"<[^>]+>", "", asked).split() == ["S.", "Cheremin", "·", "look", "at", "both"]
    assert f'href="/people/{pair.record.pk}/join/?into={pair.other.pk}"' in asked


def test_unsure_pairs_keep_waiting(officer: Client, pair: Proposal):
    officer.post(f"/same/{pair.pk}/decide/", {"decision": "unsure"})
    assert "S. Cheremin" in officer.get("/same/").text


def test_a_pair_is_looked_at_side_by_side_joined_and_parted_again(
    register: Any, officer: Client, pair: Proposal
):
    assert pair.other is not None
    page = f"/people/{pair.other.pk}/join/"
    shown = officer.get(f"{page}?into={pair.record.pk}").text
    assert "Becomes part of the other" in shown and "Stays" in shown
    officer.post(page, {"into": pair.record.pk, "reason": "one and the same"})
    gone = Record.objects.get(pk=pair.other.pk)
    assert (gone.state, gone.merged_into_id) == (State.MERGED, pair.record.pk)
    assert "No pair waits" in officer.get("/same/").text
    officer.post(f"/records/{gone.pk}/part/")
    assert Record.objects.get(pk=gone.pk).is_live


def test_the_other_record_is_proposed_or_searched_for(
    register: Any, officer: Client, pair: Proposal
):
    assert pair.other is not None
    page = f"/people/{pair.other.pk}/join/"
    assert "?into=" in officer.get(page).text
    assert f"?into={register['cheremin'].pk}" in officer.get(f"{page}?q=Cheremin").text


def test_a_pair_with_a_confidential_record_is_nowhere_for_another_desk(
    register: Any, neighbour: Client, pair: Proposal
):
    mark_confidential(pair.record, by=register.officer, desk=register.desk)
    assert "S. Cheremin" not in neighbour.get("/same/").text
    assert neighbour.post(f"/same/{pair.pk}/decide/", {"decision": "different"}).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.PROTOCOL])
def test_who_may_not_join_records_is_told_so(
    role: Role, register: Any, officer: Client, pair: Proposal
):
    Membership.objects.update(role=role)
    assert pair.other is not None
    page = f"/people/{pair.other.pk}/join/"
    assert "does not include" in officer.get(f"{page}?into={pair.record.pk}").text
    assert officer.post(page, {"into": pair.record.pk}).status_code == 409
    assert Record.objects.get(pk=pair.other.pk).is_live
