"""How far an agreement has come: nothing recorded is refused, whatever is odd is flagged."""

from __future__ import annotations

from datetime import date

import pytest
from procedure_histories import acts, told

from comity.cooperation.procedures import FlagKind, Path, Status, state_of


def waits(path: Path, *recorded) -> set[str]:
    return {w.station.key for w in state_of(path, recorded).waits_for}


def test_an_agreement_of_which_nothing_is_known_is_proposed_and_waits_for_the_idea(both: Path):
    state = state_of(both, [])
    assert state.stage == "proposed"
    assert [w.station.key for w in state.waits_for] == ["idea"]


def test_after_the_idea_each_side_gives_its_mandate(both: Path):
    assert waits(both, told("idea", "2023-10")) == {"mandate@istanbul", "mandate@moscow"}


def test_what_is_waited_for_is_waited_for_since_what_came_before_it(both: Path):
    state = state_of(both, [told("idea", "2023-10")])
    assert {str(w.since) for w in state.waits_for} == {"2023-10"}


def test_waiting_is_overdue_when_it_takes_longer_than_it_usually_does(turkish: Path):
    decided = [
        told("internal-opinions", "2024-01-01", "letter", side="selcuklu"),
        *acts(council="2024-01-10"),
    ]
    (permission,) = [w for w in state_of(turkish, decided).waits_for if w.station.step.is_gate]
    assert not permission.is_overdue(date(2024, 9, 6))
    assert permission.is_overdue(date(2024, 9, 7))


def test_nobody_waits_for_an_optional_step_but_for_what_comes_after_it(turkish: Path):
    assert "letter-of-intent" not in waits(turkish, told("idea"))


def test_the_press_moves_a_step_that_the_file_has_yet_to_prove(both: Path):
    state = state_of(both, [told("signed", "2024-11")])
    assert state.stage == "signed"
    assert state.at("signed").status is Status.REPORTED
    proven = state_of(both, [told("signed", "2024-11"), told("signed", "2024-11-14", "text")])
    assert proven.at("signed").status is Status.DONE
    assert str(proven.at("signed").date) == "2024-11-14"


def test_the_right_paper_must_be_the_right_act(turkish: Path):
    wrong = told("permission", "2012", "act", "council-decision", side="selcuklu")
    assert state_of(turkish, [wrong]).at("permission@selcuklu").status is Status.REPORTED


def test_what_somebody_only_entered_proves_no_act(turkish: Path):
    entered = told("permission", "2012", "entered")
    assert state_of(turkish, [entered]).at("permission@selcuklu").status is Status.REPORTED


def test_a_step_of_which_nothing_tells_is_passed_when_a_later_one_happened(both: Path):
    state = state_of(both, [told("signed", "2024-11", "text")])
    assert state.at("text-agreed").status is Status.PASSED
    assert {w.station.key for w in state.waits_for} == {
        "registered@moscow", "report@istanbul", "programme",
    }  # fmt: skip


def test_selcuklu_and_beit_hanoun_signed_before_the_ministry_approved(turkish: Path):
    history = [*acts(permission="2011-12-23"), told("signed", "2011-11-23", "text")]
    state = state_of(turkish, history)
    (flag,) = state.flagged(FlagKind.SIGNED_BEFORE)
    assert flag.station.key == "permission@selcuklu"
    assert state.at("permission@selcuklu").status is Status.DONE
    assert not state.flagged(FlagKind.SIGNED_WITHOUT)


def test_a_signature_without_any_permission_is_flagged(turkish: Path):
    state = state_of(turkish, [*acts(), told("signed", "2017-12-04", "text")])
    assert [f.station.key for f in state.flagged(FlagKind.SIGNED_WITHOUT)] == [
        "permission@selcuklu"
    ]


def test_dates_that_may_be_in_order_are_not_flagged(turkish: Path):
    history = [*acts(permission="2011-11"), told("signed", "2011-11-23", "text")]
    assert not state_of(turkish, history).flagged(FlagKind.SIGNED_BEFORE)


def test_a_council_that_decided_before_the_idea_is_out_of_order(turkish: Path):
    history = [
        told("drafting", "2012", "text"),
        told("internal-opinions", "2011", "letter", side="selcuklu"),
    ]
    (flag,) = state_of(turkish, history).flagged(FlagKind.OUT_OF_ORDER)
    assert flag.station.key == "internal-opinions@selcuklu"
    assert flag.other is not None and flag.other.key == "drafting"


