"""The text as Akoma Ntoso 3.0 (OASIS LegalDocML): one work, one expression for each language.

The tests hold it to the schema of OASIS. An article's `eId` follows its place, its `wId` is
the clause's own key and the same in every expression.
"""

from __future__ import annotations

from datetime import date

from lxml import etree

from comity.cooperation.texts.clauses import Text

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# ISO 639-2, which the names of works and expressions are written in.
_CODES = {"tr": "tur", "en": "eng", "ru": "rus"}


def to_akoma_ntoso(text: Text, language: str, *, key: str, day: date, digest: str) -> bytes:
    """One language of a text as an Akoma Ntoso `doc`; `key` names the work, `digest` freezes it.

    Raises KeyError for a language that the text does not have.
    """
    if language not in text.languages:
        raise KeyError(language)
    root = etree.Element(_name("akomaNtoso"), nsmap={None: NAMESPACE})
    document = _under(root, "doc", name="agreement")
    _meta(document, text, language, key, day, digest)
    preface = _under(document, "preface")
    title = _under(_under(preface, "p"), "docTitle")
    title.text = text.spoken(text.titles.get(language, ""), language)
    body = _under(document, "mainBody")
    for number, clause in enumerate(text.clauses, start=1):
        wording = clause.wordings.get(language)
        if wording is None:
            continue
        article = _under(body, "article", eId=f"art_{number}", wId=clause.key)
        _under(article, "num").text = str(number)
        _under(article, "heading").text = text.spoken(wording.title, language)
        lines = [line for line in wording.text.split("\n") if line.strip()]
        for place, line in enumerate(lines, start=1):
            paragraph = _under(article, "paragraph", eId=f"art_{number}__para_{place}")
            content = _under(paragraph, "content")
            _under(content, "p").text = text.spoken(line, language)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _meta(
    document: etree._Element, text: Text, language: str, key: str, day: date, digest: str
) -> None:
    code = _CODES.get(language, language)
    work = f"/akn/un/doc/agreement/{day.isoformat()}/{key}"
    expression = f"{work}/{code}@{day.isoformat()}"
    identification = _under(_under(document, "meta"), "identification", source="#comity")
    for level, name in (
        ("FRBRWork", work), ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}/main.xml"),
    ):  # fmt: skip
        own = _under(identification, level)
        _under(own, "FRBRthis", value=f"{name}/!main" if level != "FRBRManifestation" else name)
        _under(own, "FRBRuri", value=name)
        _under(own, "FRBRdate", date=day.isoformat(), name="closed")
        _under(own, "FRBRauthor", href="#parties")
        if level == "FRBRWork":
            _under(own, "FRBRcountry", value="un")
            _under(own, "FRBRnumber", value=digest)
            is_authentic = language in text.authentic
            _under(own, "FRBRauthoritative", value=str(is_authentic).lower())
        if level == "FRBRExpression":
            _under(own, "FRBRlanguage", language=code)
        if level == "FRBRManifestation":
            _under(own, "FRBRformat", value="application/akn+xml")
    references = _under(identification.getparent(), "references", source="#comity")
    for party in text.parties:
        name = party.names.get(language, party.key)
        _under(
            references, "TLCOrganization", eId=f"party_{party.key}", showAs=name,
            href=f"/akn/ontology/organization/{key}/{party.key}",
        )  # fmt: skip
    _under(
        references, "TLCOrganization", eId="comity", showAs="Comity",
        href="/akn/ontology/organization/comity",
    )  # fmt: skip


def _under(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(tag), attributes)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
