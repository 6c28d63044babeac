"""What stands in the agenda, and how it is set out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from comity.agenda.entries import entries_between, overdue, undated
from comity.agenda.sheets import chapters, sheet_of
from comity.register.actions import add_part, edit
from comity.register.models import (
    Agreement,
    Event,
    Grade,
    Invitation,
    Invitee,
    Modality,
    Person,
    State,
)

LIVE = Q(state=State.LIVE)
JULY = date(2026, 7, 1), date(2026, 7, 31)


def labels(entries: Any) -> list[str]:
    return [entry.record.label.text("en") for entry in entries]


def july(*whats: str) -> list[Any]:
    return entries_between(*JULY, sees=LIVE, whats=whats)


def test_every_sort_of_thing_to_come_is_there_once(visit: Any, promise: Any, put: Any):
    visit("2026-07-03")
    promise("2026-07")
    put(Event(name={"en": "Forum"}, date="2026-07-01/2026-07-04"))
    put(Agreement(agreement_kind="memorandum", stage="in-force", until="2026-07-20"))
    guest = put(Person(name={"en": "Sergey Cheremin"}))
    invitation = put(
        Invitation(event_text={"en": "Expo"}, date="2026-07-10", reply_by="2026-07-05")
    )
    add_part(Invitee(invitation=invitation, who=guest), by=invitation.entries.first().by)
    sorts = sorted(entry.what for entry in july())
    assert sorts == ["agreement", "encounter", "event", "invitation", "promise", "reply"]
    assert [entry.what for entry in july("promise")] == ["promise"]


def test_dates_that_are_not_exact_meet_every_month_that_they_may_fall_in(visit: Any):
    for name, edtf in {
        "summer": "2026-22", "year": "2026", "by July": "../2026-07", "June": "2026-06",
        "by summer": "../2026-22", "since 2019": "2019/..", "no year": "XXXX-07-04",
        "around": "2026-06-25/2026-07-02",
    }.items():  # fmt: skip
        visit(edtf, name)
    assert set(labels(july())) == {"summer", "year", "by July", "by summer", "around"}


def test_what_is_not_to_come_is_not_there(visit: Any, promise: Any, put: Any, officer: Any):
    wished, denied, done = visit("2026-07-01"), visit("2026-07-02"), promise("2026-07-03")
    edit(wished, by=officer, modality=Modality.WISHED)
    edit(denied, by=officer, modality=Modality.DENIED)
    edit(done, by=officer, fulfilment="done")
    put(Agreement(agreement_kind="memorandum", stage="ended", until="2026-07-20"))
    assert july() == []


def test_a_month_has_exact_days_on_their_days_and_the_rest_at_its_head(visit: Any):
    visit("2026-07", "in July")
    visit("2026-07-03/2026-07-05", "three days")
    sheet = sheet_of(july(), *JULY)
    assert labels(sheet.head) == ["in July"]
    on = {day.day.isoformat() for day in sheet.days if day.entries}
    assert on == {"2026-07-03", "2026-07-04", "2026-07-05"}
    assert len(sheet.days) == 35 and sheet.days[0].day.weekday() == 0
    assert [len(week) for week in sheet.weeks] == [7] * 5


def test_an_entry_that_reaches_over_the_month_stands_only_on_its_days(visit: Any):
    visit("2026-06-29/2026-07-02", "over the month")
    sheet = sheet_of(july(), *JULY)
    assert [day.day.day for day in sheet.days if day.entries] == [1, 2]


def test_the_list_goes_by_months_with_the_coarse_before_the_exact(visit: Any):
    for name, edtf in {
        "day": "2026-08-05", "month": "2026-08", "summer": "2026-22", "year": "2027",
        "day in 2027": "2027-01-15",
    }.items():  # fmt: skip
        visit(edtf, name)
    today = date(2026, 7, 20)
    found = chapters(entries_between(today, None, sees=LIVE), today)
    assert [(each.edtf, labels(each.entries)) for each in found] == [
        ("2026-22", ["summer"]),
        ("2026-08", ["month", "day"]),
        ("2027", ["year"]),
        ("2027-01", ["day in 2027"]),
    ]


def test_overdue_is_what_is_open_and_past_its_last_day(promise: Any):
    promise("2026-06", "late")
    promise("2026-07", "still in time")
    assert labels(overdue(date(2026, 7, 1), sees=LIVE)) == ["late"]


@pytest.mark.parametrize("grade", Grade.values)
def test_what_somebody_would_like_never_falls_due(grade: str, promise: Any):
    promise("2026-06", grade=grade)
    promise("2026-07-03", grade=grade)
    binds = grade not in ("intends", "supports")
    assert bool(overdue(date(2026, 7, 1), sees=LIVE)) == binds
    assert bool(july("promise")) == binds


def test_planned_encounters_without_a_date_are_kept_apart(visit: Any):
    visit(None, "some day")
    visit("XXXX-07-01", "a first of July")
    visit("2026-07-01", "dated")
    found = {each.label.text("en") for each in undated(sees=LIVE)}
    assert found == {"some day", "a first of July"}
