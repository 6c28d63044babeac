"""Dates that are not exact, the latest first."""

from __future__ import annotations

import pytest

from comity.desk.ordering import date_of, latest
from comity.edtf import parse
from comity.register.actions import enter
from comity.register.models import Event, User

LATEST_FIRST = ["2024-05-12", "2024-05", "2023", "2019/..", "XXXX-08", "XXXX-07-01", None, None]


@pytest.fixture
def events(db: None) -> None:
    by = User.objects.create_superuser("root")
    for said in sorted(LATEST_FIRST, key=str):
        enter(Event(name={"en": said or "unknown"}, date=said), by=by)


def dates(size: int, first: int = 0) -> list[str | None]:
    return [event.date for event in latest(Event.objects.all(), "date_sort", size, first=first)]


def test_unsaid_years_come_after_said_ones_and_unknown_dates_last(events: None):
    assert dates(20) == LATEST_FIRST


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_pages_of_any_size_follow_each_other_without_gap_or_double(size: int, events: None):
    pages = [dates(size, first) for first in range(0, len(LATEST_FIRST), size)]
    assert [date for page in pages for date in page] == LATEST_FIRST


def test_behind_the_last_row_there_is_nothing(events: None):
    assert dates(5, first=len(LATEST_FIRST)) == []


@pytest.mark.parametrize("said", ["2023-10", "2019/..", "../2021-22", "2021-09-09/2021-09-11"])
def test_a_sort_key_still_tells_its_date(said: str):
    assert date_of(parse(said).sort_key) == said
