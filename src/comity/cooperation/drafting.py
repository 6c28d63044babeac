"""What people do with a draft: write, suggest, accept, comment. Nothing that was written is lost.

A writer says which version they saw. If somebody was faster, what they wrote is kept as a
suggestion for the version that they saw, and they are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from comity.cooperation.models import (
    Acceptance,
    ClauseWording,
    Comment,
    Draft,
    DraftClause,
    PartyName,
    RemovalAcceptance,
    Seat,
    Suggestion,
)
from comity.cooperation.parties import Seats
from comity.cooperation.texts import templates
from comity.cooperation.words import (
    check_clause_words,
    check_comment,
    check_printable,
    check_version,
)
from comity.register.actions import Gone
from comity.register.models import Agreement, Party, User
from comity.register.permissions import NotAllowed, Right, may, require


class Closed(Exception):
    """The text is frozen; nothing of it changes any more."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(f"the text was closed on {draft.closed_at:%Y-%m-%d}; begin a new draft")


class Decided(LookupError):
    """What somebody would decide was decided already, or is there no more."""


class Moved(Exception):
    """The version is no longer the present one; says which is."""

    def __init__(self, present: ClauseWording) -> None:
        super().__init__(f"version {present.version} by {present.by} is the present one")
        self.present = present


@dataclass(frozen=True, slots=True)
class Written:
    """What became of words: a new version, or, if somebody was faster, a suggestion."""

    wording: ClauseWording | None
    kept_as: Suggestion | None = None


@transaction.atomic
def begin(
    agreement: Agreement,
    *,
    by: User,
    languages: tuple[str, ...],
    template: str = "",
    authentic: tuple[str, ...] = (),
    prevailing: str = "",
) -> Draft:
    """Begin a draft, from the template of a kind of agreement or empty.

    Raises NotAllowed, and ValidationError for languages or a template that are none.
    """
    require(by, Right.WRITE, agreement.desk)
    check_stands(agreement)
    _check_languages(languages, authentic, prevailing, template)
    shape = templates().get(template)
    draft = Draft.objects.create(
        agreement=agreement,
        titles={t: shape.titles[t] for t in languages if t in shape.titles} if shape else {},
        languages=list(languages),
        authentic=list(authentic or languages),
        prevailing=prevailing,
        terms=[dict(term.words) for term in shape.terms] if shape else [],
        begun_by=by,
    )
    _name(draft)
    for order, clause in enumerate(shape.clauses if shape else ()):
        row = DraftClause.objects.create(draft=draft, key=clause.key, order=order)
        for language in languages:
            if wording := clause.wordings.get(language):
                _put(row, language, 1, wording.title, wording.text, 1, by)
    return draft


def name_new_parties(draft: Draft) -> None:
    """Name the parties that the agreement got after the draft was begun, behind the others.

    A closed draft stays as it is.
    """
    if draft.is_closed or not _unnamed(draft).exists():
        return
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if not held.is_closed:
            _name(held)


def _unnamed(draft: Draft) -> QuerySet[Party]:
    return draft.agreement.parties.exclude(pk__in=draft.names.values("party"))


def _name(draft: Draft) -> None:
    new = _unnamed(draft).select_related("who")
    last = draft.names.order_by("-order").first()
    for order, party in enumerate(new, start=last.order + 1 if last else 0):
        names = {t: party.who.label[t] for t in draft.languages if t in party.who.label}
        PartyName.objects.create(draft=draft, party=party, names=names, order=order)


def _check_languages(
    languages: tuple[str, ...], authentic: tuple[str, ...], prevailing: str, template: str
) -> None:
    wrong = {}
    if len(languages) < 1 or len(set(languages)) != len(languages):
        wrong["languages"] = "name each language of the text once, at least one"
    if not set(authentic) <= set(languages):
        wrong["authentic"] = "only a language of the text can be authentic"
    if prevailing and prevailing not in languages:
        wrong["prevailing"] = "only a language of the text can prevail"
    if template and template not in templates():
        wrong["template"] = f"{template!r} is no template; there are {', '.join(templates())}"
    if wrong:
        raise ValidationError(wrong)


def party_of(draft: Draft, user: User) -> Party | None:
    """The party for which a user speaks: by their seat, or as a member of the desk for ours."""
    seat = Seat.objects.filter(draft=draft, user=user).select_related("party").first()
    if seat is not None:
        return seat.party
    desk = draft.agreement.desk
    if desk is None or not may(user, Right.WRITE, desk):
        return None
    parties = list(draft.agreement.parties.select_related("who"))
    seats = Seats.of(parties)
    ours = (party for party in parties if seats.is_at(party, desk.institution))
    return next(ours, None)


def speaks(draft: Draft, user: User) -> Party:
    """As `party_of`, to do something. Raises Gone, and NotAllowed for who speaks for nobody."""
    party = party_of(draft, user) if may(user, Right.DRAFT) else None
    if party is None:
        raise NotAllowed(user, Right.DRAFT, draft.agreement.desk)
    check_stands(draft.agreement)
    return party


def check_stands(agreement: Agreement) -> None:
    """Raise Gone for an agreement that was deleted or merged: its drafts are only looked at."""
    if not agreement.is_live:
        raise Gone(agreement)


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
            held = _held(clause)
            present = _last(held, language)
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
    return _put(held, language, version, title, text, revision, by)


