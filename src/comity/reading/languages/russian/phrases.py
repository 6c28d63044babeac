"""Noun phrases: which case they stand in, and how they read in the nominative."""

from __future__ import annotations

from functools import lru_cache

from comity.passages import Passage
from comity.reading.document import Token
from comity.reading.languages.russian.morphology import Reading, cased_like, inflected, readings

_NOUNS = ("NOUN",)
_ADJECTIVES = ("ADJF", "PRTF", "NUMR")
MARKER_OF_CASE = {
    "nomn": "",
    "gent": "of",
    "datv": "to",
    "accs": "object",
    "ablt": "by",
    "loct": "in",
}
_GOVERNED = {
    "с со": "ablt gent", "из от у для до без после кроме вместо": "gent", "в во на": "loct accs",
    "о об при": "loct", "к ко": "datv", "по": "datv loct", "между": "ablt gent",
    "перед над": "ablt", "под за": "ablt accs", "про через": "accs",
}  # fmt: skip
CASES_AFTER = {
    preposition: frozenset(cases.split())
    for prepositions, cases in _GOVERNED.items()
    for preposition in prepositions.split()
}
_MARKERS = {
    "with": ("с со", "ablt"), "from": ("с со из от", "gent"), "in": ("в во на", "loct"),
    "into": ("в во на", "accs"), "toward": ("к ко", "datv"), "between": ("между", "ablt gent"),
    "at": ("у", "gent"),
}  # fmt: skip
_MARKER_AFTER = {
    (preposition, case): marker
    for marker, (prepositions, cases) in _MARKERS.items()
    for preposition in prepositions.split()
    for case in cases.split()
}


_OF_PLACES = tuple(
    stem + ending
    for stem in ("ск", "цк")
    for ending in ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
)


def is_adjective(token: Token) -> bool:
    """An adjective, participle or ordinal in full form."""
    return token.is_word and len(token.text) > 2 and _is_adjective(token.word.lower)


@lru_cache(maxsize=8_000)
def _is_adjective(low: str) -> bool:
    found = readings(low)
    if any(r.part in _ADJECTIVES for r in found[:2]):
        return True
    return low.endswith(_OF_PLACES) and any(r.part == "ADJF" for r in found)


def noun_reading(token: Token, cases: frozenset[str] = frozenset()) -> Reading | None:
    """The likeliest noun reading in one of the cases (empty: any); words of the lexicon and
    the nominative singular first."""
    lemmas = frozenset(s.lemma for s in token.word.senses)
    return _noun_reading(token.word.lower, cases, lemmas)


@lru_cache(maxsize=8_000)
def _noun_reading(low: str, cases: frozenset[str], lemmas: frozenset[str]) -> Reading | None:
    found = [r for r in readings(low) if r.part in _NOUNS and (not cases or r.case in cases)]
    if len(found) > 1 and lemmas:
        found.sort(key=lambda r: (r.lemma not in lemmas, r.case != "nomn" or r.is_plural))
    return found[0] if found else None


def can_be(token: Token, case: str) -> bool:
    """Whether a noun or adjective may stand in a case."""
    return _can_be(token.word.lower, case)


@lru_cache(maxsize=8_000)
def _can_be(low: str, case: str) -> bool:
    return any(
        r.case == case and r.part in (*_NOUNS, *_ADJECTIVES) and r.score > 0.01
        for r in readings(low)
    )


def preposition_before(tokens: list[Token], first: int) -> str:
    """The preposition that governs a phrase, or ""."""
    at = first - 1
    while at >= 0 and tokens[at].text in ("«", '"', "“", "„"):
        at -= 1
    if at < 0 or not tokens[at].word.has("preposition"):
        return ""
    return tokens[at].word.lower


def marker_for(case: str, preposition: str) -> str:
    """The function of a phrase by its case and the preposition before it."""
    if not preposition:
        return MARKER_OF_CASE.get(case, "")
    return _MARKER_AFTER.get((preposition, case), "about")


def nominative_phrase(
    text: str, tokens: list[Token], first: int, noun: int, last: int, cases: frozenset[str]
) -> str:
    """A phrase with its head noun and the adjectives before it in the nominative.

    `tokens[first:noun]` are the adjectives, what follows the noun stays as it stands.
    """
    head = noun_reading(tokens[noun], cases) or noun_reading(tokens[noun])
    pieces: list[str] = []
    position = tokens[first].start
    for at in range(first, last):
        token = tokens[at]
        pieces.append(text[position : token.start])
        form = token.text
        if head is not None and at <= noun:
            form = _in_nominative(token, head, at == noun)
        pieces.append(form)
        position = token.end
    return " ".join("".join(pieces).split())


def _in_nominative(token: Token, head: Reading, is_noun: bool) -> str:
    low = token.word.lower
    if token.text.isupper() and len(token.text) > 1:
        return token.text
    if is_noun:
        if head.case == "nomn":
            return token.text
        form = inflected(low, "NOUN", "nomn", "", head.is_plural)
        if form is None or head.lemma == low:
            return token.text
        return cased_like(form if head.is_plural else head.lemma, token.text)
    if not is_adjective(token):
        return token.text
    form = inflected(low, "ADJF", "nomn", head.gender.replace("mf", "m"), head.is_plural)
    return cased_like(form, token.text) if form else token.text


def passage_of(tokens: list[Token], first: int, last: int) -> Passage:
    """The passage of the tokens from `first` to before `last`."""
    return Passage(tokens[first].start, tokens[last - 1].end)
