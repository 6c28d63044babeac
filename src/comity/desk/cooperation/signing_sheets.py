"""The signatures of a closed text as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from comity.cooperation.models import Draft, Signing
from comity.cooperation.signing import is_in_turn, lacks_stamp
from comity.desk.shown import Shown, of_date, of_record
from comity.desk.viewer import Viewer
from comity.register.permissions import Right


@dataclass(frozen=True, slots=True)
class SigningLine:
    """One signature: whose, on which original, and how it stands for the reader."""

    row: Signing
    signatory: Shown
    original: Shown
    standing: Shown
    day: Shown | None
    is_mine_now: bool
    may_stamp: bool
    may_record: bool


def signings_of(draft: Draft, viewer: Viewer) -> list[SigningLine]:
    """Every signature that the originals are to bear, in the order of their turns."""
    rows = Signing.objects.filter(original__draft=draft).defer("content", "original__content")
    rows = rows.select_related("signatory__person", "original__party__who", "user", "scan")
    may_step = viewer.may(Right.STEP, draft.agreement)
    return [_line(row, viewer, may_step) for row in rows.order_by("original", "turn")]


def _line(row: Signing, viewer: Viewer, may_step: bool) -> SigningLine:
    in_turn = is_in_turn(row)
    return SigningLine(
        row,
        of_record(row.signatory.person, url=""),
        of_record(row.original.party.who, url=""),
        _standing(row, in_turn),
        of_date(row.signed_on.isoformat()) if row.signed_on else None,
        in_turn and row.user_id == viewer.user.pk,
        bool(settings.TIMESTAMP_URL) and may_step and lacks_stamp(row),
        in_turn and row.by_hand and may_step,
    )


def _standing(row: Signing, in_turn: bool) -> Shown:
    if row.signed_at is None:
        return Shown(_("To sign now"), tone="wait") if in_turn else Shown(_("Others sign first"))
    if row.by_hand:
        return Shown(_("Signed by hand"), tone="good")
    if row.is_stamped:
        return Shown(_("Signed"), tone="good")
    return Shown(_("Signed, without a timestamp yet"), tone="known")