def confirm(clause: DraftClause, language: str, *, by: User, base: int) -> ClauseWording:
    """Say that a stale language still says the same, without changing a word.

    Raises NotAllowed, Closed, and Moved if `base` is not the present version.
    """
    speaks(clause.draft, by)
    with transaction.atomic():
        held = _held(clause)
        present = _present(held, language, base)
        return _put(
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
        present = _last(_held(held.clause), held.language)
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


def accept(clause: DraftClause, language: str, *, by: User, version: int) -> Acceptance:
    """Accept the version of a clause for one's party.

    Raises NotAllowed, Closed, and Moved if somebody wrote a new version meanwhile.
    """
    party = speaks(clause.draft, by)
    with transaction.atomic():
        present = _present(_held(clause), language, version)
        given = Acceptance.objects.filter(wording=present, party=party, withdrawn_at=None).first()
        return given or Acceptance.objects.create(wording=present, party=party, by=by)


def withdraw(clause: DraftClause, language: str, *, by: User, version: int) -> bool:
    """Take one's party's acceptance back; whether there was one."""
    party = speaks(clause.draft, by)
    with transaction.atomic():
        present = _present(_held(clause), language, version)
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
    held = _open_draft(draft)
    check_clause_words(held, language, title, text)
    last = held.clauses.order_by("-order").first()
    count = held.clauses.count()
    row = DraftClause.objects.create(
        draft=held, key=f"clause-{count + 1}", order=last.order + 1 if last else 0
    )
    _put(row, language, 1, title, text, 1, by)
    return row


def remove_clause(clause: DraftClause, *, by: User) -> None:
    """Take a clause out of the text; its versions stay, and it can be put back.

    The text is not closed before every party accepted that the clause is out.
    """
    party = speaks(clause.draft, by)
    with transaction.atomic():
        held = _held(clause)
        if held.removed_at is None:
            held.removed_by, held.removed_at = by, timezone.now()
            held.save(update_fields=["removed_by", "removed_at"])
        _let_go(held, party, by)


def accept_removal(clause: DraftClause, *, by: User) -> None:
    """Accept for one's party that a clause is out. Raises LookupError if it is in the text."""
    party = speaks(clause.draft, by)
    with transaction.atomic():
        held = _held(clause)
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
        held = _held(clause)
        held.removed_by = held.removed_at = None
        held.save(update_fields=["removed_by", "removed_at"])
        held.removals.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())


def seat(draft: Draft, user: User, party: Party, *, by: User) -> Seat:
    """Give somebody a place in the draft for a party, a guest of the counterpart above all."""
    require(by, Right.ADMINISTER, draft.agreement.desk)
    check_stands(draft.agreement)
    if party.agreement_id != draft.agreement_id:
        raise ValidationError({"party": f"{party.who} is no party to {draft.agreement}"})
    place, _is_new = Seat.objects.update_or_create(
        draft=draft, user=user, defaults={"party": party}
    )
    return place


def name_party(name: PartyName, names: dict[str, str], *, by: User) -> None:
    """Set how a party is called in the text; a change takes every acceptance back.

    The clauses and the originals bear the names: who accepted them accepted them with these.
    """
    speaks(name.draft, by)
    check_printable(names)
    with transaction.atomic():
        held = _open_draft(name.draft)
        before = PartyName.objects.select_for_update().get(pk=name.pk).names
        name.names = {tongue: names.get(tongue, "").strip() for tongue in held.languages}
        name.save(update_fields=["names"])
        if not _says_the_same(before, name.names, held):
            _ask_anew(held)


def set_titles(draft: Draft, titles: dict[str, str], *, by: User) -> None:
    """Set the title of the whole text in each language; a change takes every acceptance back."""
    speaks(draft, by)
    check_printable(titles)
    with transaction.atomic():
        held = _open_draft(draft)
        before = held.titles
        held.titles = {tongue: titles.get(tongue, "").strip() for tongue in held.languages}
        held.save(update_fields=["titles"])
        if not _says_the_same(before, held.titles, held):
            _ask_anew(held)
    draft.titles = held.titles


def _says_the_same(before: Mapping[str, str], now: Mapping[str, str], draft: Draft) -> bool:
    return all(before.get(each, "").strip() == now.get(each, "") for each in draft.languages)


def _ask_anew(draft: Draft) -> None:
    given = Acceptance.objects.filter(wording__clause__draft=draft, withdrawn_at=None)
    given.update(withdrawn_at=timezone.now())


def _open_draft(draft: Draft) -> Draft:
    """The draft, locked while it is written to. Raises Closed."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.is_closed:
        raise Closed(held)
    _name(held)
    return held


def _held(clause: DraftClause) -> DraftClause:
    """The clause of an open draft, locked; closing a draft waits for it and the other way."""
    _open_draft(clause.draft)
    return DraftClause.objects.select_for_update().get(pk=clause.pk)


def _last(clause: DraftClause, language: str) -> ClauseWording | None:
    own = clause.wordings.filter(language=language).select_related("by")
    return own.order_by("-version").first()


def _present(clause: DraftClause, language: str, version: int) -> ClauseWording:
    present = _last(clause, language)
    if present is None:
        raise ValidationError({"language": f"the clause has no words in {language!r} yet"})
    if present.version != version:
        raise Moved(present)
    return present


def _put(
    clause: DraftClause, language: str, version: int, title: str, text: str, revision: int, by: User
) -> ClauseWording:
    return ClauseWording.objects.create(
        clause=clause, language=language, version=version, title=title.strip(),
        text=text.replace("\r\n", "\n").strip(), revision=revision, by=by,
    )  # fmt: skip


def _suggest(
    clause: DraftClause, language: str, base: int, title: str, text: str, by: User, *,
    came_late: bool,
) -> Suggestion:  # fmt: skip
    with transaction.atomic():
        _open_draft(clause.draft)
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
