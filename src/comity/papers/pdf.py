"""A paper as PDF/A-2a, set by Typst.

The paper goes to the typesetter as data (JSON), never as markup, so that no text can become
a command. Typst brings its own fonts (Libertinus Serif), which hold Latin with all Turkish
letters and Cyrillic; the fonts of the machine are not asked, so that a paper looks the same
everywhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

import typst

from comity.papers.blocks import Block, Paper, Pictured, printable

# ISO 19005-2, level A (what an archive keeps, text selectable) and ISO 14289-1 (read aloud in
# the right order).
STANDARDS = ["a-2a", "ua-1"]


class LetterWithoutFontError(ValueError):
    """A letter that the fonts of the paper do not have (an ideogram, a picture letter), so that
    the file cannot be one for the archive."""


def to_pdf(paper: Paper, *, for_archive: bool = False) -> bytes:
    """The paper as one PDF/A-2a file. The same paper gives the same bytes.

    A letter that Typst's fonts lack is set with a font of the machine, and the file is then
    plain PDF 1.7; with `for_archive` it raises LetterWithoutFontError instead, which names
    the letters.
    """
    try:
        return _set(paper, pdf_standards=STANDARDS, ignore_system_fonts=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        if for_archive:
            raise LetterWithoutFontError(
                f"{paper.title}: {str(error).split(': ', 1)[-1]}; write these letters in Latin or "
                "Cyrillic, or make a paper that need not be for the archive"
            ) from error
        return _set(paper)


def _set(paper: Paper, **options: Any) -> bytes:
    given = asdict(paper) | {
        "blocks": [_block(block) for block in paper.blocks],
        "day": paper.day.isoformat(),
    }
    inputs = {"paper": json.dumps(_printable(given), ensure_ascii=False)}
    pdf: bytes = typst.compile(_layout(), format="pdf", sys_inputs=inputs, **options)
    return pdf


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, (list, tuple)) else value


def _block(block: Block) -> dict[str, object]:
    given = {"is": type(block).__name__, **asdict(block)}
    # JSON has no bytes; Typst makes them out of numbers.
    return given | {"picture": list(block.picture)} if isinstance(block, Pictured) else given


@cache
def _layout() -> bytes:
    return resources.files("comity.papers").joinpath("paper.typ").read_bytes()
