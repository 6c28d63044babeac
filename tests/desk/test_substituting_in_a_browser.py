"""The last minute: somebody else comes, and every paper is issued anew."""

from __future__ import annotations

from typing import Any

import pytest

from comity.protocol.guests import guest_list
from comity.protocol.issuing import issue_papers
from comity.protocol.models import Issue

PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.browser


def test_one_form_puts_another_in_the_place_and_issues_every_paper(visitor: Any, served: Any):
    ceremony = served["ceremony"]
    first = issue_papers(ceremony, by=served.officer)
    before = guest_list(ceremony)
    visitor.page.set_viewport_size(PHONE)
    page = visitor.open(f"/encounters/{ceremony.pk}/protocol/")
    page.get_by_role("listitem").filter(has_text="Sergey Cheremin").get_by_role(
        "link", name="Somebody else"
    ).click()
    page.locator("input[name=instead-who-find]").fill("Oleg Petrov")
    page.get_by_text("Enter as new: Oleg Petrov").click()
    page.get_by_role("button", name="Replace and issue all papers").click()
    page.get_by_text("All papers are issued anew: version 2").wait_for()
    assert page.get_by_text("Oleg Petrov instead of Sergey Cheremin.").count() == 1
    second = Issue.objects.get(number=2)
    made = [set(each.papers.values_list("kind", "language")) for each in (first, second)]
    assert made[0] == made[1]
    assert guest_list(ceremony).seats == before.seats


def test_a_place_is_given_by_hand_with_the_keyboard_alone(visitor: Any, served: Any):
    ceremony = served["ceremony"]
    key = ceremony.attendances.get(who=served["buravov"].pk).pk
    page = visitor.open(f"/guests/{key}/")
    page.get_by_label("Place by hand").focus()
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    page.keyboard.type("represents the state")
    page.keyboard.press("Enter")
    page.get_by_text("by hand: represents the state").wait_for()
    assert guest_list(ceremony).coming[0].key == key


@pytest.mark.parametrize("screen", [{"width": 1440, "height": 900}, PHONE], ids=["wide", "phone"])
def test_the_pages_of_the_protocol_office_have_no_serious_fault(
    screen: dict[str, int], visitor: Any, served: Any
):
    ceremony = served["ceremony"]
    issue_papers(ceremony, by=served.officer)
    visitor.page.set_viewport_size(screen)
    here = f"/encounters/{ceremony.pk}/protocol/"
    guest = ceremony.attendances.first().pk
    agreement = served["protocol"].pk
    faults = {}
    for path in (here, f"{here}held/", f"{here}guests/", f"/guests/{guest}/", "/precedence/",
                 f"/agreements/{agreement}/originals/"):  # fmt: skip
        visitor.open(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = visitor.faults() + (["wider than the screen"] if wide else [])
        if found:
            faults[path] = found
    assert faults == {}
