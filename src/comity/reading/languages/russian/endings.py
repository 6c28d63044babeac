"""Endings of names: which nominative a form may come from, and how ill a case fits it.

After the declension tables of Zaliznyak's grammatical dictionary; see `declension`.
"""

from __future__ import annotations

from comity.reading.languages.russian.given_names import given_forms

_VOWELS = "аеёиоуыэюя"


_HISSING = "жшчщц"


_VELAR = "гкх"


def nominative_cost(low: str, gender: str, is_last: bool) -> float:
    """How ill the ending of a word fits the nominative of a man's or woman's name."""
    ending = low[-1]
    if low.endswith(
        (
            "овым",
            "евым",
            "иным",
            "овой",
            "евой",
            "иной",
            "ову",
            "ину",
            "ского",
            "скому",
            "ским",
            "ской",
        )
    ):
        return 2.2  # only an oblique form looks like this
    if low.endswith("ом") and len(low) > 4 and not given_forms(low):
        return 0.7
    if gender == "m":
        if low.endswith(("ова", "ева", "ина", "ёва", "ская", "цкая", "ая")):
            return 2.5
        return 0.6 if ending in "ая" else 0.0
    if low.endswith(("ов", "ев", "ин", "ёв", "ский", "цкий", "ый")):
        return 2.5
    if ending in "ая":
        return 0.0
    return 0.3 if is_last else 0.5


def unchanged_cost(low: str, gender: str, is_last: bool, count: int) -> float:
    """How odd it is that a word keeps its nominative in another case."""
    ending = low[-1]
    if ending in "оеиуюыэё":
        return 0.3
    syllables = sum(c in _VOWELS for c in low)
    if ending in "ая":
        return 1.6
    if gender == "f" and low.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")):
        return 2.5
    if gender == "f":
        return 0.3 if ending != "ь" else 0.5
    if syllables <= 1 and (not is_last or count == 1):
        return 0.4
    if syllables <= 1 or not is_last:
        return 1.4
    russian = low.endswith(("ов", "ев", "ёв", "ин", "ын", "ий", "ый"))
    return 2.5 if russian or count == 1 else 1.7


def man(low: str, case: str) -> tuple[int, str, float] | None:
    """Where the stem of a man's name ends, the nominative ending, and the cost."""
    size = len(low)
    if case in ("gent", "accs"):
        if low.endswith("ого") and size > 4:
            return size - 3, _adjective_ending(low[: size - 3]), 0.0
        if low.endswith("его") and size > 5 and low[size - 4] in _HISSING + "н":
            return size - 3, "ий", 0.1
        if low[-1] == "а" and size > 2 and low[-2] not in _VOWELS:
            return size - 1, "", 0.0
        if low[-1] == "я" and size > 2:
            return size - 1, "й" if low[-2] in _VOWELS else "ь", 0.05
        if case == "gent" and low[-1] in "ыи" and size > 3:
            return size - 1, "а" if low[-1] == "ы" or low[-2] in _VELAR + _HISSING else "я", 0.8
        if case == "accs" and low[-1] in "ую" and size > 3:
            return size - 1, "а" if low[-1] == "у" else "я", 0.8
    if case == "datv":
        if low.endswith("ому") and size > 4:
            return size - 3, _adjective_ending(low[: size - 3]), 0.0
        if low[-1] == "у" and size > 2 and low[-2] not in _VOWELS:
            return size - 1, "", 0.0
        if low[-1] == "ю" and size > 2:
            return size - 1, "й" if low[-2] in _VOWELS else "ь", 0.05
        if low[-1] == "е" and size > 3:
            return size - 1, "а", 0.8
    if case == "ablt":
        return _man_instrumental(low, size)
    if case == "loct":
        if low.endswith("ом") and size > 4:
            return size - 2, _adjective_ending(low[: size - 2]), 0.3
        if low[-1] == "е" and size > 3:
            return size - 1, "й" if low[-2] in _VOWELS else "", 0.0
        if low.endswith("ии"):
            return size - 1, "й", 0.0
    return None


def _man_instrumental(low: str, size: int) -> tuple[int, str, float] | None:
    if low.endswith("ым") and size > 4:
        if low[:-2].endswith(("ов", "ев", "ёв", "ин", "ын")):
            return size - 2, "", 0.0
        return size - 2, "ый", 0.2
    if low.endswith("им") and size > 5 and low[-3] in _VELAR + _HISSING:
        return size - 2, "ий", 0.1
    if low.endswith("ом") and size > 3 and low[-3] not in _VOWELS:
        return size - 2, "", 0.0
    if low.endswith("ём") and size > 4 and low[-3] not in _VOWELS:
        return size - 2, "ь", 0.1
    if low.endswith("ем") and size > 3:
        if low[-3] in _HISSING:
            return size - 2, "", 0.0
        if low[-3] in _VOWELS:
            return size - 2, "й", 0.0
        return size - 2, "ь", 0.1
    if low.endswith(("ой", "ей")) and size > 4:
        return size - 2, "а" if low.endswith("ой") or low[-3] in _HISSING else "я", 0.8
    return None


def _adjective_ending(stem: str) -> str:
    return "ий" if stem[-1:] and stem[-1] in _VELAR + _HISSING else "ый"


def woman(low: str, case: str) -> tuple[int, str, float] | None:
    """Where the stem of a woman's name ends, the nominative ending, and the cost."""
    size = len(low)
    if case != "accs" and low.endswith("ой") and size > 4:
        if low.endswith(("ской", "цкой")):
            return size - 2, "ая", 0.0
        return size - 2, "а", 0.0 if case == "ablt" or _possessive(low[:-2]) else 1.0
    if case == "accs":
        if low.endswith("ую"):
            return size - 2, "ая", 0.0
        if low[-1] == "у" and size > 3:
            return size - 1, "а", 0.0
        if low[-1] == "ю" and size > 3:
            return size - 1, "я", 0.0
    if case == "gent":
        if low[-1] == "ы" and size > 3:
            return size - 1, "а", 0.0
        if low[-1] == "и" and size > 3:
            if low[-2] in _VELAR + _HISSING:
                return size - 1, "а", 0.25
            return size - 1, "я", 0.25 if low[-2] == "и" else 0.5
    if case in ("datv", "loct"):
        if low[-1] == "е" and size > 3:
            return size - 1, "я" if low[-2] in _VOWELS else "а", 0.2
        if low.endswith("ии"):
            return size - 1, "я", 0.0
    if case == "ablt" and low.endswith("ей") and size > 3:
        return size - 2, "а" if low[-3] in _HISSING else "я", 0.2
    return None


def _possessive(stem: str) -> bool:
    return stem.endswith(("ов", "ев", "ёв", "ин", "ын"))
