"""A person confirms a promise: from a clause, or from the words of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from comity.passages import Passage
from comity.register.actions import check_fields
from comity.register.basis import Basis, ByHand
from comity.register.journal import Pen, writing
from comity.register.models import (
    Agreement,
    Deed,
    Desk,
    Encounter,
    Grade,
    Promise,
    PromiseEnd,
    PromiseParty,
    Record,
    Source,
    User,
)
from comity.register.permissions import Right, require
from comity.register.wording import LanguageMap


@dataclass(frozen=True, slots=True)
class Told:
    """A promise as a person confirms it. `due` is EDTF; with `due_offset` it hangs on `on`."""

    what: LanguageMap
    by: tuple[Record, ...]
    to: tuple[Record, ...] = ()
    due: str | None = None
    on: Record | None = None
    due_offset: str = ""
    grade: str = Grade.WILL_DO
    said_at: Encounter | None = None
    said_on: str | None = None
    owner: User | None = None
    department_text: str = ""


@dataclass(frozen=True, slots=True)
class OfClause:
    """The clause that makes a promise: its agreement, its key, the SHA-256 of its wordings."""

    agreement: Agreement
    key: str
    sha256: str


def confirm(
    told: Told, basis: Basis, *, by: User, desk: Desk | None, clause: OfClause | None = None
) -> Promise:
    """Put a promise into the register that a person has confirmed, with both its sides.

    What it says rests on `basis`; who sees to it, on the person's word. It is as
    confidential as the source or the agreement whose words it repeats. Raises NotAllowed,
    and ValidationError for a promise of nobody or of nothing.
    """
    require(by, Right.WRITE, desk)
    _check(told)
    promise = _row(told, clause)
    promise.desk, promise.confidential = desk, _is_confidential(basis, clause)
    check_fields(promise, ("what", "due", "grade", "due_offset", "said_on"))
    with writing(Deed.ADDED, by=by, source=getattr(basis, "source", None)) as pen:
        pen.create(promise, basis)
        pen.about(promise)
        for end, parties in ((PromiseEnd.BY, told.by), (PromiseEnd.TO, told.to)):
            _put_parties(promise, end, parties, pen, basis)
        pen.change(
            promise, ByHand(by), owner=told.owner, department_text=told.department_text.strip()
        )
    return promise


def _is_confidential(basis: Basis, clause: OfClause | None) -> bool:
    source = getattr(basis, "source", None)
    said = (source, clause.agreement if clause else None)
    return any(each.confidential for each in said if each is not None)


def passage_of(source: Source, words: str) -> Passage:
    """Where words stand in a source, whatever the spaces and line ends between them.

    Raises ValidationError for words that do not stand there.
    """
    parts = [re.escape(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), source.text) if parts else None
    if found is None:
        told = _("These words do not stand in the source. Copy them as they stand there.")
        raise ValidationError({"words": told})
    return Passage(*found.span())


def _check(told: Told) -> None:
    wrong = {}
    if not any(words.strip() for words in told.what.values()):
        wrong["what"] = _("Say what is promised.")
    if not told.by:
        wrong["by"] = _("Say who promises it.")
    if wrong:
        raise ValidationError(wrong)


def _row(told: Told, clause: OfClause | None) -> Promise:
    hangs_on = Record.objects.get(pk=told.on.pk) if told.on and told.due_offset else None
    promise = Promise(
        what=told.what, due=told.due, depends_on=hangs_on,
        due_offset=told.due_offset if hangs_on else "", grade=told.grade, said_at=told.said_at,
        said_on=told.said_on,
    )  # fmt: skip
    if clause is not None:
        promise.agreement = clause.agreement
        promise.clause, promise.clause_sha256 = clause.key, clause.sha256
    return promise


def _put_parties(
    promise: Promise, end: PromiseEnd, parties: tuple[Record, ...], pen: Pen, basis: Basis
) -> None:
    for order, who in enumerate(parties):
        row = PromiseParty(promise=promise, who=Record.objects.get(pk=who.pk), end=end, order=order)
        pen.create(row, basis)
