"""No sequence of what people record reaches a state that cannot be."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.cooperation.procedures import (
    TURNS,
    FlagKind,
    Path,
    Recorded,
    Status,
    lead_time_warnings,
    procedures,
    signing_gate,
    state_of,
)
from comity.cooperation.procedures.steps import PAPERS, STAGES
from comity.edtf import parse

PROCEDURES = sorted(procedures().values(), key=lambda each: each.key)
KINDS = ("sister-city", "cooperation-protocol", "programme", "plan-of-measures", "")
DATES = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(lambda day: parse(day.isoformat())),
    st.integers(1990, 2030).map(lambda year: parse(str(year))),
    st.sampled_from(["2019/..", "../2021-22", "XXXX-07-01", "2023-10", "2011-07~"]).map(parse),
)
ACTS = ("council-decision", "permission", "consent", "government-order", "registration", "")


@st.composite
def histories(draw: st.DrawFn) -> tuple[Path, list[Recorded]]:
    sides = {"a": draw(st.sampled_from(PROCEDURES)), "b": draw(st.sampled_from(PROCEDURES))}
    path = Path.of(sides, draw(st.sampled_from(KINDS)))
    codes = sorted(
        {step.key for own in sides.values() for step in own.steps} | set(TURNS) | {"oath"}
    )
    recorded = draw(
        st.lists(
            st.builds(
                Recorded,
                step=st.sampled_from(codes), key=st.just(0), date=DATES,
                paper=st.sampled_from(PAPERS), act=st.sampled_from(ACTS),
                side=st.sampled_from(["", "a", "b"]), is_overridden=st.booleans(),
            ),
            max_size=14,
        )
    )  # fmt: skip
    keyed = [
        Recorded(r.step, key, r.date, r.paper, r.act, r.side, r.body, r.is_overridden)
        for key, r in enumerate(recorded)
    ]
    return path, keyed


@given(histories())
@settings(max_examples=150, deadline=None)
def test_every_record_is_kept_in_exactly_one_place(history: tuple[Path, list[Recorded]]):
    path, recorded = history
    state = state_of(path, recorded)
    kept = [r.key for each in state.progress for r in each.records] + [r.key for r in state.loose]
    turns = [r.key for r in recorded if r.step in TURNS]
    assert sorted(kept + turns) == [r.key for r in recorded]
    assert [each.station for each in state.progress] == list(path.stations)


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_state_does_not_hang_on_the_order_in_which_records_are_read(history, random):
    path, recorded = history
    shuffled = list(recorded)
    random.shuffle(shuffled)
    assert state_of(path, shuffled) == state_of(path, recorded)


@given(histories())
@settings(max_examples=150, deadline=None)
def test_a_station_is_done_only_by_a_paper_that_proves_it(history):
    path, recorded = history
    for each in state_of(path, recorded).progress:
        assert (each.status is Status.DONE) == bool(each.proving)
        assert (each.status in (Status.DONE, Status.REPORTED)) == each.is_recorded
        for record in each.proving:
            assert record.paper in each.station.step.proof
            assert record.paper != "act" or each.station.step.act in ("", record.act)


@given(histories())
@settings(max_examples=150, deadline=None)
def test_what_is_waited_for_can_be_done_and_is_not_done(history):
    path, recorded = history
    state = state_of(path, recorded)
    for waiting in state.waits_for:
        assert state.at(waiting.station.key).status is Status.WAITED
        assert not waiting.station.step.is_optional
        for before in waiting.station.before:
            each = state.at(before)
            assert each.status not in (Status.AHEAD, Status.DROPPED)
            assert each.status is not Status.WAITED or each.station.step.is_optional


@given(histories())
@settings(max_examples=150, deadline=None)
def test_an_agreement_that_does_not_rest_waits_for_something_or_is_through(history):
    path, recorded = history
    state = state_of(path, recorded)
    assert state.stage in STAGES
    if state.stage in ("dormant", "suspended", "expired", "ended"):
        assert not state.waits_for and state.turned is not None
    else:
        ahead = [p for p in state.progress if p.status is Status.AHEAD]
        assert state.waits_for or all(p.station.step.is_optional for p in ahead)


@given(histories())
@settings(max_examples=100, deadline=None)
def test_recording_more_never_undoes_a_step(history):
    path, recorded = history
    before = state_of(path, recorded[:-1])
    after = state_of(path, recorded)
    for earlier, later in zip(before.progress, after.progress, strict=True):
        assert set(earlier.records) <= set(later.records)
        if earlier.status is Status.DONE:
            assert later.status is Status.DONE


@given(histories(), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_the_gate_is_open_only_with_every_act_at_hand(history, on):
    path, recorded = history
    state = state_of(path, recorded)
    if signing_gate(state, on):
        return
    for each in state.progress:
        if each.station.step.is_gate and each.station.step.key != "signed":
            assert each.status is Status.DONE


@given(histories())
@settings(max_examples=150, deadline=None)
def test_a_signature_lacks_an_act_or_has_it_and_never_both(history):
    path, recorded = history
    state = state_of(path, recorded)
    without = {f.station.key for f in state.flagged(FlagKind.SIGNED_WITHOUT)}
    late = {f.station.key for f in state.flagged(FlagKind.SIGNED_BEFORE)}
    assert not without & late
    gates = {p.station.key for p in state.progress if p.station.step.is_gate and not p.is_recorded}
    assert without == (gates if state.is_signed else set())


@given(histories(), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_warning_is_of_something_not_done_and_its_span_is_one(history, today):
    path, recorded = history
    state = state_of(path, recorded)
    for warning in lead_time_warnings(state, today, today):
        assert today <= warning.earliest <= warning.latest
        assert warning.latest > warning.ceremony
        assert state.at(warning.station.key).status in (Status.WAITED, Status.AHEAD)
