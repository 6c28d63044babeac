"""Rows become agreements with acts, each fact with its cell; the whole is taken back as one."""

from __future__ import annotations

import time
from typing import Any

import pytest

from comity.intake.importing.columns import guess
from comity.intake.importing.keeping import keep
from comity.intake.importing.planning import Planned, Verdict, plan
from comity.intake.importing.tables import tables_in
from comity.intake.importing.writing import Choices, Unsure, carry_out
from comity.register.actions import add_part, enter
from comity.register.models import Act, Agreement, Party, Place, Proof, Record, Source
from comity.register.permissions import NotAllowed
from comity.register.undoing import undo


@pytest.fixture
def table(officer: Any, desk: Any, spreadsheets: Any) -> Any:
    """Keeps a file and plans its first table."""

    def planning(content: bytes, name: str = "t.csv") -> tuple[Source, list[Planned]]:
        source = keep(content, name, by=officer, desk=desk)
        first = tables_in(source.text)[0]
        meanings = guess(first.headings)
        return source, plan(first, meanings, kind="sister-city", desk=desk, language="en")

    return planning


@pytest.fixture
def imported(table: Any, officer: Any, desk: Any) -> Any:
    def importing(content: bytes, **choices: Any) -> Any:
        source, planned = table(content)
        chosen = Choices("signed", **choices)
        return carry_out(planned, source, chosen, by=officer, desk=desk)

    return importing


def sister(officer: Any, desk: Any, city: Place, **more: Any) -> Agreement:
    agreement = enter(
        Agreement(agreement_kind="sister-city", stage="signed", **more), by=officer, desk=desk
    )
    for who in (desk.institution, city):
        add_part(Party(agreement=agreement, who=who), by=officer)
    return agreement


@pytest.fixture
def kazan(officer: Any, desk: Any) -> Place:
    """Kazan as the register has it, by its number in the gazetteer."""
    return enter(Place(name={"en": "Kazan"}, gazetteer="551487"), by=officer)


def verdicts(planned: list[Planned]) -> list[str]:
    return [str(each.verdict) for each in planned]


def test_a_plan_says_of_every_row_what_becomes_of_it(table: Any, spreadsheets: Any):
    _source, planned = table(spreadsheets.csv(*spreadsheets.rows))
    assert verdicts(planned) == ["new", "new", "new", "failed", "failed"]
    assert "31.02.2005" in planned[3].reasons[0]
    assert "neither a city nor a partner" in planned[4].reasons[0]
    assert "Xyzzyville" in planned[2].reasons[0]
    assert not Record.objects.filter(kind="agreement").exists()


def test_rows_become_agreements_with_their_acts(imported: Any, spreadsheets: Any, desk: Any):
    did = imported(spreadsheets.csv(*spreadsheets.rows))
    assert (did.made, did.filled, did.left_out) == (3, 0, 2)
    kazan = Agreement.objects.get(parties__who__as_place__gazetteer="551487")
    assert kazan.agreement_kind == "sister-city" and kazan.desk == desk
    assert kazan.parties.all()[0].who_id == desk.institution_id
    acts = {act.act_kind: (act.date, act.number) for act in kazan.acts.all()}
    assert acts == {
        "council-decision": ("1998-03-05", "124"),
        "permission": ("1998-06-12", "5512"),
    }
    cologne = Act.objects.get(number="88")
    assert cologne.date == "1997-03"
    assert Place.objects.get(name__tr="Xyzzyville").country == "US"


def test_every_fact_is_shown_by_its_cell_and_what_was_chosen_by_who_chose_it(
    imported: Any, spreadsheets: Any, officer: Any
):
    imported(spreadsheets.csv(spreadsheets.rows[0]))
    act = Act.objects.get(act_kind="council-decision")
    proof = Proof.objects.get(record=act, field="number")
    assert {quote.words for quote in proof.quotes} <= {"05.03.1998", "124"}
    stage = Proof.objects.get(record=act.agreement, field="stage")
    assert (stage.by, stage.source) == (officer, None)


@pytest.mark.parametrize(
    "cell", ["05.03.1998 tarih ve 124 sayılı karar", "05.03.1998 / 124", "05.03.1998-124"]
)
def test_a_cell_with_date_and_number_gives_both(cell: str, imported: Any, spreadsheets: Any):
    imported(spreadsheets.csv(["Kazan", cell], headings=["Şehir", "Meclis Kararı"]))
    act = Act.objects.get()
    assert (act.date, act.number) == ("1998-03-05", "124")


def test_one_entry_takes_everything_back(imported: Any, spreadsheets: Any, officer: Any):
    before = set(Record.objects.live().values_list("pk", flat=True))
    did = imported(spreadsheets.csv(*spreadsheets.rows))
    undo(did.entry, by=officer)
    assert set(Record.objects.live().values_list("pk", flat=True)) == before


