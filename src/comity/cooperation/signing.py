"""Signing the originals: who, in which turn, by which authority; and what a signed file is.

Only those named as signatories sign, each with written authority on file, on the frozen
text, in the set order. Whose turn has not come does not see the file of those before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper

from comity.cooperation import pades
from comity.cooperation.actions import GateShut, NewStep, put_step
from comity.cooperation.drafting import check_stands
from comity.cooperation.drafting.closing import is_intact
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import Draft, Original, Signing
from comity.cooperation.procedures import signing_gate
from comity.cooperation.queries import follow
from comity.register.models import Act, ActKind, Signatory, State, StepProof, User
from comity.register.permissions import NotAllowed, Right, may, require

# Acts by which somebody is empowered to sign.
EMPOWERING = (ActKind.AUTHORITY_TO_SIGN, ActKind.GOVERNMENT_ORDER, ActKind.COUNCIL_DECISION)


class NotToSign(Exception):
    """A signature that cannot be made now; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign: the signatory of the agreement, their account, their authority."""

    signatory: Signatory
    user: User
    authority: Act


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
        made = [
            Signing.objects.create(
                original=original, signatory=signer.signatory, user=signer.user,
                authority=signer.authority, turn=turn, override_reason=reason,
            )
            for original in draft.originals.all()
            for turn, signer in enumerate(signers, start=1)
        ]  # fmt: skip
        told = NewStep("ready", timezone.localdate().isoformat(), StepProof.TEXT)
        put_step(agreement, told, by=by, reason=reason or f"SHA-256 {draft.frozen_sha256}")
    return made


def _check_plan(draft: Draft, signers: Sequence[Signer]) -> None:
    if not draft.is_closed or not is_intact(draft):
        raise NotToSign("the text is not closed, or is no longer what was frozen; close it first")
    if not draft.originals.exists():
        raise NotToSign("there is no original to sign; begin a new draft between two parties")
    if Signing.objects.filter(original__draft=draft).exists():
        raise NotToSign("this text is open for signature already")
    if not signers or len({signer.signatory.pk for signer in signers}) != len(signers):
        raise NotToSign("name each signatory once, at least one")
    for signer in signers:
        if not _sees(signer.user, draft):
            raise NotToSign(f"{signer.user} does not see this draft; give them a seat in it first")
        if not may(signer.user, Right.SIGN):
            raise NotToSign(f"{signer.user} may not sign; give them the role of a signatory first")
        if signer.signatory.agreement_id != draft.agreement_id:
            raise NotToSign(f"{signer.signatory.person} is no signatory of this agreement")
        act = signer.authority
        is_on_file = act.agreement_id == draft.agreement_id and act.state == State.LIVE
        if not is_on_file or act.act_kind not in EMPOWERING:
            raise NotToSign(
                f"{signer.signatory.person}: there is no written authority on file; record the "
                "authority to sign, the government order or the council decision first"
            )


def _sees(user: User, draft: Draft) -> bool:
    return visible_drafts(user).filter(pk=draft.pk).exists()


def is_in_turn(signing: Signing) -> bool:
    """Whether everybody before has signed this original, and this one has not."""
    if signing.signed_at is not None:
        return False
    earlier = Signing.objects.filter(original=signing.original_id, turn__lt=signing.turn)
    return not earlier.filter(signed_at=None).exists()


def may_look(original: Original, user: User) -> bool:
    """Whether somebody may fetch the file while it is open for signature.

    Whoever is to sign it, not before their turn; otherwise who has signed it, and who
    takes agreements further at the desk. Before it is opened and once all signed, whoever
    sees the draft.
    """
    open_ones = original.signings.filter(signed_at=None).order_by("turn")
    if not open_ones.exists():
        return True
    own = open_ones.filter(user=user).first()
    if own is not None:
        return is_in_turn(own)
    has_signed = original.signings.filter(user=user).exists()
    return has_signed or may(user, Right.STEP, original.draft.agreement.desk)


def content_of(original: Original) -> bytes:
    """An original with all signatures that it bears so far."""
    last = original.signings.exclude(signed_at=None).order_by("-turn").first()
    return bytes(last.content if last else original.content)


def sign_original(
    signing: Signing,
    *,
    by: User,
    key: bytes,
    password: str,
    without_stamp: bool = False,
    authority: TimeStamper | None = None,
) -> Signing:
    """Sign an original with one's own key, in one's turn. The key is not kept.

    The timestamp comes from `authority`, or from the one of the settings;
    `without_stamp` signs where there is no network, to be stamped later. The last
    signature on the last original records that the agreement is signed. Raises
    NotAllowed, Gone, NotToSign, BadKeyError, TimestampError.
    """
    draft = signing.original.draft
    if by.pk != signing.user_id or not may(by, Right.SIGN) or not _sees(by, draft):
        raise NotAllowed(by, Right.SIGN, draft.agreement.desk)
    check_stands(draft.agreement)
    stamper = None if without_stamp else authority or timestamp_authority()
    _check_turn(Signing.objects.select_related("original__draft").get(pk=signing.pk))
    before = content_of(signing.original)
    signed = pades.sign(
        before, key=key, password=password, field=f"signature-{signing.turn}",
        name=str(signing.signatory.person), authority=stamper,
    )  # fmt: skip
    # Only now, since a timestamp authority may let one wait for long.
    with transaction.atomic():
        own = _held(signing)
        _check_turn(own)
        _check_unchanged(own, before)
        own.content, own.sha256 = signed, hashlib.sha256(signed).hexdigest()
        own.signed_at, own.is_stamped = timezone.now(), stamper is not None
        own.save(update_fields=["content", "sha256", "signed_at", "is_stamped"])
        _record_if_all_signed(own, by)
    signing.refresh_from_db()
    return signing


def _held(signing: Signing) -> Signing:
    """The signing as it is now, its draft locked: of two last signatures one sees the other."""
    Draft.objects.select_for_update().get(pk=signing.original.draft_id)
    return Signing.objects.select_related("original__draft__agreement").get(pk=signing.pk)


def _check_unchanged(own: Signing, before: bytes) -> None:
    if content_of(own.original) != before:
        raise NotToSign("something was added to the original meanwhile; try once more")


def _check_turn(own: Signing) -> None:
    if own.signed_at is not None:
        raise NotToSign(f"{own.signatory.person} signed this original already")
    if not is_in_turn(own):
        raise NotToSign("it is not your turn yet: somebody signs before you")
    if not is_intact(own.original.draft):
        raise NotToSign("the frozen text was altered; nothing is signed on it")


def _record_if_all_signed(own: Signing, by: User) -> None:
    draft = own.original.draft
    if Signing.objects.filter(original__draft=draft, signed_at=None).exists():
        return
    told = NewStep("signed", timezone.localdate().isoformat(), StepProof.TEXT)
    put_step(
        draft.agreement, told, by=by, reason=f"SHA-256 {draft.frozen_sha256}",
        override=own.override_reason,
    )  # fmt: skip


def complete(signing: Signing, *, by: User, authority: TimeStamper | None = None) -> Signing:
    """Add the timestamp to the last signature of an original that was made without a network."""
    require(by, Right.STEP, signing.original.draft.agreement.desk)
    check_stands(signing.original.draft.agreement)
    stamper = authority or timestamp_authority()
    if stamper is None:
        raise NotToSign("no timestamp authority is set; see COMITY_TIMESTAMP_URL")
    _check_lacks_stamp(Signing.objects.get(pk=signing.pk))
    before = content_of(signing.original)
    stamped = pades.stamp(before, authority=stamper)
    with transaction.atomic():
        own = _held(signing)
        _check_lacks_stamp(own)
        _check_unchanged(own, before)
        own.content, own.sha256 = stamped, hashlib.sha256(stamped).hexdigest()
        own.is_stamped = True
        own.save(update_fields=["content", "sha256", "is_stamped"])
    signing.refresh_from_db()
    return signing


def _check_lacks_stamp(own: Signing) -> None:
    if not lacks_stamp(own):
        raise NotToSign("only the last signature of an original is completed, and only once")


def lacks_stamp(signing: Signing) -> bool:
    """Whether a timestamp can still be added: to an original's last signature without one."""
    if signing.signed_at is None or signing.is_stamped:
        return False
    later = Signing.objects.filter(original=signing.original_id, turn__gt=signing.turn)
    return not later.exclude(signed_at=None).exists()


def timestamp_authority() -> TimeStamper | None:
    """The authority of the settings; None if none is set."""
    return HTTPTimeStamper(settings.TIMESTAMP_URL) if settings.TIMESTAMP_URL else None


def trusted_authorities() -> tuple[object, ...]:
    """The root certificates of the settings."""
    if not settings.TRUSTED_AUTHORITIES:
        return ()
    return pades.authorities_in(settings.TRUSTED_AUTHORITIES.read_bytes())


def revocation_lists() -> tuple[bytes, ...]:
    """The lists of revoked certificates of the settings, in DER."""
    files = settings.REVOCATION_LISTS
    return tuple(each for file in files for each in pades.lists_in(file.read_bytes()))


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the register knows of a file: of which original it is, and whether it is one of ours."""

    original: Original
    is_as_kept: bool


def recognise(verdict: pades.Verdict) -> Recognised | None:
    """The original with which a file begins; None for a file of which nothing is known here."""
    original = Original.objects.filter(sha256__in=[verdict.sha256, *verdict.first_sha256]).first()
    if original is None:
        return None
    kept = {original.sha256, *original.signings.values_list("sha256", flat=True)}
    return Recognised(original, verdict.sha256 in kept)
