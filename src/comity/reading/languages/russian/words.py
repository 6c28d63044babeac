"""Analysis of Russian word forms against the lexicon."""

from __future__ import annotations

from functools import cache

from comity.reading.frames import FrameLexicon, load_frames
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import Reading, readings
from comity.reading.lexicon import Sense, VerbForm, Word, load_lexicon

PACKAGE = "comity.reading.languages.russian"
_VERBS = {
    "VERB": "finite",
    "PRTS": "finite",
    "PRTF": "participle",
    "GRND": "converb",
    "INFN": "infinitive",
}
_COMPOUNDED = frozenset({"institution", "place_noun", "event", "office"})
_MARKERS = {"nomn": "", "gent": "of", "datv": "to", "accs": "object", "ablt": "by", "loct": "in"}


@cache
def lexicon() -> dict[str, tuple[Sense, ...]]:
    """Lemmas in lower case -> senses."""
    found: dict[str, list[Sense]] = {}
    for entry in load_lexicon(PACKAGE, "words.toml"):
        found.setdefault(entry.text, []).append(Sense(entry.cls, entry.value, entry.text))
    return {lemma: tuple(senses) for lemma, senses in found.items()}


@cache
def frame_lexicon() -> FrameLexicon:
    """The words that evoke frames; the first word carries the form."""
    return load_frames(PACKAGE, False)


def analyse(surface: str) -> Word:
    """What is known of one Russian word form."""
    low = surface.lower()
    if not ("а" <= low[0] <= "я" or low[0] == "ё"):
        return Word(low, lexicon().get(low, ()))
    if not low.replace("-", "").isalpha():
        return Word(low, lexicon().get(low, ()))  # О’Лири, ДК-5
    known = readings(low)
    best = _best(known, low, surface)
    senses = _senses(known, low, best)
    if best is None:
        return Word(low, senses, lemma=low)
    verb = None if surface[0].isupper() and given_forms(low) else _verb_form(best, low)
    if verb is not None and best.part not in ("PRTF",):
        return Word(low, senses, verb, best.lemma, part="verb")
    cases = frozenset(_MARKERS[r.case] for r in known if r.case and r.part == best.part)
    return Word(
        low,
        senses,
        verb,
        best.lemma,
        _MARKERS.get(best.case, ""),
        cases,
        is_plural=best.is_plural,
        is_adjectival=best.part in ("ADJF", "PRTF"),
        gender=best.gender,
        part="noun" if best.part == "NOUN" else best.part.lower(),
    )


def _best(known: tuple[Reading, ...], low: str, surface: str) -> Reading | None:
    """The likeliest reading; one that the lexicon knows wins over others of like weight."""
    words = lexicon()
    frames = frame_lexicon()
    best: Reading | None = None
    weight = -1.0
    for reading in known:
        bonus = 0.0
        if reading.part == "NOUN" and (reading.lemma in words or reading.lemma in frames.nouns):
            bonus = 0.35
        elif reading.part in _VERBS and reading.lemma in frames.verbs:
            bonus = 0.3
        if reading.score + bonus > weight:
            best, weight = reading, reading.score + bonus
    return best


def _senses(known: tuple[Reading, ...], low: str, best: Reading | None) -> tuple[Sense, ...]:
    words = lexicon()
    found: list[Sense] = list(words.get(low, ()))
    lemmas = [best.lemma] if best is not None else []
    lemmas += [r.lemma for r in known if r.part in ("NOUN", "ADJF") and r.score > 0.05]
    for lemma in dict.fromkeys(lemmas):
        found += [s for s in words.get(lemma, ()) if s not in found]
    if not found and low.startswith(("заведующ", "управляющ")):
        ending = "ая" if low.endswith(("ая", "ей", "ую")) else "ий"
        found += words.get(low[:9].rstrip("аеиуоя") + ending, ())  # participles used as nouns
    if not found and low.startswith("поверенн"):
        found += words.get("поверенный", ())
    if not found and "-" in low and best is not None:
        # `город-побратим`, `музей-заповедник`: a sort of what the first part names
        found += [s for s in words.get(best.lemma.partition("-")[0], ()) if s.cls in _COMPOUNDED]
    return tuple(found)


def _verb_form(reading: Reading, low: str) -> VerbForm | None:
    form = _VERBS.get(reading.part)
    if form is None:
        return None
    return VerbForm(
        form=form,
        tense=reading.tense,
        is_passive=reading.is_passive,
        is_plural=reading.is_plural,
        mood="must" if reading.mood == "impr" else "",
    )
