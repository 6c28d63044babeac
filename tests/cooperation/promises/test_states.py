"""What can become of a promise: no sequence of deeds reaches a state that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.cooperation.promises.states import (
    NEED_REASON,
    Deed,
    NotNow,
    State,
    Unsaid,
    Unshown,
    after,
    deeds_in,
)
from comity.register.models import Fulfilment


def test_the_register_keeps_the_same_states():
    assert [str(each) for each in State] == Fulfilment.values


def test_a_promise_is_taken_up_and_fulfilled_with_evidence():
    assert after(State.OPEN, Deed.BEGIN) is State.UNDER_WAY
    assert after(State.UNDER_WAY, Deed.FULFIL, is_shown=True) is State.DONE
    assert after(State.OPEN, Deed.FULFIL, is_shown=True, is_late=True) is State.LATE


def test_without_evidence_it_does_not_close_as_fulfilled():
    with pytest.raises(Unshown, match="a page, a scan, an encounter or an act"):
        after(State.UNDER_WAY, Deed.FULFIL)


@pytest.mark.parametrize("state", [state for state in State if state.is_closed])
def test_what_is_closed_can_only_be_opened_again_and_somebody_says_why(state: State):
    assert deeds_in(state) == (Deed.REOPEN,)
    with pytest.raises(Unsaid):
        after(state, Deed.REOPEN, reason="  ")
    assert after(state, Deed.REOPEN, reason="the office was closed again") is State.OPEN
    with pytest.raises(NotNow, match="it can: reopen"):
        after(state, Deed.FULFIL, is_shown=True)


@pytest.mark.parametrize("deed", [Deed.LAPSE, Deed.DROP])
def test_nobody_gives_a_promise_up_without_a_reason(deed: Deed):
    with pytest.raises(Unsaid):
        after(State.OPEN, deed)


@given(
    told=st.lists(
        st.tuples(st.sampled_from(Deed), st.booleans(), st.booleans(), st.sampled_from(["", "so"])),
        max_size=30,
    )
)
def test_no_sequence_of_deeds_reaches_an_impossible_state(
    told: list[tuple[Deed, bool, bool, str]],
):
    state, is_shown_ever, reasons = State.OPEN, False, 0
    for deed, is_shown, is_late, reason in told:
        try:
            reached = after(state, deed, is_shown=is_shown, is_late=is_late, reason=reason)
        except NotNow:
            assert deed not in deeds_in(state)
            continue
        except Unshown:
            assert deed is Deed.FULFIL
            assert not is_shown
            continue
        except Unsaid:
            assert deed in NEED_REASON
            assert not reason
            continue
        is_shown_ever |= deed is Deed.FULFIL
        reasons += deed in NEED_REASON
        # Closed is only left by opening again, and kept is only what was shown.
        assert not state.is_closed or deed is Deed.REOPEN
        assert reached.is_kept == (deed is Deed.FULFIL)
        assert not reached.is_kept or (is_shown and is_shown_ever)
        assert (reached is State.LATE) == (deed is Deed.FULFIL and is_late)
        state = reached


def test_from_every_state_every_other_can_be_reached():
    reachable = {State.OPEN}
    for _round in State:
        for state in list(reachable):
            for deed in deeds_in(state):
                for is_late in (False, True):
                    told = after(state, deed, is_shown=True, is_late=is_late, reason="so")
                    reachable.add(told)
    assert reachable == set(State)
