"""Entering and changing records in a real browser, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from comity.register.models import Attendance, Encounter

pytestmark = pytest.mark.browser


def test_a_meeting_is_entered_with_its_place_and_who_attended(visitor: Any, served: Any):
    page = visitor.open("/encounters/")
    page.locator('a[href="/encounters/new/"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/encounters/new/")
    page.locator("#id_row-encounter_kind").focus()
    page.keyboard.type("Meeting")
    page.locator("#id_row-date").focus()
    page.keyboard.type("5 May 2024")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "row-place-find"
    page.keyboard.type("Izmir")
    found = page.locator(f'input[name="row-place"][value="{served["izmir"].pk}"]')
    found.wait_for()
    assert visitor.faults() == []
    found.focus()
    page.keyboard.press("Space")
    page.locator("#id_row-date").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    made = Encounter.objects.latest("pk")
    assert (made.encounter_kind, made.date) == ("meeting", "2024-05-05")
    assert made.place_id == served["izmir"].pk
    page.locator(f'a[href="/rows/attendance/new/{made.pk}/"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows/attendance/new/**")
    page.locator("#id_row-who").focus()
    page.keyboard.type("Çeremin")
    who = page.locator(f'input[name="row-who"][value="{served["cheremin"].pk}"]')
    who.wait_for()
    who.focus()
    page.keyboard.press("Space")
    page.locator("#id_row-side").focus()
    page.keyboard.type("Guest")
    page.locator("main button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    attended = Attendance.objects.get(encounter=made)
    assert (attended.who_id, attended.side) == (served["cheremin"].pk, "guest")


def test_a_row_shows_its_record_at_the_side_and_a_second_press_opens_the_page(
    visitor: Any, served: Any
):
    page = visitor.open("/people/")
    title = page.locator(f'.title a[href="/people/{served["cheremin"].pk}/"]')
    title.focus()
    page.keyboard.press("Enter")
    page.locator("#panel .quick h2").wait_for()
    assert visitor.faults() == []
    page.keyboard.press("Escape")
    assert title.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.locator("#panel .quick h2").wait_for()
    title.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/people/{served['cheremin'].pk}/")


def test_a_list_is_set_out_kept_and_cleared_by_keyboard(visitor: Any, served: Any):
    page = visitor.open("/promises/?state=open")
    page.locator(".list-tool summary", has_text="Keep this view").focus()
    page.keyboard.press("Enter")
    page.locator("#view-name").focus()
    page.keyboard.type("Open ones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/views/**")
    assert page.locator("h1").inner_text() == "Open ones"
    assert visitor.faults() == []
    page.locator('input[name="key"]').first.focus()
    page.keyboard.press("Space")
    page.locator(".bulk-bar button").focus()
    page.keyboard.press("Enter")
    page.locator("#reason").wait_for()
    page.locator("#reason").focus()
    page.keyboard.type("told twice")
    page.keyboard.press("Enter")
    page.locator(".notice", has_text="1 record done").wait_for()
