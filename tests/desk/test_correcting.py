"""Putting a finding right at the desk: a form for every kind, kept beside the reader's words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.desk.forms.controls import date_from
from comity.desk.forms.findings import FindingForm
from comity.intake.models import Finding, FindingKind
from comity.intake.reading_again import difference
from comity.register.models import Membership, Role


def correct(officer: Client, finding: Finding, then: str = "wait", **fields: str) -> Any:
    """Send the form as it stands, with some fields changed."""
    given = as_it_stands(finding)
    given.update({f"stated-{name.replace('__', '-')}": value for name, value in fields.items()})
    return officer.post(f"/findings/{finding.pk}/correct/", {**given, "then": then})


def as_it_stands(finding: Finding) -> dict[str, Any]:
    form = FindingForm(finding)
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def said(payload: Any) -> Any:
    """A payload without what it does not say."""
    if isinstance(payload, list):
        return [said(each) for each in payload]
    if not isinstance(payload, dict):
        return payload
    return {name: said(each) for name, each in payload.items() if each not in (None, [], "")}


@pytest.fixture
def person(register: Any) -> Finding:
    found = Finding.objects.filter(kind="people", state="waiting").first()
    assert found is not None
    return found


@pytest.mark.parametrize("kind", FindingKind.values)
def test_a_finding_of_every_kind_has_a_form_that_changes_nothing_by_itself(
    kind: str, register: Any, officer: Client
):
    finding = Finding.objects.filter(kind=kind).first()
    assert finding is not None
    Finding.objects.filter(pk=finding.pk).update(state="waiting", record=None)
    assert officer.get(f"/findings/{finding.pk}/correct/").status_code == 200
    answer = correct(officer, finding)
    assert answer.status_code == 302, re.findall(r'class="errors".*?</ul>', answer.text, re.S)
    finding.refresh_from_db()
    before = said(finding.payload)
    assert {name: value for name, value in said(finding.stated).items() if name in before} == before


def test_a_corrected_name_and_office_stand_beside_what_the_reader_said(
    officer: Client, person: Finding
):
    said = person.payload["name"]
    offices = len(person.payload["offices"])
    correct(officer, person, name="Sergei Cheremin", **{f"offices__{offices}__title": "Mayor"})
    person.refresh_from_db()
    assert person.stated["name"] == "Sergei Cheremin"
    assert [office["title"] for office in person.stated["offices"]][-1] == "Mayor"
    assert person.payload["name"] == said
    assert person.is_waiting
    page = officer.get(f"/sources/{person.source_id}/").text
    assert "Corrected by Zeynep Arslan" in page


def test_it_can_be_accepted_in_the_same_step(officer: Client, person: Finding):
    correct(officer, person, then="accept", name="Sergei Cheremin")
    person.refresh_from_db()
    assert person.record is not None
    assert "Sergei Cheremin" in officer.get(f"/people/{person.record.pk}/").text


def test_the_readers_own_words_can_count_again(officer: Client, person: Finding):
    correct(officer, person, name="Sergei Cheremin")
    correct(officer, person, then="reader")
    person.refresh_from_db()
    assert person.stated["name"] == person.payload["name"]


def test_a_row_is_taken_away_by_emptying_it(officer: Client, register: Any):
    person = Finding.objects.filter(kind="people", payload__offices__0__isnull=False).first()
    assert person is not None
    Finding.objects.filter(pk=person.pk).update(state="waiting", record=None)
    emptied = {f"offices__0__{name}": "" for name in ("title", "institution", "place")}
    correct(officer, person, **emptied)
    person.refresh_from_db()
    assert len(person.stated["offices"]) == len(person.payload["offices"]) - 1


def test_a_row_without_what_it_cannot_be_without_is_told_where_it_stands(
    officer: Client, person: Finding
):
    row = len(person.payload["offices"])
    answer = correct(officer, person, **{f"offices__{row}__institution": "Moscow City Hall"})
    assert answer.status_code == 422
    field = answer.text.split(f'name="stated-offices-{row}-title"')[1].split("</div>")[0]
    assert "Write this too, or empty the whole row." in field


def test_a_date_that_is_none_is_told_beside_the_field_in_the_readers_language(
    officer: Client, register: Any
):
    meeting = Finding.objects.filter(kind="encounters").first()
    assert meeting is not None
    Finding.objects.filter(pk=meeting.pk).update(state="waiting", record=None)
    officer.cookies["comity_language"] = "tr"
    answer = correct(officer, meeting, date="bir gün")
    assert answer.status_code == 422
    assert "“bir gün”" in answer.text.split('name="stated-date"')[1].split("</div>")[0]
    assert "is no date" not in answer.text


def test_dates_are_taken_as_people_write_them(officer: Client, register: Any):
    meeting = Finding.objects.filter(kind="encounters").first()
    assert meeting is not None
    Finding.objects.filter(pk=meeting.pk).update(state="waiting", record=None)
    correct(officer, meeting, date="14 Kasım 2023")
    meeting.refresh_from_db()
    assert meeting.stated["date"] == "2023-11-14"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2023-10", "2023-10"),
        ("2019/..", "2019/.."),
        ("14.11.2023", "2023-11-14"),
        ("November 2023", "2023-11"),
        ("9-11 Eylül 2021", "2021-09-09/2021-09-11"),
        ("14 ноября 2023", "2023-11-14"),
        ("since May 2019", "2019-05/.."),
        ("some day", None),
        ("May 2020, June 2021", None),
    ],
)
def test_a_date_in_words(words: str, edtf: str | None):
    assert date_from(words) == edtf


def test_a_correction_outlives_reading_again(officer: Client, person: Finding):
    correct(officer, person, name="Sergei Cheremin")
    found = difference(person.source)
    assert person not in found.outdated


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY])
def test_who_may_only_read_is_given_no_form(role: Role, officer: Client, person: Finding):
    Membership.objects.update(role=role)
    page = officer.get(f"/findings/{person.pk}/correct/").text
    assert '<form class="sheet-form"' not in page
    answer = correct(officer, person, name="Somebody Else")
    assert answer.status_code == 409
    person.refresh_from_db()
    assert person.correction is None


def test_in_the_panel_a_fault_brings_the_form_back_and_not_the_findings(
    officer: Client, person: Finding
):
    given = {**as_it_stands(person), "stated-name": ""}
    answer = officer.post(f"/findings/{person.pk}/correct/", given, headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == "#panel"
    assert 'name="stated-name"' in answer.text and "<html" not in answer.text
