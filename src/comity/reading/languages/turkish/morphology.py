"""Turkish word forms: stems, suffixes, case, and the form of verbs.

Suffix chains follow the descriptive grammar of Göksel and Kerslake, "Turkish: A
Comprehensive Grammar" (2005), chapters 6 to 8: noun + plural + possessive + case, verb +
voice + negation + tense or participle. Case is reported as a language-neutral marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from comity.reading.lexicon import VerbForm

_LOWER = str.maketrans({"I": "ı", "İ": "i", "Â": "â", "Î": "î", "Û": "û"})
# Letters of a word; the same words are asked for again and again.
_WORD = 24
_PLAIN = str.maketrans("âîû", "aiu")
_SOFT = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
# Stems that lose their last vowel before a vowel (şehir, şehri).
_DROPPING = frozenset({
    "şehir", "isim", "fikir", "resim", "oğul", "nehir", "ilim", "devir", "nesil", "şekil"
})  # fmt: skip


def lower(text: str) -> str:
    """Lower case by the Turkish rule for dotted and dotless i."""
    return _word_lower(text) if len(text) <= _WORD else text.translate(_LOWER).lower()


@lru_cache(maxsize=16384)
def _word_lower(word: str) -> str:
    return word.translate(_LOWER).lower()


def plain(text: str) -> str:
    """Lower case without circumflexes, which modern spelling often leaves out."""
    return lower(text).translate(_PLAIN)


def stems(lemma: str) -> tuple[str, ...]:
    """The forms of a noun's stem before suffixes: `kitap`, `kitab`."""
    found = [lemma]
    last = lemma.rsplit(" ", 1)[-1]
    if len(last) > 2 and lemma[-1] in _SOFT:
        found.append(lemma[:-1] + _SOFT[lemma[-1]])
        if lemma.endswith("nk"):
            found.append(lemma[:-1] + "g")
    if last in _DROPPING:
        found.append(lemma[:-2] + lemma[-1])
    return tuple(found)


def _four(pattern: str) -> tuple[str, ...]:
    """A suffix in its high-vowel variants: `I` stands for ı, i, u, ü."""
    return tuple(pattern.replace("I", vowel) for vowel in "ıiuü") if "I" in pattern else (pattern,)


def _two(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.replace("A", vowel) for vowel in "ae") if "A" in pattern else (pattern,)


def _variants(*patterns: str) -> tuple[str, ...]:
    found: list[str] = []
    for pattern in patterns:
        for wide in _two(pattern):
            found += _four(wide)
    return tuple(found)


_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("",)),
    ("of", _variants("nIn", "In")),
    ("with", _variants("ylA", "lA")),
    ("from", _variants("dAn", "tAn", "ndAn")),
    ("in", _variants("dA", "tA", "ndA")),
    ("in+", _variants("dAki", "tAki", "ndAki")),
    ("of+", _variants("nInki", "Inki")),
    ("to", _variants("yA", "nA", "A")),
    ("object", _variants("yI", "nI", "I")),
    ("like", _variants("cA", "çA")),
)


@lru_cache(maxsize=1)
def _noun_suffixes() -> dict[str, tuple[str, bool, bool]]:
    """Every suffix chain of a noun -> (case, plural, possessed); the likeliest reading wins."""
    chains: dict[str, tuple[str, bool, bool]] = {}
    plurals = ("", "lar", "ler")
    third = _variants("sI", "I")
    others = _variants("ImIz", "mIz", "Im", "m", "InIz", "nIz", "n")
    for plural, (case, endings) in product(plurals, _CASES):
        for ending in endings:
            chains.setdefault(plural + ending, (case, bool(plural), False))
    for plural, possessive in product(plurals, third):
        for case, endings in _CASES:
            for ending in endings:
                if ending and not _joins_possessive(case, ending):
                    continue
                chain = plural + possessive + ending
                if chain in ("ın", "in", "un", "ün") or (ending == "" and chain in chains):
                    if ending == "" and not plural:
                        chains[chain] = ("", False, True)
                    continue
                chains.setdefault(chain, (case, bool(plural), True))
    for plural, possessive in product(plurals, others):
        for case, endings in _CASES:
            for ending in endings:
                chains.setdefault(plural + possessive + ending, (case, bool(plural), True))
    return chains


def _joins_possessive(case: str, ending: str) -> bool:
    """After the third person's possessive, cases begin with n (except with)."""
    return ending.startswith("n") or (case == "with" and ending.startswith("y"))


def noun_suffix(chain: str) -> tuple[str, bool, bool] | None:
    """What a chain of suffixes after a noun says: (case, plural, possessed), or None."""
    return _noun_suffixes().get(chain)


_APOSTROPHE_CASE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), case)
    for pattern, case in (
        (r"(?:l[ae]r)?(?:s?[ıiuü])?n?[dt][ae]ki(?:l[ae]r)?(?:\w*)", "in+"),
        (r"(?:l[ae]r)?(?:s?[ıiuü])?n?[dt][ae]n", "from"),
        (r"(?:l[ae]r)?(?:s?[ıiuü])?n?[dt][ae](?:ydi|ymiş|d[ıi]r)?", "in"),
        (r"(?:l[ae]r)?(?:s?[ıiuü])?y?l[ae]", "with"),
        (r"(?:l[ae]r)?(?:s[ıiuü])?n?[ıiuü]n", "of"),
        (r"(?:l[ae]r)?(?:s[ıiuü]n|[ıiuü]n|y|n)?[ae]", "to"),
        (r"(?:l[ae]r)?(?:s[ıiuü]n|y|n)?[ıiuü]", "object"),
        (r"l[ae]r|[ck][ae]|l[ıiuü](?:l[ae]r)?|t[ıiuü]r|d[ıiuü]r", ""),
    )
)


