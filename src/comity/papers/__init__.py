"""Papers that leave the house: one tree of blocks, written as PDF/A and as DOCX.

    paper = Paper("Dossier", "en", today, blocks=(Heading("Who they are"), Paragraph.of("...")))
    to_pdf(paper)   # bytes, PDF/A-2a with selectable text in Latin and Cyrillic
    to_docx(paper)  # bytes, opens in LibreOffice and Word

Text is only ever text: nothing in a paper can be read as markup of either format.
"""

from comity.papers.blocks import (
    Block,
    Bullets,
    Card,
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
)
from comity.papers.docx import to_docx
from comity.papers.pdf import LetterWithoutFontError, to_pdf

__all__ = [
    "Block",
    "Bullets",
    "Card",
    "Cards",
    "Cell",
    "Facts",
    "Heading",
    "LetterWithoutFontError",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Pictured",
    "Run",
    "Table",
    "to_docx",
    "to_pdf",
]
