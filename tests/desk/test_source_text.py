"""A source laid out for reading: nothing lost, everything marked where it stands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comity.desk.intake.source_text import Paragraph, excerpts, lay_out
from comity.passages import Passage

TEXT = "Menu\n\nThe mayor signed it.\nShare\n\nHe spoke of trade, and of schools."


def paragraphs(**options: object) -> list[Paragraph]:
    return [p for block in lay_out(TEXT, **options) for p in block.paragraphs]  # type: ignore[arg-type]


def words(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces)


def at(phrase: str) -> Passage:
    start = TEXT.index(phrase)
    return Passage(start, start + len(phrase))


def test_every_line_with_words_is_a_paragraph():
    assert [words(p) for p in paragraphs()] == [
        "Menu",
        "The mayor signed it.",
        "Share",
        "He spoke of trade, and of schools.",
    ]


def test_a_passage_is_a_piece_of_its_own_that_knows_its_finding():
    marked = paragraphs(marks={7: [at("mayor signed")]})[1]
    assert [(p.text, p.findings) for p in marked.pieces] == [
        ("The ", ()),
        ("mayor signed", (7,)),
        (" it.", ()),
    ]


def test_where_passages_overlap_the_shortest_comes_first():
    marked = paragraphs(marks={1: [at("The mayor signed it.")], 2: [at("mayor")]})[1]
    assert [p.findings for p in marked.pieces] == [(1,), (2, 1), (1,)]


def test_a_passage_over_two_paragraphs_is_marked_in_both():
    marked = paragraphs(marks={1: [at("signed it.\nShare")]})
    assert [p.pieces[-1].findings for p in marked[1:3]] == [(1,), (1,)]


def test_furniture_stands_in_blocks_of_its_own():
    blocks = lay_out(TEXT, furniture=[at("Menu"), at("Share")])
    assert [block.is_furniture for block in blocks] == [True, False, True, False]


def test_a_heading_in_the_middle_of_a_line_begins_a_paragraph():
    found = paragraphs(headings=[at("He spoke of trade,")])
    assert [words(p) for p in found if p.is_heading] == ["He spoke of trade,"]
    assert words(found[-1]) == " and of schools."


def test_what_is_looked_at_is_lit_even_without_a_finding():
    found = paragraphs(looked_at=at("spoke of"))[-1]
    assert [p.text for p in found.pieces if p.is_looked_at] == ["spoke of"]


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Passage]]:
    text = draw(st.text("ab \n.ığШ", max_size=60))
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges), max_size=6))
    return text, [Passage(min(pair), max(pair)) for pair in spans]


@given(texts_with_spans(), texts_with_spans())
def test_no_character_is_lost_moved_or_shown_twice(
    marked: tuple[str, list[Passage]], other: tuple[str, list[Passage]]
) -> None:
    text, spans = marked
    furniture = [s for s in other[1] if s.end <= len(text)]
    marks = {key: [span] for key, span in enumerate(spans)}
    pieces = [
        piece
        for block in lay_out(text, marks=marks, furniture=furniture)
        for paragraph in block.paragraphs
        for piece in paragraph.pieces
    ]
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert "".join("".join(p.text for p in pieces).split()) == "".join(text.split())


@given(texts_with_spans())
def test_exactly_the_characters_of_a_passage_are_marked(marked: tuple[str, list[Passage]]) -> None:
    text, spans = marked
    for key, span in enumerate(spans):
        lit = {
            place
            for block in lay_out(text, marks={key: [span]})
            for paragraph in block.paragraphs
            for piece in paragraph.pieces
            if key in piece.findings
            for place in range(piece.start, piece.end)
        }
        shown = {place for place in range(span.start, span.end) if text[place].strip()}
        assert shown <= lit <= set(range(span.start, span.end))


def test_an_excerpt_shows_the_paragraph_and_marks_the_passage():
    (found,) = excerpts(TEXT, [at("signed")])
    assert [(p.text, bool(p.findings)) for p in found.pieces] == [
        ("The mayor ", False),
        ("signed", True),
        (" it.", False),
    ]
    assert found.opens and found.closes


def test_a_long_paragraph_is_cut_at_a_word_and_says_so():
    text = "before " * 100 + "SIGNED" + " after" * 100
    start = text.index("SIGNED")
    (found,) = excerpts(text, [Passage(start, start + 6)], reach=20)
    assert "".join(p.text for p in found.pieces) == "before before SIGNED after after after"
    assert not found.opens and not found.closes
