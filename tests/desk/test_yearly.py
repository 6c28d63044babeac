"""The year with a partner: figures that count what they say, lead to it, and leave the desk."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone, translation
from docx import Document
from openpyxl import load_workbook

from comity.desk.viewer import Viewer
from comity.desk.yearly import Report, report_of
from comity.register.actions import add_part, edit, mark_confidential
from comity.register.models import (
    Attendance,
    Encounter,
    Membership,
    Place,
    Promise,
    PromiseParty,
    Record,
    User,
)
from comity.register.wording import LanguageMap

TODAY = timezone.localdate()
YEAR = TODAY.year


@pytest.fixture
def kazan(register: Any) -> Place:
    """The partner of this test: all that is of its year is put in by hand."""
    return Place.objects.get(pk=register["kazan"].pk)


def met(
    register: Any, kazan: Place, kind: str, on: str, guest: Any = None, **more: Any
) -> Encounter:
    made = Encounter(encounter_kind=kind, date=on, **more)
    register.put_by_hand(made)
    ours = register["ibb"]
    for who in (kazan, ours):
        side = "guest" if guest is not None and who.pk == guest.pk else "host"
        row = Attendance(encounter=made, who=Record.objects.get(pk=who.pk), side=side)
        add_part(row, by=register.officer)
    return made


def promised(register: Any, by: Any, to: Any, **more: Any) -> Promise:
    made = Promise(**{"what": LanguageMap(en="help"), "grade": "will-do", **more})
    register.put_by_hand(made)
    for end, who in (("by", by), ("to", to)):
        row = PromiseParty(promise=made, who=Record.objects.get(pk=who.pk), end=end)
        add_part(row, by=register.officer)
    return made


def report(register: Any, kazan: Place, year: int = YEAR, user: User | None = None) -> Report:
    return report_of(kazan, year, Viewer(user or register.officer))


def counts(told: Report, *codes: str) -> list[int]:
    return [figure.count for code in codes if (figure := told.figure(code))]


def test_meetings_and_visits_of_both_sides_are_told_apart(register: Any, kazan: Place):
    before = counts(report(register, kazan), "encounters", "visits-theirs", "visits-ours")
    met(register, kazan, "visit", f"{YEAR}-01", guest=kazan)
    met(register, kazan, "visit", f"{YEAR}-02-03", guest=register["ibb"])
    met(register, kazan, "meeting", f"{YEAR}")
    met(register, kazan, "meeting", f"{YEAR - 1}-12-31")
    met(register, kazan, "visit", f"{YEAR}-03", guest=kazan, modality="planned")
    after = counts(report(register, kazan), "encounters", "visits-theirs", "visits-ours")
    assert [b - a for a, b in zip(before, after, strict=True)] == [3, 1, 1]
    assert counts(report(register, kazan, YEAR - 1), "encounters-meeting") == [1]


def test_what_the_partner_does_with_others_is_not_counted_as_ours(register: Any):
    """The example's minister was at İzmir, of which the desk of İstanbul only knows."""
    moscow = Place.objects.get(pk=register["moscow"].pk)
    told = report_of(moscow, 2021, Viewer(register.officer))
    assert counts(told, "encounters", "visits-theirs", "promises-theirs-made") == [0, 0, 0]
    assert counts(told, "agreements") == [1]
    register.desk.institution = register["izbb"]
    register.desk.save()
    told = report_of(moscow, 2021, Viewer(register.officer))
    assert counts(told, "encounters", "visits-theirs", "agreements") == [1, 1, 0]
    register.desk.institution = None
    register.desk.save()
    told = report_of(moscow, 2021, Viewer(register.officer))
    assert counts(told, "encounters", "agreements") == [1, 1]


def test_who_comes_to_our_city_has_come_to_us(register: Any, kazan: Place):
    before = counts(report(register, kazan), "visits-theirs")[0]
    visit = Encounter(encounter_kind="visit", date=f"{YEAR}-05", place=register["istanbul"])
    register.put_by_hand(visit)
    guest = Attendance(encounter=visit, who=Record.objects.get(pk=kazan.pk), side="guest")
    add_part(guest, by=register.officer)
    assert counts(report(register, kazan), "visits-theirs")[0] == before + 1


def test_a_record_counts_in_one_year_whatever_its_date(register: Any, kazan: Place):
    winter = met(register, kazan, "meeting", f"{YEAR - 1}-24")
    met(register, kazan, "meeting", f"../{YEAR}-05")
    years = (YEAR - 1, YEAR, YEAR + 1)
    found = [report(register, kazan, year).figure("encounters-meeting") for year in years]
    assert [winter.pk in {row.pk for row in each.rows} for each in found if each] == [
        True, False, False,
    ]  # fmt: skip
    assert sum(each.count for each in found if each) == 1


def test_promises_made_kept_open_and_overdue_by_side(register: Any, kazan: Place):
    ours, late = register["ibb"], (TODAY - timedelta(days=3)).isoformat()
    codes = [
        f"promises-{w}-{s}" for w in ("ours", "theirs") for s in ("made", "kept", "open", "overdue")
    ]
    before = counts(report(register, kazan), *codes)
    promised(register, ours, kazan, said_on=f"{YEAR}-01-02", due=late)
    kept = promised(register, kazan, ours, said_on=f"{YEAR - 1}", due=late)
    edit(kept, by=register.officer, fulfilment="done", closed_on=f"{YEAR}-01-05")
    wished = promised(register, kazan, ours, said_on=f"{YEAR}-02", grade="intends", due=late)
    assert wished.pk
    after = counts(report(register, kazan), *codes)
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 0, 1, 1, 1, 1, 0, 0]


