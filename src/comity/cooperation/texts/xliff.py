"""A text for translators as XLIFF 1.2 (OASIS), one language into another, and back.

1.2 is what every translator's program reads. The tests hold what is written to the strict
schema of OASIS. The title and the text of a clause are a unit each, whose id says which
clause and version it is (`duration.text.3.1`: version 3 of the source, 1 of the target).
Marks of the parties are inline elements, which such programs protect.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from comity.cooperation.texts.clauses import MARK, Clause, Text, Wording

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_UNIT = re.compile(r"(?P<clause>.+)\.(?P<part>title|text)\.(?P<source>\d{1,6})\.(?P<base>\d{1,6})")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class BadXliffError(ValueError):
    """A file that cannot be taken for what went out; says where and what is wrong."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A clause as it came back: `title` or `text` is empty where nothing was written."""

    clause: str
    base: int
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What was written for the title."""
        return self.parts.get("title", "")

    @property
    def text(self) -> str:
        """What was written for the text."""
        return self.parts.get("text", "")


@dataclass(frozen=True, slots=True)
class Translation:
    """A whole file: of which text (`key`), from which language into which, and its clauses."""

    key: str
    source: str
    target: str
    clauses: tuple[Translated, ...]


def to_xliff(
    text: Text, source: str, target: str, *, key: str, stale: Collection[str] = ()
) -> bytes:
    """The text in `source` with what is there in `target`; `key` names it when it comes back.

    `stale` are the clauses whose target is behind: their words are given for review.
    Raises KeyError for languages that the text does not have, or twice the same.
    """
    if source == target or not {source, target} <= set(text.languages):
        raise KeyError(f"{source} into {target}")
    root = etree.Element(_name("xliff"), nsmap={None: NAMESPACE}, version="1.2")
    file = _under(
        root, "file", original=key, datatype="plaintext",
        **{"source-language": source, "target-language": target, "tool-id": "comity"},
    )  # fmt: skip
    _header(file, text, source, target)
    body = _under(file, "body")
    for clause in text.clauses:
        if source in clause.wordings:
            _group(body, clause, source, target, clause.key in stale)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _header(file: etree._Element, text: Text, source: str, target: str) -> None:
    header = _under(file, "header")
    _under(header, "tool", **{"tool-id": "comity", "tool-name": "Comity"})
    terms = [
        f"{term.words[source]} = {term.words[target]}"
        for term in text.terms
        if {source, target} <= set(term.words)
    ]
    if terms:
        _under(header, "note").text = "\n".join(terms)


def _group(body: etree._Element, clause: Clause, source: str, target: str, is_stale: bool) -> None:
    given, held = clause.wordings[source], clause.wordings.get(target)
    group = _under(body, "group", id=clause.key)
    versions = f"{given.version}.{held.version if held else 0}"
    for part in ("title", "text"):
        words = getattr(given, part)
        if not words:
            continue
        unit = _under(group, "trans-unit", id=f"{clause.key}.{part}.{versions}")
        unit.set(_XML_SPACE, "preserve")
        _words(_under(unit, "source"), words, source)
        if held is not None and getattr(held, part):
            state = "needs-review-translation" if is_stale else "translated"
            _words(_under(unit, "target", state=state), getattr(held, part), target)


def _words(element: etree._Element, words: str, language: str) -> None:
    """The words with an inline element for each mark, named after it and its place."""
    element.set(_XML_LANG, language)
    at, last = 0, None
    for number, mark in enumerate(MARK.finditer(words), start=1):
        _append(element, last, words[at : mark.start()])
        last = _under(element, "x", id=f"{number}-{mark[1]}", **{"equiv-text": mark[0]})
        at = mark.end()
    _append(element, last, words[at:])


def _append(element: etree._Element, last: etree._Element | None, words: str) -> None:
    if last is None:
        element.text = (element.text or "") + words
    else:
        last.tail = (last.tail or "") + words


def read_xliff(content: bytes) -> Translation:
    """What came back from a translator. Raises BadXliffError."""
    root = _parsed(content)
    file = root.find(_name("file"))
    if etree.QName(root).localname != "xliff" or file is None:
        raise BadXliffError("this is no XLIFF 1.2: save it as XLIFF 1.2, as it went out")
    return Translation(
        file.get("original", ""),
        file.get("source-language", ""),
        file.get("target-language", ""),
        tuple(_clauses(file)),
    )


def _parsed(content: bytes) -> etree._Element:
    # Nothing is fetched, and nothing that the file itself declares is put in place.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadXliffError(f"this is no XML that can be read: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise BadXliffError("the file declares a document type; send back the XLIFF that went out")
    return root


def _clauses(file: etree._Element) -> Iterator[Translated]:
    found: dict[tuple[str, int], Translated] = {}
    for unit in file.iter(_name("trans-unit")):
        named = _UNIT.fullmatch(unit.get("id", ""))
        target = unit.find(_name("target"))
        if named is None or target is None:
            continue
        clause = (named["clause"], int(named["base"]))
        own = found.setdefault(clause, Translated(*clause))
        own.parts[named["part"]] = "".join(_said(target)).strip()
    yield from found.values()


# Elements that hold what a program keeps of its own formats, not words.
_CODES = ("bpt", "ept", "ph", "it", "sub")


def _said(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child)
        yield child.tail or ""


def _inline(child: etree._Element) -> Iterator[str]:
    name = etree.QName(child).localname
    if name in ("x", "bx", "ex"):
        mark = "{" + child.get("id", "").partition("-")[2] + "}"
        yield mark if MARK.fullmatch(mark) else ""
    elif name not in _CODES:
        yield from _said(child)


def filled(came: Translated, held: Wording | None) -> Wording | None:
    """The clause as it is meant: what was not translated stays; None for nothing to suggest."""
    title = came.title or (held.title if held else "")
    text = came.text or (held.text if held else "")
    return Wording(title, text, came.base) if title and (came.title or came.text) else None


def _under(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(name), attrib=attributes)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
