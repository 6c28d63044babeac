"""The signatures of a closed text as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from comity.cooperation.models import Draft, Signing
from comity.cooperation.signing import is_in_turn, lacks_stamp
from comity.desk.shown import Shown, of_record
from comity.desk.viewer import Viewer
from comity.register.permissions import Right


@dataclass(frozen=True, slots=True)
class SigningLine:
    """One signature: whose, on which original, and how it stands for the reader."""

    row: Signing
    signatory: Shown
    original: Shown
    standing: Shown
    is_mine_now: bool
    may_stamp: bool


def signings_of(draft: Draft, viewer: Viewer) -> list[SigningLine]:
    """Every signature that the originals are to bear, in the order of their turns."""
    rows = Signing.objects.filter(original__draft=draft).defer("content", "original__content")
    rows = rows.select_related("signatory__person", "original__party__who", "user")
    return [_line(row, viewer) for row in rows.order_by("original", "turn")]


def _line(row: Signing, viewer: Viewer) -> SigningLine:
    in_turn = is_in_turn(row)
    if row.signed_at is not None:
        stamped = _("Signed") if row.is_stamped else _("Signed, without a timestamp yet")
        standing = Shown(stamped, tone="good" if row.is_stamped else "known")
    elif in_turn:
        standing = Shown(_("To sign now"), tone="wait")
    else:
        standing = Shown(_("Others sign first"))
    return SigningLine(
        row,
        of_record(row.signatory.person, url=""),
        of_record(row.original.party.who, url=""),
        standing,
        in_turn and row.user_id == viewer.user.pk,
        bool(settings.TIMESTAMP_URL) and viewer.may(Right.WRITE) and lacks_stamp(row),
    )
