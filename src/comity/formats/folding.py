"""Words made comparable: without case, accents and the Turkish dots.

`Paylaş`, `PAYLAŞ`, `paylas` and a mis-set `Paylaþ` fold alike, so that one entry of a word
list answers for all of them. For comparing only: folding changes lengths.
"""

from __future__ import annotations

import re
import unicodedata

# Besides accents: dotless i, and Turkish letters read as Windows-1252 (Ý Þ Ð for İ Ş Ğ).
_LETTERS: dict[str, str | None] = {
    "ı": "i", "I": "i", "þ": "s", "Þ": "s", "ð": "g", "Ð": "g", "ý": "i", "Ý": "i",
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss",
    "ё": "е", "Ё": "е", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None, "\ufeff": None, "\u0307": None,
}  # fmt: skip


def _table() -> dict[int, str | None]:
    """Latin letters with accents to their base in small letters, and the rest of the above."""
    accented = {
        letter: unicodedata.normalize("NFD", letter)[0].lower()
        for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
        if len(unicodedata.normalize("NFD", letter)) > 1
    }
    return str.maketrans({**accented, **_LETTERS})


_TABLE = _table()
_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|[:*+©]")
_NUMBER = re.compile(r"\d[\d.,:\-]*")


def fold(text: str) -> str:
    """`text` in small letters without accents, for comparison with folded text."""
    return text.translate(_TABLE).lower()


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of `text`, and the marks `: * + ©`; numbers and other signs left out."""
    return tuple(token for token in _TOKEN.findall(fold(text)) if not _NUMBER.fullmatch(token))
