"""PDF: paragraphs, columns, running heads, and files that cannot be read."""

from types import SimpleNamespace

import pytest

from comity.formats import SourceText, UnreadableSource, read_bytes

RUSSIAN = (
    "Сегодня в мэрии состоялась встреча глав двух городов, на которой обсуждались вопросы "
    "транспорта и культуры. Стороны договорились подписать соглашение осенью этого года."
)
TURKISH = (
    "İki kentin belediye başkanları bugün bir araya geldi. Görüşmede ulaşım ve kültür "
    "alanlarındaki iş birliği ele alındı. Protokol sonbaharda imzalanacak."
)


def read(content: bytes) -> SourceText:
    return read_bytes(content, name="visit.pdf")


def test_lines_are_joined_to_paragraphs_and_the_largest_words_are_the_title(
    pdfs: SimpleNamespace,
) -> None:
    page = [
        pdfs.Words("Mektup", 50, 780, 20, bold=True),
        *pdfs.column(TURKISH, 50, 740, 60),
        *pdfs.column(RUSSIAN, 50, 640, 60),
    ]
    source = read(pdfs.made(page))
    assert source.text.split("\n") == ["Mektup", TURKISH, RUSSIAN]
    assert source.title == "Mektup"
    assert [passage.of(source.text) for passage in source.headings] == ["Mektup"]


def test_two_columns_are_read_one_after_the_other_under_their_headline(
    pdfs: SimpleNamespace,
) -> None:
    left = list(pdfs.column(RUSSIAN, 50, 740, 45))
    right = list(pdfs.column(TURKISH, 320, 740, 45))
    rows = [run for pair in zip(left, right, strict=False) for run in pair]
    rest = left[len(right) :] + right[len(left) :]
    title = pdfs.Words("Мэры двух городов договорились о протоколе осенью", 50, 790, 18)
    source = read(pdfs.made([title, *rows, *rest]))
    assert source.text.split("\n") == [title.text, RUSSIAN, TURKISH]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_words_divided_at_line_ends_are_joined(pdfs: SimpleNamespace, hyphen: str) -> None:
    page = [
        pdfs.Words(f"Стороны договорились о сотруд{hyphen}", 50, 700),
        pdfs.Words("ничестве в области культуры.", 50, 688),
    ]
    assert read(pdfs.made(page)).text == "Стороны договорились о сотрудничестве в области культуры."


def test_a_name_with_a_hyphen_keeps_it_at_a_line_end(pdfs: SimpleNamespace) -> None:
    page = [
        pdfs.Words("Делегация города Санкт-", 50, 700),
        pdfs.Words("Петербурга прибыла утром.", 50, 688),
    ]
    assert read(pdfs.made(page)).text == "Делегация города Санкт-Петербурга прибыла утром."


def test_running_heads_and_page_numbers_are_furniture_and_paragraphs_go_over_the_page(
    pdfs: SimpleNamespace,
) -> None:
    words = RUSSIAN.split()
    pages = [
        [
            pdfs.Words("Вестник города № 12", 50, 815, 8),
            *pdfs.column(" ".join(part), 50, 700, 60),
            pdfs.Words(f"Страница {number} из 2", 270, 20, 8),
        ]
        for number, part in enumerate((words[:10], words[10:]), 1)
    ]
    source = read(pdfs.made(*pages))
    assert source.text.split("\n")[0] == RUSSIAN
    assert {passage.of(source.text) for passage in source.furniture} == {
        "Вестник города № 12",
        "Страница 1 из 2",
        "Страница 2 из 2",
    }
    assert len(source.furniture) == 4


def test_a_number_in_the_text_is_no_page_number(pdfs: SimpleNamespace) -> None:
    page = [pdfs.Words("2024", 50, 400), *pdfs.column(TURKISH, 50, 700, 60)]
    assert read(pdfs.made(page)).furniture == ()


def test_a_scan_names_its_page_and_asks_for_ocr(pdfs: SimpleNamespace) -> None:
    text = list(pdfs.column(TURKISH, 50, 700, 60))
    with pytest.raises(UnreadableSource, match=r"visit\.pdf: page 1 has no text layer; run OCR"):
        read(pdfs.made(pdfs.PICTURE))
    with pytest.raises(UnreadableSource, match="page 2 has no text layer"):
        read(pdfs.made(text, pdfs.PICTURE, pdfs.PICTURE))


def test_a_scanned_annex_is_left_out_with_a_note(pdfs: SimpleNamespace) -> None:
    text = list(pdfs.column(TURKISH, 50, 700, 60))
    source = read(pdfs.made(text, text, pdfs.PICTURE))
    assert "page 3 has no text layer" in source.notes[0]


def test_the_documents_own_title_counts_unless_it_is_a_file_name(pdfs: SimpleNamespace) -> None:
    text = list(pdfs.column(TURKISH, 50, 700, 60))
    assert read(pdfs.made(text, title="Kardeş kent daveti")).title == "Kardeş kent daveti"
    assert read(pdfs.made(text, title="Microsoft Word - davet.doc")).title is None


def test_a_date_line_gives_the_date(pdfs: SimpleNamespace) -> None:
    page = [pdfs.Words("12 Mayıs 2024", 450, 800), *pdfs.column(TURKISH, 50, 700, 60)]
    assert read(pdfs.made(page)).published == "2024-05-12"


@pytest.mark.parametrize("cut", [10, 200, 0.5, 0.9])
def test_a_broken_pdf_is_refused_or_read_but_never_crashes(
    pdfs: SimpleNamespace, cut: float
) -> None:
    content = pdfs.made(list(pdfs.column(TURKISH, 50, 700, 60)))
    part = content[: int(cut if cut > 1 else len(content) * cut)]
    with pytest.raises(UnreadableSource, match="is no readable PDF; open it in a PDF viewer"):
        read(part)


def test_a_locked_pdf_says_so() -> None:
    with pytest.raises(UnreadableSource, match="is protected by a password; save a copy without"):
        read(_LOCKED)


# The standard security handler, revision 2, with a user password ("x") that is not told.
_LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"11" * 32
    + b">/U<"
    + b"22" * 32
    + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF\n"
)
