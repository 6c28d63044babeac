"""Which reminder is right on a day: too early, before, on the day, overdue, in this order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from comity.agenda.reminders import When, when_of


@given(
    due=st.dates(date(2000, 1, 1), date(2100, 1, 1)), days=st.integers(-400, 400),
    before=st.integers(0, 365),
)  # fmt: skip
def test_reminders_come_in_one_order_and_never_go_back(due: date, days: int, before: int):
    order = [None, When.BEFORE, When.ON, When.OVERDUE]
    today = due + timedelta(days=days)
    first, then = (when_of(due, day, before) for day in (today, today + timedelta(days=1)))
    assert order.index(first) <= order.index(then)
    assert (first is When.ON) == (days == 0)
