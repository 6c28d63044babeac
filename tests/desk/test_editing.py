"""Entering and changing records by hand: forms that follow from what each kind consists of."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from comity.desk.addresses import ROUTES
from comity.desk.forms.rows import RowForm, asked_fields
from comity.desk.pages.register.editing import PARTS, parts_within
from comity.desk.viewer import Viewer
from comity.desk.words import FIELD, PART, PART_PLURAL
from comity.register.history import proofs_of
from comity.register.kinds import MODELS
from comity.register.models import (
    Attendance,
    Desk,
    Encounter,
    Entry,
    Membership,
    Person,
    Place,
    Proof,
    Record,
    Role,
    RoleTaken,
    Tenure,
)


def form_of(row: Any, register: Any) -> dict[str, Any]:
    """A form as a browser would send it back, unchanged."""
    sent: dict[str, Any] = {}
    for bound in RowForm(row, Viewer(register.officer)):
        value = bound.value()
        if isinstance(value, dict):
            sent |= {f"{bound.html_name}_{tag}": words for tag, words in value.items()}
        elif value not in (None, False):
            sent[bound.html_name] = value
    return sent


def address(page: str, record: Record) -> str:
    return reverse(f"desk:{page}", args=[ROUTES[record.kind], record.pk])


EXAMPLES = {
    "place": "izmir",
    "institution": "ibb",
    "person": "cheremin",
    "tenure": "minister",
    "encounter": "visit",
    "agreement": "protocol",
    "act": "decision",
    "promise": "office",
    "invitation": "to-forum",
    "event": "forum",
    "statement": "statement",
    "relation": "relation",
    "figure": "vaccination",
}


@pytest.mark.parametrize("kind", MODELS)
def test_the_form_of_every_kind_changes_nothing_by_itself(
    kind: str, register: Any, officer: Client
):
    record = register[EXAMPLES[kind]]
    before = Entry.objects.count()
    page = address("edit", record)
    assert officer.get(page).status_code == 200
    answer = officer.post(page, form_of(record, register))
    assert answer.status_code == 302, answer.text.split('class="errors"')[1:]
    assert not [c for e in Entry.objects.all()[before:] for c in e.changes.all()]


@pytest.mark.parametrize("kind", MODELS)
def test_every_row_that_can_be_added_on_the_page_of_a_kind_has_a_form_that_opens(
    kind: str, register: Any, officer: Client
):
    page = officer.get(address("edit", register[EXAMPLES[kind]])).text
    for link in set(re.findall(r'href="(/rows/\w+/new/\d+/)"', page)):
        assert officer.get(link).status_code == 200, link


@pytest.mark.parametrize("kind", MODELS)
def test_every_kind_can_be_entered(kind: str, register: Any, officer: Client):
    page = reverse("desk:new", args=[ROUTES[kind]])
    assert officer.get(page).status_code == 200
    example = register[EXAMPLES[kind]]
    sent = form_of(example, register)
    sent.pop("row-gazetteer", None)
    answer = officer.post(page, sent)
    assert answer.status_code == 302, answer.text.split('class="errors"')[1:]
    made = MODELS[kind].objects.order_by("-pk").first()
    assert made is not None and made.pk != example.pk
    proofs = Proof.objects.filter(record=made.pk)
    assert proofs and all(proof.by == register.officer for proof in proofs)


@pytest.mark.parametrize("model", [*MODELS.values(), *PARTS.values()])
def test_every_field_that_is_asked_for_has_a_word(model: Any):
    assert [name for name in asked_fields(model) if name not in FIELD] == []
    within = [part.__name__.lower() for part, _ in parts_within(model)]
    assert [name for name in within if name not in PART or name not in PART_PLURAL] == []


def test_what_is_entered_stands_on_the_word_of_who_entered_it(register: Any, officer: Client):
    sent = {"row-name_tr": "Ayşe Kaya", "row-family_name": "Kaya"}
    answer = officer.post("/people/new/", sent, follow=True)
    assert "In the register: Ayşe Kaya" in answer.text
    person = Person.objects.get(family_name="Kaya")
    assert [proof.by for proof in proofs_of(person, "name")] == [register.officer]


def test_without_a_name_nothing_is_entered_and_the_field_says_so(register: Any, officer: Client):
    before = Person.objects.count()
    answer = officer.post("/people/new/", {"row-family_name": "Kaya"})
    assert answer.status_code == 422
    field = answer.text.split('name="row-name_ru"')[1].split('name="row-given_name"')[0]
    assert 'role="alert"' in field
    assert Person.objects.count() == before


def test_a_field_is_changed_with_a_reason_that_the_history_keeps(register: Any, officer: Client):
    visit = register["visit"]
    sent = {**form_of(visit, register), "row-date": "5 May 2021", "row-reason": "seen the diary"}
    officer.post(address("edit", visit), sent)
    assert Encounter.objects.get(pk=visit.pk).date == "2021-05-05"
    page = officer.get(address("record", visit)).text
    assert "seen the diary" in page


def test_a_link_is_chosen_among_those_found_in_any_alphabet(register: Any, officer: Client):
    found = officer.get("/choose/?name=row-place&kind=place&row-place-find=Москва").text
    assert f'value="{register["moscow"].pk}"' in found
    assert "new:place:Москва" in found
    visit = register["visit"]
    officer.post(
        address("edit", visit), {**form_of(visit, register), "row-place": register["moscow"].pk}
    )
    assert Encounter.objects.get(pk=visit.pk).place_id == register["moscow"].pk


def test_words_that_were_only_typed_are_no_choice_and_bring_what_is_found(
    register: Any, officer: Client
):
    visit = register["visit"]
    sent = {**form_of(visit, register), "row-place-find": "Moscow"}
    answer = officer.post(address("edit", visit), sent)
    assert answer.status_code == 422
    assert "Choose one of those found" in answer.text
    assert f'name="row-place" value="{register["moscow"].pk}"' in answer.text


def test_what_a_link_leads_to_can_be_entered_by_its_name(register: Any, officer: Client):
    visit = register["visit"]
    sent = {**form_of(visit, register), "row-place": "new:place:Kordon", "row-place-find": "Kordon"}
    officer.post(address("edit", visit), sent)
    assert Place.objects.get(name__en="Kordon").pk == Encounter.objects.get(pk=visit.pk).place_id


def test_a_record_of_another_kind_or_of_nobodys_business_cannot_be_linked(
    register: Any, officer: Client
):
    visit = register["visit"]
    moscow = register["moscow"]
    for key in (register["cheremin"].pk, 999_999):
        answer = officer.post(
            address("edit", visit), {**form_of(visit, register), "row-place": key}
        )
        assert answer.status_code == 422
    elsewhere = Desk.objects.create(name="Kazan")
    Record.objects.filter(pk=moscow.pk).update(confidential=True, desk=elsewhere)
    assert (
        f'value="{moscow.pk}"'
        not in officer.get("/choose/?name=row-place&kind=place&row-place-find=Moscow").text
    )
    sent = {**form_of(visit, register), "row-place": moscow.pk}
    assert officer.post(address("edit", visit), sent).status_code == 422


def test_rows_beside_a_record_are_added_changed_and_taken_away(register: Any, officer: Client):
    visit = register["visit"]
    sent = {"row-who": register["imamoglu"].pk, "row-side": "guest"}
    answer = officer.post(f"/rows/attendance/new/{visit.pk}/", sent)
    assert answer["Location"] == address("edit", visit)
    row = Attendance.objects.get(encounter=visit, who=register["imamoglu"])
    assert "İmamoğlu" in officer.get(address("edit", visit)).text
    officer.post(f"/rows/attendance/{row.pk}/", {**form_of(row, register), "row-side": "other"})
    row.refresh_from_db()
    assert row.side == "other"
    officer.post(f"/rows/roletaken/new/{row.pk}/", {"row-role": "interpreter"})
    assert RoleTaken.objects.get(attendance=row).role == "interpreter"
    officer.post(f"/rows/roletaken/{RoleTaken.objects.get(attendance=row).pk}/", {"remove": "1"})
    officer.post(f"/rows/attendance/{row.pk}/", {"remove": "1"})
    assert not Attendance.objects.filter(pk=row.pk).exists()


def test_an_office_is_added_from_the_page_of_a_person(register: Any, officer: Client):
    person = register["soyer"]
    page = officer.get(f"/offices/new/?person={person.pk}").text
    assert f'name="row-person" value="{person.pk}" checked' in page
    sent = {
        "row-person": person.pk,
        "row-title_en": "Chair of the union",
        "row-standing": "holder",
        "row-began": "since May 2019",
    }
    answer = officer.post("/offices/new/", sent)
    assert answer.status_code == 302
    assert Tenure.objects.get(title__en="Chair of the union").began == "2019-05/.."


def test_somebody_who_wrote_meanwhile_is_not_overwritten_unseen(register: Any, officer: Client):
    visit = register["visit"]
    opened = form_of(visit, register)
    officer.post(address("edit", visit), {**opened, "row-note": "first"})
    answer = officer.post(address("edit", visit), {**opened, "row-note": "second"})
    assert answer.status_code == 409
    assert "Somebody changed this while you wrote." in answer.text
    assert Encounter.objects.get(pk=visit.pk).note == "first"
    seen = answer.text.split('name="row-seen" value="')[1].split('"')[0]
    officer.post(address("edit", visit), {**opened, "row-note": "second", "row-seen": seen})
    assert Encounter.objects.get(pk=visit.pk).note == "second"


def test_a_duration_is_written_in_words(register: Any, officer: Client):
    protocol = register["protocol"]
    for words, kept in (("3 yıl", "P3Y"), ("6 months", "P6M"), ("90 дней", "P90D"), ("P2Y", "P2Y")):
        sent = {**form_of(protocol, register), "row-duration": words}
        officer.post(address("edit", protocol), sent)
        protocol.refresh_from_db()
        assert protocol.duration == kept
    sent = {**form_of(protocol, register), "row-duration": "a while"}
    assert "is no duration" in officer.post(address("edit", protocol), sent).text


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY])
def test_who_may_only_read_is_given_no_form_and_writes_nothing(
    role: Role, register: Any, officer: Client
):
    Membership.objects.update(role=role)
    visit = register["visit"]
    sent = {**form_of(visit, register), "row-note": "mine"}
    before = Entry.objects.count()
    for page in (
        address("edit", visit),
        "/encounters/new/",
        f"/rows/attendance/new/{visit.pk}/",
        f"/rows/attendance/{visit.attendances.first().pk}/",
    ):
        assert "Not for your role" in officer.get(page).text
        assert officer.post(page, sent).status_code in (409, 422)
    assert (
        officer.post(
            f"/rows/attendance/{visit.attendances.first().pk}/", {"remove": "1"}
        ).status_code
        == 409
    )
    assert Entry.objects.count() == before
    page = officer.get(address("record", visit)).text
    assert "/edit/" not in page and "/delete/" not in page and "/undo/" not in page


def test_a_confidential_record_of_another_desk_has_no_form_and_no_rows(
    register: Any, neighbour: Client
):
    visit = register["visit"]
    row = visit.attendances.first()
    Record.objects.filter(pk=visit.pk).update(confidential=True, desk=register.desk)
    for page in (
        address("edit", visit),
        f"/rows/attendance/new/{visit.pk}/",
        f"/rows/attendance/{row.pk}/",
    ):
        assert neighbour.get(page).status_code == 404
        assert neighbour.post(page, {"remove": "1"}).status_code == 404
