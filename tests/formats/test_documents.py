"""DOCX, ODT and RTF: paragraphs, tables, headings, what is left out, and harmful archives."""

import io
import zipfile

import pytest

from comity.formats import SourceText, UnreadableSource, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="T1"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Balk1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Bölüm"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    "</w:style></w:styles>"
)


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with this body; `parts` are other parts by their file's stem."""
    document = (
        f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><w:body>{body}</w:body></w:document>'
    )
    files = {f"word/{stem}.xml": xml for stem, xml in parts.items()}
    return zipped({"word/document.xml": document, "word/styles.xml": STYLES, **files})


def zipped(files: dict[str, str], *, stored: str | None = None) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored:
            archive.writestr(zipfile.ZipInfo("mimetype"), stored)
        for name, content in files.items():
            archive.writestr(name, content)
    return memory.getvalue()


def odt(body: str, **parts: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    files = {"content.xml": content, **{f"{stem}.xml": xml for stem, xml in parts.items()}}
    return zipped(files, stored="application/vnd.oasis.opendocument.text")


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def read(content: bytes, name: str = "a.docx") -> SourceText:
    return read_bytes(content, name=name)


def headings(source: SourceText) -> list[str]:
    return [passage.of(source.text) for passage in source.headings]


SENTENCE = "İki kent arasında kardeş kent ilişkisi kurulması oy birliğiyle kabul edildi."


def test_docx_paragraphs_title_and_headings() -> None:
    body = p("Protokol", "T1") + p("Amaç", "Balk1") + p(SENTENCE) + p("Süre", "Own") + p(SENTENCE)
    source = read(docx(body))
    assert source.text.split("\n") == ["Protokol", "Amaç", SENTENCE, "Süre", SENTENCE]
    assert source.title == "Protokol"
    assert headings(source) == ["Protokol", "Amaç", "Süre"]


def test_docx_runs_tabs_and_breaks() -> None:
    body = (
        "<w:p><w:r><w:t>Kazan</w:t></w:r><w:r><w:t> ve</w:t><w:tab/><w:t>İzmir</w:t><w:br/>"
        "<w:t>yeni satır</w:t></w:r></w:p>"
    )
    assert read(docx(body)).text == "Kazan ve İzmir\nyeni satır"


def test_docx_tables_keep_short_cells_of_a_row_together_and_long_ones_apart() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    long = SENTENCE + " " + SENTENCE
    source = read(docx(f"<w:tbl>{row('Ali Kaya', 'Başkan')}{row(long, 'not')}</w:tbl>"))
    assert source.text.split("\n") == ["Ali Kaya\tBaşkan", long, "not"]


@pytest.mark.parametrize(
    "left_out",
    [
        "<w:p><w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r></w:p>",
        "<w:p><w:r><w:instrText>SECRET</w:instrText></w:r></w:p>",
        "<w:p><mc:AlternateContent><mc:Fallback><w:r><w:t>SECRET</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>",
    ],
)
def test_docx_leaves_out_what_a_reader_does_not_see(left_out: str) -> None:
    assert read(docx(p(SENTENCE) + left_out)).text == SENTENCE


def test_docx_takes_inserted_text_and_leaves_running_headers() -> None:
    inserted = f"<w:p><w:ins><w:r><w:t>{SENTENCE}</w:t></w:r></w:ins></w:p>"
    header = f'<w:hdr xmlns:w="{W}">{p("HEADER")}</w:hdr>'
    assert read(docx(inserted, header1=header)).text == SENTENCE


def test_docx_dates_and_signatures_read_as_in_plain_text() -> None:
    source = read(docx(p("Kardeş kent kararı") + p("06.09.2021") + p(SENTENCE)))
    assert (source.title, source.published, source.language) == (
        "Kardeş kent kararı",
        "2021-09-06",
        "tr",
    )


def test_odt_paragraphs_headings_spaces_and_tables() -> None:
    source = read(
        odt(
            '<text:h text:outline-level="1">Amaç</text:h>'
            f'<text:p>{SENTENCE}<text:s text:c="3"/>Evet<text:tab/>ve<text:line-break/>son</text:p>'
            "<text:list><text:list-item><text:p>bir madde</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Ali</text:p></table:table-cell>"
            "<table:table-cell><text:p>Başkan</text:p></table:table-cell></table:table-row>"
            "</table:table>"
        ),
        "a.odt",
    )
    assert source.text.split("\n") == [
        "Amaç",
        f"{SENTENCE} Evet ve",
        "son",
        "bir madde",
        "Ali\tBaşkan",
    ]
    assert headings(source) == ["Amaç"]


def test_odt_leaves_out_deleted_text_and_remarks() -> None:
    body = (
        "<text:tracked-changes><text:p>SECRET</text:p></text:tracked-changes>"
        f"<text:p>{SENTENCE}<office:annotation><text:p>SECRET</text:p></office:annotation>"
        " Evet</text:p>"
    )
    assert read(odt(body), "a.odt").text == f"{SENTENCE} Evet"


def test_rtf_letters_of_every_notation() -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg1254{\fonttbl{\f0 Arial;}}{\*\generator Word;}\f0 \'ddzmir\'92in "
        rb"konu\'f0u\par \uc1\u1052?\u1086?\u1089?\u1082?\u1074?\u1072? "
        rb"ziyareti\line son \{a\}\par}"
    )
    assert read(content, "a.rtf").text == "İzmir’in konuğu\nМосква ziyareti\nson {a}"


def test_rtf_leaves_out_pictures_headers_and_field_codes() -> None:
    field = rb"{\field{\*\fldinst HYPERLINK}{\fldrslt Kazan}}"
    content = rb"{\rtf1{\header HEADER\par}{\pict 0102}" + field + rb"\par}"
    assert read(content, "a.rtf").text == "Kazan"


BOMB = {"word/document.xml": " " * 70_000_000}


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (zipped(BOMB), "unpacks to more than 64 MB"),
        (docx(""), "holds no text"),
        (zipped({"word/document.xml": "<w>"}), "no document part"),
        (zipped({"word/document2.xml": "<w/>", "word/document": ""}), "no document part"),
        (docx(p(SENTENCE))[:-40], "is a broken document"),
        (zipped({"a.txt": "x"}), "is a ZIP archive"),
        (zipped({"xl/workbook.xml": "x"}), "is a spreadsheet or a presentation"),
        (zipped({}, stored="application/vnd.oasis.opendocument.text"), "no readable content"),
        (odt(""), "holds no text"),
        (rb"{\rtf1}", "holds no text"),
    ],
)
def test_documents_that_cannot_be_read_say_why_and_what_to_do(content: bytes, wrong: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read(content)
    assert wrong in raised.value.wrong
    assert raised.value.remedy


def test_entities_are_not_resolved() -> None:
    document = (
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Kazan &x;&b;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    assert read(zipped({"word/document.xml": document})).text == "Kazan"


def test_deeply_nested_tables_are_bounded() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 5_000 + p(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 5_000
    try:
        read(docx(p(SENTENCE) + body))
    except UnreadableSource as error:
        assert error.remedy
