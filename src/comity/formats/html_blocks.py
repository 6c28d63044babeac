"""An HTML page as blocks: runs of text with what their markup says of them.

The tree is walked without recursion; hidden elements, scripts, templates and navigation
landmarks are left out on the way.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from comity.formats.html_names import ARTICLE_NAMES, DATE_NAMES, is_aside, is_surely_aside, names_of
from comity.formats.lines import Line

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed applet audio video canvas map"
    " select option button textarea nav footer head amp-sidebar amp-ad datalist dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p"
    " pre section summary table tbody td tfoot th thead tr ul".split()
)
_LANDMARKS = frozenset(
    "navigation contentinfo complementary search dialog alertdialog menu menubar".split()
)
_INLINE_NAMED = frozenset({"span", "time", "small", "i", "em", "label", "abbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = frozenset(
    {"sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "element-invisible"}
    | {"hidden", "d-none", "hide", "wpemojisettings"}
)
_SPACE = re.compile(r"[\s\u00a0\u200b]+")
_TAG = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.I | re.S)

# A part that is named as aside but holds more of the running text than this is none.
_MOST_ASIDE = 0.6
_DEEPEST_ASIDE = 20


@dataclass(slots=True)
class Container:
    """A block element: its place in the tree and the weight of the text below it."""

    parent: int
    tag: str
    signature: str
    score: float = 0.0


@dataclass
class Block:
    """A run of text that the page sets apart (a paragraph, a cell, a line after `<br>`)."""

    text: str
    container: int
    tag: str
    link_letters: int
    asides: tuple[int, ...] = ()
    is_aside: bool = False
    emphasis: bool = False
    names: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def line(self) -> Line:
        """The block as a line, for the classifiers of lines."""
        return Line(0, len(self.text), self.text, True, self.link_share)

    @property
    def link_share(self) -> float:
        """The share of the text that lies in links, 0..1."""
        return min(self.link_letters / max(len(self.text), 1), 1.0)

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that this is a heading."""
        return self.tag in _HEADINGS

    @property
    def is_caption(self) -> bool:
        """Whether the markup says that this captions a picture or table."""
        return self.tag in _CAPTIONS


@dataclass(slots=True)
class Page:
    """A page as its blocks in reading order, its containers, and its root element."""

    blocks: list[Block]
    containers: list[Container]
    root: etree._Element | None


def page_of(markup: str) -> Page:
    """The blocks of a page; markup that is broken is read as far as browsers would.

    A page nested deeper than libxml2 reads (2048 elements) comes back as its bare text.
    """
    parser = etree.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_clean(markup).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or any("depth" in entry.message for entry in parser.error_log):
        return _bare(markup)
    walk = _Walk()
    walk.run(root)
    _judge_asides(walk.blocks, walk.sure_asides)
    return Page(walk.blocks, walk.containers, root)


_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!--\[if.*?<!\[endif\]-->|<!\[if[^>]*>|<!\[endif\]>", re.S | re.I)


def _clean(markup: str) -> str:
    markup = _DECLARATION.sub("", markup, count=1).replace("\0", "")
    return _CONDITIONAL.sub("", markup) if "<![" in markup or "[if" in markup else markup


def _bare(markup: str) -> Page:
    text = html.unescape(_TAG.sub("\n", markup))
    words = (_SPACE.sub(" ", line).strip() for line in text.splitlines())
    blocks = [Block(line, 0, "p", 0) for line in words if line]
    return Page(blocks, [Container(-1, "body", "body")], None)


class _Walk:
    """One pass over the tree, gathering text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(-1, "html", "html")]
        self.sure_asides: set[int] = set()
        self._open: list[tuple[int, str, tuple[int, ...], frozenset[str]]] = [
            (0, "html", (), frozenset[str]())
        ]
        self._parts: list[str] = []
        self._links = 0
        self._bold = 0
        self._link_letters = 0
        self._bold_letters = 0
        self._inline_names: frozenset[str] = frozenset()

    def run(self, root: etree._Element) -> None:
        """Visit every element; those not seen are stepped over with what they hold."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipping = False
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                skipping = not tag or _is_unseen(element, tag)
                if skipping:
                    walker.skip_subtree()
                    continue
                self._start(element, tag)
            else:
                if skipping:
                    skipping = False
                else:
                    self._end(element, tag)
                self._take(element.tail)
        self._close_block()

    def _start(self, element: etree._Element, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block()
            parent, _, asides, names = self._open[-1]
            own = names_of(element)
            number = len(self.containers)
            if is_aside(tag, own):
                asides = (*asides[:_DEEPEST_ASIDE], number)
                if is_surely_aside(tag, own):
                    self.sure_asides.add(number)
            self.containers.append(Container(parent, tag, f"{tag}.{element.get('class', '')}"))
            self._open.append((number, tag, asides, names | own))
        elif tag == "br":
            self._close_block()
        elif tag == "a":
            self._links += 1
        elif tag in ("b", "strong"):
            self._bold += 1
        elif tag in _INLINE_NAMED:
            self._start_named(names_of(element))
        self._take(element.text)

    def _start_named(self, names: frozenset[str]) -> None:
        if not names:
            return
        if not names.isdisjoint(DATE_NAMES):
            self._close_block()
        self._parts.append(" ")
        self._inline_names |= names

    def _end(self, element: etree._Element, tag: str) -> None:
        if tag in _INLINE_NAMED and not names_of(element).isdisjoint(DATE_NAMES):
            self._close_block()
        if tag in _BLOCKS:
            self._close_block()
            if len(self._open) > 1:
                self._open.pop()
        elif tag == "a":
            self._links -= 1
        elif tag in ("b", "strong"):
            self._bold -= 1

    def _take(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        letters = len(_SPACE.sub(" ", text).strip())
        if self._links > 0:
            self._link_letters += letters
        if self._bold > 0:
            self._bold_letters += letters

    def _close_block(self) -> None:
        text = _SPACE.sub(" ", "".join(self._parts)).strip()
        if text:
            container, tag, asides, names = self._open[-1]
            bold = self._bold_letters >= 0.9 * len(text)
            names = names | self._inline_names
            self.blocks.append(
                Block(text, container, tag, self._link_letters, asides, False, bold, names)
            )
        self._parts.clear()
        self._inline_names = frozenset()
        self._link_letters = self._bold_letters = 0


def _judge_asides(blocks: list[Block], sure: set[int]) -> None:
    """A part named as aside is one, unless it holds most of the page's running text."""
    held: dict[int, int] = {}
    total = 1
    for block in blocks:
        words = block.line.words if block.line.is_prose else 0
        total += words
        for number in block.asides:
            held[number] = held.get(number, 0) + words
    real = {number for number, words in held.items() if words <= _MOST_ASIDE * total} | sure
    for block in blocks:
        block.is_aside = not real.isdisjoint(block.asides)


def _is_unseen(element: etree._Element, tag: str) -> bool:
    if tag in _SKIPPED or element.get("role") in _LANDMARKS:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and _UNSEEN_STYLE.search(style):
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEEN_CLASS.isdisjoint(classes.lower().split())


def hints_at_article(block: Block) -> bool:
    """Whether an element around the block is named as articles are."""
    return not block.names.isdisjoint(ARTICLE_NAMES)
