"""Sentences of English that tell of an agreement: its kind, stage and parties."""

from __future__ import annotations

import pytest

from comity.reading.findings import Findings
from comity.reading.reader import read

Told = tuple[str, str, tuple[str, ...]]


def told(findings: Findings) -> list[Told]:
    """Kind, stage and parties, in any order, of each agreement found."""
    return sorted(
        (a.kind.value, a.stage.value, tuple(sorted(a.parties))) for a in findings.agreements
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bergen and Gdansk signed a sister city agreement on 4 May 2021.",
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "A cooperation protocol was signed between Bursa Metropolitan Municipality "
                "and Sarajevo Municipality yesterday."
            ),
            [
                (
                    "cooperation-protocol",
                    "signed",
                    ("Bursa Metropolitan Municipality", "Sarajevo Municipality"),
                )
            ],
        ),
        (
            (
                "Mayor of Bergen Kari Olsen and Mayor of Gdansk Piotr Nowak signed a "
                "memorandum of understanding on Monday."
            ),
            [("memorandum", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "Bergen, 3 May. Mayor of Bergen Kari Olsen received the Mayor of Gdansk, "
                "Piotr Nowak. After the talks the two mayors signed a letter of intent."
            ),
            [("letter-of-intent", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            "Bergen will sign a twinning agreement with Gdansk next month.",
            [("sister-city", "ready", ("Bergen", "Gdansk"))],
        ),
        (
            "Bergen and Gdansk agreed to sign a cooperation protocol.",
            [("cooperation-protocol", "preparing", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The city council authorised the mayor of Bergen, Kari Olsen, to sign a "
                "sister city agreement with Gdansk."
            ),
            [("sister-city", "ready", ("Bergen", "Gdansk"))],
        ),
        (
            "Bergen's twinning agreement with Gdansk has been suspended by the council.",
            [("sister-city", "ended", ("Bergen", "Gdansk"))],
        ),
        (
            "Bergen and Gdansk renewed their friendship agreement on 3 June 2022.",
            [("friendship-city", "renewed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The signing of the memorandum between Bergen and Gdansk took place in the "
                "town hall."
            ),
            [("memorandum", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "An MoU between the University of Bergen and Gdansk University of Technology "
                "was signed today."
            ),
            [("memorandum", "signed", ("Gdansk University of Technology", "University of Bergen"))],
        ),
        (
            (
                "The Gdansk Chamber of Commerce and the Bergen Chamber of Commerce signed a "
                "cooperation agreement."
            ),
            [("other", "signed", ("Bergen Chamber of Commerce", "Gdansk Chamber of Commerce"))],
        ),
        (
            "Bergen, Gdansk and Malmö signed a joint declaration on climate.",
            [("joint-declaration", "signed", ("Bergen", "Gdansk", "Malmö"))],
        ),
        (
            (
                "The mayors of Bergen and Gdansk discussed the possibility of a sister city "
                "agreement."
            ),
            [("sister-city", "proposed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "Bergen and Gdansk became sister cities on Friday after their mayors signed "
                "an agreement."
            ),
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        ("Bergen twinned with Gdansk in 1985.", [("sister-city", "signed", ("Bergen", "Gdansk"))]),
        (
            ("A draft memorandum of understanding between Bergen and Gdansk is being prepared."),
            [("memorandum", "preparing", ("Bergen", "Gdansk"))],
        ),
        ("Bergen and Gdansk sign MoU on tourism", [("memorandum", "signed", ("Bergen", "Gdansk"))]),
        (
            (
                "The protocol signed between Bergen Municipality and Gdansk Municipality "
                "covers culture and tourism."
            ),
            [("cooperation-protocol", "signed", ("Bergen Municipality", "Gdansk Municipality"))],
        ),
        (
            (
                "A roadmap for 2024-2026 was signed by the mayor of Bergen, Kari Olsen, and "
                "the mayor of Gdansk, Piotr Nowak."
            ),
            [("plan-of-measures", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The mayor of Bergen, Kari Olsen, proposed that Bergen and Gdansk sign a "
                "friendship city agreement."
            ),
            [("friendship-city", "proposed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The delegation from Gdansk, Poland, led by Mayor Piotr Nowak, visited "
                "Bergen. Bergen Mayor Kari Olsen hosted the delegation. The two cities signed"
                " a memorandum of understanding in the fields of tourism and culture."
            ),
            [("memorandum", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            "Bergen City Council voted to end its twinning with Gdansk.",
            [("sister-city", "ended", ("Bergen City Council", "Gdansk"))],
        ),
        (
            "The twinning agreement between Bergen and Gdansk expired in 2019.",
            [("sister-city", "ended", ("Bergen", "Gdansk"))],
        ),
        (
            ("The agreement between Bergen and Gdansk entered into force on 1 January 2020."),
            [("other", "in-force", ("Bergen", "Gdansk"))],
        ),
        (
            ("The memorandum of understanding between Bergen and Gdansk is valid for five years."),
            [("memorandum", "in-force", ("Bergen", "Gdansk"))],
        ),
        (
            ("Gdansk and Bergen are expected to sign a programme of cooperation for 2024-2026."),
            [("programme", "ready", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "A sister city protocol was signed with Gdansk in 2004. Bergen Mayor Kari "
                "Olsen recalled it."
            ),
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "Kari Olsen, Mayor of Bergen, met with Piotr Nowak, Mayor of Gdansk. They "
                "agreed to establish sister city relations."
            ),
            [("sister-city", "preparing", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "Bergen and Gdansk signed a Memorandum of Understanding (MoU) on Monday. The "
                "MoU was signed by Kari Olsen, Mayor of Bergen, and Piotr Nowak, Mayor of "
                "Gdansk. It is valid for three years."
            ),
            [("memorandum", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The mayor of Bergen, Kari Olsen, expressed interest in signing a memorandum "
                "of understanding with Gdansk."
            ),
            [("memorandum", "proposed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "A sister city agreement signing ceremony between Bergen and Gdansk was held "
                "in the town hall on Monday."
            ),
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "Bergen and Gdansk have formalised their partnership with the signing of a "
                "twinning charter."
            ),
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            ("Under the agreement signed by Bergen and Gdansk, 30 students will travel each year."),
            [("other", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            ("The Bergen-Gdansk twinning agreement was signed in 1985 by then mayor Ole Hansen."),
            [("sister-city", "signed", ("Bergen", "Gdansk"))],
        ),
        (
            (
                "The council approved a sister city agreement with Gdansk on Monday, the city"
                " of Bergen said."
            ),
            [("sister-city", "ready", ("Bergen", "Gdansk"))],
        ),
        (
            "Port of Bergen and Port of Gdansk have signed a cooperation agreement.",
            [("other", "signed", ("Port of Bergen", "Port of Gdansk"))],
        ),
    ],
)
def test_a_english_sentence_tells_its_agreement(text: str, expected: list[Told]) -> None:
    assert told(read(text, language="en")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bergen has been twinned with Gdansk since 1985.",
        "Gdansk is a sister city of Bergen.",
        "Turkey and Russia signed a trade agreement in 2010.",
        "No agreement was signed between Bergen and Gdansk.",
        "Bergen has signed sister city agreements with 14 cities.",
    ],
)
def test_a_english_sentence_without_an_agreement_of_cities_tells_none(text: str) -> None:
    assert told(read(text, language="en")) == []


def test_the_province_of_a_party_is_no_party() -> None:
    (found,) = read(
        "They signed a letter of intent to strengthen cooperation between Foshan in Guangdong and "
        "Sambava in Madagascar.",
        language="en",
    ).agreements
    assert found.parties == ["Foshan", "Sambava"]


def test_the_governor_and_mayor_are_two_signatories() -> None:
    (found,) = read(
        "Tokyo Governor Ken Ito met London Mayor Ann Lee. Later the governor and mayor signed the "
        "Joint Declaration.",
        language="en",
    ).agreements
    assert found.signatories == ["Ken Ito", "Ann Lee"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Minsk hopes that Minsk and Tashkent will become sister cities.",
        "Eyeing to sign a twinning agreement between Minsk and Tashkent, the mayor flew out.",
    ],
)
def test_hopes_of_twinning_are_proposals(sentence: str) -> None:
    (found,) = read(sentence, language="en").agreements
    assert found.stage == "proposed"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A memorandum on establishing twinning relations between Oran and Baku was signed.",
         "memorandum"),
        ("An agreement on the establishment of twinning relations between Oran and Baku of "
         "Azerbaijan was signed.", "sister-city"),
        ("Oran and the Azerbaijani city of Baku were declared sister cities.", "sister-city"),
        ("The mayors declared Oran and Baku sister cities.", "sister-city"),
    ],
)  # fmt: skip
def test_how_twins_are_made_names_the_kind(sentence: str, kind: str) -> None:
    (found,) = read(sentence, language="en").agreements
    assert (found.kind, found.stage, found.parties) == (kind, "signed", ["Oran", "Baku"])


def test_cities_that_are_twins_have_signed_nothing() -> None:
    assert read("Oran and Baku are sister cities. They met.", language="en").agreements == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Leeds and Lille ceased to be twinned in 2019.",
        "Leeds and Lille are no longer twinned.",
        "Leeds has ended its twinning with Lille.",
    ],
)
def test_twins_that_are_none_any_more_have_ended_it(sentence: str) -> None:
    (found,) = read(sentence, language="en").agreements
    assert (found.stage, found.parties) == ("ended", ["Leeds", "Lille"])


@pytest.mark.parametrize(
    ("sentence", "until"),
    [
        ("Leeds and Lille signed an agreement on 4 May 2021 for five years.", "2026-05-04"),
        ("Leeds signed a three-year cooperation agreement with Lille in May 2021.", "2024-05"),
        ("Leeds and Lille renewed the twinning agreement in 2020 for another ten years.", "2030"),
        ("After a ten-year wait Leeds and Lille signed an agreement on 4 May 2021.", None),
        ("Leeds and Lille signed an agreement for five years.", None),
    ],
)
def test_a_term_of_years_ends_so_long_after_the_signing(sentence: str, until: str | None) -> None:
    (found,) = read(sentence, language="en").agreements
    assert found.until == until


def test_an_agreement_under_which_another_is_made_is_its_ground() -> None:
    found, ground = read(
        "The programme of cooperation was signed by Leeds and Lille under the framework agreement "
        "of 2010.",
        language="en",
    ).agreements
    assert (found.kind, found.date, found.under) == ("programme", None, "framework agreement")
    assert (ground.kind, ground.date) == ("other", "2010")


def test_the_city_of_somewhere_can_sign() -> None:
    (found,) = read(
        "Kazan University and the city of Lille signed a memorandum.", language="en"
    ).agreements
    assert "Lille" in found.parties
