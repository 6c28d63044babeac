"""Signing the originals: who, in which turn, by which authority; and what a signed file is.

Only those named as signatories sign, each with written authority on file, on the frozen
text, in the set order, electronically or by hand. Whose turn has not come does not see the
file of those before.

    opening      the plan: who signs in which turn, how, and by which authority
    turns        whose turn it is, who may look, and the file as it stands
    electronic   with a key at the desk, with a file signed elsewhere, and the later timestamp
    by_hand      the scan of what was signed on paper, its witnesses
    recognising  of which original a file is
"""

from comity.cooperation.signing.by_hand import Paper, record_by_hand
from comity.cooperation.signing.electronic import (
    bring_signed,
    complete,
    sign_original,
    timestamp_authority,
)
from comity.cooperation.signing.opening import EMPOWERING, Signer, open_signing
from comity.cooperation.signing.recognising import (
    Recognised,
    recognise,
    recognise_scan,
    revocation_lists,
    trusted_authorities,
)
from comity.cooperation.signing.turns import (
    NotToSign,
    Reason,
    content_of,
    is_in_turn,
    keep_at,
    lacks_stamp,
    may_look,
)

__all__ = [
    "EMPOWERING", "NotToSign", "Paper", "Reason", "Recognised", "Signer", "bring_signed",
    "complete", "content_of", "is_in_turn", "keep_at", "lacks_stamp", "may_look", "open_signing",
    "recognise", "recognise_scan", "record_by_hand", "revocation_lists", "sign_original",
    "timestamp_authority", "trusted_authorities",
]  # fmt: skip
