"""Originals signed by hand: recorded with scan, witnesses and where each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from comity.protocol.models import HandSignature, Keeping, OriginalWitness, SignedOriginal
from comity.register.actions import Gone, add_part, check_fields
from comity.register.basis import ByHand
from comity.register.journal import Pen, writing
from comity.register.models import (
    Agreement,
    Deed,
    Encounter,
    Party,
    Person,
    Signatory,
    Source,
    User,
)
from comity.register.permissions import Right, require


@dataclass(frozen=True, slots=True)
class SeenBy:
    """A witness, and in which office they saw it."""

    person: Person
    capacity_text: str = ""


@dataclass(frozen=True, slots=True)
class NewOriginal:
    """An original with ink on it, as it lies on the table. `signed_on` is EDTF.

    `signatories` are those whose signature by hand this records; who signed electronically,
    or whose signature is recorded with the closed text, is not among them. `kept_at` and
    `holder` may be said later.
    """

    party: Party
    signatories: Sequence[Signatory]
    signed_on: str | None = None
    witnesses: Sequence[SeenBy] = ()
    scan: Source | None = None
    printed_sha256: str = ""
    encounter: Encounter | None = None
    kept_at: str = ""
    holder: str = ""


@transaction.atomic
def record_original(agreement: Agreement, new: NewOriginal, *, by: User) -> SignedOriginal:
    """Record that a party's original was signed by hand, and by whom; one entry of the history.

    The signatories count as having signed. Whether the agreement may be signed at all is
    asked by `cooperation.actions.record_step`, which moves its stage. Raises NotAllowed,
    Gone and ValidationError.
    """
    require(by, Right.WRITE, agreement)
    # Of two who record one party's original at once the second is told.
    if not Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk).is_live:
        raise Gone(agreement)
    _check(agreement, new)
    original = SignedOriginal(
        agreement=agreement, party=new.party, signed_on=new.signed_on, scan=new.scan,
        encounter=new.encounter, printed_sha256=new.printed_sha256,
    )  # fmt: skip
    check_fields(original, ("signed_on", "printed_sha256"))
    with writing(Deed.EDITED, by=by, about=agreement, reason=_("signed by hand")) as pen:
        pen.create(original, ByHand(by))
        for row in _rows(original, new):
            pen.create(row, ByHand(by))
        _have_signed(new.signatories, pen, by)
    return original


def _rows(original: SignedOriginal, new: NewOriginal) -> list[models.Model]:
    rows: list[models.Model] = [
        HandSignature(original=original, signatory=each) for each in new.signatories
    ]
    rows += [
        OriginalWitness(
            original=original, person=each.person, capacity_text=each.capacity_text[:300]
        )
        for each in new.witnesses
    ]
    if new.kept_at:
        kept = Keeping(
            original=original, kept_at=new.kept_at, holder=new.holder, since=new.signed_on
        )
        check_fields(kept, ("kept_at", "holder"))
        rows.append(kept)
    return rows


def _have_signed(signatories: Sequence[Signatory], pen: Pen, by: User) -> None:
    for each in signatories:
        if not each.has_signed:
            pen.change(each, ByHand(by), has_signed=True)


def _check(agreement: Agreement, new: NewOriginal) -> None:
    wrong = {}
    if new.party.agreement_id != agreement.pk:
        wrong["party"] = _("Choose a party of this agreement.")
    elif agreement.signed_originals.filter(party=new.party).exists():
        wrong["party"] = _("The original of this party is recorded already.")
    if any(each.agreement_id != agreement.pk for each in new.signatories):
        wrong["signatories"] = _("Choose a signatory of this agreement.")
    if bool(new.kept_at) != bool(new.holder):
        wrong["kept_at"] = _("Say both where it is kept and who holds it.")
    if wrong:
        raise ValidationError(wrong)


def keep_elsewhere(
    original: SignedOriginal, kept_at: str, holder: str, since: str | None, *, by: User
) -> Keeping:
    """Say where an original is kept from a day on, and who holds it; the earlier place stays."""
    if not kept_at.strip() or not holder.strip():
        raise ValidationError({"kept_at": _("Say both where it is kept and who holds it.")})
    row = Keeping(original=original, kept_at=kept_at.strip(), holder=holder.strip(), since=since)
    return add_part(row, by=by)
