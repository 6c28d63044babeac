"""Promises in a real browser: from a clause to its evidence, readable and accessible everywhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close
from comity.cooperation.models import Draft, Seat
from comity.register.models import Agreement, Membership, Promise, Role, User

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 320, "height": 700}


@pytest.fixture
def closed(served: Any) -> Draft:
    """The example's protocol as a closed text: one clause that is read, one that is not."""
    agreement, by = Agreement.objects.get(pk=served["protocol"].pk), served.officer
    agreement.parties.all().update(procedure="general")
    begun = drafting.begin(agreement, by=by, languages=("en",))
    drafting.set_titles(begun, {"en": "Protocol"}, by=by)
    for name, words in zip(begun.names.all(), ("Istanbul", "Moscow"), strict=True):
        drafting.name_party(name, {"en": words}, by=by)
    words = "Istanbul shall open an office in Moscow by the end of 2027."
    drafting.add_clause(begun, "en", by=by, title="Office", text=words)
    drafting.add_clause(begun, "en", by=by, title="Term", text="Three years.")
    guest = User.objects.create_user("counterpart")
    Membership.objects.create(user=guest, desk=served.desk, role=Role.GUEST)
    Seat.objects.create(draft=begun, user=guest, party=agreement.parties.all()[1])
    for clause in begun.clauses.all():
        for user in (by, guest):
            drafting.accept(clause, "en", by=user, version=1)
    close(begun, by=by)
    return begun


def pages(served: Any, closed: Draft) -> list[str]:
    office, moscow = served["office"].pk, served["moscow"].pk
    return [
        f"/promises/{office}/",
        f"/promises/{office}/edit/",
        f"/promises/{office}/follow/",
        f"/promises/{office}/letter/?tongue=ru",
        "/promises/?state=overdue",
        f"/drafts/{closed.pk}/promises/",
        f"/sources/{served.sources['izmir'].pk}/promises/",
        f"/places/{moscow}/year/?year=2021",
        f"/places/{moscow}/year/?year=2021&figure=encounters",
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_promises_has_a_serious_accessibility_fault(
    theme: str, visitor: Any, served: Any, closed: Draft
):
    visitor.choose("comity_theme", theme)
    faults = {}
    for path in pages(served, closed):
        visitor.open(path)
        if found := visitor.faults():
            faults[path] = found
    assert not faults, json.dumps(faults, indent=1)


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_no_page_of_promises_is_wider_than_the_screen(
    language: str, visitor: Any, served: Any, closed: Draft
):
    visitor.choose("comity_language", language)
    too_wide = []
    for path in pages(served, closed):
        for screen in (DESKTOP, PHONE):
            visitor.page.set_viewport_size(screen)
            page = visitor.open(path)
            if page.evaluate("document.documentElement.scrollWidth") > screen["width"]:
                too_wide.append(f"{path} at {screen['width']}")
    assert too_wide == []


def test_a_promise_goes_from_its_clause_to_its_evidence(visitor: Any, served: Any, closed: Draft):
    page = visitor.open(f"/drafts/{closed.pk}/")
    page.get_by_role("link", name="Promises of the text").click()
    first = page.get_by_role("main").locator("section").first
    first.get_by_label("Who sees to it").select_option(label="Zeynep Arslan")
    page.get_by_role("button", name="Confirm what is ticked").click()
    page.get_by_text("1 promise confirmed").wait_for()
    page.get_by_role("main").get_by_role("link", name="Open an office").first.click()
    page.get_by_role("link", name="What became of it").click()
    page.get_by_role("button", name="Close as kept").click()
    page.get_by_text("Nothing shows that the promise was kept").wait_for()
    assert ["409" in told for told in visitor.complaints] == [True]
    visitor.complaints.clear()  # the refusal itself
    search = page.get_by_role("group", name="An encounter that shows it")
    search.get_by_label("Find a record").press_sequentially("visit")
    search.locator(".pick-found input").first.check()
    page.get_by_role("button", name="Close as kept").click()
    page.get_by_role("heading", name="What shows the fulfilment").wait_for()
    promise = Promise.objects.get(agreement=closed.agreement_id)
    assert promise.fulfilment == "done"
    assert promise.owner == served.officer
    assert promise.evidence.get().encounter is not None
