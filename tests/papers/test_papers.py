"""A paper is the same text in both formats, whatever its text is."""

import datetime
import io
import re

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from comity.papers import (
    Bullets,
    Card,
    Cards,
    Facts,
    Heading,
    LetterWithoutFontError,
    PageBreak,
    Paper,
    Paragraph,
    Pictured,
    Run,
    Table,
    to_docx,
    to_pdf,
)

DAY = datetime.date(2026, 2, 3)
PAPER = Paper(
    title="Çalışma ziyareti: İstanbul – Москва",
    language="tr",
    day=DAY,
    lead=(Run("Şubat ayında, "), Run("Москва", language="ru", italic=True)),
    blocks=(
        Heading("Kim kimdir"),
        Paragraph.of("Ğ, ğ, İ, ı, Ş, ş ve ", Run("Сергей Черёмин", bold=True), "."),
        Bullets(
            (((Run("Ofis açılacak"),)), (Run("kaynak", quiet=True, link="https://a.example/"),))
        ),
        Bullets(((Run("birinci"),),), numbered=True),
        Facts((("Görev", (Run("Министр"),)),)),
        PageBreak(),
        Cards((Card((Run("Ayşe Yılmaz"), Run("Айше Йылмаз", language="ru")), (Run("Vali"),)),)),
        Table(rows=(((Run("Madde 1"),), (Run("Статья 1"),)),), widths=(1, 1), header=("TR", "RU")),
    ),
    footer="Comity",
)
EVERY_WORD = (
    "Çalışma ziyareti: İstanbul – Москва",
    "Şubat ayında, Москва",
    "Kim kimdir",
    "Ğ, ğ, İ, ı, Ş, ş ve Сергей Черёмин.",
    "Ofis açılacak",
    "kaynak",
    "birinci",
    "Görev",
    "Министр",
    "Ayşe Yılmaz",
    "Айше Йылмаз",
    "Vali",
    "Madde 1",
    "Статья 1",
)


def text_of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def text_of_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    parts = [each.text for each in document.element.body.iter() if each.tag.endswith("}t")]
    return re.sub(r"\s+", " ", "".join(part or "" for part in parts))


def test_a_pdf_holds_every_word_selectable_in_both_alphabets():
    text = text_of_pdf(to_pdf(PAPER))
    for words in EVERY_WORD:
        assert words in text
    assert "1 / 2" in text


def test_a_pdf_is_an_archive_file_with_title_language_and_its_own_fonts():
    data = to_pdf(PAPER)
    assert b"pdfaid:part" in data
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == PAPER.title
    assert re.search(rb"/Lang\s*\(tr\)", data)


def test_the_same_paper_is_the_same_bytes():
    assert to_pdf(PAPER) == to_pdf(PAPER)


def test_a_docx_holds_every_word_and_a_link():
    data = to_docx(PAPER)
    text = text_of_docx(data)
    for words in EVERY_WORD:
        assert words.replace(" ", "") in text.replace(" ", "")
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title == PAPER.title
    links = [each.address for p in document.paragraphs for each in p.hyperlinks]
    assert links == ["https://a.example/"]


def test_the_header_of_a_table_comes_again_on_each_page():
    rows = tuple(((Run(f"row {n}"),), (Run("words"),)) for n in range(120))
    paper = Paper("Long", "en", DAY, (Table(rows, widths=(1, 2), header=("Number", "What")),))
    assert text_of_pdf(to_pdf(paper)).count("Number") > 1


def test_a_row_that_does_not_fit_its_table_is_refused():
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        Table(rows=(((Run("one"),),),), widths=(1, 1))


def dots(size: tuple[int, int] = (30, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 90, 80)).save(out, "JPEG")
    return out.getvalue()


def test_a_picture_stands_beside_its_words_and_says_what_it_shows():
    paper = Paper("P", "en", DAY, (Pictured(dots(), "Ada Aksoy", (Run("Mayor"),), width=16),))
    pdf = to_pdf(paper, for_archive=True)
    assert "Mayor" in text_of_pdf(pdf)
    page = pypdfium2.PdfDocument(pdf)[0]
    (picture,) = [each for each in page.get_objects() if each.type == 3]
    left, bottom, right, top = picture.get_bounds()
    assert (right - left) / 72 * 25.4 == pytest.approx(16, abs=0.2)
    assert (top - bottom) / (right - left) == pytest.approx(4 / 3, abs=0.02)
    (shape,) = docx.Document(io.BytesIO(to_docx(paper))).inline_shapes
    assert shape._inline.docPr.get("descr") == "Ada Aksoy"
    assert shape.width.mm == pytest.approx(16, abs=0.2)


def test_a_paper_can_lie_on_its_side():
    paper = Paper("Seating", "en", DAY, (Paragraph.of("rows"),), landscape=True)
    width, height = pypdfium2.PdfDocument(to_pdf(paper))[0].get_size()
    assert width > height
    (section,) = docx.Document(io.BytesIO(to_docx(paper))).sections
    assert section.page_width > section.page_height


def test_a_table_may_have_no_header_and_no_lines():
    paper = Paper("T", "en", DAY, (Table(rows=(((Run("one"),),),), widths=(1,), ruled=False),))
    (table,) = docx.Document(io.BytesIO(to_docx(paper))).tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["one"]
    assert "one" in text_of_pdf(to_pdf(paper))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60).filter(str.strip))
def test_no_text_is_a_command(words: str):
    for hostile in (words, f'#read("/etc/passwd") ${words}$ *b* <w:t>{words}</w:t>'):
        paper = Paper(
            hostile,
            "en",
            DAY,
            (Heading(hostile), Paragraph.of(hostile), Facts(((hostile, (Run(hostile),)),))),
            footer=hostile,
        )
        assert to_pdf(paper).startswith(b"%PDF-1.")
        assert text_of_docx(to_docx(paper)) is not None


def test_markup_in_a_text_stays_text():
    text = text_of_pdf(to_pdf(Paper("T", "en", DAY, (Paragraph.of('#read("x") *stays* $1$'),))))
    assert '#read("x") *stays* $1$' in text


def test_a_letter_that_the_fonts_lack_is_told_where_the_file_is_for_the_archive():
    paper = Paper("Kochi", "en", DAY, (Paragraph.of("高知市"),))
    assert to_pdf(paper).startswith(b"%PDF-")
    with pytest.raises(LetterWithoutFontError, match=r"Kochi: .*could not be displayed"):
        to_pdf(paper, for_archive=True)


def test_a_heading_without_words_is_refused():
    with pytest.raises(ValueError, match="a heading without words"):
        Heading(" ")
