"""The desk in a real browser: accessible on every page, by keyboard, on a desktop and a phone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from comity.desk.addresses import record_address
from comity.desk.kinds import LISTINGS
from comity.intake.models import Finding

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.browser


def every_page(register: Any) -> list[str]:
    names = (
        "moscow ibb cheremin minister ceremony protocol programme decision office to-forum "
        "forum statement relation vaccination"
    ).split()
    visit = register["visit"].pk
    source = register.sources["izmir"].pk
    waiting = [
        Finding.objects.filter(kind=kind, state="waiting").values_list("pk", flat=True)[0]
        for kind in ("people", "encounters", "invitations")
    ]
    return [
        "/",
        *(f"/{route}/" for route in LISTINGS),
        "/promises/?state=dropped",
        f"/invitations/{register['to-forum'].pk}/mail/",
        "/import/",
        "/sources/follow/",
        "/agenda/",
        "/agenda/?view=week",
        "/agenda/?view=list",
        "/map/",
        "/map/?show=encounters&since=2020",
        f"/timeline/?of={register['moscow'].pk}",
        f"/network/?of={register['ibb'].pk}&to={register['cheremin'].pk}",
        "/partners/at-rest/",
        f"/places/{register['moscow'].pk}/between/",
        "/board/",
        "/board/unlawful/",
        "/desk/",
        "/desk/rights/",
        "/signing-in/",
        f"/agreements/{register['draft'].pk}/step/",
        f"/agreements/{register['programme'].pk}/terms/",
        f"/agreements/{register['draft'].pk}/ceremony/?date=2099-01-01",
        "/sources/",
        "/sources/add/",
        *(f"/sources/{source.pk}/" for source in register.sources.values()),
        *(record_address(register[name].kind, register[name].pk) for name in names),
        f"/records/{visit}/proof/?field=first",
        *(f"/findings/{key}/correct/" for key in waiting),
        *(f"/findings/{key}/join/" for key in waiting),
        *(f"/sources/{source}/{page}/" for page in ("accept", "read-again", "take-all-back")),
        "/same/",
        "/agreements/?column=changed&column=note",
        *(f"/{route}/new/" for route in ("people", "encounters", "agreements")),
        *(f"/encounters/{visit}/{page}/" for page in ("edit", "delete", "confidential", "past")),
        f"/encounters/{visit}/edit/?row-place-find=moscow",
        f"/rows/attendance/new/{visit}/",
        f"/agreements/{register['protocol'].pk}/edit/",
        f"/people/{register['cheremin'].pk}/photograph/",
        f"/people/{register['cheremin'].pk}/join/?q=soyer",
        f"/people/{register['cheremin'].pk}/join/?into={register['imamoglu'].pk}",
        f"/encounters/{register['ceremony'].pk}/protocol/",
        f"/encounters/{register['ceremony'].pk}/protocol/held/",
        f"/encounters/{register['ceremony'].pk}/protocol/guests/",
        f"/guests/{register['ceremony'].attendances.first().pk}/",
        f"/agreements/{register['protocol'].pk}/originals/",
        f"/agreements/{register['protocol'].pk}/protocol/",
        "/precedence/",
        "/search/?q=cheremin",
        "/search/?q=zxwvbn",
    ]


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_has_a_serious_accessibility_fault(
    screen: dict[str, int], visitor: Any, served: Any
):
    visitor.page.set_viewport_size(screen)
    visitor.choose("comity_theme", "light")
    faults = {}
    for path in every_page(served):
        visitor.open(path)
        found = visitor.faults()
        # Dark differs in its colours alone: the page stays, and only they are looked at again.
        visitor.darken()
        found += visitor.faults("color-contrast")
        if found:
            faults[path] = found
    assert not faults, json.dumps(faults, indent=1)


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_no_page_is_wider_than_the_screen(language: str, visitor: Any, served: Any):
    visitor.choose("comity_language", language)
    too_wide = []
    for path in every_page(served):
        page = visitor.open(path)
        for width in (1440, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(f"{path} at {width}")
    assert too_wide == []


def test_a_proof_opens_beside_the_page_and_the_focus_comes_back(visitor: Any, served: Any):
    page = visitor.open(f"/encounters/{served['visit'].pk}/")
    mark = page.locator(".fact .proof").first
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    panel.locator("blockquote mark").first.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert visitor.faults() == []
    page.keyboard.press("Escape")
    assert panel.inner_html() == ""
    assert mark.evaluate("mark => mark === document.activeElement")


def test_a_proof_is_a_plain_link_where_scripts_are_off(
    chromium: Any, live_server: Any, served: Any
):
    signed_in = Client()
    signed_in.force_login(served.officer)
    context = chromium.new_context(java_script_enabled=False)
    session = signed_in.cookies["comity_session"].value
    cookie = {"name": "comity_session", "value": session, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{live_server.url}/encounters/{served['visit'].pk}/")
    page.locator(".fact .proof").first.click()
    assert page.locator("blockquote mark").count() >= 1
    page.locator(".ground-acts a.button").first.click()
    assert page.locator(".looked-at").count() >= 1
    context.close()


def test_a_finding_leads_to_its_passage_and_a_passage_to_its_finding(visitor: Any, served: Any):
    page = visitor.open(f"/sources/{served.sources['izmir'].pk}/")
    invited = page.locator(".card", has_text="Russian Expo 2021").first
    invited.locator(".to-passage").click()
    lit = page.locator("a.passage.lit")
    assert "Mayor Soyer invited Minister Cheremin" in "".join(lit.all_inner_texts())
    assert "#p" in page.url
    page.locator("a.passage", has_text="We aim to send students").click()
    assert "send students" in page.locator(".card.lit").inner_text()


def test_a_deep_link_lights_the_whole_passage(visitor: Any, served: Any):
    source = served.sources["izmir"]
    words = (
        "invited Mayor Soyer to the Moscow City Forum which will be held between 1-4 July and said"
    )
    start = source.text.index(words)
    page = visitor.open(f"/sources/{source.pk}/#p{start}-{start + len(words)}")
    lit = "".join(page.locator(".text .looked-at").all_inner_texts())
    assert "which will be held between 1-4 July" in lit
    place = page.locator(".text .looked-at").first.bounding_box()
    assert place and 0 < place["y"] < DESKTOP["height"]


def test_the_count_in_the_rail_follows_each_decision(visitor: Any, served: Any):
    page = visitor.open(f"/sources/{served.sources['izmir'].pk}/")
    before = int(page.locator("#waiting-rail").inner_text().split()[0])
    page.locator(".card.waiting button.main").first.click()
    page.locator(".notice").wait_for()
    assert int(page.locator("#waiting-rail").inner_text().split()[0]) == before - 1


def test_the_language_and_the_colours_change_and_the_page_stays(visitor: Any):
    page = visitor.open("/promises/?state=open")
    page.locator('.top button[name="language"][value="ru"]').click()
    page.wait_for_url("**/promises/?state=open")
    assert page.locator("h1").inner_text() == "Обещания"
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".theme button").click()
    page.locator(".theme button").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_phone_has_its_bar_and_a_menu_that_opens_and_closes(visitor: Any):
    visitor.page.set_viewport_size(PHONE)
    page = visitor.open("/")
    assert not page.locator("nav.rail").is_visible()
    page.locator('nav.bar a[href="#rail"]').click()
    assert page.locator("nav.rail").is_visible()
    assert visitor.faults() == []
    page.keyboard.press("Escape")
    assert not page.locator("nav.rail").is_visible()


def test_the_slash_key_goes_to_the_search_box(visitor: Any):
    page = visitor.open("/")
    page.keyboard.press("/")
    page.keyboard.type("Çeremin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator(".line-title", has_text="Sergey Cheremin").count() >= 1


def test_the_agenda_is_gone_through_by_keyboard(visitor: Any):
    page = visitor.open("/agenda/?on=2030-05-10")
    page.keyboard.press("n")
    page.wait_for_url("**on=2030-06-01*")
    page.keyboard.press("p")
    page.wait_for_url("**on=2030-05-01*")
    page.keyboard.press("w")
    page.wait_for_url("**view=week*")
    assert page.locator(".days .day").count() == 7
    page.keyboard.press("l")
    page.wait_for_url("**view=list*")
    assert page.locator("h1").inner_text() == "From today on"


def test_the_first_tab_is_the_way_past_the_rail(visitor: Any):
    page = visitor.open("/people/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_paper_only_the_page_itself_is_left(visitor: Any, served: Any):
    page = visitor.open(f"/agreements/{served['protocol'].pk}/")
    page.emulate_media(media="print")
    assert not page.locator("nav.rail").is_visible()
    assert not page.locator(".proof").first.is_visible()
    assert page.locator("h1").is_visible()


def test_the_fonts_of_all_three_alphabets_are_the_registers_own(visitor: Any, served: Any):
    visitor.choose("comity_language", "ru")
    page = visitor.open(f"/people/{served['cheremin'].pk}/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert {"Commissioner", "Source Serif"} <= {family.strip('"') for family in loaded}
    assert page.evaluate("document.fonts.check('16px Commissioner', 'Черёмин İığş')")
