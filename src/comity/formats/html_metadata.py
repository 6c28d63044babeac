"""What an HTML page says of itself: title, date, author, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lxml import etree

from comity.formats.dates import dates_in
from comity.formats.folding import fold

_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
# No statement of a day is longer, in letters.
_LONGEST_DAY = 60
# In this order: the first that states a day is believed.
_PUBLISHED = (
    "article:published_time og:article:published_time datepublished date pubdate publishdate"
    " publish-date publish_date dc.date dc.date.issued dcterms.issued dcterms.created"
    " dc.date.created dc:date dcterms.date sailthru.date parsely-pub-date"
    " cxenseparse:recs:publishtime dc:created article.published datecreated".split()
)
_NEWS = frozenset(
    "article newsarticle blogposting reportagenewsarticle webpage pressrelease report".split()
)
_SITE_MARK = re.compile(r"\s+[|–—\-«»:•·]+\s+|\s*[|»]\s*|:\s+")
_MOST_SCRIPT = 400_000


@dataclass(frozen=True, slots=True)
class PageData:
    """The page's own statements; None where it makes none. `published` is a day in EDTF."""

    title: str | None = None
    titles: tuple[str, ...] = ()
    published: str | None = None
    author: str | None = None
    address: str | None = None
    language: str | None = None
    site: str | None = None


def page_data(root: etree._Element | None) -> PageData:
    """The statements of a page's head and of its JSON-LD, JSON-LD first."""
    if root is None:
        return PageData()
    meta = _metas(root)
    linked = _json_ld(root)
    heading = _text_of(root.find(".//title"))
    title = linked.title or meta.get("og:title") or meta.get("twitter:title")
    language = (root.get("lang") or root.get("xml:lang") or "").strip()[:2].lower()
    return replace(
        linked,
        title=title or None,
        titles=tuple(_candidates(title, heading)),
        published=linked.published or _published(meta, root),
        author=linked.author or _person(meta.get("author") or meta.get("article:author")),
        address=_canonical(root) or meta.get("og:url") or linked.address,
        language=language or None,
        site=meta.get("og:site_name"),
    )


def _candidates(title: str | None, heading: str | None) -> Iterator[str]:
    """Wordings under which the headline may stand on the page, without the site's name."""
    for said in (title, heading):
        if not said:
            continue
        yield said
        cuts = [match.span() for match in _SITE_MARK.finditer(said)]
        for start, end in sorted(cuts, reverse=True):
            yield said[:start]
            yield said[end:]


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(meta: dict[str, str], root: etree._Element) -> str | None:
    for name in _PUBLISHED:
        if name in meta and (day := stated_day(meta[name])):
            return day
    for element in root.iter("time", "span", "abbr", "meta"):
        properties = f"{element.get('itemprop', '')} {element.get('property', '')}".lower()
        if "datepublished" in properties or "dc:date" in properties or "dc:created" in properties:
            said = element.get("datetime") or element.get("content") or element.text or ""
            if day := stated_day(said):
                return day
    days = {iso_day(element.get("datetime") or "") for element in root.iter("time")}
    return days.pop() if len(days) == 1 else None


def stated_day(said: str) -> str | None:
    """The day that a page's data state: an ISO 8601 time, or one day as people write it
    (`14.05.2024 10:30`, `Tue, 14 May 2024`)."""
    found = iso_day(said.strip())
    if found is None and len(said) < _LONGEST_DAY:
        shown = [each for each in dates_in(said) if each.year is not None]
        found = shown[0].edtf if len(shown) == 1 else None
    return found


def iso_day(said: str) -> str | None:
    """The day of an ISO 8601 time, as it stands there (in the page's own zone)."""
    found = _ISO_DAY.match(said)
    if not found:
        return None
    year, month, day = map(int, found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _canonical(root: etree._Element) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = (link.get("href") or "").strip()
            return address if address.startswith(("http://", "https://")) else None
    return None


def _json_ld(root: etree._Element) -> PageData:
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _MOST_SCRIPT:
            continue
        try:
            stated = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated):
            if _is_news(thing):
                return _from_thing(thing)
    return PageData()


def _things(stated: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, also in a list or a graph; not deeper."""
    for thing in stated if isinstance(stated, list) else [stated]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _is_news(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    kind_fits = any(isinstance(kind, str) and kind.lower() in _NEWS for kind in named)
    return kind_fits and ("headline" in thing or "datePublished" in thing)


def _from_thing(thing: dict[str, Any]) -> PageData:
    headline, published = thing.get("headline"), thing.get("datePublished")
    address = thing.get("url") or thing.get("mainEntityOfPage")
    if isinstance(address, dict):
        address = address.get("@id")
    return PageData(
        title=_clean(headline) if isinstance(headline, str) else None,
        published=stated_day(published) if isinstance(published, str) else None,
        author=_author(thing.get("author")),
        address=address if isinstance(address, str) and "://" in address else None,
    )


def _author(stated: Any) -> str | None:
    for each in stated if isinstance(stated, list) else [stated]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and (person := _person(name)):
            return person
    return None


_NO_PERSON = frozenset(
    {"admin", "administrator", "super user", "webmaster", "editor", "haber merkezi", "redaksiyon"}
    | {"редакция", "администратор", "пресс-служба", "editör", "staff", "staff writer"}
)


def _person(said: str | None) -> str | None:
    name = _clean(said or "")
    is_name = 2 <= len(name.split()) <= 5 and "://" not in name and "@" not in name
    return name if is_name and fold(name) not in {fold(each) for each in _NO_PERSON} else None


def _clean(said: str) -> str:
    return " ".join(said.split())


def _text_of(element: etree._Element | None) -> str | None:
    return _clean("".join(element.itertext())) or None if element is not None else None
