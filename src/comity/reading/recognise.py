"""Which language a text is in: Turkish, English, Russian, or one that is not read.

Counts function words: they make up a quarter of running text in any language and are
hardly shared. Neighbours (Azerbaijani, Ukrainian, Bulgarian, German, French, ...) are known
by theirs, so that they are not taken for one of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from comity.reading.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
READ = ("tr", "en", "ru")
_SAMPLE = 30_000


class UnreadLanguage(ValueError):
    """A text in a language that the reader does not read; `language` is its guess or None."""

    def __init__(self, language: str | None) -> None:
        named = (
            f"is in a language that is not read ({language})"
            if language
            else ("has no running text in Turkish, English or Russian")
        )
        super().__init__(f"the text {named}; translate it, or say which language it is")
        self.language = language


@cache
def _function_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for entry in load_lexicon("comity.reading", "function_words.toml"):
        words.setdefault(entry.value, set()).add(entry.text)
    return {code: frozenset(found) for code, found in words.items()}


def recognise(text: str) -> str | None:
    """The language of a text among all that are known here, or None without evidence."""
    words = [w.replace("i̇", "i") for w in map(str.lower, _WORD.findall(text[:_SAMPLE]))]
    if not words:
        return None
    counts = Counter(words)
    scores = {
        code: sum(counts[word] for word in known) / len(words)
        for code, known in _function_words().items()
    }
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= 0.05 and len(words) >= 8:
        return best
    return _by_letters(text) or (best if scores[best] > 0 else None)


def _by_letters(text: str) -> str | None:
    sample = text[:_SAMPLE]
    cyrillic = len(re.findall(r"[а-яё]", sample, re.IGNORECASE))
    latin = len(re.findall(r"[a-z]", sample, re.IGNORECASE))
    if re.search(r"[ґєіїўқғңөұүһәђћњљј]", sample.lower()):
        return None
    if cyrillic > latin:
        return "ru"
    if latin and re.search(r"[ığşİĞŞ]", sample):
        return "tr"
    return "en" if latin else None


def language_of(text: str, given: str | None = None) -> str:
    """The language in which to read a text: the given one, or the recognised one.

    Raises UnreadLanguage when the text is in none of `READ`.
    """
    if given in READ:
        return given
    found = recognise(text)
    if found in READ:
        return found
    raise UnreadLanguage(found)
