"""Plans, invitations, ceremonies and dates of English texts, and what is none of them."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import Findings

TWO = "Tabriz Mayor Ali Rezaei received Kazan Mayor Ann Lee."


def _read(text: str) -> Findings:
    return read(text, language="en", published="2024-05-15")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("“We will send twelve students to Tabriz,” Lee said.", "send twelve students to Tabriz"),
        ("“We aim to open an office in Tabriz,” Lee said.", "open an office in Tabriz"),
        ("Lee said that they plan to send a choir to Tabriz.", "send a choir to Tabriz"),
    ],
)
def test_what_a_speaker_promises_the_other_side_is_their_and_their_citys_plan(
    said: str, what: str
) -> None:
    plans = _read(f"{TWO} {said}").plans
    assert [(p.who, p.what) for p in plans] == [(["Ann Lee", "Kazan"], what)]


@pytest.mark.parametrize(
    "said",
    [
        "“We will see,” Lee said.",
        "“We wish that you would stay longer with us,” Lee said.",
        "“We want to strengthen our good relations with Tabriz,” Lee said.",
    ],
)
def test_hopes_and_wishes_for_others_are_no_plans(said: str) -> None:
    assert _read(f"{TWO} {said}").plans == []


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Lee invited Rezaei to the Kazan Water Forum.", "Kazan Water Forum"),
        ("Lee invited Rezaei to the Esala Perahera.", "Esala Perahera"),
        ("Rezaei was invited by Lee to the Festival of Roses.", "Festival of Roses"),
    ],
)
def test_an_invitation_names_both_and_the_event(sentence: str, event: str) -> None:
    found = _read(f"{TWO} {sentence}").invitations
    assert [(i.by, i.to, i.event) for i in found] == [("Ann Lee", ["Ali Rezaei"], event)]


@pytest.mark.parametrize(
    "sentence",
    [
        "All are welcome at the Kazan Water Forum.",
        "Lee did not invite Rezaei to the Kazan Water Forum.",
        "Rezaei spoke at the Kazan Water Forum.",
    ],
)
def test_a_call_to_all_or_a_denied_one_is_no_invitation(sentence: str) -> None:
    assert _read(f"{TWO} {sentence}").invitations == []


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Monday", "2024-05-13"),
        ("last night", "2024-05-14"),
        ("last October", "2023-10"),
        ("in March last year", "2023-03"),
    ],
)
def test_relative_dates_count_from_the_day_of_publication(words: str, date: str) -> None:
    found = _read(f"Kazan Mayor Ann Lee visited Tabriz Mayor Ali Rezaei {words}.")
    assert [e.date for e in found.encounters] == [date]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Friday", "2024-05-17"),
        ("next June", "2024-06"),
        ("in April next year", "2025-04"),
    ],
)
def test_what_is_to_come_lies_ahead(words: str, date: str) -> None:
    found = _read(f"Kazan Mayor Ann Lee will visit Tabriz Mayor Ali Rezaei {words}.")
    assert [(e.date, e.modality) for e in found.encounters] == [(date, "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ann Lee, visited a school on Monday. “Well done,” she told the pupils.",
        "Mayor Ann Lee of Leeds and Councillor Tom Fox of Leeds opened a playground in Leeds.",
        "Leeds United signed striker Tom Fox on Friday. The club paid nothing.",
    ],
)
def test_news_of_one_city_tells_no_encounter_and_no_agreement(text: str) -> None:
    found = _read(text)
    assert (found.encounters, found.agreements) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "to", "event"),
    [
        ("Mayor Ann Lee of Leeds asked Mayor Tom Au of Lille to attend the Leeds Water Forum.",
         ["Tom Au"], "Leeds Water Forum"),
        ("Mayor Ann Lee of Leeds urged leaders from Lille to take part in the Leeds Water Forum.",
         ["leaders from Lille"], "Leeds Water Forum"),
        ("Mayor Ann Lee of Leeds invited Mayor Tom Au of Lille to Leeds to celebrate the 15th "
         "anniversary of the twinning.", ["Tom Au"], "15th anniversary of the twinning"),
    ],
)  # fmt: skip
def test_who_is_asked_to_come_is_invited(sentence: str, to: list[str], event: str) -> None:
    (found,) = read(sentence, language="en").invitations
    assert (found.by, found.to, found.event) == ("Ann Lee", to, event)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee of Leeds urged residents to attend the Leeds Water Forum.",
        "Mayor Ann Lee of Leeds asked the council to take part in the vote.",
        "Companies are invited to tender for the works.",
    ],
)
def test_a_call_to_the_own_citizens_is_no_invitation(sentence: str) -> None:
    assert read(sentence, language="en").invitations == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "Lee promised Mayor Ali Rezaei to supply ten trams to Tabriz.",
            "supply ten trams to Tabriz",
        ),
        ("Lee proposed to Rezaei opening an office in Tabriz.", "opening an office in Tabriz"),
        ("Lee pledged to Tabriz to send ten trams.", "send ten trams"),
    ],
)
def test_to_whom_something_is_promised_is_not_what_is_promised(sentence: str, what: str) -> None:
    assert what in [p.what for p in _read(f"{TWO} {sentence}").plans]
