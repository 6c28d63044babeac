"""A date that was not said to the day never becomes one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.agenda.spans import month_of, span_of, week_of
from comity.edtf import parse


@pytest.mark.parametrize(
    ("edtf", "first", "last", "exact"),
    [
        ("2026-10-05", "2026-10-05", "2026-10-05", True),
        ("2026-10-05/2026-10-07", "2026-10-05", "2026-10-07", True),
        ("2026-10", "2026-10-01", "2026-10-31", False),
        ("2026-10-05~", "2026-10-05", "2026-10-05", False),
        ("2026-22", "2026-06-01", "2026-08-31", False),
        ("2026-24", "2026-12-01", "2027-02-28", False),
        ("2026", "2026-01-01", "2026-12-31", False),
        ("../2026-07", "2026-07-01", "2026-07-31", False),
        ("../2026-07-15", "2026-07-15", "2026-07-15", True),
        ("2026-07/..", "2026-07-01", "2026-07-31", False),
        ("2026-10-05/2026-11", "2026-10-05", "2026-11-30", False),
    ],
)
def test_a_date_covers_the_days_that_were_said(edtf: str, first: str, last: str, exact: bool):
    span = span_of(edtf)
    assert span is not None
    assert (str(span.first), str(span.last), span.is_exact) == (first, last, exact)


@pytest.mark.parametrize("edtf", [None, "", "XXXX-07-01", "no date"])
def test_what_has_no_year_is_in_no_calendar(edtf: str | None):
    assert span_of(edtf) is None


def test_a_deadline_between_two_days_is_the_last_of_them():
    span = span_of("2026-07-01/2026-07-15", deadline=True)
    assert span is not None and span.first == span.last == date(2026, 7, 15)
    partial = span_of("2026-07", deadline=True)
    assert partial is not None and (partial.last - partial.first).days == 30


def test_what_lasts_longer_than_two_weeks_stands_at_the_head():
    assert span_of("2026-07-01/2026-07-14").stands_on_days  # type: ignore[union-attr]
    assert not span_of("2026-07-01/2026-07-15").stands_on_days  # type: ignore[union-attr]


@given(st.dates(date(1, 1, 8), date(9998, 12, 1)))
def test_every_day_lies_in_its_month_and_in_its_week_that_begins_on_monday(day: date):
    for first, last in (month_of(day), week_of(day)):
        assert first <= day <= last
    assert week_of(day)[0].weekday() == 0 and month_of(day)[0].day == 1


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_only_a_day_is_exact_and_every_span_holds_its_date(day: date, precision: str):
    text = day.strftime(precision)
    span = span_of(text)
    assert span is not None and span.first <= day <= span.last
    assert span.is_exact == (precision == "%Y-%m-%d")
    assert (span.first, span.last) == (parse(text).lower, parse(text).upper)
