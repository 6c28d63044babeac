"""Russian word forms through pymorphy3, kept in our own small values.

The dictionary is that of OpenCorpora; words that it lacks are guessed by their endings.
Cases keep the names of OpenCorpora: nomn, gent, datv, accs, ablt, loct.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_CASE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": ""}
_GENDER = {"masc": "m", "femn": "f", "neut": "n", "ms-f": "mf"}
_TENSE = {"past": "past", "pres": "present", "futr": "future"}
_LEAST_SCORE = 0.004


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word form.

    `part` is the part of speech (NOUN, ADJF, VERB, PRTF, ...); `name` is Name, Surn, Patr,
    Geox or ""; `is_known` tells dictionary words from guesses.
    """

    lemma: str
    part: str
    case: str
    gender: str
    score: float
    is_plural: bool
    is_animate: bool
    name: str
    is_known: bool
    tense: str
    is_passive: bool
    person: str
    mood: str


@cache
def _analyzer() -> Any:
    # Both take 60 ms: only when Russian is read. With the dictionary's folder given, pymorphy3
    # does not look through all installed packages for it.
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path

    return MorphAnalyzer(path=get_path(), lang="ru")


@lru_cache(maxsize=12_000)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of a word form in lower case, likeliest first; about 0.1 ms once."""
    found = [_reading(parse) for parse in _analyzer().parse(word)]
    return tuple(r for r in found if r.score >= _LEAST_SCORE) or tuple(found[:1])


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    grammemes = tag.grammemes
    case = tag.case or ""
    return Reading(
        lemma=parse.normal_form,
        part=str(tag.POS or ""),
        case=_CASE.get(case, case),
        gender="mf" if "ms-f" in grammemes else _GENDER.get(tag.gender or "", ""),
        score=parse.score,
        is_plural=tag.number == "plur",
        is_animate=tag.animacy == "anim",
        name=next((n for n in ("Patr", "Name", "Surn", "Geox") if n in grammemes), ""),
        is_known=parse.is_known,
        tense=_TENSE.get(tag.tense or "", ""),
        is_passive=tag.voice == "pssv" or tag.POS == "PRTS",
        person=str(tag.person or ""),
        mood=str(tag.mood or ""),
    )


@lru_cache(maxsize=4_000)
def inflected(word: str, part: str, case: str, gender: str, is_plural: bool) -> str | None:
    """A noun, adjective or participle (given in any form, lower case) in another case.

    `gender` (m, f, n or "") and number are those that adjectives shall take; a noun keeps
    its own gender. None if the word has no reading of that part of speech.
    """
    parts = ("ADJF", "PRTF", "NPRO") if part in ("ADJF", "PRTF") else (part,)
    best = next((p for p in _analyzer().parse(word) if str(p.tag.POS) in parts), None)
    if best is None:
        return None
    wanted = {case, "plur" if is_plural else "sing"}
    if part in ("ADJF", "PRTF") and not is_plural and gender in ("m", "f", "n"):
        wanted.add({"m": "masc", "f": "femn", "n": "neut"}[gender])
    form = best.inflect(wanted)
    if form is None:
        return None
    return str(form.word) if "ё" in word else str(form.word).replace("ё", "е")


def cased_like(form: str, pattern: str) -> str:
    """A form with the letters' size of the word that it stands for: `дума`, `Думу` -> `Дума`.

    Hyphenated words keep their capitals part by part; ё stays where the pattern has it.
    """
    if pattern.isupper() and len(pattern) > 1:
        return form.upper()
    parts, models = form.split("-"), pattern.split("-")
    if len(parts) == len(models):
        sized = [
            p[:1].upper() + p[1:] if m[:1].isupper() else p
            for p, m in zip(parts, models, strict=True)
        ]
        return "-".join(sized)
    return form[:1].upper() + form[1:] if pattern[:1].isupper() else form
