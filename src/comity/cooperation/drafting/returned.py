"""A draft that was edited elsewhere comes back: what differs becomes suggestions, clause by clause.

Read is the table that `originals.to_work_on` writes. Changes that Word tracks are taken as
accepted: inserted words count, deleted ones do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import docx
from django.db import transaction
from docx.oxml.ns import qn

from comity.cooperation import drafting
from comity.cooperation.models import Draft, DraftClause, Suggestion
from comity.register.models import User

MOST_BYTES = 20 * 1024 * 1024
# What a file may unpack to: a small one can hold gigabytes of the same sign.
MOST_UNPACKED = 100 * 1024 * 1024


class NotThisDraft(ValueError):
    """A file in which the draft's table cannot be found; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A clause in one language as it came back: its title and text, and the version it was."""

    clause: str
    language: str
    base: int
    title: str
    text: str


def bring_back(draft: Draft, content: bytes, *, by: User) -> list[Suggestion]:
    """Suggest everything in a DOCX that differs from the version that went out.

    Words that are as they went out, as they stand now, or as an open suggestion has them
    already, make no suggestion. Raises NotThisDraft, NotAllowed, Gone, Closed, and
    ValidationError for words or versions that no clause can have; then nothing is suggested.
    """
    drafting.speaks(draft, by)
    clauses = {clause.key: clause for clause in draft.clauses.filter(removed_at=None)}
    found = [each for each in _read(content, draft.languages) if each.clause in clauses]
    if not found:
        raise NotThisDraft(
            "no clause of this draft is in the file; send back the DOCX that went out"
        )
    with transaction.atomic():
        return [
            drafting.suggest(
                clauses[each.clause], each.language, by=by, base=each.base, title=each.title,
                text=each.text,
            )
            for each in found
            if _differs(each, clauses[each.clause]) and not _waits(each, clauses[each.clause])
        ]  # fmt: skip


def _waits(each: Returned, clause: DraftClause) -> bool:
    """Whether these very words are suggested already: the same file may come back twice."""
    open_ones = clause.suggestions.filter(language=each.language, accepted=None)
    return any(
        (_plain(row.title), _plain(row.text)) == (each.title, each.text) for row in open_ones
    )


def _differs(each: Returned, clause: DraftClause) -> bool:
    if not each.title:
        return False
    rows = clause.wordings.filter(language=each.language).order_by("version")
    last = rows.last()
    held = [row for row in rows if row.version == each.base or row == last]
    return all((_plain(row.title), _plain(row.text)) != (each.title, each.text) for row in held)


def _read(content: bytes, languages: list[str]) -> list[Returned]:
    """What is in a file. Raises NotThisDraft for one that is too large or cannot be read."""
    if len(content) > MOST_BYTES:
        raise NotThisDraft("the file is larger than 20 MB")
    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked <= MOST_UNPACKED:
            return list(returned_in(content, languages))
    except Exception as error:  # whatever a damaged or hostile file makes the reader stumble over
        raise NotThisDraft("this is no DOCX that can be read") from error
    raise NotThisDraft("what is in the file is larger than 100 MB")


def returned_in(content: bytes, languages: list[str]) -> Iterator[Returned]:
    """Every clause in the tables of a DOCX that have the columns of these languages."""
    document = docx.Document(BytesIO(content))
    wanted = [language.upper() for language in languages]
    for table in document.tables:
        rows = list(table.rows)
        if rows and [_words(cell) for cell in rows[0].cells[1:]] == wanted:
            for row in rows[1:]:
                yield from _clause(list(row.cells), languages)


_VERSIONS = re.compile(r"v(\d{1,6})")


def _clause(cells: list[object], languages: list[str]) -> Iterator[Returned]:
    key, _line, versions = _words(cells[0]).partition("\n")
    bases = [int(each) for each in _VERSIONS.findall(versions)]
    if len(bases) != len(languages) or len(cells) != len(languages) + 1:
        return
    for language, base, cell in zip(languages, bases, cells[1:], strict=True):
        title, _line, text = _words(cell).partition("\n")
        yield Returned(key.strip(), language, base, title, text)


def _words(cell: object) -> str:
    """The words of a cell, one line for each paragraph or line break."""
    lines = []
    for paragraph in cell.paragraphs:  # type: ignore[attr-defined]
        parts = []
        for node in paragraph._p.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            parts.append({qn("w:br"): "\n", qn("w:tab"): " "}.get(node.tag) or node.text or "")
        lines.append("".join(parts))
    return _plain("\n".join(lines))


def _plain(words: str) -> str:
    return "\n".join(line.strip() for line in words.strip().split("\n"))
