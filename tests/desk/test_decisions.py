"""Deciding findings at the desk: with a script, without one, and by those who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.intake.actions import accept
from comity.intake.models import Finding
from comity.register.actions import add_part
from comity.register.models import Attendance, Membership, Role, User


@pytest.fixture
def waiting(register: Any) -> Finding:
    return Finding.objects.get(payload__event="Moscow City Forum", state="waiting")


def decide(officer: Client, finding: Finding, decision: str, **more: Any) -> Any:
    return officer.post(f"/findings/{finding.pk}/decide/", {"decision": decision}, **more)


def state(finding: Finding) -> str:
    return Finding.objects.get(pk=finding.pk).state


def test_an_accepted_finding_becomes_a_record_and_the_page_says_so(
    officer: Client, waiting: Finding
):
    answer = decide(officer, waiting, "accept", follow=True)
    record = Finding.objects.get(pk=waiting.pk).record
    assert record is not None
    assert f'href="/invitations/{record.pk}/"' in answer.text
    assert "In the register: " in answer.text


def test_without_a_script_the_browser_comes_back_to_the_finding(officer: Client, waiting: Finding):
    answer = decide(officer, waiting, "reject")
    assert answer["Location"] == f"/sources/{waiting.source_id}/#finding-{waiting.pk}"
    assert state(waiting) == "rejected"


def test_with_a_script_only_the_findings_the_notice_and_the_count_come_back(
    officer: Client, waiting: Finding
):
    answer = decide(officer, waiting, "accept", headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith('<div id="findings">')
    assert "<html" not in answer.text
    assert 'id="notices"' in answer.text and 'id="waiting-rail"' in answer.text


def test_a_decision_can_be_taken_back(officer: Client, waiting: Finding):
    decide(officer, waiting, "accept")
    record = Finding.objects.get(pk=waiting.pk).record
    assert record is not None
    officer.post(f"/findings/{waiting.pk}/undecide/")
    assert state(waiting) == "waiting"
    assert officer.get(f"/invitations/{record.pk}/").status_code == 404


def test_what_is_decided_offers_to_take_it_back(officer: Client, waiting: Finding):
    answer = decide(officer, waiting, "reject", follow=True)
    notice = answer.text.split('class="notice success"')[1]
    assert f"/findings/{waiting.pk}/undecide/" in notice


def test_somebody_who_was_slower_is_told_who_was_faster(
    register: Any, officer: Client, waiting: Finding
):
    colleague = User.objects.create_user("can", first_name="Can", last_name="Aydın")
    Membership.objects.create(user=colleague, desk=register.desk, role=Role.OFFICER)
    accept(waiting, by=colleague)
    answer = decide(officer, waiting, "reject")
    card = answer.text.split(f'id="finding-{waiting.pk}"')[1].split("</article>")[0]
    assert answer.status_code == 409
    assert "Already decided by Can Aydın." in card
    assert state(waiting) in ("accepted", "merged")


def test_taking_back_twice_is_told_and_changes_nothing(officer: Client, waiting: Finding):
    answer = officer.post(f"/findings/{waiting.pk}/undecide/")
    assert "There is nothing to take back." in answer.text
    assert state(waiting) == "waiting"


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY])
def test_who_may_only_read_sees_no_buttons_and_decides_nothing(
    role: Role, officer: Client, waiting: Finding
):
    Membership.objects.update(role=role)
    page = officer.get(f"/sources/{waiting.source_id}/").text
    assert "/decide/" not in page and "/accept/" not in page
    answer = decide(officer, waiting, "accept", follow=True)
    assert "does not include" in answer.text
    assert state(waiting) == "waiting"


def test_a_guest_is_sent_to_their_drafts_and_decides_nothing(officer: Client, waiting: Finding):
    Membership.objects.update(role=Role.GUEST)
    answers = (
        officer.get(f"/sources/{waiting.source_id}/"),
        decide(officer, waiting, "accept"),
        decide(officer, waiting, "reject", headers={"HX-Request": "true"}),
        officer.post(f"/findings/{waiting.pk}/undecide/"),
    )
    for answer in answers:
        assert (answer.status_code, answer["Location"]) == (302, "/drafts/")
    assert state(waiting) == "waiting"
    assert Finding.objects.get(pk=waiting.pk).decided_by is None


def test_a_decision_needs_a_form_of_our_own(register: Any, waiting: Finding):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(register.officer)
    assert decide(careful, waiting, "accept").status_code == 403
    assert careful.get(f"/findings/{waiting.pk}/decide/").status_code == 405
    assert state(waiting) == "waiting"


def test_a_decision_that_is_none_is_refused(officer: Client, waiting: Finding):
    assert decide(officer, waiting, "perhaps").status_code == 400


def test_the_last_decision_is_taken_back_whichever_finding_is_looked_at(
    register: Any, officer: Client, waiting: Finding
):
    source = waiting.source
    first, second = source.findings.filter(state="waiting").exclude(pk=waiting.pk)[:2]
    decide(officer, first, "reject")
    decide(officer, second, "accept")
    answer = officer.post(f"/sources/{source.pk}/take-back/")
    assert answer["Location"] == f"/sources/{source.pk}/#finding-{second.pk}"
    assert (state(first), state(second)) == ("rejected", "waiting")
    officer.post(f"/sources/{source.pk}/take-back/")
    assert state(first) == "waiting"


def test_with_nothing_decided_there_is_nothing_to_take_back(officer: Client, waiting: Finding):
    answer = officer.post(f"/sources/{waiting.source_id}/take-back/")
    assert answer.status_code == 409
    assert "There is nothing to take back." in answer.text


def test_a_decision_of_somebody_else_is_not_mine_to_take_back_by_key(
    register: Any, officer: Client, waiting: Finding
):
    colleague = User.objects.create_user("can")
    Membership.objects.create(user=colleague, desk=register.desk, role=Role.OFFICER)
    accept(waiting, by=colleague)
    officer.post(f"/sources/{waiting.source_id}/take-back/")
    assert state(waiting) in ("accepted", "merged")


def test_why_a_decision_stands_is_told_at_the_finding_with_what_rests_on_it(
    register: Any, officer: Client
):
    person = Finding.objects.filter(kind="people", state="waiting").first()
    assert person is not None
    person.payload.update(name="Nobody Yet Known", offices=[])
    person.save()
    record = accept(person, by=register.officer)
    add_part(Attendance(encounter=register["visit"], who=record, side="other"), by=register.officer)
    answer = officer.post(f"/findings/{person.pk}/undecide/", headers={"HX-Request": "true"})
    card = answer.text.split(f'id="finding-{person.pk}"')[1].split("</article>")[0]
    assert "Not taken back" in card
    assert f'href="/encounters/{register["visit"].pk}/"' in card
