"""Closed lists of words, kept as data in `lists.toml`."""

from __future__ import annotations

from functools import cache

from comity.reading.lexicon import LexiconError, load_lexicon

_PACKAGE = "comity.reading.languages.russian"


def members(table: str, key: str) -> frozenset[str]:
    """The words of one list; LexiconError if the file has none of that name."""
    found = _lists().get((table, key))
    if found is None:
        raise LexiconError(f"{_PACKAGE}/lists.toml: no list [{table}] {key}; add it there")
    return found


@cache
def _lists() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for entry in load_lexicon(_PACKAGE, "lists.toml"):
        found.setdefault((entry.cls, entry.value), set()).add(entry.text)
    return {key: frozenset(words) for key, words in found.items()}
