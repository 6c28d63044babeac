"""The word lists by which page furniture is known, from `words/*.txt`.

A list is a text file of phrases under section headings, one phrase a line, `#` for
comments. Sections: `whole` (phrases that, alone or one after another, make up a line of
links), `start`, `anywhere`, `opens` (what stands below is a list of links), `topics` (menu
words), `credits` (by-lines and sources), `mastheads` (last words of an institution's name),
`documents` (first words of the titles of documents).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comity.formats.folding import tokens

Phrase = tuple[str, ...]
SECTIONS = ("whole", "start", "anywhere", "opens", "topics", "credits", "mastheads", "documents")
LANGUAGES = ("english", "turkish", "russian")
_LONGEST = 8


class BadWordList(ValueError):
    """A word list that breaks its format; names file and line."""


class Phrases:
    """A set of phrases that can be looked for at a place in a line."""

    __slots__ = ("_longest", "_phrases")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = frozenset(phrases)
        self._longest: dict[str, int] = {}
        for phrase in self._phrases:
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self._phrases

    def longest_at(self, line: Phrase, at: int) -> int:
        """How many tokens the longest phrase that stands at `at` has; 0 if none does."""
        longest = self._longest.get(line[at])
        if longest is None:
            return 0
        for length in range(min(longest, len(line) - at), 0, -1):
            if line[at : at + length] in self._phrases:
                return length
        return 0

    def stand_in(self, line: Phrase) -> bool:
        """Whether one of the phrases stands anywhere in the line."""
        return any(self.longest_at(line, at) for at in range(len(line)))

    def covered(self, line: Phrase) -> int:
        """How many tokens of the line belong to phrases, the longest taken from the left."""
        at = count = 0
        while at < len(line):
            length = self.longest_at(line, at)
            count += length
            at += max(length, 1)
        return count


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """All phrases, section by section, folded (folding.py) into tuples of tokens."""

    whole: Phrases
    start: Phrases
    anywhere: Phrases
    opens: Phrases
    topics: Phrases
    credits: Phrases
    mastheads: Phrases
    documents: Phrases


@cache
def furniture_words() -> FurnitureWords:
    """The shipped lists of all languages together, read once.

    Raises BadWordList, with file and line, if a list is malformed.
    """
    folder = resources.files("comity.formats") / "words"
    sections: dict[str, set[Phrase]] = {name: set() for name in SECTIONS}
    for language in LANGUAGES:
        name = f"{language}.txt"
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        for section, phrase in read_list(name, lines):
            sections[section].add(phrase)
    sections["whole"] |= sections["opens"]
    return FurnitureWords(**{name: Phrases(phrases) for name, phrases in sections.items()})


def read_list(name: str, lines: Iterable[str]) -> list[tuple[str, Phrase]]:
    """The phrases of one list with their sections; `name` is for errors."""
    section = ""
    found: list[tuple[str, Phrase]] = []
    for number, line in enumerate(lines, 1):
        entry = line.strip()
        if not entry or entry.startswith("# ") or entry == "#":
            continue
        if entry.startswith("["):
            section = entry.strip("[]")
            if section not in SECTIONS:
                raise BadWordList(f"{name}:{number}: no section {section!r}; use {SECTIONS}")
            continue
        phrase = tokens(entry)
        if not section or not phrase or len(phrase) > _LONGEST:
            raise BadWordList(
                f"{name}:{number}: {entry!r} must be 1 to {_LONGEST} words under a [section]"
            )
        found.append((section, phrase))
    return found
