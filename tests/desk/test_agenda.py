"""The agenda page: month, week, list, and the calendars one makes there."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from comity.agenda.models import CalendarFeed
from comity.register.actions import mark_confidential
from comity.register.models import Encounter, Grade, Modality, Promise


def plan(register: Any, when: str | None, name: str = "Planned visit") -> Encounter:
    visit = Encounter(
        encounter_kind="visit", date=when, modality=Modality.PLANNED, title={"en": name}
    )
    register.put_by_hand(visit)
    return visit


def test_a_month_shows_a_visit_on_its_days_and_leads_to_it(register: Any, officer: Client):
    visit = plan(register, "2030-05-06/2030-05-07")
    page = officer.get("/agenda/?on=2030-05-01").text
    assert "May 2030" in page
    assert page.count(f'href="/encounters/{visit.pk}/"') == 2


def test_a_visit_in_a_month_stands_at_its_head_with_its_own_words(register: Any, officer: Client):
    plan(register, "2030-05")
    plan(register, "2030-21", "Spring visit")
    page = officer.get("/agenda/?on=2030-05-20").text
    head = page[page.index("agenda-top") : page.index('<ol class="days')]
    assert "Planned visit" in head and "May 2030" in head
    assert "Spring visit" in head and "spring 2030" in head
    assert "Planned visit" not in page[page.index('<ol class="days') :]


def test_a_week_has_seven_days(register: Any, officer: Client):
    plan(register, "2030-05-08")
    page = officer.get("/agenda/?view=week&on=2030-05-10").text
    assert page.count('<li class="day') == 7
    assert "Planned visit" in page
    assert "on=2030-05-13" in page and "on=2030-04-29" in page


def test_the_list_begins_with_what_is_overdue_and_ends_with_what_has_no_date(
    register: Any, officer: Client
):
    plan(register, None, "Undated visit")
    books = Promise(what={"en": "Send the books"}, due="2020", grade=Grade.WILL_DO)
    register.put_by_hand(books)
    page = officer.get("/agenda/?view=list").text
    assert page.index("Send the books") < page.index("Undated visit")
    assert "Overdue" in page and "No date is known" in page


def test_the_agenda_is_narrowed_to_one_sort(register: Any, officer: Client):
    plan(register, "2030-05-06")
    books = Promise(what={"en": "Send the books"}, due="2030-05-06", grade=Grade.WILL_DO)
    register.put_by_hand(books)
    page = officer.get("/agenda/?on=2030-05-01&what=promise").text
    assert "Send the books" in page and "Planned visit" not in page


@pytest.mark.parametrize(
    "asked", ["on=0001-01-01", "on=9999-12-31", "on=x&view=y&what=z", "on=2026-02-30"]
)
@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_any_address_has_an_answer(asked: str, view: str, officer: Client):
    assert officer.get(f"/agenda/?view={view}&{asked}").status_code == 200


def test_another_desk_does_not_see_what_is_confidential(
    register: Any, officer: Client, neighbour: Client
):
    visit = plan(register, "2030-05-06")
    mark_confidential(visit, by=register.officer, desk=register.desk)
    for view in ("month", "week", "list"):
        address = f"/agenda/?view={view}&on=2030-05-06"
        assert "Planned visit" in officer.get(address).text
        assert "Planned visit" not in neighbour.get(address).text


def test_a_calendar_is_made_shown_and_revoked(register: Any, officer: Client):
    assert officer.post("/agenda/feeds/", {"what": "encounter"}).status_code == 302
    feed = CalendarFeed.objects.get()
    assert feed.whats == ["encounter"] and feed.language == "en"
    page = officer.get("/agenda/").text
    (address,) = re.findall(r"http://testserver(/calendar/[\w-]+\.ics)", page)
    assert Client().get(address).status_code == 200
    officer.post(f"/agenda/feeds/{feed.pk}/revoke/")
    assert address not in officer.get("/agenda/").text
    assert Client().get(address).status_code == 404


def test_nobody_revokes_the_calendar_of_another(register: Any, officer: Client, neighbour: Client):
    officer.post("/agenda/feeds/", {"what": ""})
    feed = CalendarFeed.objects.get()
    assert neighbour.post(f"/agenda/feeds/{feed.pk}/revoke/").status_code == 404
    assert "/calendar/" not in neighbour.get("/agenda/").text


def test_the_page_costs_the_same_however_much_stands_in_it(
    register: Any, officer: Client, django_assert_max_num_queries: Any
):
    soon = date.today() + timedelta(days=1)
    for number in range(12):
        plan(register, soon.isoformat(), f"Visit {number}")
    for view in ("month", "week", "list"):
        with django_assert_max_num_queries(26):
            officer.get(f"/agenda/?view={view}")
