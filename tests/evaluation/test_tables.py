"""What a person reads in the terminal."""

from __future__ import annotations

from evaluation_shaping import findings, person, scored

from comity.evaluation.comparing import compare
from comity.evaluation.corpus import Split
from comity.evaluation.runs import run_of
from comity.evaluation.tables import calibration, comparison, errors, figures

GOLD = findings(people=[person("Ann Lee", "Mayor"), person("Bo Katz")])
FOUND = findings(
    people=[person("Ann Lee", "Vice Mayor", confidence=0.9), person("Cem", confidence=0.95)]
)


def test_a_pair_that_differs_is_told_once_with_both_sides_and_errors_are_summed_up() -> None:
    assert list(errors([scored(GOLD, FOUND)], "offices")) == [
        "en/one",
        "  differs   office",
        "     gold   Ann Lee: Mayor | - | -",
        "     found  Ann Lee: Vice Mayor | - | -",
        "   1  differs in office",
    ]


def test_what_is_alone_is_told_with_the_confidence_that_it_had() -> None:
    assert list(errors([scored(GOLD, FOUND)], "people")) == [
        "en/one",
        "  missed    Bo Katz",
        "  invented  Cem  (0.95)",
        "   1  invented",
        "   1  missed",
    ]


def test_nothing_is_listed_of_what_is_held_out() -> None:
    assert list(errors([scored(GOLD, FOUND, Split.HELDOUT)], "people")) == []


def test_figures_that_nothing_gives_are_a_dash() -> None:
    told = list(figures([scored(findings(), findings())]))
    assert [line.split() for line in told if line.startswith("plans")] == [
        ["plans", "-", "-", "-", "0", "-", "-", "-", "0"]
    ]


def test_the_promise_of_confidence_is_said_to_hold_or_not() -> None:
    held, broken = ("\n".join(calibration(scored(GOLD, found).lines)) for found in (SURE, FOUND))
    assert "right holds" not in broken and "are right does not hold" in broken
    assert "are right holds" in held


SURE = findings(people=[person("Ann Lee", "Mayor", confidence=0.95)])


def test_changes_are_told_turn_by_turn_and_of_what_is_held_out_in_sums() -> None:
    before = run_of([scored(GOLD, FOUND), scored(GOLD, FOUND, Split.HELDOUT)])
    after = run_of([scored(GOLD, GOLD), scored(GOLD, findings(), Split.HELDOUT)])
    told = list(comparison(compare(before, after)))
    assert "newly missed: 0" in told
    assert "  people              en/one: Bo Katz" in told
    assert (
        "heldout en people: 1 right, 1 missed, 1 invented -> 0 right, 2 missed, 0 invented  worse"
        in told
    )
    assert not any("Cem" in line for line in told if line.startswith("heldout"))
