"""Electronic signatures on an original: made with a signatory's own key, and read again.

PAdES (ETSI EN 319 142) by pyHanko: each signature is added behind the bytes that were there,
so that the frozen original stands unchanged at the beginning of the signed file. Pure: no
Django; the network only for a timestamp, if an authority is named.
"""

from comity.cooperation.pades.sealing import BadKeyError, TimestampError, sign, stamp
from comity.cooperation.pades.verifying import (
    Problem,
    SignatureReport,
    Verdict,
    authorities_in,
    lists_in,
    verify,
)

__all__ = [
    "BadKeyError",
    "Problem",
    "SignatureReport",
    "TimestampError",
    "Verdict",
    "authorities_in",
    "lists_in",
    "sign",
    "stamp",
    "verify",
]
