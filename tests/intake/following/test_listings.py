"""What feeds and news archives list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.intake.following.listings import feed_of, listing_in

SITE = "https://city.example"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<link>https://city.example/</link><item><title>One</title><link> https://city.example/haber/1
</link></item><item><guid isPermaLink="true">https://city.example/haber/2</guid></item>
<item><link>/haber/3</link></item><item><link>/haber/3</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/atom"/>
<link rel="next" href="/atom?page=2"/><entry><link rel="enclosure" href="/a.mp3"/>
<link href="/news/1"/></entry><entry><link rel="alternate" href="/news/2"/></entry></feed>"""


def archive(*news: str, more: str = "", menu: str = "") -> bytes:
    items = "".join(
        f'<li><a href="{link}">Title of a piece of news, number {link[-1]}</a></li>'
        for link in news
    )
    return f"<html><body><nav>{menu}</nav><ul>{items}</ul>{more}</body></html>".encode()


def test_a_feed_gives_its_pages_in_order_and_each_once():
    assert listing_in(RSS, f"{SITE}/rss").pages == tuple(f"{SITE}/haber/{n}" for n in (1, 2, 3))


def test_an_atom_feed_gives_its_pages_and_where_it_goes_on():
    listing = listing_in(ATOM, f"{SITE}/atom")
    assert listing.pages == (f"{SITE}/news/1", f"{SITE}/news/2")
    assert listing.goes_on_at == f"{SITE}/atom?page=2"


def test_a_feed_cannot_reach_files_or_grow_without_end():
    hostile = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><item><link>https://city.example/&x;&b;</link></item></rss>"""
    for page in listing_in(hostile, SITE).pages:
        assert "root:" not in page and len(page) < 100


def test_an_archive_gives_its_news_and_not_its_menus():
    menu = "".join(
        f'<a href="/kurumsal/{n}">Kurumsal yapı ve yönetim</a>' for n in range(2)
    ) + "".join(f'<a href="/m/{n}">Menü</a>' for n in range(30))
    content = archive("/haber/1", "/haber/2", "/haber/3", "/haber/4", menu=menu)
    listing = listing_in(content, f"{SITE}/haberler")
    assert listing.pages == tuple(f"{SITE}/haber/{n}" for n in (1, 2, 3, 4))


def test_news_elsewhere_and_files_are_not_the_citys_pages():
    content = archive("/haber/1", "/haber/2", "/haber/3", "https://other.example/haber/4")
    content = content.replace(
        b"</ul>", b'<li><a href="/haber/5.jpg">A picture of the visit</a></ul>'
    )
    assert len(listing_in(content, f"{SITE}/haberler").pages) == 3


@pytest.mark.parametrize(
    ("here", "more", "there"),
    [
        ("/news", '<a rel="next" href="/news/page/2">2</a>', "/news/page/2"),
        ("/news", '<a href="/news?page=2">2</a><a href="/news?page=9">9</a>', "/news?page=2"),
        (
            "/news?page=2",
            '<a href="/news?page=1">1</a><a href="/news?page=3">3</a>',
            "/news?page=3",
        ),
        ("/news?PAGEN_1=2", '<a href="/news?PAGEN_1=3">3</a>', "/news?PAGEN_1=3"),
        ("/haber", '<a href="/haber/s2">Sonraki</a>', "/haber/s2"),
        ("/news", '<a href="/news/s2">Следующая</a>', "/news/s2"),
        ("/news?page=9", '<a href="/news?page=8">8</a>', None),
        ("/news", "", None),
    ],
)
def test_an_archive_says_where_it_goes_on(here: str, more: str, there: str | None):
    content = archive("/haber/1", "/haber/2", "/haber/3", more=more)
    goes_on = listing_in(content, SITE + here).goes_on_at
    assert goes_on == (SITE + there if there else None)


def test_a_page_may_name_its_feed():
    page = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    )
    assert feed_of(page, f"{SITE}/news") == f"{SITE}/rss"
    assert feed_of(b"<p>no feed</p>", SITE) is None


@given(st.binary(max_size=200), st.sampled_from(["", "<rss>", "<feed>", "<html><a href='"]))
def test_anything_is_a_listing_or_an_empty_one(content: bytes, start: str):
    listing = listing_in(start.encode() + content, f"{SITE}/x")
    assert isinstance(listing.pages, tuple)
