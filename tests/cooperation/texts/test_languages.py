"""What a text says of itself: its languages, its originals, and which text decides."""

from __future__ import annotations

import pytest

from comity.cooperation.texts import Named, Text, templates

PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
    Named("3", {"tr": "Kazan", "en": "Kazan", "ru": "Казань"}),
)
LAST = templates()["cooperation-protocol"].clauses[-1]


def said(
    language: str, *languages: str, parties: int = 2, authentic: tuple[str, ...] = (),
    prevailing: str = "",
) -> str:  # fmt: skip
    """The last clause of the template, as a text in these languages says it."""
    text = Text({}, languages, authentic or languages, prevailing, PARTIES[:parties], (LAST,))
    return text.spoken(LAST.wordings[language].text, language)


def test_the_clause_on_languages_names_those_of_the_text_in_each_grammar():
    assert "her biri Türkçe ve Rusça olmak üzere 2 asıl nüsha hâlinde" in said("tr", "tr", "ru")
    assert "in 2 originals, each in Turkish and Russian. Both" in said("en", "tr", "ru")
    assert "в 2 подлинных экземплярах, каждый на турецком и русском языках. Оба" in said(
        "ru", "tr", "ru"
    )
    assert "each in Turkish, English and Russian. All" in said("en", "tr", "en", "ru")
    assert "каждый на русском языке." in said("ru", "ru")


@pytest.mark.parametrize(
    ("language", "ending"),
    [("tr", "3 asıl nüsha hâlinde"), ("en", "in 3 originals"), ("ru", "в 3 подлинных экземплярах")],
)
def test_there_are_as_many_originals_as_parties(language: str, ending: str):
    assert ending in said(language, "tr", "en", "ru", parties=3)


@pytest.mark.parametrize(
    ("language", "equal", "prevails", "only"),
    [
        (
            "tr", "Bütün metinler aynı derecede geçerlidir.",
            "Bütün metinler aynı derecede geçerlidir. "
            "Yorum farklılığı hâlinde İngilizce metin esas alınır.",
            "Yalnızca Rusça metin geçerlidir.",
        ),
        (
            "en", "All texts are equally authentic.",
            "All texts are equally authentic. In case of doubt the text in English prevails.",
            "Only the text in Russian is authentic.",
        ),
        (
            "ru", "Все тексты имеют одинаковую силу.",
            "Все тексты имеют одинаковую силу. При расхождениях в толковании преимущественную "
            "силу имеет текст на английском языке.",
            "Подлинным является только текст на русском языке.",
        ),
    ],
)  # fmt: skip
def test_which_texts_bind_and_which_prevails_is_said_as_the_draft_has_it(
    language: str, equal: str, prevails: str, only: str
):
    three = ("tr", "en", "ru")
    assert said(language, *three).endswith(f" {equal}")
    assert said(language, *three, prevailing="en").endswith(f" {prevails}")
    assert said(language, *three, authentic=("ru",)).endswith(f" {only}")


def test_some_texts_may_bind_beside_others():
    assert said("en", "tr", "en", "ru", authentic=("ru", "tr")).endswith(
        "The texts in Turkish and Russian are equally authentic."
    )


def test_a_text_in_one_language_says_nothing_of_others():
    assert said("en", "en").endswith("each in English.")
