"""What pages ask of drafts: the text as it stands, what is agreed, stale or wrong in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from comity.cooperation.models import (
    Acceptance,
    ClauseWording,
    Draft,
    DraftClause,
    PartyName,
    RemovalAcceptance,
    Suggestion,
)
from comity.cooperation.texts import (
    Clause,
    Fault,
    Named,
    Term,
    Text,
    Wording,
    check_clause,
    check_whole,
)
from comity.register.models import User
from comity.register.permissions import Right, may, visible_records

# An agreement is between two at least.
FEWEST_PARTIES = 2


def visible_drafts(user: User) -> QuerySet[Draft]:
    """The drafts that a user may see: those of the agreements they see, and where they sit."""
    seated = Draft.objects.filter(seats__user=user)
    if not may(user, Right.READ):
        return seated if may(user, Right.DRAFT) else Draft.objects.none()
    seen = visible_records(user).filter(kind="agreement")
    return (Draft.objects.filter(agreement__in=seen.values("pk")) | seated).distinct()


@dataclass(frozen=True)
class ClauseState:
    """A clause of a text as it stands: its wordings, who accepted them, what is proposed."""

    row: DraftClause
    text: Text
    wordings: Mapping[str, ClauseWording]
    acceptances: Mapping[str, frozenset[int]]
    suggestions: tuple[Suggestion, ...]
    languages: tuple[str, ...]
    parties: frozenset[int]

    def is_stale(self, language: str) -> bool:
        """Whether another language was changed since this one was brought in line."""
        wording = self.wordings.get(language)
        return wording is not None and wording.revision < self.row.revision

    def is_accepted(self, language: str, party: int) -> bool:
        """Whether a party accepted the present version in a language."""
        return party in self.acceptances.get(language, frozenset())

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the clause."""
        return check_clause(_clause(self.row, self.wordings), self.text)

    @property
    def is_agreed(self) -> bool:
        """Whether every party accepted the present version in every language.

        Nothing is agreed with fewer than two parties, nor what is stale or at fault.
        """
        if len(self.parties) < FEWEST_PARTIES or any(fault.blocks for fault in self.faults):
            return False
        return all(
            not self.is_stale(language) and self.acceptances.get(language) == self.parties
            for language in self.languages
        )


@dataclass(frozen=True, slots=True)
class Removal:
    """A clause that was taken out, and the parties that accepted it."""

    row: DraftClause
    accepted: frozenset[int]
    parties: frozenset[int]

    @property
    def is_agreed(self) -> bool:
        """Whether every party accepted that the clause is out."""
        return self.parties <= self.accepted


@dataclass(frozen=True)
class DraftState:
    """A draft with everything that its page shows."""

    draft: Draft
    names: tuple[PartyName, ...]
    clauses: tuple[ClauseState, ...]
    text: Text
    removals: tuple[Removal, ...] = ()

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the text."""
        own = (fault for clause in self.clauses for fault in clause.faults)
        return (*check_whole(self.text), *own)

    @property
    def has_too_few_parties(self) -> bool:
        """Whether there are not yet two to agree."""
        return len(self.names) < FEWEST_PARTIES

    @property
    def open_clauses(self) -> tuple[ClauseState, ...]:
        """The clauses that are not agreed yet."""
        return tuple(each for each in self.clauses if not each.is_agreed)

    @property
    def open_removals(self) -> tuple[Removal, ...]:
        """The clauses that were taken out and that not every party let go."""
        return tuple(each for each in self.removals if not each.is_agreed)

    def clause(self, key: str) -> ClauseState | None:
        """The clause of that key."""
        return next((each for each in self.clauses if each.row.key == key), None)


def _clause(row: DraftClause, present: Mapping[str, ClauseWording]) -> Clause:
    wordings = {
        language: Wording(each.title, each.text, each.version) for language, each in present.items()
    }
    return Clause(row.key, wordings)


def _text(draft: Draft, names: tuple[PartyName, ...], clauses: tuple[Clause, ...]) -> Text:
    return Text(
        titles=draft.titles,
        languages=tuple(draft.languages),
        authentic=tuple(draft.authentic),
        prevailing=draft.prevailing,
        parties=tuple(Named(str(n.order + 1), n.names) for n in names),
        clauses=clauses,
        terms=tuple(Term(words) for words in draft.terms),
    )


def state_of_draft(draft: Draft) -> DraftState:
    """The draft as it stands; eight queries, however long it is."""
    rows = list(draft.clauses.filter(removed_at=None).order_by("order", "pk"))
    present = _present(rows)
    accepted: dict[int, set[int]] = defaultdict(set)
    keys = [wording.pk for own in present.values() for wording in own.values()]
    for given in Acceptance.objects.filter(wording__in=keys, withdrawn_at=None):
        accepted[given.wording_id].add(given.party_id)
    proposed: dict[int, list[Suggestion]] = defaultdict(list)
    waiting = Suggestion.objects.filter(clause__in=rows, accepted=None).select_related("by")
    for suggestion in waiting:
        proposed[suggestion.clause_id].append(suggestion)
    names = tuple(draft.names.select_related("party__who").order_by("order", "pk"))
    text = _text(draft, names, tuple(_clause(row, present[row.pk]) for row in rows))
    clauses = tuple(
        ClauseState(
            row,
            text,
            present[row.pk],
            {tongue: frozenset(accepted[each.pk]) for tongue, each in present[row.pk].items()},
            tuple(proposed[row.pk]),
            tuple(draft.languages),
            frozenset(name.party_id for name in names),
        )
        for row in rows
    )
    return DraftState(draft, names, clauses, text, _removals(draft, names))


def _removals(draft: Draft, names: tuple[PartyName, ...]) -> tuple[Removal, ...]:
    gone = list(draft.clauses.exclude(removed_at=None).order_by("order", "pk"))
    accepted: dict[int, set[int]] = defaultdict(set)
    for given in RemovalAcceptance.objects.filter(clause__in=gone, withdrawn_at=None):
        accepted[given.clause_id].add(given.party_id)
    parties = frozenset(name.party_id for name in names)
    return tuple(Removal(row, frozenset(accepted[row.pk]), parties) for row in gone)


def _present(rows: list[DraftClause]) -> Mapping[int, dict[str, ClauseWording]]:
    """The last version of each clause in each language."""
    found: dict[int, dict[str, ClauseWording]] = defaultdict(dict)
    wordings = ClauseWording.objects.filter(clause__in=rows).select_related("by")
    for wording in wordings.order_by("version"):
        found[wording.clause_id][wording.language] = wording
    return found
