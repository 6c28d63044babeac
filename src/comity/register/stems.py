"""What the forms of a word have in common, so that any of them finds any other.

Turkish hangs endings on a word (`belediye`, `belediyelerimizin`), Russian declines it
(`мэр`, `мэрами`), English does a little of both. A stem here is a key for finding, not a
word: it may be too short for a dictionary, but is the same for every form. It is made of
folded letters (`folding.fold`), so that it also holds for what was typed without Turkish
letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from comity.reading.languages.russian.morphology import readings
from comity.register.folding import fold, sound

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ENDING_BEHIND_APOSTROPHE = re.compile("['’ʼ].*")
_VOWELS = frozenset("aeiou")

# Turkish endings in folded letters. Vowel harmony needs no rule: folding has made ı and i,
# u and ü one. Of derivations none: `kardeşlik` is another word than `kardeş`.
_TURKISH_ENDINGS = frozenset(
    """
    lar ler
    imiz umuz iniz unuz miz muz niz nuz in un si su i u
    yi yu ni nu ya ye na ne a e
    da de ta te nda nde dan den tan ten ndan nden
    nin nun yla yle la le ca ce ki
    dir dur tir tur
    di du ti tu mis mus acak ecek yacak yecek acag eceg yacag yeceg
    iyor uyor makta mekte mali meli malar meler
    dig dug tig tug dik duk tik tuk
    ma me mak mek arak erek yarak yerek ip up yip yup
    an en yan yen il ul n
    """.split()
)
_LONGEST = max(map(len, _TURKISH_ENDINGS))
_LETTERS_LEFT = 3
_LONG, _LEFT_BEFORE_LONG = 3, 2  # an ending of so many letters may leave two
_MOST_STEMS = 8
_HARD = str.maketrans("bdg", "ptk")  # kitabı: kitap, rengi: renk
_LOST_VOWEL = re.compile(r"([^aeiou])[iu]([^aeiou])$")  # şehir: şehri

# English endings: at most one of the first (many of them, he does), then one of the second.
_ENGLISH = (
    re.compile(r"(?<=[a-z]{2})ies$|(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[a-z]{2}[^su])s$"),
    re.compile(r"(?<=[a-z]{2})ied$|(?<=[a-z]{2}e)d$|(?<=[a-z]{3})ing$"),
)
_DOUBLED_END = re.compile(r"([bdgkmnprt])\1$")


# Stands before a stem in the index, so that it is not taken for the beginning of a word.
MARK = "0"


def stem_tokens(text: str, language: str = "") -> frozenset[str]:
    """The stems of a text as they stand in the index."""
    return frozenset(MARK + stem for stem in stems_of(text, language))


def stems_of(text: str, language: str = "") -> Iterator[str]:
    """The stems of the words of a text, as Latin keys (`sound`), with repetitions.

    Without a language a word in Latin letters has its Turkish and its English stem.
    """
    for found in _WORD.findall(text):
        yield from stems(_ENDING_BEHIND_APOSTROPHE.sub("", found) or found, language)


@lru_cache(maxsize=20_000)
def stems(word: str, language: str = "") -> frozenset[str]:
    """The stems of one word without apostrophe."""
    folded = fold(word)
    if not folded.isalnum() or folded.isdigit():
        return frozenset()
    if _CYRILLIC.search(folded):
        return _russian(folded)
    if language == "en":
        return frozenset({sound(english(folded))})
    if language == "tr":
        return frozenset(map(sound, turkish(folded)))
    return frozenset(map(sound, {english(folded), *turkish(folded)}))


@lru_cache(maxsize=8_000)
def _russian(folded: str) -> frozenset[str]:
    """The dictionary forms of all readings: `стали` is both `стать` and `сталь`."""
    return frozenset(sound(reading.lemma) for reading in readings(folded))


@lru_cache(maxsize=8_000)
def turkish(folded: str) -> frozenset[str]:
    """The stems of a Turkish word in folded letters.

    What an ending is cannot be told from the letters alone (`meclis-i`, `proje-si`), so
    every way to take endings off is followed to its end. One of the ends is that of the
    bare word: so each form shares a stem with each other form.
    """
    ends: set[str] = set()
    waiting, seen = [folded], {folded}
    while waiting and len(ends) < _MOST_STEMS:
        word = waiting.pop()
        shorter = _without_ending(word)
        if not shorter:
            ends.add(_bare(word))
        waiting += shorter - seen
        seen |= shorter
    return frozenset(ends)


def _without_ending(word: str) -> set[str]:
    shorter = set()
    for size in range(1, min(_LONGEST, len(word) - 1) + 1):
        left = len(word) - size
        enough = left >= (_LETTERS_LEFT if size < _LONG else _LEFT_BEFORE_LONG)
        if enough and word[left:] in _TURKISH_ENDINGS and not _VOWELS.isdisjoint(word[:left]):
            shorter.add(word[:left])
    return shorter


def _bare(word: str) -> str:
    """A word without endings, its last consonants as they are in the bare word."""
    hard = word[:-1] + word[-1].translate(_HARD)
    return _LOST_VOWEL.sub(r"\1\2", hard) if len(word) > _LETTERS_LEFT else hard


@lru_cache(maxsize=8_000)
def english(folded: str) -> str:
    """The stem of an English word in folded letters."""
    stem = folded
    for endings in _ENGLISH:
        stem = endings.sub(lambda found: "y" if found[0][:2] == "ie" else "", stem)
    stem = stem.removesuffix("e") if len(stem) > _LETTERS_LEFT else stem
    return _DOUBLED_END.sub(r"\1", stem) if stem != folded else stem
