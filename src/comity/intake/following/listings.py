"""What a feed or a page of a news archive lists, and where it goes on. Pure: bytes in.

An archive is told from its menus by its links: most news lie in one folder of the site and
have titles, which are longer than the words of a menu.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree, html

from comity.formats.encodings import decode

MOST_LINKS = 500
FEWEST = 3  # links of one folder that make a list of news
TITLE = 18  # characters; the words of menus are shorter
_NEXT = re.compile(
    r"next|older|sonraki|ileri|eski(ler)?|daha fazla|след(ующая)?\.?|далее|вперёд|вперед|›|»|>|→"
)
_NUMBER = re.compile(r"page|sayfa|paged|p|pg|pagen_\d+|стр(аница)?", re.IGNORECASE)
_FILES = re.compile(r"\.(jpe?g|png|gif|svg|webp|zip|rar|mp4|mp3|css|js|ics)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages that are listed, newest first as the site has them, and the next part if any."""

    pages: tuple[str, ...]
    goes_on_at: str | None = None


def listing_in(content: bytes, address: str) -> Listing:
    """What the feed (RSS, Atom) or page at an address lists; empty for anything else."""
    start = content[:2000].lstrip().lower()
    if re.search(rb"<(rss|feed|rdf:rdf)\b", start):
        return _feed(content, address)
    return _archive(content, address)


def feed_of(content: bytes, address: str) -> str | None:
    """The address of the feed that a page names as its own."""
    tree = _tree(content)
    if tree is None:
        return None
    for link in tree.iter("link"):
        kind, relation = link.get("type", ""), link.get("rel", "")
        if "alternate" in relation and kind in ("application/rss+xml", "application/atom+xml"):
            return urljoin(address, link.get("href", "")) or None
    return None


# ---------------------------------------------------------------- feeds


def _feed(content: bytes, address: str) -> Listing:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Listing(())
    if root is None:
        return Listing(())
    found = [_link(entry) for entry in root.iter() if _name(entry) in ("item", "entry")]
    after = (
        each.get("href")
        for each in root.iter()
        if _name(each) == "link" and each.get("rel") == "next"
    )  # RFC 5005
    following = next(filter(None, after), None)
    return Listing(
        tuple(_unique(urljoin(address, link) for link in found if link)),
        urljoin(address, following) if following else None,
    )


def _name(element: Any) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _link(entry: Any) -> str:
    """The page of an entry: RSS has it as text, Atom as `href` of the alternate link."""
    links = [each for each in entry if _name(each) == "link"]
    best = [each for each in links if each.get("rel", "alternate") == "alternate"]
    for each in best or links:
        link = (each.get("href") or each.text or "").strip()
        if link:
            return link
    ids = (each.text or "" for each in entry if _name(each) in ("guid", "id"))
    return next((id.strip() for id in ids if id.strip().startswith("http")), "")


# ---------------------------------------------------------------- archives


def _archive(content: bytes, address: str) -> Listing:
    tree = _tree(content)
    if tree is None:
        return Listing(())
    links = [
        (link, _address(link, address), " ".join(link.text_content().split()))
        for link in tree.iter("a")
        if link.get("href")
    ]
    ours = [(link, to, text) for link, to, text in links if _is_near(to, address)]
    folders: dict[str, dict[str, int]] = defaultdict(dict)
    for link, to, text in ours:
        told = max(len(text), len(link.get("title") or ""), _alt(link))
        held = folders[_folder(to)]
        held[to] = max(held.get(to, 0), told)
    news = max(folders.values(), key=_weight, default={})
    pages = [to for to, told in news.items() if told >= TITLE]
    if len(pages) < FEWEST:
        pages = []
    return Listing(tuple(pages[:MOST_LINKS]), _next(ours, address))


def _tree(content: bytes) -> Any:
    text = decode(content).text
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        return html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _address(link: Any, address: str) -> str:
    try:
        return urljoin(address, link.get("href").strip()).split("#")[0]
    except ValueError:
        return ""


def _is_near(to: str, address: str) -> bool:
    try:
        there, here = urlsplit(to), urlsplit(address)
    except ValueError:
        return False
    same = (there.hostname or "").removeprefix("www.") == (here.hostname or "").removeprefix("www.")
    return same and there.scheme in ("http", "https") and not _FILES.search(there.path)


def _folder(to: str) -> str:
    """Where a page lies: its path up to the last part, and the names of its parameters."""
    parts = urlsplit(to)
    above = parts.path.rstrip("/").rpartition("/")[0]
    numbered = re.sub(r"\d+", "0", above)
    return f"{numbered}?{'&'.join(name for name, _value in parse_qsl(parts.query))}"


def _alt(link: Any) -> int:
    return max((len(image.get("alt") or "") for image in link.iter("img")), default=0)


def _weight(links: dict[str, int]) -> int:
    return sum(told for told in links.values() if told >= TITLE)


def _next(links: Iterable[tuple[Any, str, str]], address: str) -> str | None:
    ours = [(link, to, text) for link, to, text in links if to and to != address]
    for link, to, _text in ours:
        if "next" in (link.get("rel") or "").split():
            return to
    number = _page_number(address)
    for _element, to, _text in ours:
        if _page_number(to) == number + 1 and urlsplit(to).path == urlsplit(address).path:
            return to
    for _element, to, text in ours:
        if _NEXT.fullmatch(text.casefold().strip(" .")):
            return to
    return None


def _page_number(address: str) -> int:
    """The number of a part of the archive; the first has none in its address."""
    for name, value in parse_qsl(urlsplit(address).query):
        if _NUMBER.fullmatch(name) and value.isdecimal() and len(value) < 6:
            return int(value)
    return 1


def _unique(addresses: Iterable[str]) -> Iterator[str]:
    yield from list(dict.fromkeys(addresses))[:MOST_LINKS]
