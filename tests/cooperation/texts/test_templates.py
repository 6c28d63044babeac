"""Templates of our own: every clause that texts of the field have, ready to be filled in."""

from __future__ import annotations

import pytest

from comity.cooperation.texts import FaultKind, Named, Text, check, templates
from comity.cooperation.texts.templates import TemplateError, _template
from comity.register.models import AgreementKind

PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
)
# What a whole agreement says, and what the lighter kinds say of it.
WHOLE = {
    "parties", "preamble", "purpose", "fields", "forms", "contact-points", "working-group",
    "financing", "third-parties", "not-a-treaty", "personal-data", "disputes", "amendments",
    "in-force", "termination", "electronic-signature", "languages",
}  # fmt: skip
LIGHT = {"parties", "preamble", "purpose", "contact-points", "in-force", "languages"}
NEEDED = {
    "sister-city": {*WHOLE, "people", "open-ended"},
    "cooperation-protocol": {*WHOLE, "information", "duration"},
    "friendship-city": {*LIGHT, "fields", "forms", "financing", "not-a-treaty", "disputes",
                        "amendments", "duration", "termination"},
    "memorandum": {*LIGHT, "fields", "information", "financing", "third-parties", "no-legal-duty",
                   "personal-data", "disputes", "amendments", "duration", "termination"},
    "programme": {*LIGHT, "under", "lines", "reporting", "financing", "fixed-term", "amendments"},
    "plan-of-measures": {"parties", "under", "measures", "contact-points", "control", "fixed-term",
                         "languages"},
    "joint-declaration": {"parties", "occasion", "common-view", "no-legal-duty", "languages"},
    "letter-of-intent": {*LIGHT, "preparation", "no-legal-duty", "until-agreement"},
}  # fmt: skip
SHIPPED = sorted(templates().items())


def text_of(key: str) -> Text:
    template = templates()[key]
    languages = ("tr", "en", "ru")
    return Text(
        template.titles, languages, languages, "", PARTIES, template.clauses, template.terms
    )


@pytest.mark.parametrize(("key", "template"), SHIPPED)
def test_a_template_has_every_clause_that_its_kind_usually_has(key: str, template):
    assert {clause.key for clause in template.clauses} >= NEEDED[key]


def test_every_kind_of_agreement_has_a_template():
    assert set(templates()) == set(AgreementKind.values) - {AgreementKind.OTHER}


@pytest.mark.parametrize(("key", "template"), SHIPPED)
def test_all_that_a_template_leaves_open_is_to_be_filled_in(key: str, template):
    faults = check(text_of(key))
    assert {fault.kind for fault in faults if fault.blocks} == {FaultKind.PLACEHOLDER}


@pytest.mark.parametrize(("key", "template"), SHIPPED)
def test_the_terms_of_a_template_are_used_alike_in_all_languages(key: str, template):
    assert [f for f in check(text_of(key)) if f.kind in (FaultKind.TERM, FaultKind.SPELLED)] == []


WORDS = {"tr": "Amaç", "en": "Purpose", "ru": "Цель"}


@pytest.mark.parametrize(
    ("clauses", "clause", "said"),
    [
        (
            ["purpose", "end"],
            {"purpose": {"title": WORDS, "text": WORDS}},
            "no clause is called end",
        ),
        (["purpose"], {"purpose": {"title": WORDS, "text": {"tr": "Amaç"}}}, "write it in each of"),
        (["purpose"], {"purpose": {"title": WORDS}}, r"\[clause.purpose\] text"),
    ],
)
def test_a_template_that_is_wrong_says_where(clauses, clause, said):
    with pytest.raises(TemplateError, match=said):
        _template("x.toml", {"title": WORDS, "clauses": clauses, "clause": clause}, {"clause": {}})
