"""The pages by which people come in, read by axe, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


def faults(page: Any) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate(f"axe.run(document, {RULES})")["violations"]
    return [
        f"{page.url}: {each['id']} {each['nodes'][0]['target']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_of_the_way_in_has_a_serious_fault_or_scrolls_sideways(
    width: int, page: Any, live_server: Any, with_codes: Any, password: str, code: Any
):
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "comity_language", "value": "ru", "url": live_server.url}])
    found = []

    def look() -> None:
        found.extend(faults(page))
        wide = page.evaluate("document.documentElement.scrollWidth")
        found.extend([f"{page.url} is {wide} wide"] if wide > width else [])

    page.goto(f"{live_server.url}/sign-in/")
    look()
    page.locator("#id_login").fill("zeynep")
    page.locator("#id_password").fill(password)
    page.locator("form.card button").click()
    page.wait_for_url("**/sign-in/code/")
    look()
    page.locator("#id_code").fill(code())
    page.locator("form.card button").click()
    page.wait_for_url(f"{live_server.url}/")
    for address in ("signing-in/", "desk/rights/", "desk/", "signing-in/recovery/"):
        page.goto(f"{live_server.url}/{address}")
        look()
    page.goto(f"{live_server.url}/signing-in/passkeys/add/")
    look()
    page.locator("#id_password").fill(password)
    page.locator("form.card button").click()
    page.wait_for_url("**/passkeys/add/")
    look()
    assert found == []
