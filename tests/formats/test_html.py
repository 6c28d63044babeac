"""HTML: the article of real-looking pages, what they say of themselves, and hostile markup."""

import csv
import re
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from comity.formats import SourceText, read_bytes

PAGES = Path(__file__).parent / "pages"
with (PAGES / "pages.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
NAMES = [row["name"] for row in EXPECTED]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def own_text(source: SourceText) -> str:
    """The text without its furniture."""
    kept, at = [], 0
    for passage in source.furniture:
        kept.append(source.text[at : passage.start])
        at = passage.end
    return "".join([*kept, source.text[at:]])


def f1(found: str, marked: str) -> float:
    one, two = words(found), words(marked)
    return 2 * sum((one & two).values()) / (sum(one.values()) + sum(two.values()))


def read(name: str) -> SourceText:
    return read_bytes((PAGES / f"{name}.html").read_bytes(), name=f"{name}.html")


def page(body: str, head: str = "") -> SourceText:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(markup.encode(), name="page.html")


TEXT = (
    "<p>The mayor of Kazan received the delegation of Izmir in the town hall on Tuesday.</p>"
    "<p>Both sides agreed to sign a protocol on student exchange before the end of summer.</p>"
)


@pytest.mark.parametrize("name", NAMES)
def test_the_article_of_a_page_is_found(name: str) -> None:
    marked = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    assert f1(own_text(read(name)), marked) >= 0.9


def test_over_all_pages_the_articles_are_found_with_f1_of_095() -> None:
    scores = [
        f1(own_text(read(name)), (PAGES / f"{name}.txt").read_text(encoding="utf-8"))
        for name in NAMES
    ]
    assert len(scores) >= 24
    assert sum(scores) / len(scores) >= 0.97


@pytest.mark.parametrize("row", EXPECTED, ids=NAMES)
def test_headline_date_and_language_of_a_page_are_found(row: dict[str, str]) -> None:
    source = read(row["name"])
    assert (source.title, source.published) == (row["title"], row["published"])
    assert source.language == row["language"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_marked_lies_in_the_text_sorted_and_apart(name: str) -> None:
    source = read(name)
    for passages in (source.furniture, source.headings):
        assert list(passages) == sorted(passages)
        assert all(one.end <= two.start for one, two in pairwise(passages))
        assert all(passage.end <= len(source.text) for passage in passages)
    title = source.metadata_proof.get("title")
    if title:
        assert title.of(source.text) == source.title


def test_paragraphs_stand_on_lines_of_their_own_whatever_parts_them() -> None:
    for body in (
        "<div>Birinci paragraf burada biter ve uzundur.<br><br>İkinci paragraf da burada biter.",
        "<p>Birinci paragraf burada biter ve uzundur.</p><p>İkinci paragraf da burada biter.</p>",
        "<div>Birinci paragraf burada biter ve uzundur.</div>\nİkinci paragraf da burada biter.",
    ):
        assert page(body).text.split("\n") == [
            "Birinci paragraf burada biter ve uzundur.",
            "İkinci paragraf da burada biter.",
        ]


def test_inline_markup_does_not_part_words() -> None:
    source = page(
        "<p>The <b>May</b>or of <a href='#'>Kazan</a> met<sup>1</sup> guests there.</p>" + TEXT
    )
    assert source.text.startswith("The Mayor of Kazan met1 guests there.")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p style='display: none'>{}</p>",
        "<div style='color:red;visibility:hidden'><p>{}</p></div>",
        "<p aria-hidden='true'>{}</p>",
        "<p class='sr-only'>{}</p>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript><p>{}</p></noscript>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<nav><p>{}</p></nav>",
        "<div role='navigation'><p>{}</p></div>",
        "<select><option>{}</option></select>",
        "<textarea>{}</textarea>",
    ],
)
def test_what_a_visitor_does_not_see_is_left_out(hidden: str) -> None:
    source = page(TEXT + hidden.format("Words that nobody who visits the page is shown.") + TEXT)
    assert "nobody" not in source.text
    assert source.text.count("The mayor of Kazan") == 2


def test_headings_and_captions_are_marked_by_tag_and_by_bold() -> None:
    source = page(
        f"<h1>Kazan and Izmir</h1>{TEXT}<figure><figcaption>The guests in the park</figcaption>"
        f"</figure><h2>Students first</h2>{TEXT}<p><strong>A market for both</strong></p>{TEXT}"
    )
    assert [passage.of(source.text) for passage in source.headings] == [
        "Kazan and Izmir",
        "The guests in the park",
        "Students first",
        "A market for both",
    ]


def test_a_date_near_the_headline_is_proven_by_its_passage() -> None:
    source = page(f"<h1>Kazan and Izmir</h1><div>12 May 2024, 10:05</div>{TEXT}")
    assert source.published == "2024-05-12"
    assert source.metadata_proof["published"].of(source.text) == "12 May 2024"


