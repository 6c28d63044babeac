"""Opening a closed text for signature: who signs in which turn, how, and by which authority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from comity.cooperation import pades
from comity.cooperation.actions import GateShut, NewStep, put_step
from comity.cooperation.drafting import check_stands
from comity.cooperation.drafting.closing import is_intact, signed_by
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import Draft, Original, Signing
from comity.cooperation.procedures import signing_gate
from comity.cooperation.queries import follow
from comity.cooperation.signing.turns import NotToSign, Reason
from comity.register.models import Act, ActKind, Signatory, State, StepProof, User
from comity.register.permissions import Right, may, require

# Acts by which somebody is empowered to sign.
EMPOWERING = (ActKind.AUTHORITY_TO_SIGN, ActKind.GOVERNMENT_ORDER, ActKind.COUNCIL_DECISION)
_HEADINGS = {"tr": "Elektronik imzalar", "en": "Electronic signatures", "ru": "Электронные подписи"}


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign: the signatory of the agreement, their account, their authority.

    Who signs `by_hand` needs no account.
    """

    signatory: Signatory
    user: User | None
    authority: Act
    by_hand: bool = False


def open_signing(
    draft: Draft, signers: Sequence[Signer], *, by: User, override: str = ""
) -> list[Signing]:
    """Open a closed text for signature by these, in this order, on every original.

    Raises NotAllowed, Gone, NotToSign, and GateShut where an act that a procedure asks for is
    lacking (let pass by who has the right, with a reason, as for any new signature).
    """
    agreement = draft.agreement
    require(by, Right.STEP, agreement.desk)
    check_stands(agreement)
    _check_plan(draft, signers)
    shut = signing_gate(follow(agreement).state, timezone.localdate())
    if shut and not override.strip():
        raise GateShut(shut)
    if shut:
        require(by, Right.OVERRIDE, agreement.desk)
    reason = override.strip() if shut else ""
    with transaction.atomic():
        originals = _prepared(draft, signers)
        made = [
            Signing.objects.create(
                original=original, signatory=signer.signatory, user=signer.user,
                authority=signer.authority, turn=turn, override_reason=reason,
                by_hand=signer.by_hand,
            )
            for original in originals
            for turn, signer in enumerate(signers, start=1)
        ]  # fmt: skip
        told = NewStep("ready", timezone.localdate().isoformat(), StepProof.TEXT)
        put_step(agreement, told, by=by, reason=reason or f"SHA-256 {draft.frozen_sha256}")
    return made


def _check_plan(draft: Draft, signers: Sequence[Signer]) -> None:
    if not draft.is_closed or not is_intact(draft):
        told = "the text is not closed, or is no longer what was frozen; close it first"
        raise NotToSign(Reason.NOT_CLOSED, told)
    if not draft.originals.exists():
        told = "there is no original to sign; begin a new draft between two parties"
        raise NotToSign(Reason.NO_ORIGINAL, told)
    if Signing.objects.filter(original__draft=draft).exists():
        raise NotToSign(Reason.OPEN_ALREADY, "this text is open for signature already")
    if not signers or len({signer.signatory.pk for signer in signers}) != len(signers):
        raise NotToSign(Reason.NOBODY, "name each signatory once, at least one")
    for signer in signers:
        _check_signer(draft, signer)


def _check_signer(draft: Draft, signer: Signer) -> None:
    who = signer.signatory.person
    if signer.signatory.agreement_id != draft.agreement_id:
        raise NotToSign(Reason.NO_SIGNATORY, f"{who} is no signatory of this agreement")
    if not signer.by_hand:
        _check_account(draft, signer)
    act = signer.authority
    is_on_file = act.agreement_id == draft.agreement_id and act.state == State.LIVE
    if not is_on_file or act.act_kind not in EMPOWERING:
        raise NotToSign(
            Reason.NO_AUTHORITY,
            f"{who}: there is no written authority on file; record the authority to sign, the "
            "government order or the council decision first",
        )


def _check_account(draft: Draft, signer: Signer) -> None:
    if signer.user is None:
        told = f"{signer.signatory.person}: who signs electronically needs an account"
        raise NotToSign(Reason.NO_ACCOUNT, told)
    if not visible_drafts(signer.user).filter(pk=draft.pk).exists():
        told = f"{signer.user} does not see this draft; give them a seat in it first"
        raise NotToSign(Reason.DOES_NOT_SEE, told)
    if not may(signer.user, Right.SIGN):
        told = f"{signer.user} may not sign; give them the role of a signatory first"
        raise NotToSign(Reason.MAY_NOT_SIGN, told)


def _prepared(draft: Draft, signers: Sequence[Signer]) -> list[Original]:
    """The originals, each with the page with the places to sign, if anybody signs there."""
    originals = list(draft.originals.all())
    in_turn = list(enumerate(signers, start=1))
    electronic = [each for each in in_turn if not each[1].by_hand]
    headings = [_HEADINGS.get(tongue, _HEADINGS["en"]) for tongue in draft.languages]
    for original in originals if electronic else ():
        original.prepared = pades.with_places(
            bytes(original.content),
            [_place(turn, signer, draft) for turn, signer in _own_first(electronic, original)],
            headings=headings,
            footer=f"SHA-256 {draft.frozen_sha256}",
        )
        original.save(update_fields=["prepared"])
    return originals


_Turns = list[tuple[int, Signer]]


def _own_first(signers: _Turns, original: Original) -> _Turns:
    """By the alternat those of the party that keeps the original stand above."""
    return sorted(signers, key=lambda each: each[1].signatory.party_id != original.party_id)


def _place(turn: int, signer: Signer, draft: Draft) -> pades.SigningPlace:
    who, act = signed_by(signer.signatory), signer.authority
    lines = tuple(who.line(tongue) for tongue in draft.languages)
    named = (act.body_text, act.number, act.date or "")
    return pades.SigningPlace(f"signature-{turn}", lines, " · ".join(filter(None, named)))
