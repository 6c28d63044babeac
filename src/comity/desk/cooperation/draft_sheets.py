"""A draft as its page shows it: clauses with their languages side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from comity.cooperation.drafting import party_of
from comity.cooperation.drafting.state import ClauseState, DraftState, Removal, state_of_draft
from comity.cooperation.models import Comment, Draft, DraftClause, Suggestion
from comity.cooperation.texts import Fault, Piece, compare
from comity.desk.shown import Shown, language, of_record
from comity.desk.words import language_name
from comity.register.models import User


@dataclass(frozen=True, slots=True)
class Column:
    """A clause in one language: its words, its version, and what may be done with it."""

    language: str
    name: str
    title: str
    text: str
    version: int
    by: str
    is_stale: bool
    accepted: tuple[Shown, ...]
    is_accepted_by_me: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """A suggestion with what it would change."""

    row: Suggestion
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """One clause with its columns, suggestions, comments and faults."""

    row: DraftClause
    columns: tuple[Column, ...]
    is_agreed: bool
    suggestions: tuple[Proposed, ...]
    comments: tuple[Comment, ...]
    faults: tuple[str, ...]

    @property
    def may_accept_all(self) -> bool:
        """Whether there are words in every language, and some that the reader has not accepted."""
        written = all(each.version and not each.is_stale for each in self.columns)
        return written and not all(each.is_accepted_by_me for each in self.columns)

    @property
    def heading(self) -> str:
        """The clause's title in the reader's language, else in the first that has one."""
        own = [each.title for each in self.columns if each.language == language()]
        return next(filter(None, (*own, *(each.title for each in self.columns))), "")


@dataclass(frozen=True, slots=True)
class RemovedSheet:
    """A clause that was taken out, its title, and who accepted that."""

    row: DraftClause
    title: str
    accepted: tuple[Shown, ...]
    is_agreed: bool
    is_accepted_by_me: bool


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """A whole draft. `speaks_for` is the reader's side; None for who only reads."""

    draft: Draft
    state: DraftState
    title: str
    clauses: tuple[ClauseSheet, ...]
    removed: tuple[RemovedSheet, ...]
    faults: tuple[str, ...]
    speaks_for: Shown | None
    agreed: int


def sheet_of(draft: Draft, user: User) -> DraftSheet:
    """The draft for one reader."""
    state = state_of_draft(draft)
    mine = party_of(draft, user)
    is_open = draft.agreement.is_live and not draft.is_closed
    comments: dict[int, list[Comment]] = {}
    for each in Comment.objects.filter(clause__draft=draft).select_related("by"):
        comments.setdefault(each.clause_id, []).append(each)
    sheets = tuple(
        _clause(each, state, mine.pk if mine else 0, tuple(comments.get(each.row.pk, ())))
        for each in state.clauses
    )
    return DraftSheet(
        draft=draft,
        state=state,
        title=title_of(draft, state),
        clauses=sheets,
        removed=tuple(_removed(each, state, mine.pk if mine else 0) for each in state.removals),
        faults=tuple(fault_in_words(f) for f in state.faults if not f.clause),
        speaks_for=of_record(mine.who, url="") if mine and is_open else None,
        agreed=sum(each.is_agreed for each in sheets),
    )


def title_of(draft: Draft, state: DraftState) -> str:
    """The title in the reader's language if the text has it, else in its first."""
    tongue = language() if draft.titles.get(language()) else draft.languages[0]
    title = draft.titles.get(tongue, "")
    return state.text.spoken(title, tongue) or of_record(draft.agreement).text


def _clause(
    each: ClauseState, state: DraftState, mine: int, comments: tuple[Comment, ...]
) -> ClauseSheet:
    return ClauseSheet(
        each.row,
        tuple(_column(tongue, each, state, mine) for tongue in state.draft.languages),
        each.is_agreed,
        tuple(_proposed(suggestion, each) for suggestion in each.suggestions),
        comments,
        # What is left open twice in one language is said once.
        tuple(dict.fromkeys(fault_in_words(f) for f in state.faults if f.clause == each.row.key)),
    )


def _removed(each: Removal, state: DraftState, mine: int) -> RemovedSheet:
    tongue = state.draft.languages[0]
    last = each.row.wordings.filter(language=tongue).order_by("version").last()
    return RemovedSheet(
        each.row,
        state.text.spoken(last.title, tongue) if last else each.row.key,
        tuple(of_record(n.party.who) for n in state.names if n.party_id in each.accepted),
        each.is_agreed,
        mine in each.accepted,
    )


def _column(tongue: str, each: ClauseState, state: DraftState, mine: int) -> Column:
    row = each.wordings.get(tongue)
    given = each.acceptances.get(tongue, frozenset())
    return Column(
        language=tongue,
        name=language_name(tongue),
        title=state.text.spoken(row.title, tongue) if row else "",
        text=state.text.spoken(row.text, tongue) if row else "",
        version=row.version if row else 0,
        by=str(row.by) if row else "",
        is_stale=each.is_stale(tongue),
        accepted=tuple(of_record(n.party.who) for n in state.names if n.party_id in given),
        is_accepted_by_me=mine in given,
    )


def _proposed(suggestion: Suggestion, each: ClauseState) -> Proposed:
    present = each.wordings.get(suggestion.language)
    before = f"{present.title}\n{present.text}" if present else ""
    after = f"{suggestion.title}\n{suggestion.text}"
    return Proposed(suggestion, language_name(suggestion.language), compare(before, after))


def fault_in_words(fault: Fault) -> str:
    """What is wrong, and where."""
    where = language_name(fault.language)
    told = {
        "missing": _("%(where)s: nothing is written yet"),
        "placeholder": _("%(where)s: still to be filled in: %(found)s"),
        "numbers": _("%(where)s: the numbers are %(found)s, in %(beside)s %(wanted)s"),
        "dates": _("%(where)s: the dates are %(found)s, in %(beside)s %(wanted)s"),
        "amounts": _("%(where)s: the amounts are %(found)s, in %(beside)s %(wanted)s"),
        "names": _("%(where)s: the parties named are %(found)s, in %(beside)s %(wanted)s"),
        "spelled": _("%(where)s: numbers in words %(found)s, in %(beside)s %(wanted)s"),
        "unnamed": _("%(where)s: a party has no name"),
        "term": _("%(where)s: not called “%(wanted)s”, as the list of terms has it"),
    }
    beside = language_name(fault.beside) if fault.beside else ""
    return told[fault.kind] % {
        "where": where, "found": fault.found, "wanted": fault.wanted, "beside": beside,
    }  # fmt: skip
