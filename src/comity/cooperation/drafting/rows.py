"""The rows of an open draft, locked while something is done with them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from comity.cooperation.models import ClauseWording, Draft, DraftClause, PartyName
from comity.register.models import Party, User


class Closed(Exception):
    """The text is frozen; nothing of it changes any more."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(f"the text was closed on {draft.closed_at:%Y-%m-%d}; begin a new draft")


class Moved(Exception):
    """The version is no longer the present one; says which is."""

    def __init__(self, present: ClauseWording) -> None:
        super().__init__(f"version {present.version} by {present.by} is the present one")
        self.present = present


def open_draft(draft: Draft) -> Draft:
    """The draft, locked while it is written to. Raises Closed."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.is_closed:
        raise Closed(held)
    name_parties(held)
    return held


def held_clause(clause: DraftClause) -> DraftClause:
    """The clause of an open draft, locked; closing a draft waits for it and the other way."""
    open_draft(clause.draft)
    return DraftClause.objects.select_for_update().get(pk=clause.pk)


def name_parties(draft: Draft) -> None:
    """Name every party that has no name yet, behind the others."""
    new = unnamed_parties(draft).select_related("who")
    last = draft.names.order_by("-order").first()
    for order, party in enumerate(new, start=last.order + 1 if last else 0):
        names = {t: party.who.label[t] for t in draft.languages if t in party.who.label}
        PartyName.objects.create(draft=draft, party=party, names=names, order=order)


def unnamed_parties(draft: Draft) -> QuerySet[Party]:
    """The parties of the agreement that the draft does not name yet."""
    return draft.agreement.parties.exclude(pk__in=draft.names.values("party"))


def last_wording(clause: DraftClause, language: str) -> ClauseWording | None:
    """The present wording in a language; None if nothing is written in it."""
    own = clause.wordings.filter(language=language).select_related("by")
    return own.order_by("-version").first()


def present_wording(clause: DraftClause, language: str, version: int) -> ClauseWording:
    """The present wording, if it is of that version. Raises Moved, and ValidationError for none."""
    present = last_wording(clause, language)
    if present is None:
        raise ValidationError({"language": f"the clause has no words in {language!r} yet"})
    if present.version != version:
        raise Moved(present)
    return present


def put_wording(
    clause: DraftClause, language: str, version: int, title: str, text: str, revision: int, by: User
) -> ClauseWording:
    """Keep one more version of a clause in a language."""
    return ClauseWording.objects.create(
        clause=clause, language=language, version=version, title=title.strip(),
        text=text.replace("\r\n", "\n").strip(), revision=revision, by=by,
    )  # fmt: skip
