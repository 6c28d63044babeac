"""Signing by hand: what is recorded of it. The scan is kept with its hash, and who saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from comity.cooperation.drafting import check_stands
from comity.cooperation.drafting.words import check_printable
from comity.cooperation.models import Signing
from comity.cooperation.scans import keep_scan
from comity.cooperation.signing.turns import (
    NotToSign,
    Reason,
    check_turn,
    held,
    record_if_all_signed,
)
from comity.register.models import User
from comity.register.permissions import Right, require


@dataclass(frozen=True, slots=True)
class Paper:
    """An original that was signed by hand: its scan, the day, the witnesses, where it is kept."""

    scan: bytes
    name: str
    day: date
    witnesses: str = ""
    kept_at: str = ""


def record_by_hand(signing: Signing, paper: Paper, *, by: User) -> Signing:
    """Record that somebody signed an original by hand, in their turn.

    Raises NotAllowed, Gone, NotToSign, and ValidationError for words that no paper can show.
    """
    desk = signing.original.draft.agreement.desk
    require(by, Right.STEP, desk)
    check_stands(signing.original.draft.agreement)
    check_printable({"witnesses": paper.witnesses, "kept_at": paper.kept_at})
    _check_paper(signing, paper)
    with transaction.atomic():
        own = held(signing)
        check_turn(own)
        agreement = own.original.draft.agreement
        assert agreement.desk is not None
        own.scan = keep_scan(
            paper.scan, paper.name, by=by, desk=agreement.desk,
            confidential=agreement.confidential,
        )  # fmt: skip
        own.sha256 = own.scan.content.sha256
        own.signed_on, own.signed_at = paper.day, timezone.now()
        own.witnesses = paper.witnesses.strip()
        own.save(update_fields=["scan", "sha256", "signed_on", "signed_at", "witnesses"])
        if paper.kept_at.strip():
            own.original.kept_at = paper.kept_at.strip()
            own.original.save(update_fields=["kept_at"])
        record_if_all_signed(own, by)
    signing.refresh_from_db()
    return signing


def _check_paper(signing: Signing, paper: Paper) -> None:
    if not signing.by_hand:
        told = f"{signing.signatory.person} signs electronically"
        raise NotToSign(Reason.OTHER_WAY, told)
    if not paper.scan:
        raise NotToSign(Reason.NO_SCAN, "choose the scan of the signed original")
    if paper.day > timezone.localdate():
        raise NotToSign(Reason.NOT_YOUR_TURN, "the day of the signature has not come yet")
