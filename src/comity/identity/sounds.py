"""Names by their sound, whatever the alphabet and the habits of spelling.

`readings("Şaymiyev")`, `readings("Shaimiev")` and `readings("Шаймиев")` share a reading;
`likeness` says how near two words sound. Sounds are written with these letters: `s` for
s, sh, ş, ш, щ; `c` for ch, ç, j, c of Turkish, ц, ч, дж; `z` for z; `j` for zh, ж, j of
Turkish; `h` for h, kh, х; vowels a, e, i, o, u; ё counts as e, ü as u, ı and y as i.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from comity.gazetteer import key_of

FAR = 0.7
_VOWELS = frozenset("aeiou")
_NEAR = frozenset(
    frozenset(pair) for pair in "gh kg kh vf vu vb zs cs cz cj jz js td pb ck nm vh iz ic".split()
)
_CYRILLIC_EXTRAS = frozenset("ёәқғңөүұһіїєўјљњћђџ")


@cache
def _habits() -> dict[str, list[tuple[str, str]]]:
    """The rules of each habit of spelling, longer letters first."""
    text = files("comity.identity").joinpath("data", "sounds.txt").read_text("utf-8")
    found: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            habit, *rules = line.split(" ")
            pairs = (rule.partition("=") for rule in rules)
            found.setdefault(habit, []).extend((letters, sound) for letters, _, sound in pairs)
    return {habit: sorted(rules, key=lambda rule: -len(rule[0])) for habit, rules in found.items()}


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[str, ...]:
    """The ways in which a word may sound; Latin letters give several, Cyrillic one."""
    lower = word.replace("İ", "i").replace("I", "ı" if _is_turkish(word) else "i").lower()
    if any("а" <= letter <= "я" or letter in _CYRILLIC_EXTRAS for letter in lower):
        return (_settled(_spelled(lower, "cyrillic")),)
    found = [_settled(_spelled(lower, "romanised")), _settled(_spelled(lower, "turkish"))]
    if "x" in lower or "q" in lower or "ng" in lower or "zh" in lower:
        found.append(_settled(_spelled(lower, "pinyin")))
    if "c" in lower and not _is_turkish(word):  # Carlos, Constantine, Nice
        western = re.sub(r"c(?=[eiy])", "s", re.sub(r"c(?![eiyhkz])", "k", lower))
        found.append(_settled(_spelled(western, "romanised")))
    if "j" in lower and not _is_turkish(word):  # Jan, Jordanka: j as in Dutch, German, Slavic
        found.append(_settled(_spelled(lower.replace("j", "y"), "romanised")))
    if lower.endswith("e") and len(lower) > 3:  # Anne, Charlotte: silent
        found.append(_settled(_spelled(lower[:-1], "romanised")))
    if "ch" in lower:
        found.append(
            _settled(_spelled(lower.replace("sch", "sh").replace("ch", "kh"), "romanised"))
        )
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _is_turkish(word: str) -> bool:
    return any(letter in "şŞçÇğĞıİ" for letter in word)


def _spelled(word: str, habit: str) -> str:
    """The word with the first rule that fits applied at every position."""
    rules = _habits()[habit]
    sounds = []
    position = 0
    while position < len(word):
        for letters, sound in rules:
            if word.startswith(letters, position):
                sounds.append(sound)
                position += len(letters)
                break
        else:
            sounds.append(key_of(word[position]) or "")
            position += 1
    return "".join(sounds)


def _settled(sounds: str) -> str:
    """One spelling for glides and doubled letters: ya, ia; iy, ii, y; nn, n."""
    sounds = sounds.replace("y", "i").replace(" ", "")
    sounds = re.sub(r"(.)\1+", r"\1", sounds)
    return re.sub(r"i(?=e)", "", sounds) or sounds


_MERGED = str.maketrans({"z": "s", "j": "s", "c": "s", "g": "k", "v": "f", "h": None})


def skeletons(word: str) -> frozenset[str]:
    """A word by its consonants, near ones merged, so that spellings of it meet in a block."""
    return frozenset(_skeleton(reading) for reading in readings(word)) - {""}


def _skeleton(reading: str) -> str:
    consonants = reading[:1] + "".join(letter for letter in reading[1:] if letter not in _VOWELS)
    start = "a" if consonants[:1] in _VOWELS else consonants[:1]
    return (start + consonants[1:]).translate(_MERGED)


@lru_cache(maxsize=400_000)
def likeness(a: str, b: str) -> float:
    """How near two words sound, 0..1; 0.85 and more is the same name spelled otherwise.

    Below 0.7 it is 0: nobody asks how far apart two names are.
    """
    return max((_near(x, y) for x in readings(a) for y in readings(b)), default=0.0)


def _near(a: str, b: str) -> float:
    if a == b:
        return 1.0
    longest = max(len(a), len(b))
    if not longest or abs(len(a) - len(b)) > longest / 2 or _is_far(a, b, longest):
        return 0.0
    return max(0.0, 1.0 - _distance(a, b) / longest)


def _is_far(a: str, b: str, longest: int) -> bool:
    """Whether the cheapest edits that could be needed are too many already.

    No edit costs less than 0.35, none of consonants but h less than 0.6.
    """
    if Levenshtein.distance(a, b) * 0.35 > (1 - FAR) * longest:
        return True
    consonants = Levenshtein.distance(a.translate(_NO_VOWELS), b.translate(_NO_VOWELS))
    return consonants * 0.6 > (1 - FAR) * longest


_NO_VOWELS = str.maketrans("", "", "aeiouh")


def _distance(a: str, b: str) -> float:
    """Edit distance in which vowels are cheap and the ends are not."""
    gaps_b = [_gap(letter, b, index) for index, letter in enumerate(b)]
    before = [0.0]
    for gap in gaps_b:
        before.append(before[-1] + gap)
    for i, x in enumerate(a):
        gap_a = _gap(x, a, i)
        costs = _swaps(x)
        last = before[0] + gap_a
        row = [last]
        for j, y in enumerate(b):
            swap = before[j] + costs.get(y, 1.0)
            last = min(swap, before[j + 1] + gap_a, last + gaps_b[j])
            row.append(last)
        before = row
    return before[-1]


@lru_cache(maxsize=200_000)
def _gap(letter: str, word: str, index: int) -> float:
    """What it costs that one spelling has a letter more: little for a vowel inside."""
    if index == 0 or index == len(word) - 1:
        return 1.0
    if letter in "ih":
        return 0.35
    if letter in _VOWELS:
        return 0.5
    return 0.6 if letter == word[index - 1] or (letter == "g" and word[index - 1] == "n") else 1.0


@cache
def _swaps(letter: str) -> dict[str, float]:
    """What it costs to read a letter as another one; 1 for those that are not listed."""
    costs = dict.fromkeys(_VOWELS, 0.4) if letter in _VOWELS else {}
    for pair in _NEAR:
        if letter in pair:
            costs |= {other: min(0.6, costs.get(other, 1.0)) for other in pair}
    return costs | {letter: 0.0}
