"""Figures: shares, languages and splits apart, and what confidence is worth."""

from __future__ import annotations

import pytest
from evaluation_shaping import findings, person, scored

from comity.evaluation.calibration import bands
from comity.evaluation.corpus import Split
from comity.evaluation.outcome import Outcome, Verdict
from comity.evaluation.tallies import Tally, by_language, tally


def test_precision_recall_and_their_mean() -> None:
    counted = Tally(right=6, missed=2, invented=4)
    assert (counted.precision, counted.recall) == (0.6, 0.75)
    assert counted.f1 == pytest.approx(2 * 0.6 * 0.75 / (0.6 + 0.75))


def test_figures_of_nothing_are_unknown() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(missed=2).precision, Tally(missed=2).recall) == (None, 0)


def test_dev_and_heldout_are_counted_apart_and_languages_together_as_all() -> None:
    one, none = findings(people=[person("Ann Lee")]), findings()
    turkish = findings(people=[person("Ann Lee")])
    turkish.language = "tr"
    outcomes = [scored(one, one), scored(turkish, none), scored(one, none, Split.HELDOUT)]
    figures = by_language(outcomes, Split.DEV)
    assert {code: figures[code]["people"] for code in figures} == {
        "en": Tally(right=1),
        "tr": Tally(missed=1),
        "all": Tally(right=1, missed=1),
    }
    assert by_language(outcomes, Split.HELDOUT)["all"]["people"] == Tally(missed=1)


def outcome(confidence: float | None, verdict: Verdict, kind: str = "people") -> Outcome:
    return Outcome(kind, verdict, "label", confidence)


def test_a_band_counts_what_was_found_with_its_confidence() -> None:
    lines = [
        outcome(0.95, Verdict.RIGHT),
        outcome(0.9, Verdict.INVENTED),
        outcome(0.3 + 0.6, Verdict.RIGHT),
        outcome(0.89, Verdict.RIGHT),
        outcome(None, Verdict.MISSED),
    ]
    measured = {band.lowest: (band.right, band.found) for band in bands(lines) if band.found}
    assert measured == {0.9: (2, 3), 0.8: (1, 1)}


def test_findings_that_are_measured_twice_count_once_for_confidence() -> None:
    lines = [
        outcome(0.9, Verdict.RIGHT, kind)
        for kind in ("people", "people-with-offices", "encounters", "encounters-loosely")
    ]
    assert bands(lines)[0].found == 2


def test_missing_things_do_not_count_for_confidence_but_invented_ones_do() -> None:
    gold = findings(people=[person("Ann Lee"), person("Bo Katz")])
    found = findings(people=[person("Ann Lee", confidence=0.9), person("Cem", confidence=0.9)])
    surest = bands(scored(gold, found).lines)[0]
    assert (surest.right, surest.found) == (1, 2)


def test_kinds_are_counted_by_their_names() -> None:
    lines = [outcome(None, Verdict.MISSED), outcome(0.9, Verdict.RIGHT, "events")]
    assert tally(lines) == {"people": Tally(missed=1), "events": Tally(right=1)}
