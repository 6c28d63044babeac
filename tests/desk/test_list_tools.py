"""Lists set out as one likes: columns, kept views, files, and one deed on many rows."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from comity.desk.kinds import LISTINGS
from comity.desk.lists.page import PAGE_SIZE
from comity.desk.models import SavedView
from comity.register.actions import enter, mark_confidential
from comity.register.models import (
    Agreement,
    Membership,
    Person,
    Promise,
    Record,
    Role,
    Stage,
    State,
    User,
)
from comity.register.wording import LanguageMap

EVERY = [*LISTINGS, "sources"]


def headings(page: str) -> list[str]:
    cells = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page, re.S)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


# ---------------------------------------------------------------- columns


@pytest.mark.parametrize("route", EVERY)
def test_any_column_can_be_shown_alone_beside_the_name(route: str, officer: Client):
    page = officer.get(f"/{route}/").text
    names = re.findall(r'name="column" value="([^"]+)"', page)
    assert names
    for name in names:
        shown = headings(officer.get(f"/{route}/?column={name}").text)
        assert len([each for each in shown if each != "Choose"]) == 2


def test_columns_stay_when_the_list_is_narrowed_or_sorted(officer: Client):
    page = officer.get("/promises/?column=changed&column=due").text
    assert headings(page)[-2:] == ["Due", "Changed"]
    for address in re.findall(r'class="chip" href="([^"]+)"', page):
        if address.startswith("/promises/"):
            assert "column=changed&amp;column=due" in address


def test_columns_that_there_are_not_leave_the_lists_own(officer: Client):
    assert headings(officer.get("/people/?column=nothing").text) == headings(
        officer.get("/people/").text
    )


def test_stages_sort_in_the_order_of_an_agreements_life(register: Any, officer: Client):
    for stage in (Stage.SIGNED, Stage.PROPOSED, Stage.READY, Stage.ENDED):
        name = LanguageMap(en=f"Agreement {stage}")
        made = Agreement(title=name, agreement_kind="memorandum", stage=stage)
        enter(made, by=register.officer, desk=register.desk)
    page = officer.get("/agreements/?sort=stage&q=Agreement&column=stage").text
    told = re.findall(r"Agreement (proposed|ready|signed|ended)</a>", page)
    assert told == ["proposed", "ready", "signed", "ended"]


# ---------------------------------------------------------------- kept views


def test_a_view_is_kept_under_an_address_of_its_own(officer: Client):
    given = {"name": "Open promises", "query": "state=open&sort=-due"}
    answer = officer.post("/lists/promises/keep/", given)
    view = SavedView.objects.get()
    assert answer["Location"] == f"/views/{view.pk}/"
    page = officer.get(f"/views/{view.pk}/").text
    assert "<h1>Open promises</h1>" in page
    assert re.search(r'aria-sort="descending"[^>]*><a[^>]*>Due', page)
    assert f'href="/views/{view.pk}/"' in officer.get("/promises/").text


def test_a_view_without_a_name_is_not_kept(officer: Client):
    answer = officer.post("/lists/promises/keep/", {"name": " "}, follow=True)
    assert "Give the view a name." in answer.text
    assert not SavedView.objects.exists()


@pytest.fixture
def colleague(register: Any) -> Client:
    user = User.objects.create_user("can")
    Membership.objects.create(user=user, desk=register.desk, role=Role.OFFICER)
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


def test_a_view_is_ones_own_or_the_desks(officer: Client, colleague: Client, neighbour: Client):
    officer.post("/lists/people/keep/", {"name": "Mine"})
    officer.post("/lists/people/keep/", {"name": "Ours", "shared": "on"})
    mine, ours = SavedView.objects.order_by("name")
    assert colleague.get(f"/views/{mine.pk}/").status_code == 404
    assert colleague.get(f"/views/{ours.pk}/").status_code == 200
    assert neighbour.get(f"/views/{ours.pk}/").status_code == 404
    assert "Mine" not in colleague.get("/people/").text


def test_only_whose_view_it_is_gives_it_up(officer: Client, colleague: Client):
    officer.post("/lists/people/keep/", {"name": "Ours", "shared": "on"})
    view = SavedView.objects.get()
    assert colleague.post(f"/views/{view.pk}/forget/").status_code == 404
    officer.post(f"/views/{view.pk}/forget/")
    assert not SavedView.objects.exists()


# ---------------------------------------------------------------- files


def rows_of(answer: Any, ending: str) -> list[list[Any]]:
    """The rows of a file, its headings first."""
    if ending == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("route", EVERY)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_has_the_rows_and_columns_of_the_page(route: str, ending: str, officer: Client):
    page = officer.get(f"/{route}/").text
    answer = officer.get(f"/lists/{route}/rows.{ending}")
    told = rows_of(answer, ending)
    count = int(re.search(r"(\d+) in the list", page)[1])  # type: ignore[index]
    assert len(told) == count + 1
    assert told[0][:-1] == [each for each in headings(page) if each != "Choose"]
    assert f"{route}-" in answer["Content-Disposition"]
    assert all(str(row[-1]).startswith("http://testserver/") for row in told[1:])


def test_a_file_is_narrowed_and_sorted_as_the_page(register: Any, officer: Client):
    told = json.loads(officer.get("/lists/people/rows.json?q=soyer&column=office").content)
    assert [row["title"] for row in told] == ["Tunç Soyer"]
    assert told[0]["id"] == register["soyer"].pk
    assert set(told[0]) == {"id", "url", "title", "office"}


def test_a_file_has_all_pages(register: Any, officer: Client):
    for number in range(PAGE_SIZE + 3):
        enter(Person(name=LanguageMap(en=f"Guest {number:03}")), by=register.officer)
    told = rows_of(officer.get("/lists/people/rows.csv?q=Guest"), "csv")
    assert len(told) == PAGE_SIZE + 4
    assert told[1][0] == "Guest 000" and told[-1][0] == f"Guest {PAGE_SIZE + 2:03}"


def test_a_file_holds_nothing_that_the_viewer_may_not_see(
    register: Any, officer: Client, neighbour: Client
):
    mark_confidential(register["draft"], by=register.officer, desk=register.desk)
    page = f"/agreements/{register['draft'].pk}/"
    for ending in ("csv", "json"):
        assert page in officer.get(f"/lists/agreements/rows.{ending}").content.decode("utf-8-sig")
        told = neighbour.get(f"/lists/agreements/rows.{ending}").content.decode("utf-8-sig")
        assert page not in told


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x"])
def test_no_cell_is_taken_for_a_formula(name: str, register: Any, officer: Client):
    enter(Person(name=LanguageMap(en=name)), by=register.officer)
    told = rows_of(officer.get("/lists/people/rows.csv"), "csv")
    assert f"'{name}" in [row[0] for row in told]
    sheet = load_workbook(io.BytesIO(officer.get("/lists/people/rows.xlsx").content)).active
    assert sheet is not None
    found = [row[0] for row in sheet.iter_rows() if row[0].value == name]
    assert found and found[0].data_type == "s"


def test_there_is_no_file_of_a_list_that_there_is_not(officer: Client):
    assert officer.get("/lists/nothing/rows.csv").status_code == 404
    assert officer.get("/lists/people/rows.exe").status_code == 404


# ---------------------------------------------------------------- many at once


def do(officer: Client, deed: str, *records: Record, **more: str) -> Any:
    given = {"deed": deed, "key": [record.pk for record in records], **more}
    return officer.post("/lists/promises/do/", given)


def states(*records: Record) -> set[str]:
    return {Record.objects.get(pk=record.pk).state for record in records}


def test_many_are_deleted_after_they_were_shown_with_one_reason(register: Any, officer: Client):
    both = (register["students"], register["experts"])
    asked = do(officer, "delete", *both)
    assert "Delete these" in asked.text and states(*both) == {State.LIVE}
    refused = do(officer, "delete", *both, sure="on")
    assert refused.status_code == 409 and "Say why." in refused.text
    assert states(*both) == {State.LIVE}
    do(officer, "delete", *both, sure="on", reason="told twice")
    assert states(*both) == {State.DELETED}
    assert Record.objects.get(pk=both[0].pk).deletion_reason == "told twice"


def test_all_results_are_meant_and_only_they(register: Any, officer: Client):
    narrowed = {"all": "on", "query": "state=open"}
    open_ones = set(Promise.objects.filter(fulfilment="open").values_list("pk", flat=True))
    asked = do(officer, "confidential", **narrowed)
    shown = {int(key) for key in re.findall(r'name="key" value="(\d+)"', asked.text)}
    assert shown and shown <= open_ones
    do(officer, "confidential", sure="on", **narrowed)
    assert set(Record.objects.filter(confidential=True).values_list("pk", flat=True)) == shown
    do(officer, "open", sure="on", **narrowed)
    assert not Record.objects.filter(confidential=True).exists()


def test_more_than_can_be_done_at_once_is_said_and_nothing_done(
    register: Any, officer: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("comity.desk.pages.register.bulk.MOST", 2)
    answer = do(officer, "confidential", sure="on", all="on")
    assert "More than 2 rows at once" in officer.get(answer["Location"]).text
    assert not Record.objects.filter(confidential=True).exists()


def test_records_of_another_list_or_of_nobodys_business_are_left_alone(
    register: Any, officer: Client, neighbour: Client
):
    do(officer, "delete", register["cheremin"], sure="on", reason="x")
    assert states(register["cheremin"]) == {State.LIVE}
    mark_confidential(register["students"], by=register.officer, desk=register.desk)
    do(neighbour, "delete", register["students"], sure="on", reason="x")
    assert states(register["students"]) == {State.LIVE}


def test_if_one_may_not_be_done_none_is(register: Any, neighbour: Client):
    both = (register["students"], register["experts"])
    answer = do(neighbour, "delete", *both, sure="on", reason="x")
    assert answer.status_code == 409
    assert states(*both) == {State.LIVE}


def test_nothing_ticked_and_no_deed_are_said(officer: Client):
    assert "Tick at least one row." in officer.get(do(officer, "delete")["Location"]).text
    assert do(officer, "burn").status_code == 400


def test_who_may_only_read_has_nothing_to_tick(register: Any, officer: Client):
    Membership.objects.update(role=Role.READER)
    assert 'name="key"' not in officer.get("/promises/").text
    answer = do(officer, "delete", register["students"], sure="on", reason="x")
    assert answer.status_code == 409
    assert states(register["students"]) == {State.LIVE}


# ---------------------------------------------------------------- quick view


def test_the_quick_view_is_the_record_in_short_with_the_way_to_its_page(
    register: Any, officer: Client
):
    page = f"/people/{register['cheremin'].pk}/"
    short = officer.get(page, headers={"HX-Request": "true"}).text
    assert "<html" not in short
    assert f'href="{page}"' in short and "Open the page" in short
