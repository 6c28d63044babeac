"""Nominatives of people's names, also of those that no dictionary knows.

`nominative_of` takes the words of one name and the cases that its place in the sentence
allows, and finds the case and gender under which all words agree. Rules of surnames follow
the declension tables of Zaliznyak's grammatical dictionary and the academy's rules of 2006
for foreign names: -ov/-in take -ым, women's surnames in a consonant, -ко, -ых, -дзе and
-швили do not change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import CASES, cased_like

_VOWELS = "аеёиоуыэюя"
_HISSING = "жшчщц"
_VELAR = "гкх"
_REJECT = 9.0


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in the nominative, with the case and gender of the form that the text has."""

    name: str
    case: str
    gender: str
    cost: float
    cases: frozenset[str] = frozenset()


def nominative_of(
    words: tuple[str, ...], cases: frozenset[str], gender: str = ""
) -> NameReading | None:
    """The best reading of a name's words as they stand, or None if none agrees.

    `cases` are those that the context allows (empty: any); `gender` is m, f or "".
    """
    return _nominative_of(words, cases, gender)


@lru_cache(maxsize=50_000)
def _nominative_of(
    words: tuple[str, ...], cases: frozenset[str], gender: str
) -> NameReading | None:
    found = [r for r in all_readings(words, cases) if not gender or r.gender == gender]
    if not found:
        return None
    return found[0]


@lru_cache(maxsize=50_000)
def all_readings(words: tuple[str, ...], cases: frozenset[str]) -> tuple[NameReading, ...]:
    """Every reading of a name's words under the cases, the likeliest first."""
    found: list[NameReading] = []
    for case in CASES:
        if cases and case not in cases:
            continue
        for sex in ("m", "f"):
            reading = _read(words, case, sex)
            if reading is not None:
                found.append(reading)
    return tuple(_with_like_cases(r, found) for r in sorted(found, key=lambda r: r.cost))


def _with_like_cases(reading: NameReading, found: list[NameReading]) -> NameReading:
    """A reading with all cases in which the same name looks like this."""
    like = (r.case for r in found if r.name == reading.name and r.cost <= reading.cost + 0.11)
    return replace(reading, cases=frozenset(like))


def _read(words: tuple[str, ...], case: str, gender: str) -> NameReading | None:
    cost = 0.0 if case == "nomn" else 0.05
    parts: list[str] = []
    last = len(words) - 1
    for position, word in enumerate(words):
        form, price = word_nominative(word, case, gender, position == last, len(words))
        cost += price
        if cost >= _REJECT:
            return None
        parts.append(form)
    return NameReading(" ".join(parts), case, gender, cost, frozenset((case,)))


def word_nominative(
    word: str, case: str, gender: str, is_last: bool, count: int
) -> tuple[str, float]:
    """One word of a name in the nominative and how ill the case and gender fit it."""
    low = word.lower()
    if "." in word or not ("а" <= low[0] <= "ё") or word[0].islower():
        return word, 0.0
    if is_patronymic(low):
        return _patronymic(word, low, case, gender)
    known = given_forms(low)
    if known and not (is_last and count > 1 and _looks_like_surname(low)):
        for form in known:
            if form.case == case and form.gender == gender:
                return cased_like(form.nominative, word), 0.0
        if not is_last or count == 1:
            penalty = 1.6 if count > 1 else 0.8
            form_, price = _by_ending(word, low, case, gender, is_last, count)
            return form_, price + penalty
    if "-" in word:
        return _hyphenated(word, case, gender, is_last, count)
    return _by_ending(word, low, case, gender, is_last, count)


def _looks_like_surname(low: str) -> bool:
    return low.endswith(("ова", "ева", "ина", "ов", "ев", "ин", "ский", "ская"))


def _hyphenated(word: str, case: str, gender: str, is_last: bool, count: int) -> tuple[str, float]:
    """`Кондрашиным-Белых`: each part by itself; `Ахмед-Хаджи`, `Жан-Пьером`: what fits."""
    parts = word.split("-")
    forms: list[str] = []
    price = 0.0
    for position, part in enumerate(parts):
        form, cost = _by_ending(part, part.lower(), case, gender, is_last, count)
        final = position == len(parts) - 1
        if not final and cost >= 1.0:
            form, cost = part, 0.1  # the first part of a double name may stay as it is
        forms.append(form)
        price += cost
    return "-".join(forms), price


_SHORT_PATRONYMICS = ("ильич", "кузьмич", "лукич", "фомич", "никитич", "саввич")


@lru_cache(maxsize=50_000)
def is_patronymic(low: str) -> bool:
    """`Викторовна`, `Ильича`, `Маратовне` in any case."""
    if low.endswith(("овна", "евна", "ична", "инична", "овны", "евны", "ичны", "овне", "евне", "ичне",
                     "овну", "евну", "ичну", "овной", "евной", "ичной")):  # fmt: skip
        return len(low) > 6
    if low[:-1].rstrip("ауе").endswith(_SHORT_PATRONYMICS) or low.endswith(_SHORT_PATRONYMICS):
        return True
    return len(low) > 6 and low.endswith(
        (
            "ович",
            "евич",
            "ьич",
            "овича",
            "евича",
            "ьича",
            "овичу",
            "евичу",
            "ьичу",
            "овичем",
            "евичем",
            "ьичем",
            "овиче",
            "евиче",
            "ьиче",
        )  # fmt: skip
    )


_MAN_PATRONYMIC = {"nomn": "", "gent": "а", "accs": "а", "datv": "у", "ablt": "ем", "loct": "е"}
_WOMAN_PATRONYMIC = {"nomn": "а", "gent": "ы", "accs": "у", "datv": "е", "ablt": "ой", "loct": "е"}


def _patronymic(word: str, low: str, case: str, gender: str) -> tuple[str, float]:
    if gender == "m":
        ending = _MAN_PATRONYMIC[case]
        if low.endswith("ич" + ending) and "ич" + ending:
            return word[: len(word) - len(ending)] if ending else word, 0.0
        return word, 3.0
    ending = _WOMAN_PATRONYMIC[case]
    if low.endswith("н" + ending):
        return word[: len(word) - len(ending)] + "а", 0.0
    return word, 3.0


def _by_ending(
    word: str, low: str, case: str, gender: str, is_last: bool, count: int
) -> tuple[str, float]:
    if low.endswith(("ых", "их")) and len(low) > 3:
        return word, 0.1
    if low.endswith(("ко", "дзе", "швили")):
        return word, 0.0 if low.endswith(("ко", "дзе", "швили")) else 0.1
    if case == "nomn":
        return word, _nominative_cost(low, gender, is_last)
    found = _man(low, case) if gender == "m" else _woman(low, case)
    if found is not None:
        stem, ending, price = found
        return word[:stem] + ending, price
    return word, _unchanged_cost(low, gender, is_last, count)


def _nominative_cost(low: str, gender: str, is_last: bool) -> float:
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


def _unchanged_cost(low: str, gender: str, is_last: bool, count: int) -> float:
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
    return 1.4 if syllables <= 1 or not is_last else 2.5


def _man(low: str, case: str) -> tuple[int, str, float] | None:
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


def _woman(low: str, case: str) -> tuple[int, str, float] | None:
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
