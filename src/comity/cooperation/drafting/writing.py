"""Writing the words of a clause: a version, a suggestion, a confirmation. Nothing is lost.

A writer says which version they saw. If somebody was faster, what they wrote is kept as a
suggestion for the version that they saw, and they are told.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from comity.cooperation.drafting.rows import (
    held_clause,
    last_wording,
    open_draft,
    present_wording,
    put_wording,
)
from comity.cooperation.drafting.speaking import speaks
from comity.cooperation.drafting.words import check_clause_words, check_version
from comity.cooperation.models import ClauseWording, DraftClause, Suggestion
from comity.register.models import User


class Decided(LookupError):
    """What somebody would decide was decided already, or is there no more."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of words: a new version, or, if somebody was faster, a suggestion."""

    wording: ClauseWording | None
    kept_as: Suggestion | None = None


def write(
    clause: DraftClause,
    language: str,
    *,
    by: User,
    base: int,
    title: str,
    text: str,
    changes_meaning: bool = True,
) -> Written:
    """Write a new version after version `base` (0: there is none yet).

    A change of meaning makes the other languages stale; writing in a stale language
    brings it in line. Without `changes_meaning` (a slip of the pen) others stay as they
    are. Who was too late finds their words kept as a suggestion. Raises NotAllowed,
    Closed and ValidationError.
    """
    speaks(clause.draft, by)
    check_clause_words(clause.draft, language, title, text)
    check_version(base)
    try:
        with transaction.atomic():
            held = held_clause(clause)
            present = last_wording(held, language)
            if (present.version if present else 0) == base:
                return Written(_next(held, language, present, title, text, changes_meaning, by))
    except IntegrityError:  # two at the same moment, on a database without row locks
        pass
    late = _suggest(clause, language, base, title, text, by, came_late=True)
    return Written(None, late)


def _next(
    held: DraftClause, language: str, present: ClauseWording | None, title: str, text: str,
    changes_meaning: bool, by: User,
) -> ClauseWording:  # fmt: skip
    is_stale = present is None or present.revision < held.revision
    if changes_meaning and not is_stale:
        held.revision += 1
        held.save(update_fields=["revision"])
    revision = held.revision if changes_meaning or is_stale or present is None else present.revision
    version = present.version + 1 if present else 1
    return put_wording(held, language, version, title, text, revision, by)


def confirm(clause: DraftClause, language: str, *, by: User, base: int) -> ClauseWording:
    """Say that a stale language still says the same, without changing a word.

    Raises NotAllowed, Closed, and Moved if `base` is not the present version.
    """
    speaks(clause.draft, by)
    with transaction.atomic():
        held = held_clause(clause)
        present = present_wording(held, language, base)
        return put_wording(
            held, language, base + 1, present.title, present.text, held.revision, by
        )  # fmt: skip


def suggest(
    clause: DraftClause, language: str, *, by: User, base: int, title: str, text: str
) -> Suggestion:
    """Propose words for a version, for the others to take or leave."""
    speaks(clause.draft, by)
    check_clause_words(clause.draft, language, title, text)
    check_version(base)
    return _suggest(clause, language, base, title, text, by, came_late=False)


def take(suggestion: Suggestion, *, by: User) -> Written:
    """Make a suggestion the next version. Raises LookupError if it is decided already."""
    speaks(suggestion.clause.draft, by)
    with transaction.atomic():
        held = _open(suggestion)
        present = last_wording(held_clause(held.clause), held.language)
        written = write(
            held.clause, held.language, by=by, base=present.version if present else 0,
            title=held.title, text=held.text,
        )  # fmt: skip
        _decide(held, True, by, written.wording)
    return written


def leave(suggestion: Suggestion, *, by: User) -> None:
    """Decline a suggestion; it stays where it is. Raises LookupError if it is decided already."""
    speaks(suggestion.clause.draft, by)
    with transaction.atomic():
        _decide(_open(suggestion), False, by, None)


def _suggest(
    clause: DraftClause, language: str, base: int, title: str, text: str, by: User, *,
    came_late: bool,
) -> Suggestion:  # fmt: skip
    with transaction.atomic():
        open_draft(clause.draft)
        return Suggestion.objects.create(
            clause=clause, language=language, base=base, title=title.strip(),
            text=text.replace("\r\n", "\n").strip(), came_late=came_late, by=by,
        )  # fmt: skip


def _open(suggestion: Suggestion) -> Suggestion:
    held = Suggestion.objects.select_for_update(of=("self",)).select_related("clause__draft")
    found = held.get(pk=suggestion.pk)
    if found.accepted is not None:
        raise Decided(f"suggestion {found.pk} was decided by {found.decided_by} already")
    return found


def _decide(held: Suggestion, accepted: bool, by: User, made: ClauseWording | None) -> None:
    held.accepted, held.decided_by, held.decided_at = accepted, by, timezone.now()
    held.made = made
    held.save(update_fields=["accepted", "decided_by", "decided_at", "made"])
