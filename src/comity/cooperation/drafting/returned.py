"""A draft that was worked on elsewhere comes back: what differs becomes suggestions.

A DOCX (`docx_table`) or an XLIFF of a translator (`texts.xliff`), clause by clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from comity.cooperation import drafting
from comity.cooperation.drafting import docx_table
from comity.cooperation.models import Draft, DraftClause, Suggestion
from comity.cooperation.texts import Wording
from comity.cooperation.texts.xliff import BadXliffError, filled, read_xliff
from comity.register.models import User

MOST_BYTES = 20 * 1024 * 1024


class Unfit(StrEnum):
    """Why a file cannot be brought back."""

    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    ANOTHER_DRAFT = "another-draft"
    OTHER_LANGUAGES = "other-languages"
    NO_CLAUSE = "no-clause"


class NotThisDraft(ValueError):
    """A file that is not this draft's; says what is wrong."""

    def __init__(self, why: Unfit, told: str) -> None:
        super().__init__(told)
        self.why = why


@dataclass(frozen=True, slots=True)
class Returned:
    """A clause in one language as it came back: its title and text, and the version it was."""

    clause: str
    language: str
    base: int
    title: str
    text: str


def bring_back(draft: Draft, content: bytes, *, by: User) -> list[Suggestion]:
    """Suggest everything in a DOCX or XLIFF that differs from the version that went out.

    Words that are as they went out, as they stand now, or as an open suggestion has them
    already, make no suggestion. Raises NotThisDraft, NotAllowed, Gone, Closed, and
    ValidationError for words or versions that no clause can have; then nothing is suggested.
    """
    drafting.speaks(draft, by)
    clauses = {clause.key: clause for clause in draft.clauses.filter(removed_at=None)}
    found = [each for each in _read(content, draft, clauses) if each.clause in clauses]
    if not found:
        raise NotThisDraft(
            Unfit.NO_CLAUSE,
            "no clause of this draft is in the file; send back the file that went out",
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


_Clauses = dict[str, DraftClause]


def _read(content: bytes, draft: Draft, clauses: _Clauses) -> Iterator[Returned]:
    """What is in a file. Raises NotThisDraft for one that is too large or cannot be read."""
    if len(content) > MOST_BYTES:
        raise NotThisDraft(Unfit.TOO_LARGE, "the file is larger than 20 MB")
    is_xml = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<", b"\xff\xfe", b"\xfe\xff"))
    yield from _from_xliff(content, draft, clauses) if is_xml else _from_docx(content, draft)


def _from_docx(content: bytes, draft: Draft) -> Iterator[Returned]:
    try:
        rows = docx_table.read(content, draft.languages)
    except docx_table.TooLarge as error:
        raise NotThisDraft(Unfit.TOO_LARGE, str(error)) from error
    except docx_table.Unreadable as error:
        raise NotThisDraft(Unfit.UNREADABLE, str(error)) from error
    for row in rows:
        title, _line, text = _plain(row.words).partition("\n")
        yield Returned(row.clause, row.language, row.base, title, text)


def _from_xliff(content: bytes, draft: Draft, clauses: _Clauses) -> Iterator[Returned]:
    try:
        came = read_xliff(content)
    except BadXliffError as error:
        raise NotThisDraft(Unfit.UNREADABLE, str(error)) from error
    if came.key != draft.key.hex:
        raise NotThisDraft(Unfit.ANOTHER_DRAFT, f"this XLIFF is of another draft, {came.key!r}")
    if came.target not in draft.languages:
        told = f"the draft has no {came.target!r}; it is in {', '.join(draft.languages)}"
        raise NotThisDraft(Unfit.OTHER_LANGUAGES, told)
    for each in came.clauses:
        held = _version(clauses.get(each.clause), came.target, each.base)
        if meant := filled(each, held):
            yield Returned(
                each.clause, came.target, each.base, _plain(meant.title), _plain(meant.text)
            )


def _version(clause: DraftClause | None, language: str, version: int) -> Wording | None:
    """A version of a clause as it went out."""
    if clause is None:
        return None
    row = clause.wordings.filter(language=language, version=version).first()
    return Wording(row.title, row.text, row.version) if row else None


def _plain(words: str) -> str:
    return "\n".join(line.strip() for line in words.strip().split("\n"))
