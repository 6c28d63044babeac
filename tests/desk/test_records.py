"""The page of a record: its facts with their proofs, what belongs to it, what it was before."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.desk.addresses import record_address
from comity.register.actions import edit, merge
from comity.register.models import Person, Place, Record

ALL = (
    "istanbul moscow ibb dvms consulate cheremin imamoglu minister soyermayor october ceremony "
    "visit coming protocol programme draft decision office students experts to-forum to-kazan "
    "forum expo summit statement relation vaccination"
).split()


def page_of(officer: Client, record: Record) -> str:
    answer = officer.get(record_address(record.kind, record.pk))
    assert answer.status_code == 200
    return str(answer.text)


def section(page: str, heading: str) -> str:
    """The section under a heading of the page itself (the rail has headings of its own)."""
    article = page.split("<article")[1]
    return re.split(r'<h2 id="[^"]*">', article.split(f'">{heading}', 1)[1])[0]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_each_record_has_a_page_in_each_language(
    name: str, language: str, register: Any, officer: Client
):
    officer.cookies["comity_language"] = language
    page = page_of(officer, register[name])
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("name", ALL)
def test_each_fact_has_its_proof_one_click_away(name: str, register: Any, officer: Client):
    page = page_of(officer, register[name])
    for fact in re.findall(r'<div class="fact">(.*?)</div>', page, re.S):
        marks = re.findall(r'class="proof[^"]*" href="([^"]+)"', fact)
        assert marks, fact
        for mark in marks:
            assert officer.get(mark.replace("&amp;", "&")).status_code == 200


def test_two_offices_held_at_once_both_stand_under_the_name(register: Any, officer: Client):
    page = page_of(officer, register["cheremin"])
    standing = page.split('<p class="standing">')[1].split("</p>")[0]
    assert "Minister, Moscow Government" in standing
    assert "Head of Department" in standing


def test_a_former_office_is_no_office_now(register: Any, officer: Client):
    page = page_of(officer, register["soyer"])
    assert '<p class="standing">' not in page
    offices = section(page, "Offices")
    assert "Former" in offices and "2019" in offices


def test_whoever_presides_is_not_shown_as_signing(register: Any, officer: Client):
    hosts = section(page_of(officer, register["ceremony"]), "Hosts")
    presider, signatory = re.findall(r'<li class="line">(.*?)</li>', hosts, re.S)
    assert "Presider" in presider and "Signatory" not in presider
    assert "Signatory" in signatory


def test_the_way_of_an_agreement_shows_each_stage_with_its_proof(register: Any, officer: Client):
    page = page_of(officer, register["protocol"])
    way = page.split('<ol class="path">')[1].split("</ol>")[0]
    steps = re.findall(r'<li class="(done|now|ahead)"', way)
    assert steps == ["done", "done", "done", "now", "ahead"]
    assert "October 2023 · Idea voiced" in way
    assert way.count('class="proof"') == 4


def test_a_stage_that_no_source_tells_of_says_so(register: Any, officer: Client):
    way = page_of(officer, register["programme"])
    assert "Passed, but no source tells of it" in way


def test_a_programme_shows_its_term_notice_fields_and_act(register: Any, officer: Client):
    page = page_of(officer, register["programme"])
    for told in ("3 years", "3 months", "culture", "Council decision", "2022/147"):
        assert told in page


def test_a_promise_hangs_on_its_event_and_has_both_sides(register: Any, officer: Client):
    page = page_of(officer, register["office"])
    assert "Overdue" in page
    assert "Moscow City Forum" in section(page, "Hangs on")
    assert "İzmir Metropolitan Municipality" in section(page, "Promised by")
    assert "Moscow Government" in section(page, "Promised to")


def test_a_statement_is_set_in_its_own_language(register: Any, officer: Client):
    page = page_of(officer, register["statement"])
    assert '<blockquote class="words" lang="tr">' in page


def test_a_city_gathers_its_institutions_people_and_what_they_did(register: Any, officer: Client):
    page = page_of(officer, register["moscow"])
    assert "Moscow Government" in section(page, "Institutions")
    assert "Sergey Cheremin" in section(page, "People")
    assert "Signed" in section(page, "Agreements")
    assert "Overdue" in section(page, "Promises")
    assert "1–4 July 2021" in section(page, "Timeline")


def test_a_language_that_nobody_has_written_is_said_not_faked(register: Any, officer: Client):
    officer.cookies["comity_language"] = "ru"
    page = page_of(officer, register["izfas"])
    assert 'lang="tr">İZFAŞ' in page
    assert "Есть только на языке: турецкий" in page


def test_the_history_tells_who_changed_what_from_what_to_what(register: Any, officer: Client):
    edit(register["forum"], by=register.officer, reason="their programme", mode="online")
    history = section(page_of(officer, register["forum"]), "History")
    assert "their programme" in history
    assert re.search(r"<del>.*In person and online.*</del>", history, re.S)
    assert re.search(r"<ins>.*Online.*</ins>", history, re.S)


def test_the_history_names_the_records_that_a_field_led_to(register: Any, officer: Client):
    edit(register["forum"], by=register.officer, place=register["istanbul"])
    history = section(page_of(officer, register["forum"]), "History")
    assert re.search(r"<del>.*>Moscow<.*</del>", history, re.S)
    assert re.search(r"<ins>.*>Istanbul<.*</ins>", history, re.S)


def test_a_merged_record_leads_to_the_one_it_went_into(register: Any, officer: Client):
    double = Place(name={"tr": "Moskova şehri"}, scale="city")
    register.put_by_hand(double)
    merge(double, into=register["moscow"], by=register.officer)
    answer = officer.get(record_address("place", double.pk))
    assert answer["Location"] == record_address("place", register["moscow"].pk)


def test_an_address_of_the_wrong_kind_leads_to_the_right_one(register: Any, officer: Client):
    answer = officer.get(f"/events/{register['moscow'].pk}/")
    assert answer["Location"] == record_address("place", register["moscow"].pk)


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_words_from_outside_are_never_markup(register: Any, officer: Client):
    person = Person(name={"en": HOSTILE})
    register.put_by_hand(person)
    edit(person, by=register.officer, reason=HOSTILE, note=HOSTILE)
    for address in (record_address("person", person.pk), "/people/", f"/search/?q={HOSTILE}"):
        page = officer.get(address).text
        assert "<script>alert" not in page and "<img" not in page
        assert "&lt;script&gt;" in page
