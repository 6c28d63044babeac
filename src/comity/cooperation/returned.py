"""A draft that was edited elsewhere comes back: what differs becomes suggestions, clause by clause.

Read is the table that `originals.to_work_on` writes. Changes that Word tracks are taken as
accepted: inserted words count, deleted ones do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from comity.cooperation import drafting
from comity.cooperation.models import Draft, DraftClause, Suggestion
from comity.register.models import User

MOST_BYTES = 20 * 1024 * 1024


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

    Words that are as they went out, or as they stand now, make no suggestion. Raises
    NotThisDraft, NotAllowed and Closed; then nothing is suggested.
    """
    drafting.speaks(draft, by)
    clauses = {clause.key: clause for clause in draft.clauses.filter(removed_at=None)}
    found = [each for each in returned_in(content, draft.languages) if each.clause in clauses]
    if not found:
        raise NotThisDraft(
            "no clause of this draft is in the file; send back the DOCX that went out"
        )
    changed = [each for each in found if _differs(each, clauses[each.clause])]
    return [
        drafting.suggest(
            clauses[each.clause], each.language, by=by, base=each.base, title=each.title,
            text=each.text,
        )
        for each in changed
    ]  # fmt: skip


def _differs(each: Returned, clause: DraftClause) -> bool:
    if not each.title:
        return False
    rows = clause.wordings.filter(language=each.language).order_by("version")
    last = rows.last()
    held = [row for row in rows if row.version == each.base or row == last]
    return all((_plain(row.title), _plain(row.text)) != (each.title, each.text) for row in held)


def returned_in(content: bytes, languages: list[str]) -> Iterator[Returned]:
    """Every clause in the tables of a DOCX that have the columns of these languages."""
    if len(content) > MOST_BYTES:
        raise NotThisDraft("the file is larger than 20 MB")
    try:
        document = docx.Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise NotThisDraft("this is no DOCX that can be read") from error
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
