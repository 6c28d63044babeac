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
    ranks = _ranks(language)
    letters = _lowered(text, language)
    return "".join(_rank_of(letter, ranks) for letter in letters[:LONGEST])


@cache
def _ranks(language: str) -> dict[str, str]:
    # Blank first, then digits, then letters.
    ordered = " 0123456789" + _ALPHABETS[language]
    return {letter: f"{rank:02}" for rank, letter in enumerate(ordered)}


def _lowered(text: str, language: str) -> str:
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return " ".join(unicodedata.normalize("NFC", text.lower()).split())


def _rank_of(letter: str, ranks: dict[str, str]) -> str:
    if letter in ranks:
        return ranks[letter]
    if letter == "ı":
        return ranks["i"]
    bases = (c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(ranks.get(base, "") for base in bases)
