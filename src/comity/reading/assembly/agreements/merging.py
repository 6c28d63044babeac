"""Two names of one agreement: the sister city agreement that was signed as a memorandum."""

from __future__ import annotations

from comity.reading.assembly.agreements.instruments import (
    BARE,
    INSTRUMENTS,
    NEAR,
    OTHER,
    AgreementDraft,
    agree_on_time,
    shares_words,
)
from comity.reading.findings import Stage

_PROGRAMMES = frozenset({"programme", "plan-of-measures"})
# Of these two cities have one.
_TIES = frozenset({"sister-city", "friendship-city"})
_NEAR = 6
_LEAD = 4


def merged(drafts: list[AgreementDraft]) -> list[AgreementDraft]:
    """One instrument under two names: the sister city agreement that was signed as a
    memorandum. What one sentence names beside each other stays two."""
    kept: list[AgreementDraft] = []
    for draft in drafts:
        same = next((d for d in kept[-NEAR:] if _is_one(d, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        same.kind, same.title = _better_name(same, draft)
        same.tellings += draft.tellings
    return kept


def _is_one(one: AgreementDraft, other: AgreementDraft) -> bool:
    if one.kind == other.kind and one.kind not in _TIES:
        return False
    if _is_headline_of(one, other):
        return True
    if not {one.kind, other.kind} <= INSTRUMENTS:
        return False
    if {id(t.sentence) for t in one.tellings} & {id(t.sentence) for t in other.tellings}:
        return False
    if any(t.is_new for t in other.tellings) or other.number - one.number > _NEAR:
        return False
    mine, theirs = one.parties()[0], other.parties()[0]
    if len(mine) < 2 or {p.key for p in mine} != {p.key for p in theirs}:
        return False
    both = _has(one, Stage.SIGNED) and _has(other, Stage.SIGNED)
    if not (both or _is_act_only(one) or _is_act_only(other)):
        return False
    mine_in, theirs_in = _signed_on(one), _signed_on(other)
    return not mine_in or not theirs_in or bool(mine_in & theirs_in)


def is_double(one: AgreementDraft, other: AgreementDraft) -> bool:
    """Whether a draft tells again of an agreement whose parties another one names: same kind,
    nothing that speaks against it, and no party of its own."""
    if one.kind != other.kind or any(t.is_new for t in other.tellings):
        return False
    if one.kind == OTHER and not (other.is_bare or _shares_title(one, other)):
        return False
    known = {p.key for p in one.parties()[0]}
    own = {p.key for p in other.parties()[0] if not p.is_vague}
    return own <= known and all(agree_on_time(t, one) for t in other.tellings)


def _shares_title(one: AgreementDraft, other: AgreementDraft) -> bool:
    return any(shares_words(t, one) for t in other.tellings if t.is_named)


def _is_headline_of(one: AgreementDraft, other: AgreementDraft) -> bool:
    """A heading that calls the text's agreement by another name: `New Cooperation Plan`."""
    kinds = {one.kind, other.kind}
    if not (kinds <= _PROGRAMMES or kinds <= INSTRUMENTS) or one.is_told_in_text:
        return False
    mine, theirs = one.parties()[0], other.parties()[0]
    alike = {p.key for p in mine} <= {p.key for p in theirs} or not theirs
    return alike and other.number <= _LEAD and any(t.sentence.is_heading for t in one.tellings)


def _has(draft: AgreementDraft, stage: Stage) -> bool:
    return any(s.stage is stage for s in draft.stages)


def _signed_on(draft: AgreementDraft) -> set[str]:
    return {s.date for s in draft.stages if s.date and s.stage is Stage.SIGNED}


def _better_name(one: AgreementDraft, other: AgreementDraft) -> tuple[str, str]:
    """A name that says the kind before one that does not; the instrument before the bond."""
    if not one.is_told_in_text and {one.kind, other.kind} <= _PROGRAMMES:
        return other.kind, other.title
    ranked = sorted((one, other), key=lambda d: (d.kind in BARE, _is_act_only(d)))
    return ranked[0].kind, ranked[0].title


def _is_act_only(draft: AgreementDraft) -> bool:
    return all(t.is_twinning for t in draft.tellings if t.stages)
