"""Where a ceremony is held, where no name of a place says it."""

from __future__ import annotations

from collections.abc import Callable

from comity.passages import Passage
from comity.reading.document import Sentence, Token
from comity.reading.languages.russian.phrases import (
    can_be,
    is_adjective,
    nominative_phrase,
    noun_reading,
)
from comity.reading.lexicon import Word
from comity.reading.text import tokens_in

_LOCATIVE = frozenset(("loct",))
_WIDEST = 6


def ceremony_at(sentence: Sentence) -> int | None:
    """Where a sentence names a ceremony or signing that is held; not `со дня подписания`."""
    for index, token in enumerate(sentence.tokens):
        if token.word.lemma == "церемония":
            return index
        if token.word.lemma == "подписание" and token.word.case != "of":
            return index
    return None


def venue(sentence: Sentence) -> Passage | None:
    """`в Старом дворце`, `на площади Ала-Тоо`: the phrase with a capital after в or на."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.word.lower not in ("в", "во", "на") or index + 1 >= len(tokens):
            continue
        last = index + 1
        while last < len(tokens) and last - index <= _WIDEST and _in_venue(tokens[last]):
            last += 1
        words = tokens[index + 1 : last]
        if words and any(t.is_capital for t in words) and can_be(words[0], "loct"):
            return Passage(words[0].start, words[-1].end)
    return None


def _in_venue(token: Token) -> bool:
    if not token.is_word or token.word.verb is not None or token.word.has("preposition"):
        return False
    return token.is_capital or is_adjective(token) or can_be(token, "loct") or can_be(token, "gent")


def venue_name(words: str, analyse: Callable[[str], Word]) -> str:
    """The words of a venue (in the locative) in the nominative."""
    tokens = tokens_in(words, 0, len(words), analyse, 0)
    for index, token in enumerate(tokens):
        if not is_adjective(token) and noun_reading(token, _LOCATIVE) is not None:
            return nominative_phrase(words, tokens, 0, index, len(tokens), _LOCATIVE)
    return words
