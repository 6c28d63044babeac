"""What people do with sources and findings: add, accept, correct, reject, take back.

Every action checks the permission, runs in one transaction, writes history and returns
what changed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from comity.intake.accepting import BECOMES, FIELD_NAMES, ORDER, PUT
from comity.intake.adding import Added, Failed, HeldElsewhere, Incoming, add_source, add_sources
from comity.intake.models import Decision, Finding, FindingKind, FindingState, Proposal
from comity.intake.naming import Naming
from comity.intake.payloads import stated_by
from comity.intake.proposing import duplicates, likely_records, record_match
from comity.passages import Passage
from comity.register.basis import Stated
from comity.register.journal import Pen, writing
from comity.register.kinds import specific
from comity.register.merging import survivor_of
from comity.register.models import Change, Deed, Entry, Record, Source, User
from comity.register.permissions import Right, require
from comity.register.undoing import Undone, is_in_force
from comity.register.undoing import undo as undo_entry

__all__ = [
    "Added", "AlreadyDecided", "Failed", "HeldElsewhere", "Incoming", "WrongKind", "accept",
    "accept_all", "add_source", "add_sources", "correct", "decide", "joined_by_hand", "reject",
    "tell_apart", "undo", "undo_all", "undo_last",
]  # fmt: skip


class AlreadyDecided(Exception):
    """Somebody was faster; says who and when."""

    def __init__(self, finding: Finding) -> None:
        when = f"{finding.decided_at:%Y-%m-%d %H:%M}" if finding.decided_at else "before"
        super().__init__(f"{finding.decided_by} decided this finding on {when}: {finding.state}")
        self.finding = finding


class WrongKind(ValueError):
    """A finding of one kind cannot be added to a record of another."""


def accept(finding: Finding, *, by: User, into: Record | None = None) -> Record:
    """Put a finding into the register, as a new record or into an existing one.

    Without `into` it joins the record that is surely the same, if there is one (somebody
    said so, or identity is sure and no second candidate is near); every such match and
    every doubt is kept as a proposal. Names inside the finding become links to people,
    institutions and places, found or made in the same entry. Raises NotAllowed,
    AlreadyDecided, WrongKind, and Unproven for a finding without a passage.
    """
    require(by, Right.DECIDE, finding.source.desk)
    if into is not None:
        _check_kind(finding, into)
        require(by, Right.WRITE, into.desk)
    with writing(Deed.ACCEPTED, by=by, source=finding.source) as pen:
        held = _still_waiting(finding)
        stated = stated_by(held.kind, held.stated)
        naming = Naming(held, _basis(held), pen, by)
        target, doubts = (specific(survivor_of(into)), []) if into else naming.itself(stated)
        record = PUT[FindingKind(held.kind)](stated, target, naming)
        if target is None:
            duplicates(record, doubts)
        is_joined = target is not None or not pen.has_made(record)
        state = FindingState.MERGED if is_joined else FindingState.ACCEPTED
        _settle(held, state, by, pen, record=Record.objects.get(pk=record.pk))
        pen.about(record)
    _copy_state(held, finding)
    return record


def accept_all(
    source: Source, *, by: User, at_least: float = 0.0, among: Collection[int] | None = None
) -> list[Record]:
    """Accept every waiting finding of a source with that confidence or more, or none of them.

    `among` are the keys of those that are meant (None: all). People and events come first,
    so that the rest can name them. Each is an entry of its own and can be undone by itself.
    """
    require(by, Right.DECIDE, source.desk)
    waiting = source.findings.filter(state=FindingState.WAITING, confidence__gte=at_least)
    if among is not None:
        waiting = waiting.filter(pk__in=among)
    in_order = sorted(waiting, key=lambda each: ORDER.index(FindingKind(each.kind)))
    with transaction.atomic():
        return [accept(finding, by=by) for finding in in_order]


def correct(finding: Finding, payload: Mapping[str, Any], *, by: User) -> tuple[str, ...]:
    """Put a waiting finding right; gives the names of the fields that now say something else.

    The reader's own payload stays beside the correction. Raises NotAllowed,
    AlreadyDecided and BadPayload.
    """
    require(by, Right.DECIDE, finding.source.desk)
    merged = {**finding.payload, **payload}
    stated_by(finding.kind, merged)
    with writing(Deed.CORRECTED, by=by, source=finding.source) as pen:
        held = _still_waiting(finding)
        pen.move(held, correction=merged, corrected_by=by)
    finding.correction, finding.corrected_by = merged, by
    return tuple(sorted(_corrected(finding)))


def reject(finding: Finding, *, by: User, reason: str = "") -> None:
    """Say that a finding is wrong or not wanted. It stays where it is and can be taken back."""
    require(by, Right.DECIDE, finding.source.desk)
    with writing(Deed.REJECTED, by=by, source=finding.source, reason=reason) as pen:
        held = _still_waiting(finding)
        _settle(held, FindingState.REJECTED, by, pen, reason=reason)
    _copy_state(held, finding)


def undo(finding: Finding, *, by: User, reason: str = "") -> Undone:
    """Take back the decision on a finding; it waits again, and what it made is marked deleted.

    Raises NotAllowed, LookupError if it is not decided, and StillUsed if other work rests
    on what it made.
    """
    require(by, Right.DECIDE, finding.source.desk)
    entry = deciding_entry(finding)
    if entry is None:
        raise LookupError(f"finding {finding.pk} is not decided, so there is nothing to undo")
    undone = undo_entry(entry, by=by, reason=reason)
    finding.refresh_from_db()
    return undone


def undo_all(source: Source, *, by: User, reason: str = "") -> int:
    """Take back every decision on a source, the last one first, or none of them.

    Gives the number of findings that wait again. Raises as `undo` does.
    """
    require(by, Right.DECIDE, source.desk)
    decided = source.findings.exclude(state__in=(FindingState.WAITING, FindingState.OUTDATED))
    entries = {entry.pk: finding for finding in decided if (entry := deciding_entry(finding))}
    with transaction.atomic():
        for key in sorted(entries, reverse=True):
            undo(entries[key], by=by, reason=reason)
    return len(entries)


def undo_last(source: Source, *, by: User) -> Finding:
    """Take back the latest decision or correction of `by` on a source that still stands.

    Gives the finding. Raises LookupError if there is none, and as `undo` does.
    """
    require(by, Right.DECIDE, source.desk)
    deeds = (Deed.ACCEPTED, Deed.REJECTED, Deed.CORRECTED)
    entries = Entry.objects.filter(source=source, by=by, deed__in=deeds, undone_by=None)
    entry = entries.order_by("-pk").first()
    change = entry and entry.changes.filter(table="intake.finding").first()
    if entry is None or change is None:
        raise LookupError(f"{by} has decided nothing in {source} that could be taken back")
    undo_entry(entry, by=by)
    return Finding.objects.get(pk=change.row)


def decide(proposal: Proposal, decision: Decision, *, by: User) -> Proposal:
    """Say whether two are the same. The proposal stays; the decision is a new one after it.

    Saying that two records are the same does not merge them yet: `register.actions.merge`
    does. Raises NotAllowed, and AlreadyDecided if the proposal was superseded.
    """
    desk = proposal.finding.source.desk if proposal.finding else proposal.record.desk
    require(by, Right.DECIDE, desk)
    with writing(Deed.DECIDED, by=by, about=proposal.record):
        held = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if held.superseded_by is not None:
            raise LookupError(f"proposal {held.pk} was decided anew; look at the later one")
        new = Proposal.objects.create(
            finding=held.finding, name=held.name, other=held.other, record=held.record,
            score=held.score, reasons=held.reasons, decision=decision, decided_by=by,
            decided_at=timezone.now(),
        )  # fmt: skip
        Proposal.objects.filter(pk=held.pk).update(superseded_by=new)
    proposal.superseded_by = new
    return new


def tell_apart(finding: Finding, record: Record, *, by: User) -> Proposal:
    """Say that a finding that waits is not this record; it is never proposed for it again.

    Raises NotAllowed, AlreadyDecided, and LookupError if the two are not alike at all.
    """
    require(by, Right.DECIDE, finding.source.desk)
    with writing(Deed.DECIDED, by=by, about=record, source=finding.source):
        held = _still_waiting(finding)
        alike = {each.record.pk: each for each in likely_records(held)}
        if record.pk not in alike:
            raise LookupError(f"finding {held.pk} is not proposed to be {record}")
        return record_match(held, "", alike[record.pk], by, Decision.DIFFERENT)


def joined_by_hand(record: Record, into: Record, *, by: User) -> None:
    """Answer the open proposals that these two are one, now that somebody has merged them."""
    pair = (record.pk, into.pk)
    about = Proposal.objects.filter(record__in=pair, other__in=pair, superseded_by=None)
    for proposal in about.exclude(decision=Decision.SAME).select_related("record__desk"):
        decide(proposal, Decision.SAME, by=by)


def deciding_entry(finding: Finding) -> Entry | None:
    """The entry in force that decided a finding, or None if it waits."""
    changes = Change.objects.filter(table="intake.finding", row=finding.pk, field="state")
    for change in changes.select_related("entry").order_by("-pk"):
        if change.before == FindingState.WAITING and is_in_force(change.entry):
            return change.entry
    return None


def _still_waiting(finding: Finding) -> Finding:
    held = Finding.objects.select_for_update(of=("self",)).select_related("source__desk")
    current = held.get(pk=finding.pk)
    if not current.is_waiting:
        raise AlreadyDecided(current)
    return current


def _check_kind(finding: Finding, into: Record) -> None:
    wanted = BECOMES[FindingKind(finding.kind)]
    if into.kind != wanted:
        raise WrongKind(f"{into} is a {into.kind}; this finding can only join a {wanted}")


def _settle(
    finding: Finding, state: FindingState, by: User, pen: Pen,
    record: Record | None = None, reason: str = "",
) -> None:  # fmt: skip
    pen.move(
        finding,
        state=state,
        record=record,
        decided_by=by,
        decided_at=pen.entry.at,
        decision_reason=reason,
    )


def _copy_state(held: Finding, finding: Finding) -> None:
    for name in ("state", "record", "decided_by", "decided_at", "decision_reason"):
        setattr(finding, name, getattr(held, name))


def _basis(finding: Finding) -> Stated:
    """What a finding rests on, with its passages under the names of the record's fields."""
    names = FIELD_NAMES.get(FindingKind(finding.kind), {})
    field_proof = finding.payload.get("field_proof", {})
    return Stated(
        finding.source,
        finding.proof,
        finding.confidence,
        finding.reader_version,
        {
            known: tuple(Passage(each["start"], each["end"]) for each in passages)
            for name, passages in field_proof.items()
            for known in {name, names.get(name, name)}
            if passages
        },
        frozenset(known for name in _corrected(finding) for known in {name, names.get(name, name)}),
        finding.corrected_by,
    )


def _corrected(finding: Finding) -> set[str]:
    """The fields in which the correction differs from what the reader gave."""
    if finding.correction is None:
        return set()
    return {
        name
        for name, value in finding.correction.items()
        if name not in ("proof", "field_proof", "confidence") and value != finding.payload.get(name)
    }
