"""Closing a text: nothing open, then frozen by its hash, and an original for each party."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from comity.cooperation.actions import NewStep, record_step
from comity.cooperation.drafting import Closed, check_stands, name_new_parties
from comity.cooperation.drafting.originals import SignedBy, original_of
from comity.cooperation.drafting.state import ClauseState, DraftState, Removal, state_of_draft
from comity.cooperation.models import Draft, Original
from comity.cooperation.texts import Fault, canonical_bytes, digest_of
from comity.papers import to_pdf
from comity.register.models import Signatory, StepProof, User
from comity.register.permissions import Right, require


@dataclass(frozen=True, slots=True)
class Hindrances:
    """What keeps a text from being closed. Empty, it can be."""

    faults: tuple[Fault, ...]
    not_agreed: tuple[ClauseState, ...]
    suggested: int
    has_no_clause: bool
    too_few_parties: bool
    removed_alone: tuple[Removal, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.faults
            or self.not_agreed
            or self.suggested
            or self.has_no_clause
            or self.too_few_parties
            or self.removed_alone
        )


class NotReady(Exception):
    """The text cannot be closed yet; `hindrances` says why."""

    def __init__(self, hindrances: Hindrances) -> None:
        few = "too few parties, " if hindrances.too_few_parties else ""
        super().__init__(
            f"not to be closed yet: {few}{len(hindrances.faults)} faults, "
            f"{len(hindrances.not_agreed)} clauses not agreed, "
            f"{len(hindrances.removed_alone)} removals not accepted by all, "
            f"{hindrances.suggested} suggestions open; the draft's page lists them"
        )
        self.hindrances = hindrances


def hindrances_of(state: DraftState) -> Hindrances:
    """What keeps a draft from being closed."""
    return Hindrances(
        tuple(fault for fault in state.faults if fault.blocks),
        state.open_clauses,
        sum(len(clause.suggestions) for clause in state.clauses),
        not state.clauses,
        state.has_too_few_parties,
        state.open_removals,
    )


def close(draft: Draft, *, by: User) -> tuple[Original, ...]:
    """Freeze a text by its hash and make each party's original; the step is recorded.

    Raises NotAllowed, Gone, Closed, NotReady, and LetterWithoutFontError for a letter that no
    paper for the archive can show.
    """
    require(by, Right.STEP, draft.agreement.desk)
    check_stands(draft.agreement)
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if held.is_closed:
            raise Closed(held)
        name_new_parties(held)
        state = state_of_draft(held)
        if hindrances := hindrances_of(state):
            raise NotReady(hindrances)
        _freeze(held, state, by)
        originals = tuple(_original(held, state, place) for place in range(len(state.names)))
        today = timezone.localdate().isoformat()
        told = NewStep("text-agreed", today, StepProof.TEXT)
        record_step(
            held.agreement, told, by=by, reason=f"SHA-256 {held.frozen_sha256}"
        )  # fmt: skip
    draft.refresh_from_db()
    return originals


def is_intact(draft: Draft) -> bool:
    """Whether the frozen bytes and every original are still what their hashes say."""
    if hashlib.sha256(bytes(draft.canonical)).hexdigest() != draft.frozen_sha256:
        return False
    return all(
        hashlib.sha256(bytes(original.content)).hexdigest() == original.sha256
        for original in draft.originals.all()
    )


def _freeze(draft: Draft, state: DraftState, by: User) -> None:
    draft.canonical = canonical_bytes(state.text)
    draft.frozen_sha256 = digest_of(state.text)
    draft.closed_by, draft.closed_at = by, timezone.now()
    draft.save(update_fields=["canonical", "frozen_sha256", "closed_by", "closed_at"])


def _signers(state: DraftState) -> Mapping[str, list[SignedBy]]:
    """Who signs for each party, as the agreement names its signatories."""
    key_of = {name.party_id: str(name.order + 1) for name in state.names}
    found: dict[str, list[SignedBy]] = defaultdict(list)
    rows = state.draft.agreement.signatories.select_related("person", "capacity")
    for row in rows.order_by("order", "pk"):
        if row.party_id in key_of:
            found[key_of[row.party_id]].append(signed_by(row))
    return found


def signed_by(signatory: Signatory) -> SignedBy:
    """Somebody who signs, with their name and office in each language in which they are known."""
    office = signatory.capacity.title if signatory.capacity else {"": signatory.capacity_text}
    return SignedBy(signatory.person.label, office)


def _original(draft: Draft, state: DraftState, place: int) -> Original:
    name = state.names[place]
    first = state.text.parties[place].key
    day = timezone.localdate()
    paper = original_of(state.text, first, day, draft.frozen_sha256, _signers(state))
    content = to_pdf(paper, for_archive=True)
    return Original.objects.create(
        draft=draft,
        party=name.party,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
