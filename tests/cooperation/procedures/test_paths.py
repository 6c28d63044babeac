"""Two parties with two procedures go their own ways and meet at the common steps."""

from __future__ import annotations

from comity.cooperation.procedures import Path, procedures


def keys(path: Path) -> list[str]:
    return [station.key for station in path.stations]


def test_a_common_step_is_one_station_and_an_own_step_one_for_each_side(both: Path):
    assert keys(both).count("signed") == 1
    assert {"mandate@istanbul", "mandate@moscow"} <= set(keys(both))
    assert "permission@istanbul" in keys(both) and "permission@moscow" not in keys(both)


def test_a_common_step_waits_for_what_both_laws_ask_for(both: Path):
    before = both.all_before("signed")
    assert {"permission@istanbul", "government-order@moscow", "text-agreed"} <= before
    assert "registered@moscow" not in before


def test_every_station_stands_after_what_comes_before_it(both: Path):
    for place, station in enumerate(both.stations):
        assert set(station.before) <= set(keys(both)[:place])


def test_every_pair_of_procedures_meets_without_losing_a_step():
    for first in procedures().values():
        for second in procedures().values():
            path = Path.of({"a": first, "b": second}, "sister-city")
            for side, procedure in path.sides.items():
                for step in procedure.for_kind("sister-city"):
                    key = step.key if step.is_common else f"{step.key}@{side}"
                    assert keys(path).count(key) == 1


def test_a_kind_of_agreement_needs_only_its_own_steps():
    moscow = {"moscow": procedures()["moscow"]}
    assert "plan-of-measures@moscow" in keys(Path.of(moscow, "programme"))
    assert "plan-of-measures@moscow" not in keys(Path.of(moscow, "cooperation-protocol"))
    assert "registered@moscow" not in keys(Path.of(moscow, "plan-of-measures"))


def test_a_common_step_is_needed_if_one_side_needs_it(turkish: Path):
    programme = Path.of(dict(turkish.sides), "sister-city").station("programme")
    assert programme is not None and not programme.step.is_optional


def test_whose_step_it_was_is_not_guessed(both: Path):
    assert both.meant_by("mandate", "") is None
    istanbul = both.meant_by("mandate", "istanbul")
    assert istanbul is not None and istanbul.key == "mandate@istanbul"


def test_a_step_that_only_one_side_has_is_that_sides(both: Path):
    permission = both.meant_by("permission", "")
    assert permission is not None and permission.side == "istanbul"
    assert both.meant_by("permission", "moscow") is None


def test_a_partner_whose_law_is_not_known_does_not_take_our_acts(turkish: Path):
    decision = turkish.meant_by("council-decision", "")
    assert decision is not None and decision.key == "council-decision@selcuklu"
