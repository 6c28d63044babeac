"""How unlikely a text's letters are, as Turkish, Russian, English or a neighbour of theirs.

A cost in nats (natural logarithm of the odds) for each character outside ASCII: rare
letters, capitals inside words, words that mix alphabets, box-drawing and controls cost
much, frequent letters little. It serves to choose between readings of the same bytes.
"""

from __future__ import annotations

import itertools
import math
import re

# Letters in 1000 letters of Russian running text (Russian National Corpus, rounded).
_RUSSIAN_IN_THOUSAND = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44,
    "к": 35, "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16,
    "б": 16, "ч": 14, "й": 12, "х": 10, "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3,
    "ъ": 0.4, "ё": 0.4,
}  # fmt: skip
# Letters of neighbours written in Cyrillic; Windows-1251 has the first nine.
_CYRILLIC_NEIGHBOURS = "іїєґўјљњћђџѓќѕәғқңөұүһ"
# Of the letters outside ASCII in Turkish running text, these shares.
_TURKISH_SHARE = {"ı": 0.34, "ü": 0.14, "ş": 0.12, "ğ": 0.10, "ç": 0.09, "ö": 0.07}
_TURKISH_CAPITALS = {"İ": 0.04, "Ş": 0.015, "Ç": 0.015, "Ö": 0.01, "Ü": 0.01, "Ğ": 0.006}
_LATIN_COMMON = "éèáíóúàâîûäßñêëôåæøõãì"
# Punctuation that writers use, and its cost.
_PUNCTUATION = dict.fromkeys("«»“”‘’„–—…•·№°©®\u00a0€§", 1.5)
_PUNCTUATION.update(dict.fromkeys("‹›‚™²³½¼£±×ºª´\u00ad", 3.5))

_ODD = 7.0
_CONTROL = 12.0


def _table() -> dict[str, float]:
    costs = dict(_PUNCTUATION)
    for letter, share in _RUSSIAN_IN_THOUSAND.items():
        costs[letter] = -math.log(share / 1000)
        costs[letter.upper()] = costs[letter] + 0.05
    for letter in _CYRILLIC_NEIGHBOURS:
        costs[letter], costs[letter.upper()] = 6.5, 7.0
    for letter in _LATIN_COMMON:
        costs[letter] = 4.0
        costs.setdefault(letter.upper(), 5.0)
    for letter, share in {**_TURKISH_SHARE, **_TURKISH_CAPITALS}.items():
        costs[letter] = -math.log(share)
    costs["\ufffd"] = _CONTROL
    return {sign: cost for sign, cost in costs.items() if len(sign) == 1}


_COST = _table()
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w‘’\u00ad–—](?=[^\W\d_])|[№§][^\W\d_]|[^\W\d_]№"
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def unlikeliness(text: str, *, all_letters: bool = False) -> float:
    """The cost of a reading, in nats over all its characters outside ASCII.

    With `all_letters`, the mean cost of one character instead, ASCII included (at no
    cost): for telling text from junk.
    """
    total = sum(sign_cost(sign) for sign in _OUTSIDE.findall(text)) + oddities(text)
    return total / max(len(text), 1) if all_letters else total


def oddities(text: str) -> float:
    """The part of the cost that lies in words rather than in single signs."""
    total = sum(_word_cost(word) for word in _WORD.findall(text))
    return total + _ODD * len(_SIGN_IN_WORD.findall(text))


def sign_cost(sign: str) -> float:
    """The cost of one character outside ASCII, wherever it stands."""
    known = _COST.get(sign)
    if known is not None:
        return known
    if sign < "\u00a0":
        return _CONTROL
    return _ODD if sign.isalpha() else _ODD + 2.0


def _word_cost(word: str) -> float:
    """What is odd about a word as a whole: mixed alphabets, capitals inside."""
    if word.isascii():
        return 0.0
    cost = 0.0
    cyrillic = _CYRILLIC.search(word) is not None
    if cyrillic and _LATIN.search(word):
        cost += 10.0
    cost += 4.0 * _inner_capitals(word)
    if cyrillic:
        return cost + 2.0 * len(_UNSPEAKABLE.findall(word)) + _vowelless(word)
    return cost + 1.5 * _foreign_pairs(word)


def _vowelless(word: str) -> float:
    """A long word without a vowel, other than an abbreviation in a row of capitals."""
    return 0.0 if len(word) < 5 or _RUSSIAN_VOWEL.search(word) else 4.0


def _inner_capitals(word: str) -> int:
    """Capitals behind a small letter (`мОСКВА`, `InterCity`); an all-capital word has none."""
    return sum(1 for one, two in itertools.pairwise(word) if one.islower() and two.isupper())


def _foreign_pairs(word: str) -> int:
    """Pairs of letters outside ASCII that no Turkish word has (`Ìî`, `éà`)."""
    return sum(
        1
        for one, two in itertools.pairwise(word)
        if one > "\x7f" and two > "\x7f" and not (one in _TURKISH and two in _TURKISH)
    )


_RUSSIAN_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)
# Four consonants or three vowels in a row are rare in Russian; signs follow consonants only.
_UNSPEAKABLE = re.compile(
    "[бвгджзйклмнпрстфхцчшщ]{4}|[аеёиоуыэюя]{3}|[аеёиоуыэюяйьъ][ьъ]|[йьъ][ыэ]|(?<![а-яё])[ьъы]"
    "|[гкх]ы|[жшчщ][ыюя]|[аеёиоуыэюя]ы",
    re.IGNORECASE,
)
_TURKISH = frozenset("ığşçöüİĞŞÇÖÜâîû")
