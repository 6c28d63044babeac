"""A text for translators: valid by the schema of OASIS, and back without a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from comity.cooperation.texts import Clause, Named, Text, Wording, templates
from comity.cooperation.texts.xliff import (
    NAMESPACE,
    BadXliffError,
    filled,
    read_xliff,
    to_xliff,
)

# OASIS's schemas, which a package of Debian carries.
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
LANGUAGES = ("tr", "en", "ru")
PARTIES = (Named("1", {"tr": "İstanbul"}), Named("2", {"tr": "Moskova"}))
UNIT = f"{{{NAMESPACE}}}trans-unit"


class BesideIt(etree.Resolver):
    """The schema of `xml:` attributes lies beside, nothing is fetched."""

    def resolve(self, url: str, _public: str, context: object) -> object:
        name = url.rpartition("/")[2]
        return self.resolve_filename(str(SCHEMAS / name), context)


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(BesideIt())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-1.2-strict.xsd"), parser))


def text_of(*clauses: Clause) -> Text:
    return Text({}, LANGUAGES, LANGUAGES, "", PARTIES, clauses)


def template(key: str) -> Text:
    shape = templates()[key]
    return Text(shape.titles, LANGUAGES, LANGUAGES, "", PARTIES, shape.clauses, shape.terms)


@pytest.mark.parametrize("key", sorted(templates()))
def test_every_template_is_valid_by_the_schema_of_oasis(key: str, schema: etree.XMLSchema):
    for source, target in (("tr", "ru"), ("ru", "en")):
        made = to_xliff(template(key), source, target, key="a1b2", stale=["duration"])
        schema.assertValid(etree.fromstring(made))


def test_a_file_that_nobody_touched_says_what_went_out():
    text = template("cooperation-protocol")
    back = read_xliff(to_xliff(text, "tr", "ru", key="a1b2"))
    assert (back.key, back.source, back.target) == ("a1b2", "tr", "ru")
    held = {clause.key: clause.wordings["ru"] for clause in text.clauses}
    assert {c.clause: (c.title, c.text, c.base) for c in back.clauses} == {
        key: (wording.title, wording.text, 1) for key, wording in held.items()
    }


def test_what_is_not_translated_has_no_target_and_what_is_stale_is_for_review():
    clauses = (
        Clause("purpose", {"tr": Wording("Amaç", "Bir.", 3)}),
        Clause("term", {"tr": Wording("Süre", "3 yıl.", 2), "en": Wording("Term", "2 years.", 1)}),
    )
    root = etree.fromstring(to_xliff(text_of(*clauses), "tr", "en", key="k", stale=["term"]))
    units = {unit.get("id"): unit for unit in root.iter(UNIT)}
    assert set(units) == {
        "purpose.title.3.0", "purpose.text.3.0", "term.title.2.1", "term.text.2.1",
    }  # fmt: skip
    states = {key: [t.get("state") for t in unit.iter("{*}target")] for key, unit in units.items()}
    assert states["purpose.text.3.0"] == []
    assert states["term.text.2.1"] == ["needs-review-translation"]


def test_the_terms_of_the_text_go_along_as_a_note():
    root = etree.fromstring(to_xliff(template("cooperation-protocol"), "tr", "ru", key="k"))
    assert "Taraflar = Стороны" in root.findtext(".//{*}header/{*}note")


def translated(*units: str, version: str = "1.2", doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<xliff xmlns="{NAMESPACE}" version="{version}">'
        '<file original="k" source-language="tr" target-language="en" datatype="plaintext"><body>'
        f"{''.join(units)}</body></file></xliff>"
    ).encode()


def unit(key: str, target: str) -> str:
    return f'<trans-unit id="{key}"><source>x</source><target>{target}</target></trans-unit>'


def test_marks_and_what_programs_put_into_the_words_come_back_as_plain_words():
    words = (
        '<mrk mtype="seg" mid="1">Done by <x id="2-parties"/></mrk> <g id="9">in two</g>'
        '<bpt id="3">&lt;b&gt;</bpt> originals<x id="7"/>.<!-- ours -->'
    )
    (clause,) = read_xliff(translated(unit("done.text.1.0", words))).clauses
    assert clause.text == "Done by {parties} in two originals." and clause.title == ""


def test_what_was_left_untranslated_keeps_the_words_that_went_out():
    half = unit("term.title.2.1", "Duration") + unit("term.text.2.1", "")
    (clause,) = read_xliff(translated(half)).clauses
    assert filled(clause, Wording("Term", "2 years.")) == Wording("Duration", "2 years.", 1)
    assert filled(clause, None) == Wording("Duration", "", 1)
    (untouched,) = read_xliff(translated(unit("term.text.2.0", ""))).clauses
    assert filled(untouched, None) is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"<xliff", "no XML", id="cut off"),
        pytest.param(b"<html/>", "no XLIFF 1.2", id="another XML"),
        pytest.param(
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
            "save it as XLIFF 1.2", id="another version",
        ),
        pytest.param(
            translated(doctype='<!DOCTYPE xliff [<!ENTITY a "b">]>'), "document type",
            id="entities of its own",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_ours_is_told(content: bytes, told: str):
    with pytest.raises(BadXliffError, match=told):
        read_xliff(content)


def test_only_two_languages_of_the_text_make_a_pair():
    for source, target in (("tr", "tr"), ("tr", "de"), ("", "en")):
        with pytest.raises(KeyError):
            to_xliff(template("sister-city"), source, target, key="k")


words = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x45F, exclude_characters="\x7f"), max_size=60
).map(lambda made: made.strip())
marked = st.lists(words | st.sampled_from(["{parties}", "{party-2}", "{standing}"]), max_size=5)


@given(st.lists(marked.map("".join), min_size=2, max_size=2))
def test_any_words_come_back_as_they_went_out(made: list[str]):
    title, text = made[0].strip() or "x", made[1].strip()
    clauses = Clause("one", {"tr": Wording("Bir", "x", 4), "en": Wording(title, text, 2)})
    back = read_xliff(to_xliff(text_of(clauses), "tr", "en", key="k")).clauses
    assert [(c.title, c.text, c.base) for c in back] == [(title, text, 2)]
