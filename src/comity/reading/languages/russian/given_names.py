"""Given names in all their forms: those of the dictionary and those of our own lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from comity.reading.languages.russian.morphology import readings
from comity.reading.lexicon import load_names

_RARE = 0.15
_PACKAGE = "comity.reading.languages.russian"


@dataclass(frozen=True, slots=True)
class GivenForm:
    """A form of a given name: its nominative in lower case, its case and gender (m, f).

    `cost` says how unlikely the reading is beside the others (`Дмитрия` as a woman's name).
    """

    nominative: str
    case: str
    gender: str
    cost: float = 0.0


@lru_cache(maxsize=8_000)
def given_forms(low: str) -> tuple[GivenForm, ...]:
    """What given names a form in lower case can be; empty if none is known."""
    found = [GivenForm(*form) for form in _own_forms().get(low, ())]
    names = [r for r in readings(low) if r.name == "Name" and r.is_known and not r.is_plural]
    weight: dict[tuple[str, str], float] = {}
    for reading in names:
        key = (reading.lemma, reading.gender)
        weight[key] = weight.get(key, 0.0) + reading.score
    common = max(weight.values(), default=0.0)
    own = {(form.nominative, form.gender) for form in found}
    for reading in names:
        if reading.case:
            key = (reading.lemma, reading.gender)
            rare = weight[key] < _RARE * common and key not in own
            form = GivenForm(reading.lemma, reading.case, reading.gender, 0.8 if rare else 0.0)
            if form.gender in ("m", "f") and form not in found:
                found.append(form)
    return tuple(found)


def is_given(low: str) -> bool:
    """Whether a form in lower case is one of a known given name."""
    return bool(given_forms(low))


@cache
def _own_forms() -> dict[str, list[tuple[str, str, str]]]:
    """The forms of our own names: nominative, case, gender."""
    forms: dict[str, list[tuple[str, str, str]]] = {}
    for gender, file in (("m", "given_names.txt"), ("f", "given_names_women.txt")):
        for name in load_names(_PACKAGE, file):
            low = name.lower()
            for case, form in _declined(low, gender):
                forms.setdefault(form, []).append((low, case, gender))
                if "ё" in form:
                    forms.setdefault(form.replace("ё", "е"), []).append(
                        (low.replace("ё", "е"), case, gender)
                    )
    return forms


def _declined(low: str, gender: str) -> list[tuple[str, str]]:
    """All cases of a given name by its ending."""
    stem, endings = _paradigm(low, gender)
    return [(case, stem + ending) for case, ending in endings.items()]


_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def _paradigm(low: str, gender: str) -> tuple[str, dict[str, str]]:
    last = low[-1]
    if last in "ая":
        soft = last == "я"
        hissing = low[-2] in "жшчщцгкх"
        endings = (
            "я и е ю ей е" if soft else ("а и е у ой е" if hissing else "а ы е у ой е")
        ).split()
        if low.endswith("ия"):
            endings = "я и и ю ей и".split()
        return low[:-1], dict(zip(_CASES, endings, strict=True))
    if last in "еёиоуыэю" or (gender == "f" and last != "ь"):
        return low, dict.fromkeys(_CASES, "")
    if last == "ь":
        endings = ("ь и и ь ью и" if gender == "f" else "ь я ю я ем е").split()
        return low[:-1], dict(zip(_CASES, endings, strict=True))
    if last == "й":
        locative = "и" if low.endswith("ий") else "е"
        return low[:-1], dict(zip(_CASES, ["й", "я", "ю", "я", "ем", locative], strict=True))
    ablative = "ем" if last in "жшчщц" else "ом"
    return low, dict(zip(_CASES, ["", "а", "у", "а", ablative, "е"], strict=True))
