"""How a record stands: deleted, confidential, as it was on a day; and history taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comity.desk.addresses import ROUTES
from comity.register.actions import edit, enter, mark_confidential
from comity.register.models import Change, Encounter, Entry, Event, Membership, Record, Role, State
from comity.register.wording import LanguageMap


def address(page: str, record: Record) -> str:
    return reverse(f"desk:{page}", args=[ROUTES[record.kind], record.pk])


def state(record: Record) -> str:
    return Record.objects.get(pk=record.pk).state


def test_a_record_is_deleted_with_a_reason_and_can_be_brought_back(register: Any, officer: Client):
    expo = register["students"]
    answer = officer.post(address("delete", expo), {"reason": "entered twice"}, follow=True)
    assert state(expo) == State.DELETED
    assert "Deleted" in answer.text
    assert officer.get(address("record", expo)).status_code == 404
    undo = answer.text.split('class="acts"><a class="button" href="')[1].split('"')[0]
    assert "entered twice" in officer.get(undo).text
    officer.post(undo)
    assert state(expo) == State.LIVE


def test_without_a_reason_nothing_is_deleted(register: Any, officer: Client):
    answer = officer.post(address("delete", register["students"]), {"reason": " "})
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert state(register["students"]) == State.LIVE


def test_what_leads_to_a_record_is_shown_before_it_is_deleted(register: Any, officer: Client):
    page = officer.get(address("delete", register["forum"])).text
    assert address("record", register["to-forum"]) in page


def test_a_record_is_kept_for_the_desk_and_opened_again(
    register: Any, officer: Client, neighbour: Client
):
    draft = register["draft"]
    officer.post(address("confidential", draft), {"reason": "not agreed yet"})
    assert neighbour.get(address("record", draft)).status_code == 404
    for page in ("edit", "delete", "confidential", "past", "merge"):
        assert neighbour.get(address(page, draft)).status_code == 404
    officer.post(address("confidential", draft))
    assert neighbour.get(address("record", draft)).status_code == 200


def as_if_written(entry: Entry, days: int) -> None:
    """Move an entry into the past, as no page can."""
    Entry.objects.filter(pk=entry.pk).update(at=timezone.now() - timedelta(days=days))


@pytest.fixture
def fair(register: Any) -> Event:
    """An event that was entered ten days ago and changed today."""
    made = Event(name=LanguageMap(en="Spring fair"), date="2024")
    enter(made, by=register.officer, desk=register.desk)
    entered = Entry.objects.latest("pk")
    as_if_written(entered, 10)
    edit(made, by=register.officer, date="2024-05", place=register["izmir"])
    return made


def test_a_record_is_shown_as_it_was_on_a_past_day(register: Any, officer: Client, fair: Event):
    day = (timezone.localdate() - timedelta(days=5)).isoformat()
    past = officer.get(f"{address('past', fair)}?day={day}").text
    assert "<span>2024</span>" in past and "İzmir" not in past.split("<main")[1]
    now = officer.get(address("past", fair)).text
    assert "May 2024" in now and "İzmir" in now


def test_before_it_was_entered_it_was_not_there(officer: Client, fair: Event):
    page = officer.get(f"{address('past', fair)}?day=2019-01-01").text
    assert "It was not in the register yet." in page


def test_rows_beside_a_record_are_shown_as_they_were(register: Any, officer: Client):
    page = officer.get(address("past", register["visit"])).text
    assert "Who attended" in page and "Sergey Cheremin" in page


def test_the_offices_of_a_person_are_shown_as_the_register_had_them(register: Any, officer: Client):
    entered = Entry.objects.filter(about=register["mayor"], deed="added").latest("pk")
    person = register["mayor"].person
    assert "Offices" in officer.get(address("past", person)).text
    as_if_written(entered, -3)
    edit(register["mayor"], by=register.officer, ended="2030-01")
    as_if_written(Entry.objects.latest("pk"), -5)
    page = officer.get(address("past", person)).text.split('id="part-')[1:]
    assert not any("2030" in part for part in page)


def test_a_day_that_is_none_is_said(officer: Client, fair: Event):
    page = officer.get(f"{address('past', fair)}?day=2024-02-31").text
    assert "This is no day" in page


def test_a_past_state_does_not_name_what_is_confidential_elsewhere(
    register: Any, neighbour: Client, fair: Event
):
    mark_confidential(register["izmir"], by=register.officer, desk=register.desk)
    page = neighbour.get(address("past", fair)).text
    assert "not for you to see" in page
    assert "İzmir" not in page.split("<main")[1]
    history = neighbour.get(address("record", fair)).text.split('class="section history"')[1]
    assert "İzmir" not in history


def test_an_entry_is_taken_back_after_saying_what_that_is(
    register: Any, officer: Client, fair: Event
):
    entry = Entry.objects.latest("pk")
    page = officer.get(address("record", fair)).text
    undo = f"/records/{fair.pk}/history/{entry.pk}/undo/"
    assert undo in page
    shown = officer.get(undo).text
    assert "Undo: Edited" in shown and "May 2024" in shown
    officer.post(undo, {"reason": "wrong year"})
    assert Event.objects.get(pk=fair.pk).date == "2024"
    after = officer.get(address("record", fair)).text.split('class="section history"')[1]
    assert "Edited of" in after  # the undoing names what it undid
    assert "taken back" in after
    assert "Taken back by" in officer.get(undo).text


def test_what_changed_since_is_left_and_said(register: Any, officer: Client, fair: Event):
    entry = Entry.objects.latest("pk")
    edit(fair, by=register.officer, date="2024-06")
    answer = officer.post(f"/records/{fair.pk}/history/{entry.pk}/undo/", follow=True)
    assert "Changed since and left as it is: Date" in answer.text
    assert Event.objects.get(pk=fair.pk).date == "2024-06"


def test_what_later_work_rests_on_is_named(register: Any, officer: Client):
    forum = register["forum"]
    entry = Entry.objects.filter(about=forum, deed="added").latest("pk")
    answer = officer.post(f"/records/{forum.pk}/history/{entry.pk}/undo/")
    assert answer.status_code == 409
    assert address("record", register["to-forum"]) in answer.text.split('role="alert"')[1]


def test_an_entry_of_another_record_is_not_undone_by_its_number(
    register: Any, officer: Client, fair: Event
):
    entry = Entry.objects.latest("pk")
    page = f"/records/{register['cheremin'].pk}/history/{entry.pk}/undo/"
    assert officer.post(page).status_code == 404
    assert Event.objects.get(pk=fair.pk).date == "2024-05"


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY])
def test_who_may_only_read_changes_nothing(role: Role, register: Any, officer: Client, fair: Event):
    Membership.objects.update(role=role)
    before = Change.objects.count()
    entry = Entry.objects.latest("pk")
    for page, given in (
        (address("delete", fair), {"reason": "no more"}),
        (address("confidential", fair), {}),
        (f"/records/{fair.pk}/history/{entry.pk}/undo/", {}),
    ):
        assert officer.post(page, given).status_code == 409
    assert Change.objects.count() == before
    assert Encounter.objects.filter(pk=register["visit"].pk, state=State.LIVE).exists()


def test_a_past_day_tells_the_record_and_not_the_bookkeeping_of_its_finding(
    officer: Any, register: Any
):
    from comity.intake.models import Finding

    person = register["cheremin"]
    Finding.objects.filter(kind="people").update(record=person)
    page = officer.get(f"/people/{person.pk}/past/").text
    assert ">finding<" not in page and ">Finding<" not in page
