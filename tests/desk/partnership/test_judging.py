"""How a partnership stands, and what to do next: each class and each proposal by its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from comity.desk.partnership.judging import (
    Dated,
    Do,
    Figures,
    Life,
    Promised,
    Why,
    anniversary,
    judge,
)

TODAY = date(2026, 5, 20)


def ago(years: float) -> Dated:
    return Dated(7, TODAY - timedelta(days=round(365 * years)))


@pytest.mark.parametrize(
    ("figures", "life", "why"),
    [
        (Figures(), Life.NEW, Why.NOTHING),
        (Figures(last=ago(0.5)), Life.ACTIVE, Why.LATELY),
        (Figures(last=ago(2)), Life.LOW, Why.SOME_YEARS),
        (Figures(last=ago(6)), Life.AT_REST, Why.LONG_AGO),
        (Figures(last=ago(6), next=Dated(8, TODAY)), Life.ACTIVE, Why.PLANNED),
        (Figures(last=ago(6), running=1, ended=1), Life.AT_REST, Why.LONG_AGO),
        (Figures(last=ago(6), ended=1), Life.ENDED, Why.ALL_ENDED),
        (Figures(first=ago(9), running=1), Life.AT_REST, Why.NEVER_MET),
        (Figures(first=ago(0.3), running=1), Life.ACTIVE, Why.LATELY),
        (Figures(running=1), Life.AT_REST, Why.NEVER_MET),
    ],
)
def test_a_partnership_is_as_lively_as_its_contacts(figures: Figures, life: Life, why: Why):
    judged = judge(figures, TODAY)
    assert (judged.life, judged.why) == (life, why)


def deeds(figures: Figures) -> list[Do]:
    return [proposal.do for proposal in judge(figures, TODAY).proposals]


def test_what_we_owe_comes_before_what_they_owe():
    owing = Figures(last=ago(0.1), ours=Promised(0, 1, (1,)), theirs=Promised(0, 2, (2, 3)))
    assert deeds(owing) == [Do.KEEP, Do.ASK]
    assert judge(owing, TODAY).proposals[1].number == 2


def test_a_term_is_told_of_in_the_year_before_it_ends():
    soon, later, over = (TODAY + timedelta(days=days) for days in (100, 500, -5))
    figures = Figures(last=ago(0.1), terms=(Dated(1, over), Dated(2, soon), Dated(3, later)))
    assert [proposal.key for proposal in judge(figures, TODAY).proposals] == [2]


def test_a_partnership_at_rest_is_to_be_revived_and_an_ended_one_is_left_alone():
    assert Do.REVIVE in deeds(Figures(last=ago(5)))
    ended = Figures(last=ago(5), ended=2, signed=Dated(4, date(2001, 9, 9)), new_heads=(ago(0.1),))
    assert deeds(ended) == []


def test_a_new_head_is_congratulated_for_half_a_year():
    figures = Figures(last=ago(0.1), new_heads=(ago(0.2), ago(0.9)))
    assert deeds(figures) == [Do.CONGRATULATE]


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        (date(2001, 9, 9), date(2026, 9, 9)),
        (date(1997, 3, 1), date(2027, 3, 1)),
        (date(2021, 5, 20), date(2026, 5, 20)),
        (date(2021, 5, 19), None),
        (date(2022, 7, 1), None),
        (date(2026, 1, 1), None),
    ],
)
def test_each_fifth_anniversary_within_a_year_is_told(signed: date, day: date | None):
    assert anniversary(signed, TODAY) == day


def test_the_29th_of_february_is_kept_on_the_28th():
    assert anniversary(date(2012, 2, 29), date(2026, 6, 1)) == date(2027, 2, 28)


@given(
    some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.dates(date(1950, 1, 1), date(9990, 1, 1))
)
def test_an_anniversary_is_a_round_number_of_years_later_and_not_past(signed: date, today: date):
    day = anniversary(signed, today)
    if day is not None:
        assert today <= day <= today + timedelta(days=365)
        assert (day.year - signed.year) % 5 == 0
        assert day.year > signed.year


@given(some.integers(0, 3), some.integers(0, 3), some.integers(0, 12))
def test_no_partnership_is_without_a_class(running: int, ended: int, years: int):
    judged = judge(Figures(running=running, ended=ended, last=ago(years)), TODAY)
    assert judged.years == years
    again = judge(replace(Figures(running=running, ended=ended), last=ago(years)), TODAY)
    assert again == judged
