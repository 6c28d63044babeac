"""A paper as DOCX (Office Open XML), for those who go on writing in it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from comity.papers.blocks import (
    Block,
    Bullets,
    Cards,
    Cell,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Pictured,
    Run,
    Table,
    printable,
)

QUIET = RGBColor(0x5A, 0x5F, 0x66)
A4 = (Mm(210), Mm(297))
_ALIGN = {
    "start": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "end": WD_ALIGN_PARAGRAPH.RIGHT,
}


def to_docx(paper: Paper) -> bytes:
    """The paper as one DOCX file."""
    document = Document()
    _properties(document, paper)
    _page(document.sections[0], paper)
    _write(document.add_heading(level=0), (Run(paper.title),))
    if paper.lead:
        _write(document.add_paragraph(), paper.lead)
    for block in paper.blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: Any, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author, core.language = printable(paper.title), paper.author, paper.language
    core.created = core.modified = datetime.datetime.combine(paper.day, datetime.time())
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(10.5)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), paper.language)
    normal.element.get_or_add_rPr().append(tongue)


def _page(section: Any, paper: Paper) -> None:
    section.page_width, section.page_height = A4[::-1] if paper.landscape else A4
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    if paper.footer:
        _write(section.footer.paragraphs[0], (Run(paper.footer, quiet=True),))


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading():
            _write(document.add_heading(level=block.level), (Run(block.text),))
        case Paragraph():
            paragraph = document.add_paragraph()
            paragraph.alignment = _ALIGN[block.align]
            _write(paragraph, block.runs)
        case Bullets():
            for item in block.items:
                style = "List Number" if block.numbered else "List Bullet"
                _write(document.add_paragraph(style=style), item)
        case Facts():
            pairs = [((Run(name, quiet=True),), words) for name, words in block.pairs]
            _table(document, pairs, (0.32, 0.68), ruled=False)
        case Table():
            names = tuple((Run(name, bold=True),) for name in block.header)
            rows = (*((names,) if names else ()), *block.rows)
            table = _table(document, rows, block.widths, ruled=block.ruled)
            if block.header:
                _repeat(table.rows[0])
        case Cards():
            _cards(document, block)
        case Pictured():
            _pictured(document, block)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _table(
    document: Any, rows: Sequence[Sequence[Cell]], widths: Sequence[float], *, ruled: bool
) -> Any:
    table = document.add_table(rows=len(rows), cols=len(widths))
    if ruled:
        table.style = "Table Grid"
    section = document.sections[-1]
    line = section.page_width - section.left_margin - section.right_margin
    for row, cells in zip(table.rows, rows, strict=True):
        for place, words, share in zip(row.cells, cells, widths, strict=True):
            place.width = int(line * share / sum(widths))
            _write(place.paragraphs[0], words)
    return table


def _cards(document: Any, block: Cards) -> None:
    """Two cards beside each other, each in a cell with room to fold it."""
    cells = [(card.names, card.small) for card in block.cards]
    table = document.add_table(rows=(len(cells) + 1) // 2, cols=2)
    table.style = "Table Grid"
    for n, (names, small) in enumerate(cells):
        table.rows[n // 2].height = Mm(52)
        place = table.cell(n // 2, n % 2)
        for run in names:
            paragraph = place.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, (run,))
            paragraph.runs[-1].font.size = Pt(17)
        for run in small:
            paragraph = place.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, (run,))


def _pictured(document: Any, block: Pictured) -> None:
    """A row of two cells: the picture with what it shows, and the words."""
    width = Mm(block.width)
    share = width / (A4[0] - 2 * Mm(20))
    table = _table(document, [((), block.runs)], (share, 1 - share), ruled=False)
    place = table.rows[0].cells[0].paragraphs[0].add_run()
    shape = place.add_picture(BytesIO(block.picture), width=width)
    shape._inline.docPr.set("descr", printable(block.alt))


def _repeat(row: Any) -> None:
    """The header row comes again on each page that the table reaches."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _write(paragraph: Any, cell: Cell) -> None:
    for run in cell:
        written = paragraph.add_run(printable(run.text))
        written.bold, written.italic = run.bold or None, run.italic or None
        if run.quiet:
            written.font.color.rgb, written.font.size = QUIET, Pt(9)
        if run.language:
            tongue = OxmlElement("w:lang")
            tongue.set(qn("w:val"), run.language)
            written._r.get_or_add_rPr().append(tongue)
        if run.link:
            _link(paragraph, written, run.link)


def _link(paragraph: Any, written: Any, address: str) -> None:
    """The run inside a hyperlink, which python-docx reads but does not write."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))
    written._r.addprevious(link)
    link.append(written._r)
