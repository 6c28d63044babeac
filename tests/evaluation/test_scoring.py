"""What is right, kind by kind: one or two things that may differ, and those that may not."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation_shaping import findings, person, scored, verdicts

from comity.evaluation.outcome import Outcome
from comity.reading.findings import StatementFinding

RIGHT, WRONG = {"right": 1}, {"missed": 1, "invented": 1}

VISIT = {
    "kind": "visit",
    "date": "2023-05-02",
    "hosts": ["Ann Lee", "Bo Katz"],
    "guests": ["Kazan"],
    "others": ["Cem Aksoy"],
}
TALKS = {"kind": "meeting", "others": ["Ann Lee", "Kazan"]}
PROTOCOL = {"kind": "memorandum", "parties": ["Bursa", "Kazan"], "stage": "signed", "date": "2023"}
INVITED = {"by": "Ann Lee", "to": ["Kazan", "Ufa"], "event": "Climate Forum", "date": "2024-07"}
PLAN = {"who": ["Ann Lee"], "what": "open an office in Kazan", "when": "2024"}
FORUM = {"name": "World Climate Forum", "date": "2024-07", "place": "Bath"}


def judged(kind: str, measured: str, gold: dict[str, Any], /, **differences: Any) -> dict[str, int]:
    """The verdicts on one gold thing, found with some fields different."""
    found = findings(**{kind: [{**gold, **differences}]})
    return verdicts(findings(**{kind: [gold]}), found, measured)


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({}, RIGHT),
        ({"hosts": ["Bo Katz", "Ann Lee"], "guests": ["Kazan Municipality"]}, RIGHT),
        ({"others": []}, RIGHT),
        ({"place": "Bath", "modality": "planned"}, RIGHT),
        ({"kind": "meeting"}, WRONG),
        ({"date": None}, WRONG),
        ({"hosts": ["Ann Lee"]}, WRONG),
        ({"hosts": ["Kazan"], "guests": ["Ann Lee", "Bo Katz"]}, WRONG),
        ({"guests": ["Kazan", "Ufa"]}, WRONG),
    ],
)
def test_an_encounter_is_right_by_kind_date_and_everybody_on_both_sides(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("encounters", "encounters", VISIT, **differing) == verdict


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({"date": None, "hosts": ["Bo Katz", "Mo Farr"]}, RIGHT),
        ({"hosts": [], "guests": [], "others": ["Ann Lee", "Kazan"]}, RIGHT),
        ({"kind": "meeting"}, WRONG),
        ({"guests": ["Ufa"]}, WRONG),
        ({"hosts": ["Kazan"], "guests": ["Ann Lee"]}, WRONG),
    ],
)
def test_an_encounter_is_loosely_right_by_kind_and_one_name_on_each_side(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("encounters", "encounters-loosely", VISIT, **differing) == verdict


def test_where_nobody_is_host_or_guest_the_participants_are_the_sides() -> None:
    assert judged("encounters", "encounters", TALKS) == RIGHT
    assert judged("encounters", "encounters", TALKS, others=["Ann Lee"]) == WRONG
    split = {"hosts": ["Ann Lee"], "guests": ["Kazan"], "others": []}
    assert judged("encounters", "encounters", TALKS, **split) == WRONG
    assert judged("encounters", "encounters-loosely", TALKS, **split) == RIGHT
    assert judged("encounters", "encounters-loosely", TALKS, others=["Ann Lee", "Ufa"]) == WRONG


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({"parties": ["City of Kazan", "Bursa Belediyesi"]}, RIGHT),
        ({"stage": "ready", "date": None}, RIGHT),
        ({"kind": "programme"}, WRONG),
        ({"parties": ["Bursa"]}, WRONG),
        ({"parties": ["Bursa", "Kazan", "Ufa"]}, WRONG),
    ],
)
def test_an_agreement_is_right_by_kind_and_all_parties(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("agreements", "agreements", PROTOCOL, **differing) == verdict


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({"to": ["Ufa"], "date": None, "place": "Bath"}, RIGHT),
        ({"event": "the Forum on Climate"}, RIGHT),
        ({"by": "Bo Katz"}, WRONG),
        ({"by": None}, WRONG),
        ({"to": []}, WRONG),
        ({"event": "Trade Fair"}, WRONG),
    ],
)
def test_an_invitation_is_right_by_inviter_one_invitee_and_event(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("invitations", "invitations", INVITED, **differing) == verdict


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({"what": "an office will be opened in Kazan"}, RIGHT),
        ({"who": ["Ann Lee", "Bo Katz"], "grade": "supports"}, RIGHT),
        ({"who": ["Bo Katz"]}, WRONG),
        ({"when": None}, WRONG),
        ({"what": "an office and twelve schools and a hundred parks"}, WRONG),
    ],
)
def test_a_plan_is_right_by_one_planner_most_words_and_date(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("plans", "plans", PLAN, **differing) == verdict


@pytest.mark.parametrize(
    ("differing", "verdict"),
    [
        ({"name": "WORLD CLIMATE FORUM 2024", "organiser": "Bath"}, RIGHT),
        ({"place": "Guildhall, Bath"}, RIGHT),
        ({"name": "Trade Fair of Climate"}, WRONG),
        ({"date": "2024-08"}, WRONG),
        ({"place": None}, WRONG),
    ],
)
def test_an_event_is_right_by_name_and_the_date_and_place_that_gold_gives(
    differing: dict[str, Any], verdict: dict[str, int]
) -> None:
    assert judged("events", "events", FORUM, **differing) == verdict


def test_date_and_place_of_an_event_that_gold_leaves_open_are_free() -> None:
    bare = {"name": "World Climate Forum"}
    assert judged("events", "events", bare, date="2024-07", place="Bath") == RIGHT


SAID = {"speaker": "Ann Lee", "opens_with": "We are glad to see", "ends_with": "you next year"}


@pytest.mark.parametrize(
    ("speaker", "words", "verdict"),
    [
        ("Ann Lee", "We are glad to see all of you next year!", RIGHT),
        ("ANN LEE", "We are glad, to see all of “you” next year.", RIGHT),
        ("Bo Katz", "We are glad to see all of you next year", WRONG),
        ("Ann Lee", "We are glad to see", WRONG),
        ("Ann Lee", "Indeed, we are glad to see you next year", WRONG),
    ],
)
def test_a_statement_is_right_by_speaker_and_both_ends(
    speaker: str, words: str, verdict: dict[str, int]
) -> None:
    found = findings()
    found.statements = [StatementFinding(speaker=speaker, text=words)]
    assert verdicts(findings(statements=[SAID]), found, "statements") == verdict


def test_a_person_counts_by_name_and_each_office_for_itself() -> None:
    gold = findings(people=[person("Ann Lee", "Mayor", "Minister")])
    found = findings(people=[person("Ann Lee", "Mayor")])
    assert verdicts(gold, found, "people") == RIGHT
    assert verdicts(gold, found, "offices") == {"right": 1, "missed": 1}
    assert verdicts(gold, found, "people-with-offices") == WRONG


def test_an_office_of_somebody_else_is_missed_and_invented() -> None:
    gold = findings(people=[person("Ann Lee", "Mayor"), person("Bo Katz")])
    found = findings(people=[person("Ann Lee"), person("Bo Katz", "Mayor")])
    assert verdicts(gold, found, "offices") == WRONG


def test_an_office_too_many_spoils_a_person_with_offices() -> None:
    gold, found = (
        findings(people=[person("Ann Lee", *held)]) for held in (["Mayor"], ["Mayor", "Minister"])
    )
    assert verdicts(gold, found, "people-with-offices") == WRONG


def test_one_found_thing_is_not_counted_twice() -> None:
    twice = findings(encounters=[VISIT, VISIT])
    assert verdicts(twice, findings(encounters=[VISIT]), "encounters") == {"right": 1, "missed": 1}
    assert verdicts(findings(encounters=[VISIT]), twice, "encounters") == {
        "right": 1,
        "invented": 1,
    }


def test_of_two_alike_the_right_one_is_paired() -> None:
    gold = findings(encounters=[VISIT, {**VISIT, "date": "2023-05-03"}])
    found = findings(encounters=[{**VISIT, "date": "2023-05-03"}, {**VISIT, "date": None}])
    assert verdicts(gold, found, "encounters") == {"right": 1, "missed": 1, "invented": 1}


def lines_of(kind: str, gold: dict[str, Any], found: dict[str, Any]) -> list[Outcome]:
    return [o for o in scored(findings(**gold), findings(**found)).lines if o.kind == kind]


def test_a_pair_that_differs_says_in_what_and_names_the_other() -> None:
    lines = lines_of(
        "encounters", {"encounters": [VISIT]}, {"encounters": [{**VISIT, "date": None}]}
    )
    assert [line.faults for line in lines] == [("date",), ("date",)]
    assert lines[0].twin == lines[1].label


def test_stage_and_modality_are_asked_only_of_what_was_found() -> None:
    signed, ready = {"agreements": [PROTOCOL]}, {"agreements": [{**PROTOCOL, "stage": "ready"}]}
    assert [o.verdict for o in lines_of("stage", signed, signed)] == ["right"]
    assert [o.verdict for o in lines_of("stage", signed, ready)] == ["missed"]
    assert lines_of("stage", signed, {}) == []
    planned = {"encounters": [{**VISIT, "modality": "planned"}]}
    assert [o.verdict for o in lines_of("modality", planned, planned)] == ["right"]
    assert [o.verdict for o in lines_of("modality", planned, {"encounters": [VISIT]})] == ["missed"]


def test_dates_are_asked_only_where_gold_gives_one() -> None:
    undated = {"encounters": [{**VISIT, "date": None}]}
    assert lines_of("dates", undated, {"encounters": [VISIT]}) == []
    assert [o.verdict for o in lines_of("dates", {"encounters": [VISIT]}, undated)] == ["missed"]
    late = {"plans": [{**PLAN, "when": "2025"}]}
    assert [o.verdict for o in lines_of("dates", {"plans": [PLAN]}, late)] == ["missed"]


def test_a_document_without_encounters_and_agreements_must_give_none() -> None:
    assert [o.verdict for o in lines_of("negatives", {"events": [FORUM]}, {})] == ["right"]
    assert [o.verdict for o in lines_of("negatives", {}, {"encounters": [VISIT]})] == ["missed"]
    assert [o.verdict for o in lines_of("negatives", {}, {"agreements": [PROTOCOL]})] == ["missed"]
    assert lines_of("negatives", {"encounters": [VISIT]}, {}) == []


@pytest.mark.parametrize(
    ("differing", "counted"),
    [
        ({}, {"right": 4}),
        ({"kind": "call", "date": None}, {"right": 4}),
        ({"hosts": ["Ann Lee"]}, {"right": 3, "missed": 1}),
        ({"others": ["Cem Aksoy", "Dan"]}, {"right": 4, "invented": 1}),
        (
            {"hosts": ["Ann Lee"], "guests": ["Kazan", "Bo Katz"]},
            {"right": 3, "missed": 1, "invented": 1},
        ),
        ({"hosts": ["Ann Lee", "Ann Lee"]}, {"right": 3, "missed": 1, "invented": 1}),
    ],
)
def test_participants_are_right_name_by_name_on_their_own_side(
    differing: dict[str, Any], counted: dict[str, int]
) -> None:
    assert judged("encounters", "participants", VISIT, **differing) == counted


def test_participants_of_encounters_without_a_match_are_all_missed_or_invented() -> None:
    gold, found = findings(encounters=[TALKS]), findings(encounters=[{**TALKS, "others": ["Ufa"]}])
    assert verdicts(gold, found, "participants") == {"missed": 2, "invented": 1}


def test_things_that_share_nothing_are_not_set_beside_each_other() -> None:
    other = {**PROTOCOL, "parties": ["Ufa", "Perm"]}
    lines = lines_of("agreements", {"agreements": [PROTOCOL]}, {"agreements": [other]})
    assert [(line.verdict, line.twin) for line in lines] == [("missed", None), ("invented", None)]
    found = findings()
    found.statements = [StatementFinding(speaker="Ann Lee", text="Nothing of the sort was said")]
    told = [o for o in scored(findings(statements=[SAID]), found).lines if o.kind == "statements"]
    assert [line.twin for line in told] == [None, None]
