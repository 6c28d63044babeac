"""Keys that sort names as each language orders its letters, on any database.

A key is made of digits only, two for each letter, so that the collation of the database
has no say. Marks that a language does not count as letters do not count here either.
"""

from __future__ import annotations

import unicodedata
from functools import cache

LONGEST = 100  # letters of a name that count; the column has room for two digits each

_TURKISH = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгғґдежзиіїйкқлмнңоөпрстуұүфхһцчшщъыьэюя"
_ALPHABETS = {
    "tr": _TURKISH + _CYRILLIC,
    "en": _LATIN + _CYRILLIC,
    # Unicode CLDR puts Cyrillic before Latin for Russian.
    "ru": _CYRILLIC + _LATIN,
}


def sort_key(text: str, language: str) -> str:
    """The key of `text` for a list in `language` (`tr`, `en` or `ru`)."""
    return _lowered(text, language)[:LONGEST].translate(_ranks(language))


class _Ranks(dict[int, str]):
    """The two digits of each letter by its code; of others (`é`) those of their bases."""

    def __init__(self, letters: str) -> None:
        self.own = {letter: f"{rank:02}" for rank, letter in enumerate(letters)}

    def __missing__(self, code: int) -> str:
        letter = "i" if chr(code) == "ı" and "ı" not in self.own else chr(code)
        bases = letter if letter in self.own else unicodedata.normalize("NFKD", letter)
        self[code] = rank = "".join(self.own.get(base, "") for base in bases)
        return rank


@cache
def _ranks(language: str) -> _Ranks:
    # Blank first, then digits, then letters.
    return _Ranks(" 0123456789" + _ALPHABETS[language])


def _lowered(text: str, language: str) -> str:
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return " ".join(unicodedata.normalize("NFC", text.lower()).split())
