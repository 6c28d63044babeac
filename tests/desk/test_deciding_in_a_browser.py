"""Deciding the findings of an article in a real browser, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from comity.intake.models import Finding

PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.browser


@pytest.fixture
def article(visitor: Any, served: Any) -> Any:
    return visitor.open(f"/sources/{served.sources['izmir'].pk}/")


def waiting(served: Any, kind: str = "") -> Any:
    found = Finding.objects.filter(source=served.sources["izmir"], state="waiting")
    return found.filter(kind=kind) if kind else found


def state(finding: Finding) -> str:
    return Finding.objects.get(pk=finding.pk).state


def test_findings_are_decided_by_keys_alone(visitor: Any, served: Any):
    source = served.sources["izmir"]
    page = visitor.open(f"/sources/{source.pk}/")
    first, second = Finding.objects.filter(source=source, state="waiting")[:2]
    page.keyboard.press("j")
    assert page.locator(".card.lit").get_attribute("data-finding") == str(first.pk)
    page.keyboard.press("a")
    page.locator(f'.card.lit[data-finding="{second.pk}"]').wait_for()
    assert Finding.objects.get(pk=first.pk).state in ("accepted", "merged")
    page.keyboard.press("r")
    page.locator(f"#finding-{second.pk}.rejected").wait_for()
    page.keyboard.press("k")
    page.keyboard.press("u")
    page.locator(f"#finding-{first.pk}.waiting, #finding-{second.pk}.waiting").first.wait_for()
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()


def test_undo_takes_the_last_decision_back_wherever_the_focus_is(article: Any, served: Any):
    first, second, third = waiting(served)[:3]
    article.keyboard.press("j")
    article.keyboard.press("r")
    article.locator(f'.card.lit[data-finding="{second.pk}"]').wait_for()
    article.keyboard.press("j")
    assert article.locator(".card.lit").get_attribute("data-finding") == str(third.pk)
    article.keyboard.press("u")
    article.locator(f'.card.waiting.lit[data-finding="{first.pk}"]').wait_for()
    assert state(first) == "waiting"


def test_a_finding_is_corrected_and_accepted_without_leaving_the_article(
    visitor: Any, article: Any, served: Any
):
    person = waiting(served, "people").first()
    article.keyboard.press("j")
    article.keyboard.press("c")
    panel = article.locator("#panel")
    panel.locator("h2").wait_for()
    assert visitor.faults() == []
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.name") == "stated-name"
    article.keyboard.press("Control+A")
    article.keyboard.type("Sergei Cheremin")
    article.keyboard.press("Enter")
    article.locator(f"#finding-{person.pk}:not(.waiting)").wait_for()
    assert panel.inner_html() == ""
    assert Finding.objects.get(pk=person.pk).stated["name"] == "Sergei Cheremin"


def test_a_fault_in_a_correction_is_told_with_the_focus_on_it(article: Any, served: Any):
    article.keyboard.press("j")
    article.keyboard.press("c")
    article.locator("#panel h2").wait_for()
    article.keyboard.press("Tab")
    article.keyboard.press("Control+A")
    article.keyboard.press("Delete")
    article.keyboard.press("Enter")
    article.locator("#panel .field.wrong").wait_for()
    assert article.evaluate("document.activeElement.name") == "stated-name"


def test_a_finding_joins_a_record_that_was_searched_for(visitor: Any, article: Any, served: Any):
    person = waiting(served, "people").first()
    article.keyboard.press("j")
    article.keyboard.press("m")
    article.locator("#join-q").wait_for()
    assert visitor.faults() == []
    article.locator("#join-q").focus()
    article.keyboard.type("imamoglu")
    article.keyboard.press("Enter")
    article.locator(f'#panel button[value="{served["imamoglu"].pk}"]').wait_for()
    assert article.evaluate("document.activeElement.id") == "join-q"
    article.locator(f'#panel button[value="{served["imamoglu"].pk}"]').focus()
    article.keyboard.press("Enter")
    article.locator(f"#finding-{person.pk}.merged").wait_for()
    assert Finding.objects.get(pk=person.pk).record_id == served["imamoglu"].pk


def test_a_rejection_can_have_a_reason(article: Any, served: Any):
    first = waiting(served).first()
    article.keyboard.press("j")
    article.keyboard.press("Shift+R")
    article.keyboard.type("told of another city")
    article.keyboard.press("Enter")
    article.locator(f"#finding-{first.pk}.rejected").wait_for()
    assert Finding.objects.get(pk=first.pk).decision_reason == "told of another city"


def test_on_a_phone_the_findings_come_before_the_article_with_their_sentence(
    visitor: Any, served: Any
):
    visitor.page.set_viewport_size(PHONE)
    page = visitor.open(f"/sources/{served.sources['izmir'].pk}/")
    card, text = page.locator(".card").first, page.locator("#text")
    assert card.bounding_box()["y"] < text.bounding_box()["y"]
    assert card.locator(".card-quote").is_visible()
