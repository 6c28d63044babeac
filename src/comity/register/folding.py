"""Words made comparable across case, marks, alphabets and ways to write a sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from comity.passages import Passage

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SHORT_I = "\x00"  # й is a letter of its own, not и with a breve

_LETTERS = str.maketrans(
    {
        "ı": "i", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d",
        "þ": "th", "ə": "e", "'": None, "’": None, "ʼ": None,
    }
)  # fmt: skip

_ROMAN = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
            "a b v g d e j z i i k l m n o p r s t u f h ts c s s  i  e iu ia i i e g".split(" "),
            strict=True,
        )
    )
)

# The same sound in Turkish, English and the usual romanisations of Russian, after folding
# has taken the marks away (ç, ş and ğ are c, s and g by then).
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("zh", "j"),
    ("kh", "h"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("w", "v"), ("x", "ks"),
    ("yo", "e"), ("y", "i"), ("dj", "j"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """Text without case, marks and apostrophes; one blank between words.

    Turkish `İ`, `I`, `ı` and `i` are one letter; Cyrillic stays Cyrillic.
    """
    return " ".join(_folded(word) for word in _WORD.findall(text))


@lru_cache(maxsize=20_000)
def sound(text: str) -> str:
    """A coarse Latin key: `Черемин`, `Çeremin` and `Cheremin` are all `ceremin`.

    Useful to find candidates; too coarse to say that two names are one.
    """
    key = fold(text).translate(_ROMAN)
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    return _DOUBLED.sub(r"\1", key)


def words_of(text: str) -> Iterator[tuple[str, Passage]]:
    """The folded words of a text, each with the passage where it stands."""
    for match in _WORD.finditer(text):
        yield _folded(match.group()), Passage(match.start(), match.end())


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")
    composed = unicodedata.normalize("NFC", word.replace("İ", "I")).casefold()
    decomposed = unicodedata.normalize("NFKD", composed.replace("й", _SHORT_I))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.replace(_SHORT_I, "й").translate(_LETTERS)
