"""Whole pages saved as text, with every menu, list and notice, one entry to a line."""

import csv
import re
from collections import Counter
from pathlib import Path

from lxml import etree

from comity.formats import SourceText, read_bytes
from comity.formats.encodings import decode

PAGES = Path(__file__).parent / "pages"
with (PAGES / "pages.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul".split()
)
UNSEEN = frozenset("head script style noscript template title option".split())


def saved(name: str) -> str:
    """All words of a page's markup, as a program that knows no article saves them."""
    markup = decode((PAGES / f"{name}.html").read_bytes()).text
    root = etree.fromstring(
        re.sub(r"<\?xml[^>]*>", "", markup).encode(),
        etree.HTMLParser(encoding="utf-8", remove_comments=True),
    )
    said: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in UNSEEN:
            walker.skip_subtree()
        if element.tag in BLOCKS:
            said.append("\n")
        text = element.tail if event == "end" else element.text
        if text and (event == "end" or element.tag not in UNSEEN):
            said.append(re.sub(r"\s+", " ", text))
    lines = (line.strip() for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)


def own_words(source: SourceText) -> Counter[str]:
    kept, at = [], 0
    for passage in source.furniture:
        kept.append(source.text[at : passage.start])
        at = passage.end
    return words("".join([*kept, source.text[at:]]))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def test_the_article_stays_whole_and_most_of_the_page_goes() -> None:
    shares: list[tuple[float, float, float]] = []
    for row in EXPECTED:
        text = saved(row["name"])
        marked = words((PAGES / f"{row['name']}.txt").read_text(encoding="utf-8"))
        kept = own_words(read_bytes(text.encode(), name="saved.txt"))
        common = sum((kept & marked).values())
        whole = sum((words(text) & marked).values()) / sum(words(text).values())
        shares.append((common / sum(marked.values()), common / sum(kept.values()), whole))
    recall, precision, before = (sum(column) / len(shares) for column in zip(*shares, strict=True))
    assert recall >= 0.99
    assert precision >= 0.85 > before + 0.2


def test_headline_and_date_are_found_on_most_pages() -> None:
    sources = [read_bytes(saved(row["name"]).encode(), name="a.txt") for row in EXPECTED]
    pairs = list(zip(sources, EXPECTED, strict=True))
    assert sum(source.title == row["title"] for source, row in pairs) >= 0.85 * len(pairs)
    assert sum(source.published == row["published"] for source, row in pairs) >= 0.8 * len(pairs)


def test_the_programme_of_a_visit_is_no_ticker() -> None:
    text = (
        "Программа пребывания делегации\n"
        "Делегация города Тампере прибывает в Нижний Новгород в составе шести человек.\n"
        "10:00  Подписание плана мероприятий\n11:30  Посещение школы № 13\n15:00  Отъезд\n"
    )
    assert read_bytes(text.encode(), name="a.txt").furniture == ()
