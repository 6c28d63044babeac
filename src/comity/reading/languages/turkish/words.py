"""Analysis of Turkish word forms against the lexicon."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.frames import FrameLexicon, load_frames
from comity.reading.languages.turkish.morphology import (
    lower,
    noun_suffix,
    plain,
    splits,
    stems,
    verb_suffix,
)
from comity.reading.lexicon import Sense, VerbForm, Word, load_lexicon, load_names

PACKAGE = "comity.reading.languages.turkish"
_VERB_SOFT = {"et": "ed", "git": "gid", "güt": "güd", "tat": "tad"}
# Endings that make a word a verb whatever its stem: they bound clauses.
_ANY_VERB = (
    ("finite", "past", re.compile(
        r"\w{2,}(?:[ıiuü]yordu|m[ıiuü]şt[ıiuü]r?|d[ıiuü]l[ae]r|t[ıiuü]l[ae]r|[ae]c[ae]kt[ıi])"
    )),
    ("finite", "present", re.compile(r"\w{2,}(?:[ıiuü]yor(?:lar|uz|um)?|m[ae]kt[ae](?:d[ıi]r)?)")),
    ("finite", "future", re.compile(r"\w{2,}(?:[ae]c[ae]k(?:l[ae]r|t[ıi]r)?|[ae]c[ae]ğ[ıi]z)")),
    ("finite", "past", re.compile(r"\w{2,}[ıiuüaelnrşytkhp](?:d[ıiuü]|t[ıiuü])")),
    ("converb", "", re.compile(r"\w{2,}(?:[ae]r[ae]k|[ıiuü]p)")),
    ("relative", "past", re.compile(r"\w{2,}[dt][ıiuü]ğ[ıiuü]n?[ıiuüae]?")),
    ("relative", "future", re.compile(
        r"\w{2,}(?:(?:acağ|eceğ)[ıi](?:n[ıiae]|m[ıi]z\w*|n[ıi]n)?|(?:acak|ecek)l[ae]r[ıi](?:n[ıiae])?)"
    )),
    ("participle", "", re.compile(r"\w{2,}(?:[ıiuü]l[ae]n|y[ae]n|[lrdt][ae]y[ae]n)")),
)  # fmt: skip


@cache
def lexicon() -> dict[str, tuple[Sense, ...]]:
    """Noun stems -> senses."""
    found: dict[str, list[Sense]] = {}
    for entry in load_lexicon(PACKAGE, "words.toml"):
        for stem in stems(entry.text):
            found.setdefault(plain(stem), []).append(Sense(entry.cls, entry.value, entry.text))
    return {stem: tuple(senses) for stem, senses in found.items()}


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    names = load_names(PACKAGE, "given_names.txt") | load_names("comity.reading", "given_names.txt")
    return frozenset(lower(" ".join(names)).split())


@cache
def frame_lexicon() -> FrameLexicon:
    """The words that evoke frames; the last word carries the form."""
    return load_frames(PACKAGE, True)


@cache
def _verb_stems() -> dict[str, str]:
    lemmas = {lemma.split()[-1] for lemma in frame_lexicon().verbs}
    found = {lemma: lemma for lemma in lemmas}
    found.update({soft: lemma for lemma in lemmas if (soft := _softened(lemma)) is not None})
    for lemma in lemmas:
        # A stem that ends in a vowel loses it before -yor (bekle, bekliyor).
        if lemma[-1] in "aeıiuü" and len(lemma) > 2:
            found.setdefault(lemma[:-1], lemma)
    return found


def _softened(lemma: str) -> str | None:
    """The stem before a vowel where t becomes d: `git` -> `gid`, `feshet` -> `feshed`."""
    if lemma in _VERB_SOFT:
        return _VERB_SOFT[lemma]
    return lemma[:-1] + "d" if lemma.endswith("et") and len(lemma) > 4 else None


@cache
def _frame_nouns() -> dict[str, str]:
    return {plain(stem): noun for noun in frame_lexicon().nouns for stem in stems(noun)}


def analyse(surface: str) -> Word:
    """What is known of one Turkish word form."""
    low = lower(surface)
    key = plain(surface)
    noun = _noun(key)
    verb = _verb(key)
    if verb is not None and (noun is None or verb[1].form not in ("infinitive", "noun")):
        lemma, form = verb
        senses = noun[0] if noun is not None and noun[1] else ()
        return Word(low, senses, form, lemma, part="verb")
    if noun is not None:
        senses, lemma, case, plural, possessed = noun
        return Word(
            low,
            senses,
            verb[1] if verb else None,
            lemma,
            case,
            is_plural=plural,
            is_possessed=possessed,
            part="noun",
        )
    if not surface[:1].isupper():
        other = _any_verb(key)
        if other is not None:
            return Word(low, (), other, part="verb")
    return Word(low)


def _noun(key: str) -> tuple[tuple[Sense, ...], str, str, bool, bool] | None:
    known = lexicon()
    nouns = _frame_nouns()
    for stem, chain in splits(key):
        senses = known.get(stem, ())
        noun = nouns.get(stem)
        if not senses and noun is None:
            continue
        read = noun_suffix(chain)
        if read is None:
            continue
        lemma = noun or senses[0].lemma
        return senses, lemma, read[0], read[1], read[2]
    return None


def _verb(key: str) -> tuple[str, VerbForm] | None:
    known = _verb_stems()
    for stem, chain in splits(key):
        lemma = known.get(stem)
        if lemma is None or not chain:
            continue
        if stem != lemma and stem != _softened(lemma) and "yor" not in chain:
            continue
        form = verb_suffix(chain)
        if form is not None:
            return lemma, form
    return None


def _any_verb(key: str) -> VerbForm | None:
    for form, tense, pattern in _ANY_VERB:
        if pattern.fullmatch(key):
            return VerbForm(form=form, tense=tense)
    return None
