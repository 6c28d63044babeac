"""Comparing word by word, naming the parties, and the hash of what was agreed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comity.cooperation.texts import (
    Clause,
    Named,
    PieceKind,
    Text,
    Wording,
    canonical_bytes,
    compare,
    digest_of,
)
from comity.cooperation.texts.clauses import spoken

WORDS = st.text(alphabet="ab şИ.,\n1", max_size=40)
PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
)
TEXT = Text(
    {"tr": "Protokol", "en": "Protocol"}, ("tr", "en"), ("tr", "en"), "", PARTIES,
    (Clause("term", {"tr": Wording("Süre", "3 yıl"), "en": Wording("Term", "3 years")}),),
)  # fmt: skip


def test_what_changed_is_told_word_by_word():
    pieces = compare("The term is 3 years.", "The term is 5 years.")
    assert [(p.kind, p.words) for p in pieces] == [
        (PieceKind.SAME, "The term is "),
        (PieceKind.REMOVED, "3"),
        (PieceKind.ADDED, "5"),
        (PieceKind.SAME, " years."),
    ]


@given(WORDS, WORDS)
def test_no_letter_of_either_version_is_lost(earlier: str, later: str):
    pieces = compare(earlier, later)
    assert "".join(p.words for p in pieces if p.kind is not PieceKind.ADDED) == earlier
    assert "".join(p.words for p in pieces if p.kind is not PieceKind.REMOVED) == later


def test_each_original_names_its_own_party_first():
    title = "Protocol between {parties}; {party-1} pays"
    assert spoken(title, "en", PARTIES, "1") == (
        "Protocol between Istanbul and Moscow; Istanbul pays"
    )
    assert spoken(title, "en", PARTIES, "2") == (
        "Protocol between Moscow and Istanbul; Istanbul pays"
    )
    assert spoken("{parties}", "ru", PARTIES, "2") == "Москва и Стамбул"


def test_the_hash_does_not_hang_on_how_letters_are_composed_or_lines_end():
    written = Clause(
        "term", {"tr": Wording("Süre", "3 yıl  \r\n"), "en": Wording("Term", "3 years")}
    )
    assert digest_of(replace(TEXT, clauses=(written,))) == digest_of(TEXT)


@given(st.sampled_from(["tr", "en"]), st.text(min_size=1, max_size=5).filter(str.strip))
def test_any_changed_word_changes_the_hash(language: str, added: str):
    wordings = dict(TEXT.clauses[0].wordings)
    wordings[language] = Wording("x", "4 " + added)
    changed = replace(TEXT, clauses=(Clause("term", wordings),))
    assert digest_of(changed) != digest_of(TEXT)


def test_the_order_of_clauses_and_what_prevails_are_part_of_what_is_agreed():
    other = Clause("end", {"tr": Wording("Son", "Son"), "en": Wording("End", "End")})
    both = replace(TEXT, clauses=(*TEXT.clauses, other))
    turned = replace(TEXT, clauses=(other, *TEXT.clauses))
    assert len({digest_of(t) for t in (TEXT, both, turned, replace(TEXT, prevailing="en"))}) == 4


def test_the_canonical_form_is_json_that_others_can_make():
    assert canonical_bytes(TEXT).startswith(b'{"authentic":["en","tr"],"clauses":[{"key":"term"')
