"""Words made comparable: without case, accents and the Turkish dots.

`Paylaş`, `PAYLAŞ`, `paylas` and a mis-set `Paylaþ` fold alike, so that one entry of a word
list answers for all of them. For comparing only: folding changes lengths.
"""

from __future__ import annotations

import re
import unicodedata

# Besides accents: dotless i, and Turkish letters read as Windows-1252 (Ý Þ Ð for İ Ş Ğ).
_LETTERS = {
    "ı": "i", "İ": "i", "I": "i", "þ": "s", "Þ": "s", "ð": "g", "Ð": "g", "ý": "i", "Ý": "i",
    "ё": "е", "Ё": "е", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None, "\ufeff": None,
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|[:*+©]")
_NUMBER = re.compile(r"\d[\d.,:\-]*")


def fold(text: str) -> str:
    """`text` in small letters without accents, for comparison with folded text."""
    folded = text.translate(_TABLE).lower()
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of `text`, and the marks `: * + ©`; numbers and other signs left out."""
    return tuple(token for token in _TOKEN.findall(fold(text)) if not _NUMBER.fullmatch(token))
