"""Drafting in a real browser: readable on a phone, accessible, and no words lost on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comity.cooperation import drafting
from comity.cooperation.models import ClauseWording, Draft, Original, Signing, Suggestion
from comity.register.actions import enter
from comity.register.models import Act

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(served: Any) -> Draft:
    """A draft from the template, with a suggestion and a stale language."""
    by = served.officer
    begun = drafting.begin(
        served["protocol"], by=by, languages=("tr", "en", "ru"), template="cooperation-protocol"
    )
    first = begun.clauses.first()
    drafting.write(first, "tr", by=by, base=1, title="Taraflar", text="Taraflar: {parties}.")
    drafting.suggest(first, "en", by=by, base=1, title="Parties", text="The Parties.")
    drafting.comment(first, "Is the office right?", by=by)
    return begun


def a_text_to_sign(served: Any) -> list[str]:
    """The pages of a text that waits for one signature with a key and one by hand."""
    closed = drafting.begin(served["protocol"], by=served.officer, languages=("tr",))
    Draft.objects.filter(pk=closed.pk).update(frozen_sha256="0" * 64, canonical=b"x")
    act = Act(act_kind="authority-to-sign", number="7", agreement=closed.agreement)
    enter(act, by=served.officer, desk=served.desk)
    parties, signatories = closed.agreement.parties.all(), closed.agreement.signatories.all()
    rows = [
        Signing.objects.create(
            original=Original.objects.create(
                draft=closed, party=party, content=b"%PDF", sha256=str(place) * 64
            ),
            signatory=signatories[place], user=None if place else served.officer, authority=act,
            turn=1, by_hand=bool(place),
        )
        for place, party in enumerate(parties)
    ]  # fmt: skip
    return [f"/drafts/{closed.pk}/", f"/signings/{rows[0].pk}/", f"/signings/{rows[1].pk}/by-hand/"]


def pages(draft: Draft, served: Any) -> list[str]:
    key = draft.clauses.first().pk
    return [
        *a_text_to_sign(served),
        "/oneself/",
        "/drafts/",
        f"/drafts/{draft.pk}/",
        f"/agreements/{draft.agreement_id}/draft/",
        f"/clauses/{key}/write/?language=ru",
        f"/clauses/{key}/versions/?language=tr",
        f"/drafts/{draft.pk}/signing/",
        "/verify/",
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_a_draft_has_a_serious_accessibility_fault(
    theme: str, visitor: Any, draft: Draft, served: Any
):
    visitor.choose("comity_theme", theme)
    faults = {}
    for path in pages(draft, served):
        visitor.open(path)
        if found := visitor.faults():
            faults[path] = found
    assert not faults, json.dumps(faults, indent=1)


@pytest.mark.parametrize("language", ["tr", "ru"])
def test_no_page_of_a_draft_is_wider_than_a_phone(
    language: str, visitor: Any, draft: Draft, served: Any
):
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    visitor.choose("comity_language", language)
    for path in pages(draft, served):
        page = visitor.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_words_survive_a_window_that_was_closed_and_come_late_if_somebody_was_faster(
    visitor: Any, draft: Draft, served: Any
):
    clause = draft.clauses.all()[2]
    address = f"/clauses/{clause.pk}/write/?language=tr"
    visitor.open(address).locator("#text").fill("Uzun uzun yazdım.")
    visitor.open("/drafts/")
    page = visitor.open(address)
    assert page.locator("#text").input_value() == "Uzun uzun yazdım."
    drafting.write(clause, "tr", by=served.officer, base=1, title="Amaç", text="Başkası yazdı.")
    page = visitor.open(address)
    page.locator("button.main").click()
    page.wait_for_url(f"**/drafts/{draft.pk}/*")
    assert Suggestion.objects.get(came_late=True).text == "Uzun uzun yazdım."
    assert ClauseWording.objects.filter(clause=clause, language="tr").last().version == 2
    assert visitor.open(address).locator("#text").input_value() == "Başkası yazdı."