def test_a_row_that_the_register_has_adds_only_what_was_missing(
    imported: Any, table: Any, spreadsheets: Any, officer: Any, desk: Any, kazan: Place
):
    agreement = sister(officer, desk, kazan, until="2030")
    _source, planned = table(spreadsheets.csv(spreadsheets.rows[0]))
    assert verdicts(planned) == ["same"]
    assert planned[0].match is not None and planned[0].match.key == agreement.pk
    did = imported(spreadsheets.csv(spreadsheets.rows[0]))
    assert (did.made, did.filled) == (0, 1)
    agreement.refresh_from_db()
    assert agreement.until == "2030" and agreement.acts.count() == 2
    again = imported(spreadsheets.csv(spreadsheets.rows[0]))
    assert (again.made, again.filled) == (0, 0)


def test_another_date_leaves_it_unsure_and_a_person_chooses(
    imported: Any, table: Any, spreadsheets: Any, officer: Any, desk: Any, kazan: Place
):
    sister(officer, desk, kazan, signed_on="1997-05-01")
    headings = ["City", "Signed"]
    content = spreadsheets.csv(["Kazan", "12.06.1998"], headings=headings)
    _source, planned = table(content)
    assert verdicts(planned) == ["unsure"]
    assert any("another date: 1 May 1997" in reason for reason in planned[0].reasons)
    assert imported(content).left_out == 1
    assert imported(content, rows={1: Unsure.JOIN}).made == 0
    assert imported(content, unsure=Unsure.NEW).made == 1


def test_the_same_row_twice_in_a_table_is_asked_about(table: Any, spreadsheets: Any):
    row = spreadsheets.rows[0]
    _source, planned = table(spreadsheets.csv(row, row))
    assert verdicts(planned) == ["new", "unsure"]


def test_what_another_desk_keeps_confidential_is_not_told(
    table: Any, spreadsheets: Any, officer: Any, desk: Any, kazan: Place
):
    other = type(desk).objects.create(name="Moscow")
    agreement = sister(officer, desk, kazan)
    Record.objects.filter(pk=agreement.pk).update(confidential=True, desk=other)
    _source, planned = table(spreadsheets.csv(spreadsheets.rows[0]))
    assert verdicts(planned) == ["new"]


def test_what_comes_from_a_confidential_table_stays_at_the_desk(
    officer: Any, desk: Any, spreadsheets: Any
):
    content = spreadsheets.csv(*spreadsheets.rows[:3])
    source = keep(content, "t.csv", by=officer, desk=desk, confidential=True)
    first = tables_in(source.text)[0]
    planned = plan(first, guess(first.headings), kind="sister-city", desk=desk, language="en")
    carry_out(planned, source, Choices("signed"), by=officer, desk=desk)
    assert all(Agreement.objects.values_list("confidential", flat=True))
    assert Place.objects.get(name__tr="Xyzzyville").confidential


def test_the_same_file_is_kept_once_and_a_page_that_is_here_keeps_its_text(
    officer: Any, desk: Any, spreadsheets: Any
):
    from comity.intake.adding import Incoming, add_source

    content = spreadsheets.csv(*spreadsheets.rows)
    assert keep(content, "a.csv", by=officer, desk=desk) == keep(
        content, "b.csv", by=officer, desk=desk
    )
    page = add_source(Incoming(spreadsheets.html, "page.html"), by=officer, desk=desk).source
    tables = keep(spreadsheets.html, "page.html", by=officer, desk=desk)
    assert tables.part_of == page and "Moskova" in tables.text
    assert keep(spreadsheets.html, "page.html", by=officer, desk=desk) == tables


def test_who_may_not_write_imports_nothing(
    table: Any, spreadsheets: Any, desk: Any, django_user_model: Any
):
    source, planned = table(spreadsheets.csv(*spreadsheets.rows))
    reader = django_user_model.objects.create_user("reader")
    with pytest.raises(NotAllowed):
        carry_out(planned, source, Choices("signed"), by=reader, desk=desk)
    assert planned[0].verdict is Verdict.NEW and not Agreement.objects.exists()


@pytest.mark.slow
def test_ten_thousand_rows_are_looked_at_within_three_seconds(
    spreadsheets: Any, officer: Any, desk: Any
):
    cities = ("Kazan", "Köln", "Lahor", "Bakü", "Üsküp", "Odessa", "Bişkek", "Cenova", "Varna")
    rows = [
        [str(n), city, "", f"{n % 28 + 1}.03.{1950 + n % 70}", str(n), "", ""]
        for n in range(10_000)
        for city in [cities[n % 9] if n % 2 else f"Şehir {n}"]
    ]
    content = spreadsheets.xlsx(*rows)
    source = keep(content, "large.xlsx", by=officer, desk=desk)
    began = time.perf_counter()
    first = tables_in(source.text)[0]
    meanings = guess(first.headings)
    planned = plan(first, meanings, kind="sister-city", desk=desk, language="en")
    assert len(planned) == 10_000
    assert time.perf_counter() - began < 3
