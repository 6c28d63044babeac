"""A partner's page says how things stand between us and them, from the records alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from comity.desk.addresses import record_address
from comity.desk.partnership.at_rest import at_rest
from comity.desk.viewer import Viewer
from comity.register.actions import add_part, edit, enter, mark_confidential
from comity.register.models import (
    Agreement,
    Attendance,
    Encounter,
    Party,
    Promise,
    PromiseParty,
)


def between(client: Client, partner: Any) -> str:
    """What the page fetches; nothing where it fetches nothing."""
    page = client.get(record_address(partner.kind, partner.pk)).text
    found = re.search(r'<section class="section partnership"[^>]*hx-get="([^"]+)"', page)
    if found is None:
        return ""
    part = client.get(found[1], headers={"HX-Request": "true"}).text
    assert "<html" not in part
    whole = client.get(found[1]).text
    assert part.strip() in whole
    return part


def fact(told: str, name: str) -> str:
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", told, re.S)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""


def test_the_page_of_a_partner_counts_who_came_and_who_went(register: Any, officer: Client):
    told = between(officer, register["moscow"])
    came, went = fact(told, "They came to us"), fact(told, "We went to them")
    assert came.isdigit() or went.isdigit()
    assert fact(told, "Since")


def test_since_when_is_told_by_its_beginning_alone(register: Any, officer: Client):
    edit(register["relation"], by=register.officer, since="1990/..")
    assert fact(between(officer, register["moscow"]), "Since") == "1990"


def test_our_own_house_and_its_city_have_no_such_part(register: Any, officer: Client):
    assert between(officer, register["ibb"]) == ""
    assert between(officer, register["istanbul"]) == ""


def test_a_desk_that_is_nobodys_yet_has_no_such_part(register: Any, officer: Client):
    register.desk.institution = None
    register.desk.save()
    assert between(officer, register["moscow"]) == ""


def promised(register: Any, by: Any, to: Any) -> Promise:
    made = Promise(what={"en": "send the list"}, due="2021-07", grade="will-do")
    enter(made, by=register.officer, desk=register.desk)
    for end, who in (("by", by), ("to", to)):
        add_part(PromiseParty(promise=made, who=who, end=end), by=register.officer)
    return made


@pytest.mark.parametrize(
    ("by", "to", "deed", "name"),
    [
        ("cheremin", "ibb", "Ask about what they owe", "Their promises to us"),
        ("ibb", "cheremin", "Settle what we owe", "Our promises to them"),
    ],
)
def test_an_overdue_promise_is_counted_on_its_side_until_it_is_closed(
    by: str, to: str, deed: str, name: str, register: Any, officer: Client
):
    before = between(officer, register["moscow"])
    assert deed not in before
    promise = promised(register, register[by], register[to])
    told = between(officer, register["moscow"])
    assert deed in told
    assert record_address(promise.kind, promise.pk) in told
    assert "overdue: 1" in fact(told, name)
    edit(promise, by=register.officer, fulfilment="dropped", outcome="given up by both")
    assert between(officer, register["moscow"]) == before


def test_a_promise_to_somebody_else_is_none_to_us(register: Any, officer: Client):
    before = between(officer, register["moscow"])
    promised(register, register["cheremin"], register["izmir"])
    assert between(officer, register["moscow"]) == before


def test_what_they_have_with_others_is_nothing_between_us_and_them(register: Any, officer: Client):
    before = between(officer, register["moscow"])
    by = register.officer

    def resting() -> list[Any]:
        return [each.figures for each in at_rest(Viewer(by), date(2035, 1, 1))]

    rested = resting()
    met = Encounter(encounter_kind="visit", date="2026-01", place=register["kazan"])
    enter(met, by=by)
    add_part(Attendance(encounter=met, who=register["cheremin"], side="guest"), by=by)
    agreed = Agreement(agreement_kind="memorandum", stage="signed", signed_on="1999-09-09")
    enter(agreed, by=by)
    for who in ("moscow", "kazan"):
        add_part(Party(agreement=agreed, who=register[who]), by=by)
    assert between(officer, register["moscow"]) == before
    assert resting() == rested


def test_what_is_confidential_counts_for_its_own_desk_alone(
    register: Any, officer: Client, neighbour: Client
):
    before = between(officer, register["moscow"])
    for encounter in Encounter.objects.all():
        mark_confidential(encounter, by=register.officer, desk=register.desk)
    assert between(officer, register["moscow"]) == before
    assert between(neighbour, register["moscow"]) == ""  # their desk has no institution


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Between us and them"), ("tr", "Onlarla aramızda"), ("ru", "Между нами и ими")],
)
def test_it_speaks_the_readers_language(
    language: str, heading: str, register: Any, officer: Client
):
    officer.cookies["comity_language"] = language
    assert heading in between(officer, register["moscow"])


def test_only_a_partner_has_something_between_us_and_them(register: Any, officer: Client):
    visit = register["visit"]
    assert officer.get(f"/encounters/{visit.pk}/between/").status_code == 404
    assert officer.get(f"/places/{visit.pk}/between/").status_code == 404
