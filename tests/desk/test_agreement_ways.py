"""The board, the way on an agreement's page, and the forms that record it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from comity.cooperation.actions import NewAct, NewStep, record_step
from comity.register.models import Act, Agreement, Membership, Role, Source, User

TODAY = timezone.localdate()


def step_form(agreement: Agreement) -> str:
    return f"/agreements/{agreement.pk}/step/"


def member(register: Any, role: Role) -> Client:
    user = User.objects.create_user(f"a-{role}")
    Membership.objects.create(user=user, desk=register.desk, role=role)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_the_pages_speak_three_languages(language: str, register: Any, officer: Client):
    officer.cookies["comity_language"] = language
    key = register["protocol"].pk
    for address in (
        "/board/", "/board/unlawful/", f"/agreements/{key}/", f"/agreements/{key}/step/",
        f"/agreements/{key}/terms/", f"/agreements/{key}/ceremony/?date=2030-01-01",
    ):  # fmt: skip
        answer = officer.get(address)
        assert answer.status_code == 200, address
        assert f'<html lang="{language}"' in answer.text
        assert answer.text.count("<h1") == 1


def test_the_board_shows_what_is_waited_for_by_whom_and_since_when(register: Any, officer: Client):
    record_step(register["draft"], NewStep("idea", "2023-10", "minutes"), by=register.officer)
    board = officer.get("/board/").text
    mandate = board.split(">Mandate")[1].split("</section>")[0]
    assert "Mayor" in mandate and "since October 2023" in mandate and "Longer than usual" in mandate


def test_an_agreement_shows_every_step_with_its_proof_and_what_is_odd(
    register: Any, officer: Client
):
    way = officer.get(f"/agreements/{register['protocol'].pk}/").text.split('id="way"')[1]
    stops = dict(re.findall(r'<li class="stop (\w+)">\s*<p class="stop-name"><strong>([^<]+)', way))
    assert {"reported", "passed", "waited"} <= set(stops)
    signature = way.split("<strong>Signature</strong>")[1].split("</li>\n    <li")[0]
    assert "Reported" in signature and "Paper not at hand" in signature
    assert 'class="proof' in signature
    assert "Signed without it" in way.split("<strong>Permission of the ministry</strong>")[1]
    assert "Municipality Law no. 5393, art. 74" in way


def test_what_was_signed_without_permission_is_on_the_list(register: Any, officer: Client):
    page = officer.get("/board/unlawful/").text
    article = page.split("<main")[1]
    assert f"/agreements/{register['protocol'].pk}/" in article
    assert "Permission of the ministry: signed without it" in article


def test_a_step_with_its_act_and_scan_is_recorded(register: Any, officer: Client):
    draft = register["draft"]
    party = "1"
    scan = SimpleUploadedFile("karar.jpg", b"\xff\xd8\xff\xe0 no text here")
    answer = officer.post(
        step_form(draft),
        {
            "step": f"council-decision|{party}", "date": "2024-03-14", "paper": "text",
            "body": "İBB Meclisi", "number": "2024/312", "document": scan, "reason": "from EBYS",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    act = Act.objects.get(number="2024/312")
    assert (act.act_kind, act.date, act.body_text) == (
        "council-decision", "2024-03-14", "İBB Meclisi",
    )  # fmt: skip
    assert act.scan.name == "karar.jpg"
    assert officer.get(f"/sources/{act.scan.pk}/").status_code == 200
    way = officer.get(f"/agreements/{draft.pk}/").text.split('id="way"')[1]
    decision = way.split("<strong>Council decision</strong>")[1].split("</li>\n    <li")[0]
    assert "2024/312" in decision and "Done" in decision


def test_a_new_signature_is_stopped_with_what_it_lacks(register: Any, officer: Client):
    asked = {"step": "signed|", "date": TODAY.isoformat(), "paper": "text"}
    answer = officer.post(step_form(register["draft"]), asked)
    assert answer.status_code == 409
    alert = answer.text.split('role="alert"')[1].split("</div>")[0]
    assert "Permission of the ministry: nothing is recorded of it" in alert
    assert 'name="override"' not in alert
    assert not register["draft"].steps.exists()


def test_the_head_lets_it_pass_with_a_reason_that_stays_on_the_page(register: Any):
    head = member(register, Role.ADMINISTRATOR)
    asked = {"step": "signed|", "date": TODAY.isoformat(), "paper": "text"}
    assert 'name="override"' in head.post(step_form(register["draft"]), asked).text
    why = "The letter of the ministry follows."
    assert head.post(step_form(register["draft"]), {**asked, "override": why}).status_code == 302
    page = head.get(f"/agreements/{register['draft'].pk}/").text
    assert page.count(why) >= 2  # at the step, and in the history


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"step": "idea|", "date": "last autumn"}, "2024-11-14, 2024-11 or 2024"),
        ({"step": "oath|"}, "Choose a step."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stays(
    asked: dict[str, str], told: str, register: Any, officer: Client
):
    form = {"paper": "minutes", "reason": "by telephone", **asked}
    answer = officer.post(step_form(register["draft"]), form)
    assert answer.status_code == 400
    assert told in answer.text
    assert 'value="by telephone"' in answer.text
    assert not register["draft"].steps.exists()


def test_nothing_is_kept_of_a_step_that_is_stopped(register: Any, officer: Client):
    scan = SimpleUploadedFile("imza.txt", "İstanbul ile Kazan protokolü imzaladı.".encode())
    before = Source.objects.count()
    asked = {"step": "signed|", "date": TODAY.isoformat(), "paper": "text", "document": scan}
    assert officer.post(step_form(register["draft"]), asked).status_code == 409
    assert Source.objects.count() == before


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY])
def test_who_may_only_read_gets_no_form(role: Role, register: Any):
    client = member(register, role)
    for page in ("step", "terms"):
        address = f"/agreements/{register['draft'].pk}/{page}/"
        for answer in (client.get(address), client.post(address, {"step": "idea|"})):
            assert answer.status_code == 403
            assert '<form class="add"' not in answer.text
    assert "Record a step" not in client.get(f"/agreements/{register['draft'].pk}/").text


def test_the_term_is_set_in_numbers_and_units_and_shown_with_the_last_day_for_notice(
    register: Any, officer: Client
):
    agreement = register["programme"]
    party = agreement.parties.first()
    asked = {
        "in_force_from": "2022-05-01", "until": "", "duration": "5", "duration-unit": "Y",
        "notice": "90", "notice-unit": "D", "renews": "automatic", "renewal_term": "",
        f"procedure-{party.pk}": "general", "under": str(register["protocol"].pk),
    }  # fmt: skip
    assert officer.post(f"/agreements/{agreement.pk}/terms/", asked).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.duration, agreement.notice, agreement.under_id) == (
        "P5Y", "P90D", register["protocol"].pk,
    )  # fmt: skip
    assert agreement.parties.first().procedure == "general"
    page = officer.get(f"/agreements/{agreement.pk}/").text
    assert "The term ends: 1 May 2027" in page
    assert "Last day to give notice: 31 January 2027" in page


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("duration", "three", "Write a whole number"), ("until", "soon", "2024-11-14, 2024-11")],
)
def test_a_figure_that_is_none_is_told(
    name: str, value: str, told: str, register: Any, officer: Client
):
    answer = officer.post(f"/agreements/{register['programme'].pk}/terms/", {name: value})
    assert answer.status_code == 400
    assert told in answer.text


def test_an_agreement_is_not_offered_to_stand_under_itself(register: Any, officer: Client):
    under = register["programme"]
    officer.post(f"/agreements/{under.pk}/terms/", {"under": str(register["protocol"].pk)})
    asked = {"under": str(under.pk)}
    answer = officer.post(f"/agreements/{register['protocol'].pk}/terms/", asked)
    assert answer.status_code == 400
    assert "cannot stand under itself" in answer.text


def test_a_day_too_soon_for_the_ministry_is_warned_of(register: Any, officer: Client):
    soon = (TODAY + timedelta(days=30)).isoformat()
    page = officer.get(f"/agreements/{register['draft'].pk}/ceremony/?date={soon}").text
    assert "Permission of the ministry: usually not before" in page
    assert "Still needed before the signature" in page
    far = officer.get(f"/agreements/{register['draft'].pk}/ceremony/?date=2099-01-01").text
    assert "All that is ahead is usually done by then." in far
    wrong = officer.get(f"/agreements/{register['draft'].pk}/ceremony/?date=soon")
    assert wrong.status_code == 400


def test_a_suspension_says_whose_it_is(register: Any, officer: Client):
    protocol = register["protocol"]
    ours, theirs = protocol.parties.all()
    record_step(protocol, NewStep("suspended", "2025-02", "letter", theirs), by=register.officer)
    assert "Suspended by them" in officer.get(f"/agreements/{protocol.pk}/").text
    record_step(protocol, NewStep("suspended", "2025-03", "letter", ours), by=register.officer)
    assert "Suspended by us" in officer.get(f"/agreements/{protocol.pk}/").text


def test_press_and_file_that_disagree_are_shown_with_both_days(register: Any, officer: Client):
    told = NewStep("signed", "2024-12-02", "text")
    record_step(register["protocol"], told, by=register.officer)
    page = officer.get(f"/agreements/{register['protocol'].pk}/").text
    assert "Papers disagree: November 2024 (News) / 2 December 2024 (Text of the agreement)" in page


def test_a_permission_bears_the_name_of_its_day(register: Any, officer: Client):
    act = NewAct("permission", "İçişleri Bakanlığı", "44", "2017-05-04")
    record_step(
        register["draft"], NewStep("permission", act=act, party=register["draft"].parties.first()),
        by=register.officer,
    )  # fmt: skip
    page = officer.get(f"/agreements/{register['draft'].pk}/").text
    stop = page.split("<strong>Permission of the ministry</strong>")[1].split("</li>\n    <li")[0]
    assert "Ministry of the Interior" in stop


def stops(page: str) -> list[tuple[str, str]]:
    """The steps of a way with what is said of each."""
    way = page.split('id="way"')[1]
    names = r'<p class="stop-name"><strong>([^<]+)</strong> <span class="badge[^"]*">([^<]+)'
    return re.findall(names, way)


def test_a_step_that_nobody_waits_for_is_called_optional_or_not_needed_any_more(
    register: Any, officer: Client
):
    draft = register["draft"]
    record_step(draft, NewStep("idea", "2023-10", "minutes"), by=register.officer)
    assert ("Letter of intent", "Optional") in stops(officer.get(f"/agreements/{draft.pk}/").text)
    signed = stops(officer.get(f"/agreements/{register['protocol'].pk}/").text)
    assert ("Letter of intent", "Not needed") in signed
    assert ("Entry into force", "Optional") in signed


def test_the_way_so_far_and_every_step_tell_the_same_of_a_mandate_by_news(
    register: Any, officer: Client
):
    page = officer.get(f"/agreements/{register['protocol'].pk}/").text
    assert "Mandate given" in page.split('id="path"')[1].split("</section>")[0]
    mandates = [said for name, said in stops(page) if name == "Mandate"]
    assert mandates == ["Reported, not of whom"] * 2