def test_a_signature_known_from_the_press_alone_is_flagged(both: Path):
    assert state_of(both, [told("signed", "2024-11")]).flagged(FlagKind.UNPROVEN)
    assert not state_of(both, [told("signed", "2024-11", "text")]).flagged(FlagKind.UNPROVEN)


def test_press_and_file_that_disagree_are_shown(both: Path):
    press, file = told("signed", "2024-11"), told("signed", "2024-12-02", "text")
    (flag,) = state_of(both, [press, file]).flagged(FlagKind.DISAGREES)
    assert set(flag.records) == {press, file}


def test_a_date_that_is_only_less_exact_does_not_disagree(both: Path):
    recorded = [told("signed", "2024-11"), told("signed", "2024-11-14", "text")]
    assert not state_of(both, recorded).flagged(FlagKind.DISAGREES)


@pytest.mark.parametrize(
    ("body", "day", "is_odd"),
    [
        ("T.C. İçişleri Bakanlığı", "2020-05-04", True),
        ("T.C. İçişleri Bakanlığı", "2017-05-04", False),
        ("Çevre ve Şehircilik Bakanlığı", "2023-05-04", True),
        ("Çevre, Şehircilik ve İklim Değişikliği Bakanlığı", "2023-05-04", False),
        ("Çevre, Şehircilik ve İklim Değişikliği Bakanlığı", "2019", True),
        ("Yerel Yönetimler Genel Müdürlüğü", "2023-05-04", False),
    ],
)
def test_a_permission_under_the_name_of_another_time_is_flagged(
    turkish: Path, body: str, day: str, is_odd: bool
):
    record = told("permission", day, "act", "permission", body=body)
    assert bool(state_of(turkish, [record]).flagged(FlagKind.OTHER_NAME)) is is_odd


def test_suspended_by_us_is_told_from_suspended_by_them_and_from_dormant(both: Path):
    signed = told("signed", "2020", "text")
    ours = state_of(both, [signed, told("suspended", "2022-03", "act", side="istanbul")])
    theirs = state_of(both, [signed, told("suspended", "2022-03", side="moscow")])
    dormant = state_of(both, [signed, told("dormant", "2022-03")])
    assert [s.stage for s in (ours, theirs, dormant)] == ["suspended", "suspended", "dormant"]
    assert ours.turned is not None and ours.turned.side == "istanbul"
    assert theirs.turned is not None and theirs.turned.side == "moscow"


def test_nothing_is_waited_for_while_an_agreement_rests(both: Path):
    history = [told("signed", "2020", "text"), told("ended", "2022", "letter", side="moscow")]
    state = state_of(both, history)
    assert state.waits_for == ()
    assert state.at("registered@moscow").status is Status.DROPPED


def test_the_last_turn_counts_and_resuming_ends_a_rest(both: Path):
    history = [
        told("signed", "2015", "text"),
        told("resumed", "2019-05"),
        told("suspended", "2016"),
    ]
    state = state_of(both, history)
    assert state.stage == "in-force"
    assert state.waits_for


def test_an_agreement_signed_after_talks_were_suspended_is_signed(both: Path):
    history = [told("idea", "2014"), told("suspended", "2015"), told("signed", "2018", "text")]
    state = state_of(both, history)
    assert (state.stage, state.turned) == ("signed", None)


def test_what_no_procedure_knows_is_kept_aside(both: Path):
    oath, mandate = told("oath"), told("mandate")
    assert state_of(both, [oath, mandate]).loose == (oath, mandate)


def test_what_is_told_of_a_step_of_both_sides_without_saying_whose_counts_for_neither(both: Path):
    state = state_of(both, [told("idea", "2023-10"), told("mandate", "2023-11")])
    for key in ("mandate@istanbul", "mandate@moscow"):
        assert not state.at(key).is_recorded and state.at(key).status is Status.WAITED
        assert [record.step for record in state.at(key).perhaps] == ["mandate"]
    assert [record.step for record in state.loose] == ["mandate"]
    known = state_of(both, [told("mandate", "2023-11", side="istanbul")])
    assert known.at("mandate@istanbul").is_recorded and not known.at("mandate@moscow").perhaps
