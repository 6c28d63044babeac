"""The pictures of the documentation, taken anew from a demonstration register.

    .venv/bin/python tools/screenshots.py [NAME ...]

Makes a register in a temporary folder, serves it, walks through the desk with Chromium
and writes docs/images/NAME.png. Without names all pictures are taken.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DESKTOP = (1280, 800)


@dataclass(frozen=True)
class Picture:
    """One picture: where, how wide, in which language, and what is done before it is taken."""

    name: str
    address: str
    size: tuple[int, int] = DESKTOP
    language: str = "en"
    first: Callable[[Page], None] = lambda page: None


def open_cheremin(page: Page) -> None:
    """From the list of people to one of them."""
    link = page.get_by_role("main").get_by_role("link", name="Sergey Cheremin").first
    page.goto(page.url.partition("/people")[0] + str(link.get_attribute("href")))
    page.wait_for_load_state("networkidle")


def correct_the_first(page: Page) -> None:
    """From an article to the form of its first finding that waits, by keys."""
    waiting = page.locator(".card.waiting").first.get_attribute("data-finding")
    while page.locator(f'.card.lit[data-finding="{waiting}"]').count() == 0:
        page.keyboard.press("j")
    page.keyboard.press("c")
    page.locator("#panel h2").wait_for()


def open_protocol(page: Page) -> None:
    """From the list of ceremonies to what the protocol office has of one, with its papers."""
    link = page.locator("main tbody a[href^='/encounters/']").first
    page.goto(page.url.partition("/encounters")[0] + str(link.get_attribute("href")) + "protocol/")
    page.locator("button[value=issue]").click()
    page.wait_for_load_state("networkidle")


def open_substitution(page: Page) -> None:
    """From there to who comes instead of a guest."""
    open_protocol(page)
    page.locator(".guest-list a[href$='#instead']").nth(1).click()
    page.wait_for_load_state("networkidle")


def open_what_became_of_it(page: Page) -> None:
    """Confirm the first promise of an article, and open what became of it."""
    page.locator("input[name=finding]").first.check()
    page.get_by_role("button", name="Confirm what is ticked").click()
    page.locator("section[aria-labelledby=known] a").first.click()
    page.get_by_role("link", name="What became of it").click()
    page.wait_for_load_state("networkidle")


def open_a_year(page: Page) -> None:
    """From the list of partners to the report of one of them."""
    link = page.get_by_role("main").get_by_role("link", name="Moscow", exact=True).first
    address = page.url.partition("/partners")[0] + str(link.get_attribute("href"))
    page.goto(f"{address}year/?year=2023")
    page.wait_for_load_state("networkidle")


def open_the_way(page: Page) -> None:
    """From the list of agreements to the procedure of the protocol."""
    link = page.locator("main tbody a[href^='/agreements/']").first
    page.goto(page.url.partition("/agreements")[0] + str(link.get_attribute("href")))
    page.locator("#way").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('way').scrollIntoView()")


def begin_a_draft(page: Page) -> None:
    """From there to a text begun from the template of its kind."""
    link = page.locator("main tbody a[href^='/agreements/']").first
    page.goto(page.url.partition("/agreements")[0] + str(link.get_attribute("href")) + "draft/")
    page.select_option("#template", "cooperation-protocol")
    page.locator("main form button.main").click()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('section.clause')[3].scrollIntoView()")


PICTURES = (
    Picture("today", "/"),
    Picture("person", "/people/", first=open_cheremin),
    Picture("source", "/sources/2/"),
    Picture("source-promises", "/sources/2/promises/"),
    Picture("promise-follow", "/sources/2/promises/", first=open_what_became_of_it),
    Picture("year", "/partners/", first=open_a_year),
    Picture("correct", "/sources/2/", first=correct_the_first),
    Picture("add", "/sources/add/"),
    Picture("search", "/search/?q=Черемин"),
    Picture("protocol", "/encounters/?kind=ceremony", (1280, 1500), first=open_protocol),
    Picture("substitution", "/encounters/?kind=ceremony", (1280, 900), first=open_substitution),
    Picture("procedure", "/agreements/?kind=cooperation-protocol", first=open_the_way),
    Picture("draft", "/agreements/?kind=cooperation-protocol", first=begin_a_draft),
    Picture("verify", "/verify/", (900, 560)),
    Picture("today-turkish", "/", language="tr"),
    Picture("today-russian", "/", language="ru"),
)


@contextmanager
def desk() -> Iterator[str]:
    """Serve a demonstration register; gives the address that signs in."""
    with tempfile.TemporaryDirectory(prefix="comity-pictures-") as folder:
        environment = {**os.environ, "COMITY_DATA": folder, "PYTHONPATH": str(ROOT / "src")}
        comity = [sys.executable, "-m", "comity"]
        subprocess.run([*comity, "demo"], env=environment, check=True)
        serving = subprocess.Popen(
            [*comity, "desk", "--no-browser"], env=environment, stdout=subprocess.PIPE, text=True
        )
        try:
            yield _entrance(serving)
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait(timeout=20)


def _entrance(serving: subprocess.Popen[str]) -> str:
    assert serving.stdout
    for line in serving.stdout:
        if found := re.search(r"http\S+/enter/\S+", line):
            return found[0]
    raise SystemExit("screenshots: the desk did not start")


def take(browser: Browser, entrance: str, pictures: tuple[Picture, ...]) -> None:
    """Sign in once and take every picture, each in a window of its own size."""
    visit = browser.new_context()
    visit.new_page().goto(entrance)
    signed_in = visit.storage_state()
    address = entrance.split("/enter/")[0]
    for picture in pictures:
        width, height = picture.size
        window = browser.new_context(
            storage_state=signed_in,
            viewport={"width": width, "height": height},
            locale=picture.language,
            color_scheme="light",
            reduced_motion="reduce",
        )
        window.add_cookies([{"name": "comity_language", "value": picture.language, "url": address}])
        page = window.new_page()
        page.goto(address + picture.address, wait_until="networkidle")
        picture.first(page)
        page.screenshot(path=IMAGES / f"{picture.name}.png")
        print(f"docs/images/{picture.name}.png")
        window.close()


def main(names: list[str]) -> None:
    """Take the named pictures, or all."""
    known = {picture.name for picture in PICTURES}
    if unknown := set(names) - known:
        raise SystemExit(f"screenshots: no picture {', '.join(sorted(unknown))}")
    chosen = tuple(picture for picture in PICTURES if not names or picture.name in names)
    IMAGES.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with desk() as entrance, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options)
        take(browser, entrance, chosen)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
