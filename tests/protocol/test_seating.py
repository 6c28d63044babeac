"""Seating: everybody sits once, by the practice of the field, and hands may change it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.protocol.order import Form, Plan, Seat, Sitter, seated

sides = st.sampled_from(["host", "guest", "other"])


@st.composite
def rooms(draw: st.DrawFn) -> list[Sitter]:
    flags = [draw(st.lists(st.booleans(), min_size=5, max_size=5))
             for _each in range(draw(st.integers(0, 24)))]  # fmt: skip
    return [Sitter(key, draw(sides), *each) for key, each in enumerate(flags)]


plans = st.builds(
    Plan,
    form=st.sampled_from(Form),
    head_seats=st.integers(0, 9),
    row_seats=st.integers(0, 8),
    alternates=st.booleans(),
    pinned=st.dictionaries(
        st.integers(0, 24),
        st.builds(lambda *seat: str(Seat(*seat)), st.sampled_from(["head", "row", "host"]),
                  st.integers(1, 2), st.integers(1, 9)),
    ),
)  # fmt: skip


def at(table: str, sitters: list[Sitter], plan: Plan) -> list[int]:
    """The keys of those at a table, as the room sees them from the left."""
    return [each.key for each in seated(sitters, plan) if each.seat.table == table]


MAYOR = Sitter(1, "host", presides=True, heads=True)
MINISTER = Sitter(2, "guest", heads=True, at_head=True)
CONSUL = Sitter(3, "guest", at_head=True)
DEPUTY = Sitter(4, "host", at_head=True)
SECOND = Sitter(5, "host", at_head=True)


def test_the_guest_of_honour_sits_to_the_right_of_the_host_in_the_middle():
    seats = at("head", [MAYOR, MINISTER, DEPUTY], Plan(Form.HEAD_TABLE))
    assert seats == [2, 1, 4]


def test_hosts_and_guests_sit_by_turns_at_the_head_table():
    seats = at("head", [MINISTER, MAYOR, CONSUL, DEPUTY, SECOND], Plan(Form.HEAD_TABLE))
    assert seats == [4, 2, 1, 3, 5]


def test_without_turns_rank_falls_from_the_middle_outwards():
    plan = Plan(Form.HEAD_TABLE, alternates=False)
    assert at("head", [MAYOR, DEPUTY, MINISTER, CONSUL, SECOND], plan) == [3, 4, 1, 2, 5]


def test_interpreters_sit_behind_the_head_table_and_the_press_by_itself():
    voice = Sitter(6, "host", interprets=True)
    paper = Sitter(7, "other", reports=True)
    plan = Plan(Form.HEAD_TABLE)
    assert at("behind", [MAYOR, voice, paper], plan) == [6]
    assert at("press", [MAYOR, voice, paper], plan) == [7]


def test_who_finds_no_place_at_the_head_table_sits_in_the_first_row():
    plan = Plan(Form.HEAD_TABLE, head_seats=2)
    assert at("row", [MAYOR, MINISTER, CONSUL, DEPUTY], plan) == [3, 4]
    assert at("head", [MAYOR, MINISTER, CONSUL, DEPUTY], plan) == [2, 1]


def test_delegations_face_each_other_with_their_heads_in_the_middle():
    """Second to the head's right, the interpreter to the left, ranks outwards from there."""
    voice = Sitter(6, "host", interprets=True)
    aide = Sitter(7, "host")
    seats = at("host", [MAYOR, DEPUTY, voice, SECOND, aide], Plan(Form.FACING))
    assert seats == [7, 6, 1, 4, 5]
    assert at("guest", [MINISTER, CONSUL], Plan(Form.FACING)) == [2, 3]


def test_a_seat_chosen_by_hand_is_kept_and_the_others_stay_where_they_are():
    usual = seated([MAYOR, MINISTER, CONSUL, DEPUTY], Plan(Form.HEAD_TABLE))
    where = {each.key: str(each.seat) for each in usual}
    pinned = {CONSUL.key: where[DEPUTY.key], DEPUTY.key: where[CONSUL.key]}
    changed = seated([MAYOR, MINISTER, CONSUL, DEPUTY], Plan(Form.HEAD_TABLE, pinned=pinned))
    assert {each.key: str(each.seat) for each in changed} == {**where, **pinned}
    assert {each.key for each in changed if each.by_hand} == {CONSUL.key, DEPUTY.key}


@given(rooms(), plans)
def test_everybody_sits_once_and_no_two_on_one_seat(sitters: list[Sitter], plan: Plan):
    found = seated(sitters, plan)
    assert sorted(each.key for each in found) == [each.key for each in sitters]
    assert len({each.seat for each in found}) == len(found)


@given(rooms(), plans)
def test_setting_somebody_by_hand_where_they_sit_moves_nobody(sitters: list[Sitter], plan: Plan):
    before = seated(sitters, plan)
    for each in before:
        pinned = {**plan.pinned, each.key: str(each.seat)}
        after = seated(sitters, replace(plan, pinned=pinned))
        assert {a.key: a.seat for a in after} == {b.key: b.seat for b in before}


@pytest.mark.parametrize("form", Form)
def test_an_empty_room_has_no_seats(form: Form):
    assert seated([], Plan(form)) == ()
