"""Reading the table that `originals.to_work_on` writes out of a DOCX that was edited.

Changes that Word tracks are taken as accepted: inserted words count, deleted ones do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

# What a file may unpack to: a small one can hold gigabytes of the same sign.
MOST_UNPACKED = 100 * 1024 * 1024


class TooLarge(ValueError):
    """A file whose inside is larger than any draft."""


class Unreadable(ValueError):
    """A file that is no DOCX."""


@dataclass(frozen=True, slots=True)
class Row:
    """A clause in one language: the version that went out, and its words, the title first."""

    clause: str
    language: str
    base: int
    words: str


def read(content: bytes, languages: list[str]) -> list[Row]:
    """Every clause in the tables of a DOCX that have the columns of these languages.

    Raises TooLarge and Unreadable.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked <= MOST_UNPACKED:
            return list(_rows(content, languages))
    except Exception as error:  # whatever a damaged or hostile file makes the reader stumble over
        raise Unreadable("this is no DOCX that can be read") from error
    raise TooLarge("what is in the file is larger than 100 MB")


def _rows(content: bytes, languages: list[str]) -> Iterator[Row]:
    document = docx.Document(BytesIO(content))
    wanted = [language.upper() for language in languages]
    for table in document.tables:
        rows = list(table.rows)
        if rows and [_words(cell).strip() for cell in rows[0].cells[1:]] == wanted:
            for row in rows[1:]:
                yield from _clause(list(row.cells), languages)


_VERSIONS = re.compile(r"v(\d{1,6})")


def _clause(cells: list[Any], languages: list[str]) -> Iterator[Row]:
    key, _line, versions = _words(cells[0]).strip().partition("\n")
    bases = [int(each) for each in _VERSIONS.findall(versions)]
    if len(bases) != len(languages) or len(cells) != len(languages) + 1:
        return
    for language, base, cell in zip(languages, bases, cells[1:], strict=True):
        yield Row(key.strip(), language, base, _words(cell))


def _words(cell: Any) -> str:
    """The words of a cell, one line for each paragraph or line break."""
    lines = []
    for paragraph in cell.paragraphs:
        parts = []
        for node in paragraph._p.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            parts.append({qn("w:br"): "\n", qn("w:tab"): " "}.get(node.tag) or node.text or "")
        lines.append("".join(parts))
    return "\n".join(lines)
