"""Promises that the clauses of a closed text make: read where the reader can, else by hand.

The text in each of its languages is kept as a source, so that a promise is proved by the
sentence of its clause as a promise out of the news is by that of the article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from comity.cooperation.drafting.state import state_of_draft
from comity.cooperation.models import Draft, PartyName
from comity.cooperation.promises.confirming import OfClause, Told, confirm
from comity.cooperation.texts import Clause, Text, clause_digest
from comity.passages import Passage
from comity.reading import READER_VERSION, read
from comity.reading.findings import Grade, PlanFinding
from comity.register.basis import Stated
from comity.register.derive import index_source
from comity.register.folding import fold
from comity.register.models import Promise, Record, Source, SourceContent, State, User, Way
from comity.register.permissions import Right, require

BY_HAND = 1.0  # the confidence of what a person reads off a clause


class NotClosed(ValueError):
    """A text that still changes makes no promises."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(f"draft {draft.pk} is not closed: close the text first, then promise")


@dataclass(frozen=True, slots=True)
class Written:
    """A closed text in one language as it reads, and where each clause stands in it, by key."""

    language: str
    text: str
    clauses: Mapping[str, Passage]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A promise that a clause may make. `confidence` is None where nothing was read in it.

    `passage` is that of the sentence, or of the whole clause, in the text of `language`.
    """

    key: str
    clause: Clause
    number: int
    language: str
    passage: Passage
    what: str
    by: tuple[Record, ...]
    due: str | None = None
    grade: str = Grade.WILL_DO
    confidence: float | None = None


def written_in(text: Text, language: str) -> Written:
    """A text in one of its languages, with its clauses numbered from 1."""
    parts = [text.spoken(text.titles.get(language, ""), language)]
    spans: dict[str, Passage] = {}
    start = len(parts[0]) + 2
    for number, clause in enumerate(text.clauses, 1):
        wording = clause.wordings.get(language)
        if wording is None:
            continue
        title, words = (text.spoken(w, language) for w in (wording.title, wording.text))
        told = f"{number}. {title}\n{words}"
        spans[clause.key] = Passage(start, start + len(told))
        parts.append(told)
        start += len(told) + 2
    return Written(language, "\n\n".join(parts), spans)


def proposed_by(draft: Draft) -> list[Proposed]:
    """What each clause may promise, in the order of the text; every clause at least once.

    Of the languages, that one counts for a clause in which the reader found the most.
    Raises NotClosed.
    """
    if not draft.is_closed:
        raise NotClosed(draft)
    state = state_of_draft(draft)
    texts = [written_in(state.text, language) for language in draft.languages]
    plans = {each.language: _plans(each) for each in texts}
    found: list[Proposed] = []
    for number, clause in enumerate(state.text.clauses, 1):
        best = max(texts, key=lambda each: len(plans[each.language].get(clause.key, ())))
        own = plans[best.language].get(clause.key, [])
        found += _of_clause(clause, number, best, own, state.names)
    return found


def _plans(written: Written) -> dict[str, list[PlanFinding]]:
    """What the reader takes for a promise, by the clause in which it stands."""
    found: dict[str, list[PlanFinding]] = {}
    for plan in read(written.text, language=written.language).plans:
        for key, span in written.clauses.items():
            if plan.proof and span.start <= plan.proof[0].start < span.end:
                found.setdefault(key, []).append(plan)
    return found


def _of_clause(
    clause: Clause, number: int, written: Written, plans: list[PlanFinding],
    names: tuple[PartyName, ...],
) -> Iterator[Proposed]:  # fmt: skip
    if not plans:
        title = clause.wordings[written.language].title
        span = written.clauses[clause.key]
        yield Proposed(f"{clause.key}-0", clause, number, written.language, span, title, ())
    for order, plan in enumerate(plans):
        yield Proposed(
            f"{clause.key}-{order}", clause, number, written.language, plan.proof[0], plan.what,
            _named(plan.who, names), plan.when, str(plan.grade), plan.confidence,
        )  # fmt: skip


def _named(who: list[str], names: tuple[PartyName, ...]) -> tuple[Record, ...]:
    """The parties that the reader's names mean: whose own name holds theirs, or is held by it."""
    return tuple(name.party.who for name in names if any(_means(each, name) for each in who))


def _means(said: str, name: PartyName) -> bool:
    told = f" {fold(said)} "
    own = [*name.names.values(), *name.party.who.label.values()]
    full = [f" {fold(each)} " for each in own if each.strip()]
    return any(told in each or each in told for each in full)


def to_whom(by: tuple[Record, ...], names: tuple[PartyName, ...]) -> tuple[Record, ...]:
    """The other parties of a text: what all promise together they owe to nobody else."""
    given = {who.pk for who in by}
    return tuple(name.party.who for name in names if name.party.who_id not in given)


@transaction.atomic
def confirm_clause(draft: Draft, proposed: Proposed, told: Told, *, by: User) -> Promise:
    """Make what a clause promises a promise of the register, proved by the clause.

    Of one clause the same words become one promise, however often they are confirmed; that
    one is given. Raises NotAllowed, NotClosed, and ValidationError as `confirm` does.
    """
    require(by, Right.WRITE, draft.agreement)
    held = Draft.objects.select_for_update(of=("self",)).select_related("agreement__desk")
    draft = held.get(pk=draft.pk)
    if not draft.is_closed:
        raise NotClosed(draft)
    for known in promises_of(draft, proposed.clause):
        if any(known.what.get(tag) == words for tag, words in told.what.items() if words):
            return known
    source = source_of(draft, proposed.language, by=by)
    sure = BY_HAND if proposed.confidence is None else proposed.confidence
    basis = Stated(source, (proposed.passage,), sure, READER_VERSION)
    sha256 = clause_digest(proposed.clause, draft.languages)
    clause = OfClause(draft.agreement, proposed.clause.key, sha256)
    return confirm(told, basis, by=by, desk=draft.agreement.desk, clause=clause)


def promises_of(draft: Draft, clause: Clause) -> list[Promise]:
    """The promises that a clause has become already."""
    found = Promise.objects.filter(agreement=draft.agreement_id, clause=clause.key)
    return list(found.filter(state=State.LIVE).order_by("pk"))


def source_of(draft: Draft, language: str, *, by: User) -> Source:
    """The closed text in one language as a source, kept once under its hash."""
    state = state_of_draft(draft)
    words = written_in(state.text, language).text
    content = words.encode()
    digest = hashlib.sha256(content).hexdigest()
    known = Source.objects.filter(content__sha256=digest).first()
    if known is not None:
        return known
    title = state.text.spoken(draft.titles.get(language, ""), language) or str(draft.agreement)
    kept = SourceContent.objects.create(sha256=digest, content=content, size=len(content))
    assert draft.closed_at is not None
    source = Source.objects.create(
        content=kept, name=f"{title[:390]}.txt", media_type="text/plain", encoding="utf-8",
        language=language, title=title, text=words, text_sha256=digest,
        published=draft.closed_at.date().isoformat(), desk=draft.agreement.desk,
        confidential=draft.agreement.confidential, way=Way.ENTERED, added_by=by,
        reader_version=READER_VERSION,
    )  # fmt: skip
    index_source(source)
    return source