@lru_cache(maxsize=4096)
def apostrophe_case(suffix: str) -> str:
    """The marker of what follows a proper noun's apostrophe (`nin` is `of`)."""
    lowered = lower(suffix)
    for pattern, case in _APOSTROPHE_CASE:
        if pattern.fullmatch(lowered):
            return case
    return ""


_PERSON = r"(?:k|m|n|[ıiuü]z|[ıiuü]m|l[ae]r|n[ıiuü]z|s[ıiuü]n|s[ıiuü]n[ıiuü]z)?"
_CASE_AFTER = (
    r"(?:n[ıiuü]n|n[ıiuü]|n[ae]|nd[ae]n|nd[ae]|yl[ae]|[ıiuü]|y[ıiuü]|y[ae]|[ae]|d[ae]n|d[ae]"
    r"|[ıiuü]n)?"
)
_POSSESSED = r"(?:[ıiuü]m[ıiuü]z|[ıiuü]m|l[ae]r[ıi]|[ıiuü])"
_OF_INFINITIVE = r"(?:n[ıi]n|n[ıi]|n[ae]|nd[ae]n|nd[ae]|yl[ae])"
_VOICE = r"(?P<voice>(?:[ıiuü]?l|[ıiuü]?n|[ıiuü]?l[ıiuü]n)?)"
_NEGATION = r"(?P<neg>m[ae]|m(?=[ıiuü]yor))?"
_ENDINGS = (
    ("finite", "past", "", r"[dt][ıiuü]" + _PERSON),
    ("finite", "past", "", r"m[ıiuü]ş(?:t[ıiuü]r?)?" + _PERSON),
    ("finite", "future", "", r"y?(?:acak|ecek|acağ|eceğ)(?:t[ıiuü]r?)?"
     r"(?:[ıiuü]z|[ıiuü]m|l[ae]r)?(?:d[ıiuü]r)?"),
    ("finite", "present", "", r"[ıiuü]?yor(?:du)?(?:lar|um|uz|sunuz|dur)?"),
    ("finite", "present", "", r"m[ae]kt[ae](?:d[ıi]r|yd[ıi])?(?:l[ae]r|y[ıi]z|y[ıi]m)?"),
    ("finite", "present", "", r"(?:[ıiuüae]r|r|z)(?:d[ıiuü])?(?:[ıiuü]z|[ıiuü]m|l[ae]r)?"),
    ("finite", "present", "must", r"m[ae]l[ıi](?:d[ıi]r)?(?:y[ıi]z|y[ıi]m|l[ae]r)?"),
    ("finite", "", "wish", r"y?[ae]l[ıi]m|s[ıiuü]n(?:l[ae]r)?|m[ae]k ist\w+"),
    ("finite", "", "if", r"(?:[ıiuü]r)?s[ae](?:k|m|n|l[ae]r)?"),
    ("participle", "", "", r"y?[ae]n(?:l[ae]r)?" + _CASE_AFTER),
    ("relative", "past", "", r"[dt][ıiuü](?:k|ğ)" + _POSSESSED + "?" + _CASE_AFTER),
    ("relative", "future", "", r"y?(?:acağ|eceğ|acak|ecek)" + _POSSESSED + _CASE_AFTER),
    ("converb", "", "", r"y?[ae]r[ae]k|y?[ıiuü]p|y?[ıiuü]nc[ae]|[ıiuüae]?rken|y?ken|m[ae]d[ae]n"
     r"|m[ae]ks[ıi]z[ıi]n"),
    ("infinitive", "", "", r"m[ae]k(?:t[ae]n)?(?: için)?"
     r"|m[ae]y[ae]|m[ae]y[ıi]|m[ae]s[ıi]|m[ae]l[ae]r[ıi]"
     r"|m[ae](?:m[ıi]z)?" + _CASE_AFTER + "|(?:m[ae]s[ıi]|m[ae]l[ae]r[ıi])" + _OF_INFINITIVE),
    ("noun", "", "", r"(?:y?[ıiuü]ş|[ıiuü]m)(?:l[ae]r)?(?:[ıiuü]|s[ıiuü])?" + _CASE_AFTER),
)  # fmt: skip
_VERB = tuple(
    (form, tense, mood, re.compile(_VOICE + _NEGATION + "(?:" + ending + ")"))
    for form, tense, mood, ending in _ENDINGS
)


@lru_cache(maxsize=16384)
def verb_suffix(chain: str) -> VerbForm | None:
    """What a chain of suffixes after a verb's stem says, or None if it is none."""
    for form, tense, mood, pattern in _VERB:
        match = pattern.fullmatch(chain)
        if match:
            return VerbForm(
                form=form,
                tense=tense,
                is_passive=bool(match.group("voice")),
                is_negated=bool(match.group("neg")),
                is_plural=bool(re.search(r"l[ae]r$|[dt][ıiuü]k$|[ıiuü]z$", chain)),
                mood=mood,
            )
    return None


def splits(word: str, shortest: int = 2) -> Iterator[tuple[str, str]]:
    """All ways to part a word into stem and suffixes, the longest stem first."""
    for cut in range(len(word), shortest - 1, -1):
        yield word[:cut], word[cut:]
