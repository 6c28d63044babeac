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

from comity.reading.languages.russian.endings import man, nominative_cost, unchanged_cost, woman
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import CASES, cased_like, readings
from comity.reading.lexicon import one_set

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
    return _nominative_of(words, one_set(cases), gender)


@lru_cache(maxsize=8_000)
def _nominative_of(
    words: tuple[str, ...], cases: frozenset[str], gender: str
) -> NameReading | None:
    found = [r for r in all_readings(words, cases) if not gender or r.gender == gender]
    if not found:
        return None
    return found[0]


def all_readings(words: tuple[str, ...], cases: frozenset[str]) -> tuple[NameReading, ...]:
    """Every reading of a name's words under the cases, the likeliest first."""
    return _all_readings(words, one_set(cases))


@lru_cache(maxsize=4_000)
def _all_readings(words: tuple[str, ...], cases: frozenset[str]) -> tuple[NameReading, ...]:
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
    return replace(reading, cases=one_set(like))


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
    return NameReading(" ".join(parts), case, gender, cost, one_set((case,)))


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
                return cased_like(form.nominative, word), form.cost
        if not is_last or count == 1:
            penalty = 1.6 if count > 1 else 0.8
            form_, price = _by_ending(word, low, case, gender, is_last, count)
            return form_, price + penalty
    if "-" in word:
        return _hyphenated(word, case, gender, is_last, count)
    if gender == "m" and case != "nomn":
        fleeting = _with_fleeting_vowel(low, case)
        if fleeting is not None:
            return cased_like(fleeting, word), 0.0
    return _by_ending(word, low, case, gender, is_last, count)


def _with_fleeting_vowel(low: str, case: str) -> str | None:
    """`Зайцем` -> `заяц`, `Орлом` -> `орёл`: what the dictionary knows and no rule gives."""
    for reading in readings(low):
        if reading.is_known and reading.case == case and reading.gender in ("m", "mf"):
            lemma = reading.lemma
            odd = lemma[:-1] != low[: len(lemma) - 1] and lemma[-1] not in "аяоей"
            if odd and reading.part == "NOUN" and reading.is_animate and len(lemma) > 2:
                return lemma if "ё" in low else lemma.replace("ё", "е")
    return None


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


@lru_cache(maxsize=8_000)
def is_patronymic(low: str) -> bool:
    """`Викторовна`, `Ильича`, `Маратовне` in any case."""
    if len(low) <= 6:
        return low.endswith(_SHORT_PATRONYMICS)
    if low.rstrip("ауе").endswith(_SHORT_PATRONYMICS) or low.endswith(_WOMANS):
        return True
    return low.endswith(_MANS)


_WOMANS = tuple(s + e for s in ("овн", "евн", "ичн") for e in ("а", "ы", "е", "у", "ой"))
_MANS = tuple(s + e for s in ("ович", "евич", "ьич") for e in ("", "а", "у", "ем", "е"))
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
        return word, nominative_cost(low, gender, is_last)
    found = man(low, case) if gender == "m" else woman(low, case)
    if found is not None:
        stem, ending, price = found
        return word[:stem] + ending, price
    return word, unchanged_cost(low, gender, is_last, count)
