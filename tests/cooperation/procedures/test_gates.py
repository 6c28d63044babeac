"""Order is advice for the past and a gate for the future."""

from __future__ import annotations

from datetime import date

from procedure_histories import acts, told

from comity.cooperation.procedures import Path, lead_time_warnings, signing_gate, state_of
from comity.cooperation.procedures.gates import Lack

CEREMONY = date(2024, 11, 14)


def shut(path: Path, *recorded) -> dict[str, Lack]:
    return {g.station.key: g.lack for g in signing_gate(state_of(path, recorded), CEREMONY)}


def test_without_the_acts_of_both_laws_nothing_new_is_signed(both: Path):
    assert shut(both) == {
        "council-decision@istanbul": Lack.MISSING,
        "permission@istanbul": Lack.MISSING,
        "consent@moscow": Lack.MISSING,
        "government-order@moscow": Lack.MISSING,
    }


def test_with_all_acts_the_gate_is_open(turkish: Path):
    assert shut(turkish, *acts(council="2024-01-10", permission="2024-06-03")) == {}


def test_an_act_that_only_the_press_tells_of_opens_nothing(turkish: Path):
    told_by_press = [*acts(council="2024-01-10"), told("permission", "2024-06")]
    assert shut(turkish, *told_by_press) == {"permission@selcuklu": Lack.ONLY_REPORTED}


def test_an_act_dated_after_the_ceremony_opens_nothing(turkish: Path):
    late = acts(council="2024-01-10", permission="2024-12-03")
    assert shut(turkish, *late) == {"permission@selcuklu": Lack.LATER}


def test_an_act_of_the_same_month_is_trusted(turkish: Path):
    assert shut(turkish, *acts(council="2024-01-10", permission="2024-11")) == {}


def warned(path: Path, ceremony: date, today: date, *recorded) -> dict[str, bool]:
    warnings = lead_time_warnings(state_of(path, recorded), ceremony, today)
    return {w.station.key: w.is_out_of_reach for w in warnings}


DECIDED = [
    told("text-agreed", "2024-01-05", "text"),
    told("internal-opinions", "2024-01-05", "letter", side="selcuklu"),
    *acts(council="2024-01-10"),
]


def test_a_ceremony_sooner_than_the_ministry_ever_answers_is_out_of_reach(turkish: Path):
    found = warned(turkish, date(2024, 3, 1), date(2024, 1, 11), *DECIDED)
    assert found["permission@selcuklu"] is True


def test_a_ceremony_within_the_usual_span_is_warned_of(turkish: Path):
    found = warned(turkish, date(2024, 7, 1), date(2024, 1, 11), *DECIDED)
    assert found["permission@selcuklu"] is False


def test_a_ceremony_late_enough_is_not_warned_of(turkish: Path):
    assert warned(turkish, date(2024, 12, 1), date(2024, 1, 11), *DECIDED) == {}


def test_what_was_waited_for_already_counts(turkish: Path):
    ministry = state_of(turkish, DECIDED)
    (warning, *_rest) = lead_time_warnings(ministry, date(2024, 3, 1), date(2024, 1, 11))
    assert (warning.earliest, warning.latest) == (date(2024, 4, 9), date(2024, 9, 6))


def test_an_overdue_step_is_never_done_before_today(turkish: Path):
    today = date(2025, 6, 1)
    (warning, *_rest) = lead_time_warnings(state_of(turkish, DECIDED), date(2025, 5, 1), today)
    assert (warning.earliest, warning.latest) == (today, today)


def test_nothing_is_warned_of_once_all_is_done(turkish: Path):
    done = [
        *DECIDED,
        told("permission", "2024-06-03", "act", "permission"),
        told("ready", paper="text"),
    ]
    assert warned(turkish, date(2024, 6, 4), date(2024, 6, 4), *done) == {}
