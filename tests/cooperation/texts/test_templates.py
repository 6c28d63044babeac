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
NEEDED = {
    "parties", "preamble", "purpose", "fields", "forms", "contact-points", "working-group",
    "financing", "third-parties", "not-a-treaty", "personal-data", "disputes", "amendments",
    "in-force", "termination", "languages",
}  # fmt: skip
SHIPPED = sorted(templates().items())


def text_of(key: str) -> Text:
    template = templates()[key]
    languages = ("tr", "en", "ru")
    return Text(
        template.titles, languages, languages, "", PARTIES, template.clauses, template.terms
    )


@pytest.mark.parametrize(("key", "template"), SHIPPED)
def test_a_template_is_for_a_kind_of_agreement_and_has_every_usual_clause(key: str, template):
    assert key in AgreementKind.values
    assert {clause.key for clause in template.clauses} >= NEEDED


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