def test_a_promise_without_a_day_counts_with_the_meeting_at_which_it_was_said(
    register: Any, kazan: Place
):
    meeting = met(register, kazan, "meeting", f"{YEAR - 5}-04")
    promised(register, kazan, register["ibb"], said_at=meeting)
    assert counts(report(register, kazan, YEAR - 5), "promises-theirs-made") == [1]


def test_invitations_and_their_answers_by_who_sent_them(register: Any):
    izmir = Place.objects.get(pk=register["izmir"].pk)
    moscow = Place.objects.get(pk=register["moscow"].pk)
    register.desk.institution = register["izbb"]
    register.desk.save()
    told = report_of(moscow, 2021, Viewer(register.officer))
    assert counts(told, "invitations-ours", "invitations-theirs") == [2, 1]
    assert counts(told, "invitations-ours-accepted", "invitations-ours-awaited") == [1, 1]
    assert izmir.pk in Viewer(register.officer).home


def test_each_figure_leads_to_exactly_the_records_that_it_counts(
    officer: Client, register: Any, kazan: Place
):
    met(register, kazan, "meeting", f"{YEAR}-03")
    told = report(register, kazan)
    page = officer.get(f"/places/{kazan.pk}/year/?year={YEAR}").text
    for figure in told.figures:
        link = f"?year={YEAR}&amp;figure={figure.code}"
        assert (link in page) == bool(figure.count)
        listed = officer.get(f"/places/{kazan.pk}/year/?year={YEAR}&figure={figure.code}").text
        main = listed.split("<main")[1]
        shown = set(map(int, re.findall(r'class="line-title"><a href="/\w+/(\d+)/"', main)))
        assert shown == {row.pk for row in figure.rows}, figure.code


def test_what_is_confidential_is_not_counted_for_others_and_warned_of_for_its_own(
    officer: Client, neighbour: Client, register: Any, kazan: Place
):
    secret = met(register, kazan, "meeting", f"{YEAR}-03")
    ivan = User.objects.get(username="ivan")
    before = counts(report(register, kazan, user=ivan), "encounters")
    mark_confidential(secret, by=register.officer, desk=register.desk)
    assert counts(report(register, kazan, user=ivan), "encounters")[0] == before[0] - 1
    assert counts(report(register, kazan), "encounters") == before
    address = f"/places/{kazan.pk}/year/?year={YEAR}"
    assert "not for publication" in officer.get(address).text
    assert "not for publication" not in neighbour.get(address).text
    listed = neighbour.get(f"{address}&figure=encounters").text
    assert f"/encounters/{secret.pk}/" not in listed


WORDS = {"en": "Meetings and visits", "tr": "Görüşmeler ve ziyaretler", "ru": "Встречи и визиты"}


@pytest.mark.parametrize("tongue", ["tr", "en", "ru"])
def test_the_report_leaves_as_pdf_docx_and_workbook_in_each_language(
    tongue: str, officer: Client, register: Any, kazan: Place
):
    meeting = met(register, kazan, "meeting", f"{YEAR}-03-14")
    files = {}
    for ending in ("pdf", "docx", "xlsx"):
        answer = officer.get(f"/places/{kazan.pk}/year.{ending}?year={YEAR}&language={tongue}")
        assert answer.status_code == 200
        assert f"-{YEAR}-{tongue}.{ending}" in answer["Content-Disposition"]
        files[ending] = io.BytesIO(answer.content)
    with translation.override(tongue):
        count = report(register, kazan).figure("encounters")
    assert count is not None
    pages = pypdfium2.PdfDocument(files["pdf"])
    pdf = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert WORDS[tongue] in " ".join(pdf.split())
    document = Document(files["docx"])
    assert WORDS[tongue] in [paragraph.text for paragraph in document.paragraphs]
    book = load_workbook(files["xlsx"])
    figures, records = book.worksheets
    assert any(row[0] == WORDS[tongue] and row[2] == count.count for row in
               figures.iter_rows(min_row=4, max_col=3, values_only=True))  # fmt: skip
    links = [row[4] for row in records.iter_rows(min_row=2, max_col=5, values_only=True)]
    assert any(str(link).endswith(f"/encounters/{meeting.pk}/") for link in links)


def test_years_and_figures_that_there_are_not_and_pages_of_others_are_not_found(
    officer: Client, register: Any, kazan: Place
):
    page = f"/places/{kazan.pk}/year/"
    assert officer.get(f"{page}?figure=guesses").status_code == 404
    assert str(YEAR) in officer.get(f"{page}?year=99999999999999999999").text
    assert officer.get(f"/promises/{register['office'].pk}/year/").status_code == 404
    assert officer.get("/places/999999/year/").status_code == 404


def test_an_empty_year_says_so_and_every_paper_is_still_made(
    officer: Client, register: Any, kazan: Place
):
    assert counts(report(register, kazan, 1900), "encounters", "promises-ours-made") == [0, 0]
    for ending in ("pdf", "docx", "xlsx"):
        assert officer.get(f"/places/{kazan.pk}/year.{ending}?year=1900").status_code == 200


def test_a_guest_of_the_counterpart_sees_no_report(officer: Client, register: Any, kazan: Place):
    Membership.objects.update(role="guest")
    for page in ("year/", "year.pdf"):
        assert officer.get(f"/places/{kazan.pk}/{page}").status_code == 302


def test_a_year_can_be_chosen_that_has_a_promise_and_no_encounter(
    register: Any, kazan: Place, officer: Client
):
    page = f"/places/{kazan.pk}/year/"
    choice = re.compile(r'<option value="1998"|year=1998')
    assert not choice.search(officer.get(page).text)
    promise = promised(register, register["ibb"], kazan, due="1998-05")
    edit(promise, by=register.officer, said_on="1998-03")
    assert choice.search(officer.get(page).text)
