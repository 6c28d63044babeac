"""The example documents, read whole: all that they tell, and nothing from their menus."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.formats.plain import read_plain
from comity.reading import read
from comity.reading.findings import Findings, Grade, PlanFinding

EXAMPLES = Path(__file__).parents[2] / "examples"
CHEREMIN, SOYER = "Sergey Cheremin", "Tunç Soyer"
FORUM, FORUM_DAYS = "Moscow City Forum", "XXXX-07-01/XXXX-07-04"
SUMMIT = "United Cities and Local Governments (UCLG) Culture Summit"


def _text(name: str) -> str:
    return next(EXAMPLES.glob(f"{name}*.txt")).read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["as it stands", "with its layout"])
def visit(request: pytest.FixtureRequest) -> Findings:
    """The page about the visit, read as plain words and with menus told from words."""
    text = _text("003_")
    if request.param == "as it stands":
        return read(text)
    source = read_plain(text, "utf-8")
    return read(
        source.text,
        furniture=source.furniture,
        headings=source.headings,
        title=source.title,
        published=source.published,
    )


def _plan(findings: Findings, word: str) -> PlanFinding:
    found = [p for p in findings.plans if word in p.what]
    assert len(found) == 1, [p.what for p in findings.plans]
    return found[0]


def test_both_offices_of_the_guest_and_the_one_of_the_host_are_told(visit: Findings) -> None:
    offices = {p.name: [(o.title, o.institution, o.place) for o in p.offices] for p in visit.people}
    department = "Moscow Foreign Economic and International Relations Department"
    assert offices == {
        CHEREMIN: [
            ("Minister", "Moscow Government", "Moscow"),
            ("Head", department, "Moscow"),
        ],
        SOYER: [("Mayor", "İzmir Metropolitan Municipality", "İzmir")],
    }


def test_one_visit_with_guest_host_place_and_that_it_is_the_first(visit: Findings) -> None:
    (one,) = visit.encounters
    assert (one.kind, one.modality, one.first) == ("visit", "happened", True)
    assert (one.guests, one.hosts, one.place, one.date) == ([CHEREMIN], [SOYER], "İzmir", None)


def test_the_invitation_and_the_two_in_return_are_three(visit: Findings) -> None:
    assert [(i.by, i.to, i.event, i.date, i.place) for i in visit.invitations] == [
        (CHEREMIN, [SOYER], FORUM, FORUM_DAYS, "Moscow"),
        (SOYER, [CHEREMIN], "Russian Expo 2021", "2021", "İzmir"),
        (SOYER, [CHEREMIN], SUMMIT, "2021-09-09/2021-09-11", None),
    ]


def test_events_have_their_days_place_organiser_and_how_they_are_held(visit: Findings) -> None:
    events = {e.name: e for e in visit.events}
    assert set(events) == {FORUM, "Olympic Games", "Russian Expo 2021", SUMMIT}
    assert (events[FORUM].date, events[FORUM].mode) == (FORUM_DAYS, "hybrid")
    expo = events["Russian Expo 2021"]
    assert (expo.organiser, expo.place) == ("İZFAŞ", "İzmir")
    assert events[SUMMIT].date == "2021-09-09/2021-09-11"


def test_the_office_to_open_hangs_on_the_forum(visit: Findings) -> None:
    office = _plan(visit, "Moscow Office")
    assert office.who == [SOYER, "İzmir"]
    assert (office.depends_on, office.when, office.grade) == (FORUM, FORUM_DAYS, Grade.INTENDS)


def test_the_games_the_students_and_the_market_are_plans_of_who_speaks_and_of_their_city(
    visit: Findings,
) -> None:
    assert len(visit.plans) == 4
    games = _plan(visit, "Olympic Games")
    assert "mathematics, physics and informatics" in games.what
    assert (games.who, games.grade) == ([SOYER, "İzmir"], Grade.WILL_DO)
    students = _plan(visit, "students")
    assert students.what == "send students from İzmir to the Olympics"
    assert (students.who, students.grade) == ([SOYER, "İzmir"], Grade.INTENDS)
    market = _plan(visit, "market")
    assert "from İzmir can be sold in Moscow" in market.what
    assert "from Moscow can be sold in İzmir" in market.what
    assert (market.who, market.grade) == ([SOYER, "İzmir"], Grade.INTENDS)


def test_each_quotation_has_its_own_speaker(visit: Findings) -> None:
    opened = [(s.speaker, " ".join(s.text.split()[:4])) for s in visit.statements]
    assert opened == [
        (CHEREMIN, "Mayors from many cities"),
        (SOYER, "It is important to"),
        (CHEREMIN, "On terms of economy,"),
    ]


def test_figures_of_the_talks_are_told_and_which_of_them_is_a_target(visit: Findings) -> None:
    figures = [(f.value, f.unit, f.what, f.target, f.date, f.speaker) for f in visit.figures]
    assert figures == [
        ("50", None, "countries", False, None, CHEREMIN),
        ("80", "%", "Russian population", True, "../XXXX-22", CHEREMIN),
    ]


def test_menus_weather_accounts_and_links_tell_nothing(visit: Findings) -> None:
    assert visit.agreements == []
    for finding in visit.each():
        for passage in finding.proof:
            words = passage.of(_text("003_"))
            assert "official" not in words and "Menu" not in words and "News" not in words
