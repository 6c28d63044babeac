"""What people do with a clause as it stands: accept it, comment, add one, take one out."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.cooperation.drafting.rows import held_clause, open_draft, present_wording, put_wording
from comity.cooperation.drafting.speaking import speaks
from comity.cooperation.drafting.words import check_clause_words, check_comment
from comity.cooperation.drafting.writing import Decided
from comity.cooperation.models import Acceptance, Comment, Draft, DraftClause, RemovalAcceptance
from comity.register.models import Party, User


def accept(clause: DraftClause, language: str, *, by: User, version: int) -> Acceptance:
    """Accept the version of a clause for one's party.

    Raises NotAllowed, Closed, and Moved if somebody wrote a new version meanwhile.
    """
    party = speaks(clause.draft, by)
    with transaction.atomic():
        present = present_wording(held_clause(clause), language, version)
        given = Acceptance.objects.filter(wording=present, party=party, withdrawn_at=None).first()
        return given or Acceptance.objects.create(wording=present, party=party, by=by)


def withdraw(clause: DraftClause, language: str, *, by: User, version: int) -> bool:
    """Take one's party's acceptance back; whether there was one."""
    party = speaks(clause.draft, by)
    with transaction.atomic():
        present = present_wording(held_clause(clause), language, version)
        given = Acceptance.objects.filter(wording=present, party=party, withdrawn_at=None)
        return bool(given.update(withdrawn_at=timezone.now()))


def comment(clause: DraftClause, text: str, *, by: User) -> Comment:
    """Say something about a clause."""
    speaks(clause.draft, by)
    check_comment(text)
    return Comment.objects.create(clause=clause, text=text.strip(), by=by)


@transaction.atomic
def add_clause(draft: Draft, language: str, *, by: User, title: str, text: str) -> DraftClause:
    """Add a clause at the end, in one language first."""
    speaks(draft, by)
    held = open_draft(draft)
    check_clause_words(held, language, title, text)
    last = held.clauses.order_by("-order").first()
    count = held.clauses.count()
    row = DraftClause.objects.create(
        draft=held, key=f"clause-{count + 1}", order=last.order + 1 if last else 0
    )
    put_wording(row, language, 1, title, text, 1, by)
    return row


def remove_clause(clause: DraftClause, *, by: User) -> None:
    """Take a clause out of the text; its versions stay, and it can be put back.

    The text is not closed before every party accepted that the clause is out.
    """
    party = speaks(clause.draft, by)
    with transaction.atomic():
        held = held_clause(clause)
        if held.removed_at is None:
            held.removed_by, held.removed_at = by, timezone.now()
            held.save(update_fields=["removed_by", "removed_at"])
        _let_go(held, party, by)


def accept_removal(clause: DraftClause, *, by: User) -> None:
    """Accept for one's party that a clause is out. Raises LookupError if it is in the text."""
    party = speaks(clause.draft, by)
    with transaction.atomic():
        held = held_clause(clause)
        if held.removed_at is None:
            raise Decided(f"the clause {held.key} is in the text; it was put back")
        _let_go(held, party, by)


def _let_go(clause: DraftClause, party: Party, by: User) -> None:
    """A party that lets a clause go no longer accepts its words: put back, it is asked anew."""
    own = clause.removals.filter(party=party, withdrawn_at=None)
    if not own.exists():
        RemovalAcceptance.objects.create(clause=clause, party=party, by=by)
    given = Acceptance.objects.filter(wording__clause=clause, party=party, withdrawn_at=None)
    given.update(withdrawn_at=timezone.now())


def put_back(clause: DraftClause, *, by: User) -> None:
    """Put a removed clause back where it stood."""
    speaks(clause.draft, by)
    with transaction.atomic():
        held = held_clause(clause)
        held.removed_by = held.removed_at = None
        held.save(update_fields=["removed_by", "removed_at"])
        held.removals.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
