"""Signing electronically: at the desk with a key, or elsewhere and brought back; and stamping."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pyhanko.sign.signers import Signer as Key
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper

from comity.cooperation import pades
from comity.cooperation.drafting import check_stands
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import Signing
from comity.cooperation.signing.turns import (
    NotToSign,
    Reason,
    check_turn,
    content_of,
    held,
    lacks_stamp,
    record_if_all_signed,
)
from comity.register.models import User
from comity.register.permissions import NotAllowed, Right, may, require


def sign_original(
    signing: Signing,
    *,
    by: User,
    key: Key,
    without_stamp: bool = False,
    authority: TimeStamper | None = None,
) -> Signing:
    """Sign an original with one's own key, in one's turn. The key is not kept.

    The timestamp comes from `authority`, or from the one of the settings;
    `without_stamp` signs where there is no network, to be stamped later. The last
    signature on the last original records that the agreement is signed. Raises
    NotAllowed, Gone, NotToSign, BadKeyError, TimestampError.
    """
    before = _before(signing, by)
    stamper = None if without_stamp else authority or timestamp_authority()
    signed = pades.sign(
        before, key=key, field=_field(signing), name=str(signing.signatory.person),
        authority=stamper,
    )  # fmt: skip
    return _keep(signing, before, signed, by, is_stamped=stamper is not None)


def bring_signed(signing: Signing, content: bytes, *, by: User) -> Signing:
    """Take an original that one has signed elsewhere, with a token or another program.

    It must be the very file that was fetched, with one's signature in one's own place and
    nothing else. Raises NotAllowed, Gone, NotToSign.
    """
    before = _before(signing, by)
    _check_signed(before, content, _field(signing))
    report = pades.verify(content).signatures
    stamps = [each for each in report if each.is_timestamp or each.stamped_at]
    is_stamped = bool(stamps) and report[-1] in stamps
    return _keep(signing, before, content, by, is_stamped=is_stamped)


def _check_signed(before: bytes, content: bytes, field: str) -> None:
    if not content.startswith(before) or content == before:
        told = (
            "this is not the file that you fetched with your signature behind it; fetch it once "
            "more and sign that, without saving it anew"
        )
        raise NotToSign(Reason.OTHER_FILE, told)
    try:
        verdict = pades.verify(content)
        adds_only = pades.adds_only_a_signature(before, content, field)
    except pades.NotAPdf as error:
        raise NotToSign(Reason.OTHER_FILE, str(error)) from error
    broken = {pades.Problem.ALTERED, pades.Problem.INVALID}
    own = [each for each in verdict.signatures if each.field == field]
    if not own:
        told = f"the place {field!r} in the file is not signed; sign there"
        raise NotToSign(Reason.NO_SIGNATURE, told)
    if not adds_only or any(broken.intersection(each.problems) for each in verdict.signatures):
        told = "something other than your signature was added to the file, or it does not hold"
        raise NotToSign(Reason.MORE_THAN_SIGNED, told)


def complete(signing: Signing, *, by: User, authority: TimeStamper | None = None) -> Signing:
    """Add the timestamp to the last signature of an original that was made without a network."""
    require(by, Right.STEP, signing.original.draft.agreement.desk)
    check_stands(signing.original.draft.agreement)
    stamper = authority or timestamp_authority()
    if stamper is None:
        told = "no timestamp authority is set; see COMITY_TIMESTAMP_URL"
        raise NotToSign(Reason.NO_STAMP, told)
    _check_lacks_stamp(Signing.objects.get(pk=signing.pk))
    before = content_of(signing.original)
    stamped = pades.stamp(before, authority=stamper)
    with transaction.atomic():
        own = held(signing)
        _check_lacks_stamp(own)
        _check_unchanged(own, before)
        own.content, own.sha256 = stamped, hashlib.sha256(stamped).hexdigest()
        own.is_stamped = True
        own.save(update_fields=["content", "sha256", "is_stamped"])
    signing.refresh_from_db()
    return signing


def timestamp_authority() -> TimeStamper | None:
    """The authority of the settings; None if none is set."""
    return HTTPTimeStamper(settings.TIMESTAMP_URL) if settings.TIMESTAMP_URL else None


def _field(signing: Signing) -> str:
    return f"signature-{signing.turn}"


def _before(signing: Signing, by: User) -> bytes:
    """The file as it is to be signed. Raises NotAllowed, Gone, NotToSign."""
    draft = signing.original.draft
    sees = visible_drafts(by).filter(pk=draft.pk).exists()
    if by.pk != signing.user_id or not sees or not may(by, Right.SIGN):
        raise NotAllowed(by, Right.SIGN, draft.agreement.desk)
    check_stands(draft.agreement)
    own = Signing.objects.select_related("original__draft").get(pk=signing.pk)
    if own.by_hand:
        raise NotToSign(Reason.OTHER_WAY, f"{own.signatory.person} signs by hand")
    check_turn(own)
    return content_of(own.original)


def _keep(signing: Signing, before: bytes, signed: bytes, by: User, *, is_stamped: bool) -> Signing:
    # Only now, since a timestamp authority may let one wait for long.
    with transaction.atomic():
        own = held(signing)
        check_turn(own)
        _check_unchanged(own, before)
        own.content, own.sha256 = signed, hashlib.sha256(signed).hexdigest()
        own.signed_at, own.signed_on = timezone.now(), timezone.localdate()
        own.is_stamped = is_stamped
        own.save(update_fields=["content", "sha256", "signed_at", "signed_on", "is_stamped"])
        record_if_all_signed(own, by)
    signing.refresh_from_db()
    return signing


def _check_unchanged(own: Signing, before: bytes) -> None:
    if content_of(own.original) != before:
        told = "something was added to the original meanwhile; try once more"
        raise NotToSign(Reason.CHANGED_MEANWHILE, told)


def _check_lacks_stamp(own: Signing) -> None:
    if not lacks_stamp(own):
        told = "only the last signature of an original is completed, and only once"
        raise NotToSign(Reason.NO_STAMP, told)
