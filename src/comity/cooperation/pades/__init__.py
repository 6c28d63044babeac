"""Electronic signatures on an original: made with a signatory's own key, and read again.

PAdES (ETSI EN 319 142) by pyHanko: each signature is added behind the bytes that were there,
so that the frozen original stands unchanged at the beginning of the signed file. Pure: no
Django; the network only for a timestamp, if an authority is named.
"""

from comity.cooperation.pades.keys import (
    BadKeyError,
    TokenKey,
    key_in_file,
    key_on_token,
    keys_on_tokens,
)
from comity.cooperation.pades.places import SigningPlace, empty_fields, with_places
from comity.cooperation.pades.sealing import TimestampError, sign, stamp
from comity.cooperation.pades.verifying import (
    NotAPdf,
    Problem,
    SignatureReport,
    Verdict,
    adds_only_a_signature,
    authorities_in,
    lists_in,
    verify,
)

__all__ = [
    "BadKeyError",
    "NotAPdf",
    "Problem",
    "SignatureReport",
    "SigningPlace",
    "TimestampError",
    "TokenKey",
    "Verdict",
    "adds_only_a_signature",
    "authorities_in",
    "empty_fields",
    "key_in_file",
    "key_on_token",
    "keys_on_tokens",
    "lists_in",
    "sign",
    "stamp",
    "verify",
    "with_places",
]
