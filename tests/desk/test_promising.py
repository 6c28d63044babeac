"""The page of a promise and what became of it: closed with evidence, and never without."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from comity.register.actions import edit, enter, mark_confidential
from comity.register.models import Event, Membership, Promise, Record, Role, Source
from comity.register.wording import LanguageMap


def page(promise: Any) -> str:
    return f"/promises/{promise.pk}/follow/"


def test_a_promise_closes_with_an_encounter_that_shows_it(officer: Client, register: Any):
    experts, visit = register["experts"], register["visit"]
    assert "An encounter that shows it" in officer.get(page(experts)).text
    sent = {"deed": "fulfil", "kept-encounter": visit.pk, "kept-outcome": "both came"}
    assert officer.post(page(experts), sent).status_code == 302
    shown = officer.get(f"/promises/{experts.pk}/").text
    assert "What shows the fulfilment" in shown
    assert "both came" in shown
    experts.refresh_from_db()
    assert experts.fulfilment == "done"
    assert "Open it again" in officer.get(page(experts)).text


def test_without_evidence_the_page_says_what_is_missing_and_nothing_changes(
    officer: Client, register: Any
):
    answer = officer.post(page(register["experts"]), {"deed": "fulfil", "kept-words": "I saw it"})
    assert answer.status_code == 409
    assert "Nothing shows that the promise was kept" in answer.text
    assert "I saw it" in answer.text
    assert Promise.objects.get(pk=register["experts"].pk).fulfilment == "open"


def test_a_scan_without_text_is_kept_with_its_hash(officer: Client, register: Any):
    scan = SimpleUploadedFile("list.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    officer.post(page(register["experts"]), {"deed": "fulfil", "kept-scan": scan})
    kept = register["experts"].evidence.get()
    assert kept.source.content_id[:16] in officer.get(f"/promises/{register['experts'].pk}/").text


def test_a_scan_that_shows_nothing_new_leaves_no_trace_when_the_day_is_wrong(
    officer: Client, register: Any
):
    before = Source.objects.count()
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    scan = SimpleUploadedFile("list.txt", b"The list of those who came.")
    sent = {"deed": "fulfil", "kept-scan": scan, "kept-on": day}
    answer = officer.post(page(register["experts"]), sent)
    assert answer.status_code == 409
    assert "yet to come" in answer.text
    assert Source.objects.count() == before


def test_nobody_gives_a_promise_up_without_saying_why(officer: Client, register: Any):
    answer = officer.post(page(register["experts"]), {"deed": "drop", "reason": " "})
    assert answer.status_code == 409
    assert "Say in a sentence why" in answer.text
    officer.post(page(register["experts"]), {"deed": "drop", "reason": "the budget was cut"})
    assert "the budget was cut" in officer.get(f"/promises/{register['experts'].pk}/").text


def test_a_deed_that_there_is_not_is_refused(officer: Client, register: Any):
    assert officer.post(page(register["experts"]), {"deed": "forget"}).status_code == 400


def test_who_only_reads_is_told_so(officer: Client, register: Any):
    Membership.objects.update(role=Role.READER)
    assert "Not for your role" in officer.get(page(register["experts"])).text
    answer = officer.post(page(register["experts"]), {"deed": "begin"})
    assert answer.status_code == 403
    assert "Your role here (Reader) does not include “Write records”." in answer.text


def test_an_officer_of_another_desk_is_told_whose_promise_it_is(neighbour: Client, register: Any):
    neighbour.cookies["comity_language"] = "en"
    answer = neighbour.post(page(register["experts"]), {"deed": "begin"})
    assert answer.status_code == 403
    assert "is for the desk Uluslararası İlişkiler here" in answer.text
    assert Promise.objects.get(pk=register["experts"].pk).fulfilment == "open"


def test_the_page_shows_the_chain_and_the_history_says_with_what_it_moved(
    officer: Client, register: Any
):
    forum, office = register["forum"], register["office"]
    edit(office, by=register.officer, due_offset="P1M")
    staff = Promise(
        what=LanguageMap(en="send two people"), grade="will-do", due_offset="P10D",
        depends_on=Record.objects.get(pk=office.pk),
    )  # fmt: skip
    enter(staff, by=register.officer, desk=register.desk)
    edit(Event.objects.get(pk=forum.pk), by=register.officer, date="2027-07-01/2027-07-04")
    shown = officer.get(f"/promises/{office.pk}/").text
    assert "1 month after" in shown
    assert "4 August 2027" in shown
    assert "moved with" in shown
    assert "send two people" in shown.lower()
    assert "14 August 2027" in officer.get(f"/promises/{staff.pk}/").text


def test_a_circle_is_refused_with_those_between(officer: Client, register: Any):
    office, students = register["office"], register["students"]
    edit(students, by=register.officer, depends_on=Record.objects.get(pk=office.pk))
    form = officer.get(f"/promises/{office.pk}/edit/").text
    seen = form.split('name="row-seen" value="')[1].split('"')[0]
    sent = {
        "row-seen": seen, "row-what_en": "open the office", "row-grade": "will-do",
        "row-depends_on": students.pk,
    }  # fmt: skip
    answer = officer.post(f"/promises/{office.pk}/edit/", sent)
    assert answer.status_code == 409
    assert "cannot hang on itself" in answer.text


def test_what_is_confidential_is_not_named_by_what_hangs_on_it(
    officer: Client, neighbour: Client, register: Any
):
    summit = Event(name=LanguageMap(en="Secret Summit"), date="2027-05-05")
    enter(summit, by=register.officer, desk=register.desk)
    edit(register["office"], by=register.officer, depends_on=Record.objects.get(pk=summit.pk),
         due_offset="P0D")  # fmt: skip
    mark_confidential(summit, by=register.officer, desk=register.desk)
    assert "Secret Summit" in officer.get(f"/promises/{register['office'].pk}/").text
    assert "Secret Summit" not in neighbour.get(f"/promises/{register['office'].pk}/").text
    assert "Secret Summit" not in neighbour.get("/promises/").text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("state=under-way", "experts"), ("owner=mine", "experts"), ("owner=nobody", "office"),
        ("side=ours", "experts"),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_state_side_and_owner(
    asked: str, there: str, officer: Client, register: Any
):
    edit(register["experts"], by=register.officer, owner=register.officer, fulfilment="under-way")
    shown = officer.get(f"/promises/?{asked}&lang=en").text
    assert f"/promises/{register[there].pk}/" in shown
    other = {"experts": "office", "office": "experts"}[there]
    assert f"/promises/{register[other].pk}/" not in shown


def edited(officer: Client, promise: Any, **more: str) -> Any:
    """The form of a promise as a browser sends it, with something changed."""
    form = officer.get(f"/promises/{promise.pk}/edit/").text
    seen = form.split('name="row-seen" value="')[1].split('"')[0]
    told = {"row-seen": seen, "row-what_en": "send two experts", "row-grade": "will-do"}
    return officer.post(f"/promises/{promise.pk}/edit/", told | more)


def test_the_form_of_a_promise_closes_nothing(officer: Client, register: Any):
    edited(officer, register["experts"], **{"row-fulfilment": "done", "row-closed_on": "2026"})
    promise = Promise.objects.get(pk=register["experts"].pk)
    assert (promise.fulfilment, promise.closed_on) == ("open", None)


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("with it", "P0D"), ("3 months after", "P3M"), ("14 days before", "-P14D"),
        ("birlikte", "P0D"), ("2 ay sonra", "P2M"), ("10 gün önce", "-P10D"),
        ("одновременно", "P0D"), ("через 3 месяца", "P3M"), ("за 14 дней до", "-P14D"),
        ("P1Y", "P1Y"),
    ],
)  # fmt: skip
def test_how_long_before_or_after_is_written_in_three_languages(
    words: str, offset: str, officer: Client, register: Any
):
    more = {"row-due_offset": words, "row-depends_on": str(register["forum"].pk)}
    assert edited(officer, register["experts"], **more).status_code == 302
    assert Promise.objects.get(pk=register["experts"].pk).due_offset == offset


@pytest.mark.parametrize("words", ["soon", "3 moons after", "3 months", "3 months before after"])
def test_what_is_no_time_before_or_after_comes_back(words: str, officer: Client, register: Any):
    answer = edited(officer, register["experts"], **{"row-due_offset": words})
    assert answer.status_code == 422
    assert "no time before or after" in answer.text


def test_only_members_of_the_desk_can_see_to_a_promise(
    officer: Client, neighbour: Client, register: Any
):
    ivan = str(Membership.objects.get(user__username="ivan").user_id)
    assert edited(officer, register["experts"], **{"row-owner": ivan}).status_code == 422
    own = str(register.officer.pk)
    assert edited(officer, register["experts"], **{"row-owner": own}).status_code == 302
    shown = officer.get(f"/promises/{register['experts'].pk}/").text
    assert "Who sees to it" in shown
    assert "Zeynep Arslan" in shown