def test_a_date_in_the_running_text_is_not_the_publication_date() -> None:
    source = page("<h1>Kazan and Izmir</h1><p>They met on 12 May 2024 and signed.</p>" + TEXT)
    assert source.published is None


def test_json_ld_goes_before_meta_and_meta_before_what_is_shown() -> None:
    stated = (
        '{"@type":"NewsArticle","headline":"H","datePublished":"2024-05-14T23:30:00+03:00",'
        '"author":[{"name":"Darya Lomova"}]}'
    )
    ld = f'<script type="application/ld+json">{stated}</script>'
    meta = '<meta property="article:published_time" content="2024-05-13">'
    shown = f"<h1>Kazan and Izmir</h1><div>12 May 2024</div>{TEXT}"
    assert page(shown, ld + meta).published == "2024-05-14"
    assert page(shown, ld).author == "Darya Lomova"
    assert page(shown, meta).published == "2024-05-13"
    assert page(shown, '<meta name="date" content="soon">').published == "2024-05-12"


@pytest.mark.parametrize(
    "broken", ["{", "[]", "[[[]]]", '{"@type": 5}', '{"@graph": 1}', "null", "[" * 50_000]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert page(TEXT, f'<script type="application/ld+json">{broken}</script>').published is None


def test_the_address_is_the_canonical_one_and_only_of_the_web() -> None:
    link = '<link rel="canonical" href="https://city.example/news/1">'
    og = '<meta property="og:url" content="https://city.example/og">'
    assert page(TEXT, link + og).address == "https://city.example/news/1"
    assert page(TEXT, og).address == "https://city.example/og"
    assert page(TEXT, '<link rel="canonical" href="javascript:alert(1)">').address is None


def test_the_declared_language_loses_against_the_words() -> None:
    markup = f"<html lang='tr'><body>{TEXT}</body></html>"
    assert read_bytes(markup.encode(), name="a.html").language == "en"


@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "iso-8859-9", "koi8-r"])
def test_a_declared_encoding_is_verified(declared: str) -> None:
    text = "<p>Belediye Başkanı Şahin, Kazanlı konuğunu ağırladı ve ona çini hediye etti.</p>"
    markup = f"<html><head><meta charset={declared}></head><body>{text}</body></html>"
    source = read_bytes(markup.encode("windows-1254"), name="a.html")
    assert "Başkanı Şahin" in source.text


def test_a_page_without_running_text_keeps_its_visible_lines() -> None:
    source = page("<ul><li>Kazan</li><li>Izmir</li></ul>")
    assert source.text == "Kazan\nIzmir"


@pytest.mark.parametrize("depth", [3_000, 100_000, 1_000_000])
def test_deep_nesting_is_read_in_bounded_time(depth: int) -> None:
    started = time.process_time()
    source = page("<div class='content text'>" * depth + TEXT + "</div>" * depth)
    assert "delegation of Izmir" in source.text
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "opened", ["<b>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<font>", "<p>", "<blockquote>"]
)
def test_tags_that_are_never_closed_do_not_break_the_page(opened: str) -> None:
    assert "delegation of Izmir" in page(opened * 1_000 + TEXT).text


def test_a_huge_page_is_read_in_bounded_time() -> None:
    started = time.process_time()
    source = page(f"<h1>Kazan and Izmir</h1>{TEXT * 3_000}")
    assert source.text.count("delegation") == 3_000
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "markup",
    [
        b"<html>",
        b"<html><body><p",
        b"<!DOCTYPE html>",
        b"<html><![CDATA[ x ]]></html>",
        b"<?xml version='1.0' encoding='x'?><html><body>Kazan</body></html>",
        b"<html><body>&#0;&#xD800;&#x110000;&nosuch;</body></html>",
        b"<html \xff\xfe><body>Kazan</body></html>",
        b"<p>Kazan</p>",
    ],
)
def test_malformed_markup_is_read_as_far_as_it_goes(markup: bytes) -> None:
    assert read_bytes(markup, name="broken.html").media_type == "text/html"


def test_a_page_is_read_in_a_few_milliseconds() -> None:
    contents = [(PAGES / f"{name}.html").read_bytes() for name in NAMES]
    for content in contents:
        read_bytes(content, name="a.html")
    started = time.process_time()
    for content in contents:
        read_bytes(content, name="a.html")
    assert (time.process_time() - started) / len(contents) < 0.05


@pytest.mark.parametrize(
    "stated",
    ["14.05.2024 10:30", "Tue, 14 May 2024 10:30:00 +0300", "2024-05-14 10:30", "14/05/2024"],
)
def test_a_pages_data_may_state_its_day_as_people_write_it(stated: str) -> None:
    page = (
        f'<html><head><meta name="date" content="{stated}"></head><body><h1>Heyet geldi</h1>'
        "<p>Başkan, Kazan heyetini makamında ağırladı ve ilişkileri konuştu.</p></body>"
        "</html>"
    )
    assert read_bytes(page.encode(), name="a.html").published == "2024-05-14"
