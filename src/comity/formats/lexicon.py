"""The word lists by which page furniture is known, from `words/*.txt`.

A list is a text file of phrases under section headings, one phrase a line, `#` for
comments. Sections: `whole` (phrases that, alone or one after another, make up a line of
links), `start`, `anywhere`, `opens` (what stands below is a list of links), `topics` (menu
words), `credits` (by-lines and sources).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from comity.formats.folding import tokens

Phrase = tuple[str, ...]
SECTIONS = ("whole", "start", "anywhere", "opens", "topics", "credits")
LANGUAGES = ("english", "turkish", "russian")
_LONGEST = 8


class BadWordList(ValueError):
    """A word list that breaks its format; names file and line."""


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """All phrases of one section set, folded (folding.py) into tuples of tokens."""

    whole: frozenset[Phrase]
    start: frozenset[Phrase]
    anywhere: frozenset[Phrase]
    opens: frozenset[Phrase]
    topics: frozenset[Phrase]
    credits: frozenset[Phrase]

    def starts(self, line: Phrase, section: frozenset[Phrase]) -> bool:
        """Whether `line` begins with a phrase of the section."""
        return any(line[:length] in section for length in range(1, min(len(line), _LONGEST) + 1))

    def holds(self, line: Phrase) -> bool:
        """Whether a phrase of `anywhere` stands in the line."""
        return any(
            line[at : at + length] in self.anywhere
            for at in range(len(line))
            for length in range(1, min(len(line) - at, _LONGEST) + 1)
        )

    def covered(self, line: Phrase) -> int:
        """How many tokens of the line belong to phrases of `whole` or `opens`.

        The longest phrase is taken first, from left to right.
        """
        at = count = 0
        while at < len(line):
            length = self._longest_at(line, at)
            count += length
            at += max(length, 1)
        return count

    def _longest_at(self, line: Phrase, at: int) -> int:
        for length in range(min(len(line) - at, _LONGEST), 0, -1):
            phrase = line[at : at + length]
            if phrase in self.whole or phrase in self.opens:
                return length
        return 0


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
    return FurnitureWords(**{name: frozenset(phrases) for name, phrases in sections.items()})


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
