"""When an agreement ends, renews, and by when notice must be given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.cooperation.procedures import Term, Terms, term_of
from comity.edtf import Duration, DurationError

TODAY = date(2024, 11, 24)


def term(today: date = TODAY, **figures: str) -> Term:
    found = term_of(Terms(**figures), today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [("P3Y", 36, 0), ("P6M", 6, 0), ("P90D", 0, 90), ("P2W", 0, 14), ("P1Y6M10D", 18, 10)],
)
def test_a_duration_is_months_and_days(text: str, months: int, days: int):
    assert Duration.parse(text) == Duration(months, days)


@pytest.mark.parametrize("text", ["", "P", "3Y", "P3", "PT3H", "three years", "P-3Y", "P3Y2Y"])
def test_what_is_no_duration_is_refused_with_how_to_write_one(text: str):
    with pytest.raises(DurationError, match="write P3Y"):
        Duration.parse(text)


def test_three_years_end_on_the_day_of_the_same_number():
    found = term(begins="2023-11-15", duration="P3Y")
    assert (found.ends_from, found.ends_to) == (date(2026, 11, 15), date(2026, 11, 15))
    assert str(found.ends) == "2026-11-15"


def test_a_month_that_lacks_the_day_ends_on_its_last():
    assert term(begins="2024-08-31", duration="P6M").ends_to == date(2025, 2, 28)
    assert term(begins="2024-02-29", duration="P1Y").ends_to == date(2025, 2, 28)


def test_an_end_is_no_more_exact_than_the_beginning():
    assert str(term(begins="2023-10", duration="P3Y").ends) == "2026-10"
    assert str(term(begins="2022", duration="P3Y").ends) == "2025"
    assert str(term(begins="2023-10", duration="P90D").ends) == "2023-12-30/2024-01-29"


def test_notice_is_in_time_for_the_earliest_day_on_which_it_can_end():
    assert term(begins="2023-11-15", duration="P3Y", notice="P6M").notice_by == date(2026, 5, 15)
    assert term(begins="2023-10", duration="P3Y", notice="P6M").notice_by == date(2026, 4, 1)
    assert term(until="2027", notice="P90D").notice_by == date(2026, 10, 3)


def test_an_agreement_that_does_not_renew_asks_for_no_notice():
    for renews in ("none", "new-text"):
        assert term(until="2026-01-01", notice="P6M", renews=renews).notice_by is None


def test_a_term_that_renews_by_itself_runs_on():
    found = term(begins="2011-11-23", duration="P5Y", notice="P6M", renews="automatic")
    assert (found.ends_to, found.renewals) == (date(2026, 11, 23), 2)
    assert found.notice_by == date(2026, 5, 23)


def test_it_renews_for_the_time_that_the_text_gives():
    found = term(until="2022-05-01", duration="P5Y", renews="automatic", renewal_term="P1Y")
    assert (found.ends_to, found.renewals) == (date(2025, 5, 1), 3)


def test_a_term_begun_at_the_end_of_a_month_keeps_its_day_over_renewals():
    found = term(date(2024, 7, 1), begins="2024-01-31", duration="P1M", renews="automatic")
    assert found.ends_to == date(2024, 7, 31)


def test_a_term_that_needs_notice_to_renew_runs_out():
    found = term(begins="2018-01-10", duration="P5Y", renews="by-notice")
    assert found.is_over(TODAY)
    assert found.renewals == 0


def test_an_agreement_without_an_end_has_no_term():
    assert term_of(Terms(begins="2019-03-01", notice="P6M"), TODAY) is None
    assert term_of(Terms(until="2019/.."), TODAY) is None
    assert term_of(Terms(begins="XXXX-07-01", duration="P3Y"), TODAY) is None


def test_an_end_that_is_said_goes_before_one_that_is_reckoned():
    assert term(begins="2020-01-01", duration="P3Y", until="2025-06").ends_to == date(2025, 6, 30)


def test_of_a_term_from_and_until_the_later_end_counts():
    assert str(term(until="2022/2024").ends) == "2024"


def test_it_is_said_when_the_last_day_for_notice_has_gone_by():
    found = term(until="2025-05-23", notice="P6M")
    assert found.notice_is_too_late(date(2024, 11, 24))
    assert not found.notice_is_too_late(date(2024, 11, 23))


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DURATIONS = st.builds(
    lambda years, months, days: f"P{years}Y{months}M{days}D",
    st.integers(0, 30), st.integers(0, 24), st.integers(0, 400),
)  # fmt: skip


@given(DAYS, DURATIONS, DURATIONS, st.sampled_from(["", "automatic", "by-notice"]), DAYS)
def test_notice_never_lies_after_the_end_and_a_term_never_before_its_beginning(
    begins: date, duration: str, notice: str, renews: str, today: date
):
    found = term(today, begins=begins.isoformat(), duration=duration, notice=notice, renews=renews)
    assert begins <= found.ends_from <= found.ends_to
    assert found.notice_by is not None and found.notice_by <= found.ends_from
    if renews == "automatic" and not Duration.parse(duration).is_nothing:
        assert not found.is_over(today)


@given(DAYS, st.integers(1, 60))
def test_a_month_and_its_end_are_never_a_month_apart(begins: date, months: int):
    end = Duration(months, 0).after(begins)
    assert (end.year - begins.year) * 12 + end.month - begins.month == months
    assert end.day in (begins.day, (end + timedelta(days=1) - timedelta(days=1)).day)
    assert Duration(months, 0).before(end) <= begins
