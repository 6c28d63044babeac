"""How names of places are made comparable."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d",
        "þ": "th", "ə": "e", "’": None, "'": None, "ʼ": None, "‘": None, "`": None,
        "ʹ": None, "´": None, ".": " ", "-": " ", "–": " ", "—": " ", "‑": " ", ",": " ",
        "(": " ", ")": " ", "/": " ",
    }
)  # fmt: skip

_SHORT_I = "\x00"  # й is a letter of its own, not и with a breve

_ROMAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)


@lru_cache(maxsize=8_000)
def key_of(name: str) -> str:
    """A name without case, diacritics, apostrophes and hyphens.

    `İstanbul`, `ISTANBUL` and `Istanbul` give one key, as do `Орёл` and `Орел`; Turkish
    dotless ı and dotted i are one letter, since most foreign spellings lose the
    difference. Cyrillic stays Cyrillic.
    """
    if name.isascii():
        folded = name.lower()
    else:
        composed = unicodedata.normalize("NFC", name.replace("İ", "I")).casefold()
        decomposed = unicodedata.normalize("NFKD", composed.replace("й", _SHORT_I))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
        folded = folded.replace(_SHORT_I, "й")
    return " ".join(folded.translate(_LETTERS).split())


def romanised(name: str) -> str:
    """A key in Latin letters for rough comparison of Cyrillic and Latin names."""
    return "".join(_ROMAN.get(letter, letter) for letter in key_of(name))
