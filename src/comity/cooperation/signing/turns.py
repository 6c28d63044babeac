"""Whose turn it is to sign, who may look, and the file as it stands."""

from __future__ import annotations

from enum import StrEnum

from django.utils import timezone

from comity.cooperation.actions import NewStep, put_step
from comity.cooperation.drafting import check_stands
from comity.cooperation.drafting.closing import is_intact
from comity.cooperation.models import Draft, Original, Signing
from comity.register.models import StepProof, User
from comity.register.permissions import Right, may, require


class Reason(StrEnum):
    """Why something cannot be signed now."""

    NOT_CLOSED = "not-closed"
    NO_ORIGINAL = "no-original"
    OPEN_ALREADY = "open-already"
    NOBODY = "nobody"
    NO_ACCOUNT = "no-account"
    DOES_NOT_SEE = "does-not-see"
    MAY_NOT_SIGN = "may-not-sign"
    NO_SIGNATORY = "no-signatory"
    NO_AUTHORITY = "no-authority"
    SIGNED_ALREADY = "signed-already"
    NOT_YOUR_TURN = "not-your-turn"
    ALTERED = "altered"
    CHANGED_MEANWHILE = "changed-meanwhile"
    OTHER_FILE = "other-file"
    MORE_THAN_SIGNED = "more-than-signed"
    NO_SIGNATURE = "no-signature"
    OTHER_WAY = "other-way"
    NO_STAMP = "no-stamp"
    NO_SCAN = "no-scan"


class NotToSign(Exception):
    """A signature that cannot be made now; says why and what to do."""

    def __init__(self, reason: Reason, told: str) -> None:
        super().__init__(told)
        self.reason = reason


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
    """An original with all electronic signatures that it bears so far."""
    done = original.signings.exclude(signed_at=None).filter(by_hand=False)
    last = done.order_by("-turn").first()
    return bytes(last.content if last else original.prepared or original.content)


def lacks_stamp(signing: Signing) -> bool:
    """Whether a timestamp can still be added: to an original's last signature without one."""
    if signing.signed_at is None or signing.is_stamped or signing.by_hand:
        return False
    later = Signing.objects.filter(original=signing.original_id, turn__gt=signing.turn)
    return not later.filter(by_hand=False).exclude(signed_at=None).exists()


def keep_at(original: Original, where: str, *, by: User) -> None:
    """Say where the original on paper is kept."""
    require(by, Right.STEP, original.draft.agreement.desk)
    check_stands(original.draft.agreement)
    original.kept_at = where.strip()
    original.save(update_fields=["kept_at"])


def held(signing: Signing) -> Signing:
    """The signing as it is now, its draft locked: of two last signatures one sees the other."""
    Draft.objects.select_for_update().get(pk=signing.original.draft_id)
    return Signing.objects.select_related("original__draft__agreement").get(pk=signing.pk)


def check_turn(own: Signing) -> None:
    """Raise NotToSign if it is signed already, others come first, or the text was altered."""
    if own.signed_at is not None:
        told = f"{own.signatory.person} signed this original already"
        raise NotToSign(Reason.SIGNED_ALREADY, told)
    if not is_in_turn(own):
        raise NotToSign(Reason.NOT_YOUR_TURN, "it is not your turn yet: somebody signs before you")
    if not is_intact(own.original.draft):
        raise NotToSign(Reason.ALTERED, "the frozen text was altered; nothing is signed on it")


def record_if_all_signed(own: Signing, by: User) -> None:
    """Record that the agreement is signed, if this was the last signature on the last original."""
    draft = own.original.draft
    rows = Signing.objects.filter(original__draft=draft)
    if rows.filter(signed_at=None).exists():
        return
    last = rows.order_by("signed_on").last()
    day = (last.signed_on if last else None) or timezone.localdate()
    scanned = rows.exclude(scan=None).order_by("-pk").first()
    told = NewStep(
        "signed", day.isoformat(), StepProof.TEXT, document=scanned.scan if scanned else None
    )
    put_step(
        draft.agreement, told, by=by, reason=f"SHA-256 {draft.frozen_sha256}",
        override=own.override_reason,
    )  # fmt: skip
