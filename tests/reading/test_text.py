"""Tokens, quotations and sentences keep their places in the text."""

from __future__ import annotations

import pytest

from comity.passages import Passage
from comity.reading import read
from comity.reading.document import Document
from comity.reading.languages import language_for
from comity.reading.reader import split
from comity.reading.speech.quotations import quotations_in
from comity.reading.text import paragraphs_of


def document(text: str, language: str = "tr") -> Document:
    made = Document("test", text, language_for(language))
    split(made)
    return made


def quotes(text: str) -> list[tuple[int, str]]:
    found = quotations_in(text, paragraphs_of(text, ()))
    return [(q.depth, q.inner.of(text)) for q in found]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Hoş geldiniz” dedi.", "Hoş geldiniz"),
        ('"Hoş geldiniz" dedi.', "Hoş geldiniz"),
        ("«Рады гостям», – сказал он.", "Рады гостям"),
        ("„Рады гостям“, – сказал он.", "Рады гостям"),
        ("''Hoş geldiniz'' dedi.", "Hoş geldiniz"),
        ('“They came in peace.", she said', "They came in peace."),
        ("'We are delighted,' said the mayor.", "We are delighted,"),
    ],
)
def test_any_quotation_mark_opens_and_closes(text: str, inner: str) -> None:
    assert quotes(text) == [(1, inner)]


def test_a_quotation_inside_a_quotation_is_one_deeper() -> None:
    text = "“Atatürk'ün ‘Yurtta barış’ sözü rehberimizdir” dedi."
    assert quotes(text) == [
        (1, "Atatürk'ün ‘Yurtta barış’ sözü rehberimizdir"),
        (2, "Yurtta barış"),
    ]


@pytest.mark.parametrize("text", ["İmamoğlu’nun sözleri", "the mayor's office", "O’Brien came"])
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_two_stretches() -> None:
    text = (
        "Başkan şöyle konuştu:\n“Birinci paragraf uzun bir cümledir ve sürer.\n“İkinci paragraf.”"
    )
    assert [inner for _, inner in quotes(text)] == [
        "Birinci paragraf uzun bir cümledir ve sürer.",
        "İkinci paragraf.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Başkan geldi. Heyet gitti.", 2),
        ("Prof. Dr. Ali Kaya 5. katta konuştu.", 1),
        ("A. B. Kaya geldi. Toplantı bitti.", 2),
        ("Saat 10.30’da başladı. Bitti.", 2),
    ],
)
def test_a_dot_ends_a_sentence_only_where_it_does(text: str, count: int) -> None:
    assert len(document(text).sentences) == count


def test_speech_stands_in_its_sentence_as_one_word_and_is_read_in_its_own_voice() -> None:
    told, said = document("Başkan, “Yarın geliriz. Söz verdik” dedi."), 2
    assert [s.voice is None for s in told.sentences] == [True] + [False] * said


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    made = document("İki şehir “Kardeş Kent” protokolünü imzaladı.")
    assert [q.is_speech for q in made.quotations] == [False]
    assert any(t.in_marks for t in made.sentences[0].tokens)


def test_tokens_keep_their_offsets_and_part_the_apostrophe() -> None:
    made = document("Moskova’nın 2023’teki konuğu geldi.")
    tokens = made.sentences[0].tokens
    assert [(t.base, t.suffix) for t in tokens[:2]] == [("Moskova", "nın"), ("2023", "teki")]
    assert all(made.text[t.start : t.end] == t.text for t in tokens)


def test_furniture_is_not_read() -> None:
    text = "Menü\nBaşkan geldi."
    made = Document("test", text, language_for("tr"), furniture=(Passage(0, 4),))
    split(made)
    assert [s.passage.of(text) for s in made.sentences] == ["Başkan geldi."]


def test_a_line_end_that_only_wraps_the_text_ends_no_sentence() -> None:
    text = "Başkan dün heyeti\nağırladı. Heyet gitti.\nYeni paragraf başladı."
    assert [p.of(text) for p in paragraphs_of(text, (), (text.index("\n"),))] == [
        "Başkan dün heyeti\nağırladı. Heyet gitti.",
        "Yeni paragraf başladı.",
    ]
    assert len(paragraphs_of(text, ())) == 3


def test_wrapped_text_is_read_across_its_line_ends() -> None:
    text = (
        "Mostar Belediye Başkanı Emir Hadzic, Bursa Büyükşehir Belediye\n"
        "Başkanı Ali Kaya’yı ziyaret etti."
    )
    (visit,) = read(text, language="tr", soft_breaks=(text.index("\n"),)).encounters
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Emir Hadzic"])
