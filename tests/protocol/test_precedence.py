"""The order of precedence: everybody has one place, and each place has its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.protocol.order import Claim, Reason, in_precedence

levels = st.none() | st.integers(0, 4)
dates = st.none() | st.sampled_from(["2019", "2021-05", "2024"])
places = st.none() | st.integers(1, 12)


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    count = draw(st.integers(0, 10))
    return [
        Claim(key, draw(levels), draw(st.booleans()), draw(dates), draw(st.integers(0, 5)),
              draw(places))
        for key in range(count)
    ]  # fmt: skip


def order_of(*given: Claim) -> list[int]:
    return [placed.key for placed in in_precedence(given)]


def test_the_higher_office_comes_first():
    assert order_of(Claim(1, level=3), Claim(2, level=0), Claim(3, level=1)) == [2, 3, 1]


def test_among_equals_the_guest_comes_before_the_host():
    assert order_of(Claim(1, level=2), Claim(2, level=2, is_guest=True)) == [2, 1]


def test_among_equals_of_one_side_who_is_longer_in_office_comes_first():
    assert order_of(Claim(1, 2, since="2024"), Claim(2, 2, since="2019"), Claim(3, 2)) == [2, 1, 3]


def test_an_office_that_is_not_on_the_list_comes_last_and_says_so():
    placed = in_precedence([Claim(1), Claim(2, level=9)])
    assert [(each.key, each.reason) for each in placed] == [
        (2, Reason.OFFICE), (1, Reason.UNLISTED),
    ]  # fmt: skip


def test_a_place_given_by_hand_is_kept_and_the_others_stand_around_it():
    assert order_of(Claim(1, 0), Claim(2, 1), Claim(3, 2, place=1), Claim(4, 3)) == [3, 1, 2, 4]


def test_two_who_were_given_one_place_stand_one_behind_the_other():
    assert order_of(Claim(1, 0), Claim(2, 1, place=1), Claim(3, 2, place=1)) == [2, 3, 1]


@pytest.mark.parametrize("place", [3, 4, 99])
def test_a_place_behind_the_last_is_the_last(place: int):
    assert order_of(Claim(1, 0, place=place), Claim(2, 1), Claim(3, 2)) == [2, 3, 1]


@given(claims())
def test_everybody_has_one_place_and_no_two_the_same(given_claims: list[Claim]):
    placed = in_precedence(given_claims)
    assert sorted(each.key for each in placed) == [claim.key for claim in given_claims]
    assert [each.place for each in placed] == list(range(1, len(placed) + 1))


@given(claims(), st.randoms())
def test_the_order_does_not_hang_on_the_order_of_asking(given_claims: list[Claim], random: object):
    shuffled = list(given_claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_precedence(shuffled) == in_precedence(given_claims)


@given(claims().filter(bool), st.data())
def test_a_substitute_of_any_office_who_keeps_the_place_moves_nobody(
    given_claims: list[Claim], data: st.DataObject
):
    before = order_of(*given_claims)
    key = data.draw(st.sampled_from(before))
    standing = before.index(key) + 1
    after = [
        replace(each, place=each.place or standing, level=data.draw(levels), since=None)
        if each.key == key
        else each
        for each in given_claims
    ]
    assert order_of(*after) == before
