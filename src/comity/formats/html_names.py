"""What page makers call the parts of a page: names in `class`, `id` and `itemprop`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

# Parts of class names and ids by which page makers call what is not the article.
_ASIDE = frozenset(
    "comment comments yorum yorumlar respond related ilgili benzer sidebar widget widgets share"
    " sharing sharedaddy social sosyal paylas paylasim breadcrumb breadcrumbs crumb crumbs menu nav"
    " navbar navigation footer altbilgi alt reklam advert advertisement ads banner cookie cookies"
    " cerez consent gdpr popup modal subscribe subscription newsletter bulten etiket etiketler tags"
    " tag popular recent latest pager pagination pagenav prevnext promo recommend recommended"
    " recommendations feedback login search arama ticker toolbar weather hava kvkk opros vote poll"
    " pagination gezinti icons reactions emoji disqus jp relatedposts also more similar readmore"
    " copyright kunye skip logo masthead topbar sagmenu solmenu cokokunan sondakika"
    " cookiebar socials sharebar".split()
)
# Of these, parts that are aside however much they hold; others may wrap the whole page.
_SURELY_ASIDE = frozenset(
    "comment comments yorum yorumlar respond disqus related cookie cookies consent gdpr".split()
)
ARTICLE_NAMES = frozenset(
    "article entry content icerik detay detail metin story post text body material haberdetay"
    " articlebody newsdetail haber news yazi".split()
)
# Inline elements named so stand apart from the text beside them.
DATE_NAMES = frozenset("date tarih time datetime zaman published pubdate dateline".split())
_NEGATION = frozenset({"has", "with", "no", "without", "two", "one", "single"})
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


# Names of elements that hold the headline.
HEADLINE_NAMES = frozenset({"title", "baslik", "headline", "haberbaslik", "pagetitle"})
# Only names that say something are kept, so that deep pages stay small.
_KNOWN = _ASIDE | _SURELY_ASIDE | ARTICLE_NAMES | DATE_NAMES | _NEGATION | HEADLINE_NAMES


def names_of(element: etree._Element) -> frozenset[str]:
    """The telling names of an element, whole and by their parts, in small letters."""
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return _KNOWN.intersection(_parts_of(said)) if said != "  " else frozenset()


def _parts_of(said: str) -> Iterator[str]:
    for name in said.split()[:12]:
        yield name.lower()
        for part in _NAME_PART.findall(name):
            yield part.lower()


def is_aside(tag: str, names: frozenset[str]) -> bool:
    """Whether tag or names say that an element is not the article."""
    if tag in ("body", "html", "main", "article", "form"):
        return False
    return tag == "aside" or (
        not names.isdisjoint(_ASIDE) and names.isdisjoint(_NEGATION) and "articlebody" not in names
    )


def is_surely_aside(tag: str, names: frozenset[str]) -> bool:
    """Whether it is aside however much text it holds (comments under a short article)."""
    return tag == "aside" or not names.isdisjoint(_SURELY_ASIDE)
