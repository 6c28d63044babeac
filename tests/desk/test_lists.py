"""Lists: narrowed, sorted and paged by their address, in any language."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from comity.desk.kinds import LISTINGS
from comity.desk.lists.page import PAGE_SIZE
from comity.register.actions import enter
from comity.register.models import Person, Place

EVERY = [*LISTINGS, "sources"]


def titles(page: str) -> list[str]:
    """What the first cell of each row says, without its second line and its language."""
    cells = re.findall(r'<th scope="row" class="title">(.*?)</th>', page, re.S)
    heads = (re.split(r'<span class="(?:tongue|lead-line)', cell)[0] for cell in cells)
    return [html.unescape(re.sub(r"<[^>]+>", "", head)).strip() for head in heads]


@pytest.mark.parametrize("route", EVERY)
def test_each_list_shows_its_rows_and_how_many_there_are(route: str, officer: Client):
    page = officer.get(f"/{route}/").text
    assert titles(page)
    assert f"{len(titles(page))} in the list" in page


@pytest.mark.parametrize("route", EVERY)
def test_each_filter_leaves_as_many_rows_as_its_chip_says(route: str, officer: Client):
    page = officer.get(f"/{route}/").text
    chips = re.findall(r'class="chip" href="([^"]+)">.*?<span class="number">(\d+)</span>', page)
    for address, count in chips:
        assert len(titles(officer.get(address.replace("&amp;", "&")).text)) == int(count)


@pytest.mark.parametrize("route", EVERY)
def test_each_column_sorts_both_ways(route: str, officer: Client):
    page = officer.get(f"/{route}/").text
    for address in re.findall(r'<th scope="col"[^>]*><a href="([^"]+)"', page):
        one = officer.get(address).text
        assert re.search(r'aria-sort="(ascending|descending)"', one)
        assert sorted(titles(one)) == sorted(titles(page))


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=-1", "?page=9999999", "?page=x", "?sort=nothing", "?state=nothing",
              "?with=x", "?with=99999999999999999999", "?sort=", "?page=%00"]
)  # fmt: skip
def test_an_address_that_asks_for_nonsense_opens_the_list(asked: str, officer: Client):
    assert officer.get(f"/promises/{asked}").status_code == 200


def test_narrowing_and_sorting_stay_in_the_addresses_of_the_page(officer: Client):
    page = officer.get("/promises/?state=open&sort=-title").text
    assert 'href="/promises/?state=open&amp;sort=title"' in page  # turn the order round
    assert 'href="/promises/?sort=-title" aria-current="true"' in page  # take the filter off


def test_an_empty_list_says_what_to_do_next(officer: Client):
    page = officer.get("/promises/?state=dropped").text
    assert "Show the whole list" in page


NAMES = {
    "tr": ["Cemal", "Çağla", "Hakan", "Ilgaz", "İbrahim", "Ozan", "Ömer", "Şule", "Ulaş", "Ümit"],
    "ru": ["Вера", "Егор", "Ёлкин", "Жанна", "Игорь", "Йохан", "Юлия", "Anna", "Zoe"],
}


@pytest.mark.parametrize("language", NAMES)
def test_names_are_sorted_as_the_language_orders_its_letters(
    language: str, register: Any, officer: Client
):
    for name in reversed(NAMES[language]):
        enter(Person(name={language: name}), by=register.officer)
    officer.cookies["comity_language"] = language
    shown = [t for t in titles(officer.get("/people/?sort=title").text) if t in NAMES[language]]
    assert shown == NAMES[language]


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(register: Any, officer: Client):
    for number in range(PAGE_SIZE + 5):
        enter(Place(name={"en": f"Town {number:03}"}, scale="city"), by=register.officer)
    first = officer.get("/partners/?what=places").text
    assert len(titles(first)) == PAGE_SIZE
    (address,) = re.findall(r'href="([^"]+)" rel="next"', first)
    second = officer.get(address.replace("&amp;", "&")).text
    assert "Page 2 of 2" in second
    assert not set(titles(first)) & set(titles(second))


def test_a_list_can_be_narrowed_to_what_one_partner_takes_part_in(register: Any, officer: Client):
    kazan = register["kazan"]
    page = officer.get(f"/agreements/?with={kazan.pk}").text
    assert "Only with <strong>Kazan</strong>" in page
    assert titles(page) == ["Programme of cooperation: Istanbul – Kazan"]


def test_promises_tell_whose_they_are(officer: Client):
    ours = officer.get("/promises/?side=ours").text
    theirs = officer.get("/promises/?side=theirs").text
    assert titles(ours) == ["Kazan'a iki ulaşım uzmanı göndermek"]
    assert len(titles(theirs)) == 2


def test_a_script_gets_only_the_list(officer: Client):
    part = officer.get("/promises/", headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div id="list">')
    assert "HX-Request" in part["Vary"]


def test_venues_are_no_partners(officer: Client):
    page = officer.get("/partners/").text
    assert "Saraçhane" not in page


@pytest.mark.parametrize("words", ["kazan", "Казань"])
def test_words_are_found_in_a_list_in_any_alphabet_and_stay_in_the_address(
    words: str, officer: Client
):
    page = officer.get("/promises/", {"q": words, "sort": "-title"}).text
    assert titles(page) == ["Kazan'a iki ulaşım uzmanı göndermek"]
    assert '<input type="hidden" name="sort" value="-title">' in page


def test_words_in_the_list_of_sources_find_what_stands_in_their_text(officer: Client):
    assert titles(officer.get("/sources/?q=informatics").text) == ["We Have A Guest From Moscow"]


def test_words_that_nothing_has_leave_an_empty_list(officer: Client):
    assert "Nothing fits" in officer.get("/people/?q=zxwvbn").text
