"""Phrases of the field in three languages, found in names; data in `data/*.csv`.

A pattern is one or more words, each as it is written or with `*` for any ending
(`муниципалитет*`, `daire başkanlı*`). Case and diacritics do not matter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from comity.gazetteer import key_of

LANGUAGES = ("tr", "en", "ru")


_WORD = re.compile(r"[\w'’ʼ.]+")


def words_of(name: str) -> list[str]:
    """The words of a name as they stand, hyphens split, dots inside abbreviations gone."""
    spaced = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name)
    spaced = re.sub(r"[-–—/]", " ", spaced)
    return [word.rstrip(".") for word in _WORD.findall(spaced) if word.strip(".'’")]


class LexiconError(ValueError):
    """A data file that does not hold what it should; names file and line."""

    def __init__(self, file: str, line: int, wrong: str) -> None:
        super().__init__(f"identity/data/{file}, line {line}: {wrong}; correct the file")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at `words[start:end]`, and the canonical word that it stands for."""

    start: int
    end: int
    meaning: str

    @property
    def span(self) -> range:
        """The positions of the words that belong to the phrase."""
        return range(self.start, self.end)


class Phrases:
    """Patterns with their meanings, found in a sequence of keys in linear time."""

    def __init__(self, patterns: Sequence[tuple[str, str]]) -> None:
        self._by_start: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pattern, meaning in patterns:
            words = tuple(_folded(word) for word in pattern.split())
            self._by_start.setdefault(words[0][:2], []).append((words, meaning))
        for found in self._by_start.values():
            found.sort(key=lambda entry: (-len(entry[0]), -sum(map(len, entry[0]))))

    def find(self, words: Sequence[str]) -> list[Match]:
        """The longest phrases, left to right, none inside another."""
        found = []
        position = 0
        while position < len(words):
            match = next(self.at(words, position), None)
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.end
        return found

    def at(self, words: Sequence[str], position: int) -> Iterator[Match]:
        """Every phrase that starts at a position, the longest first."""
        for pattern, meaning in self._by_start.get(words[position][:2], ()):
            end = position + len(pattern)
            if end <= len(words) and all(map(_fits, pattern, words[position:end])):
                yield Match(position, end, meaning)


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word == pattern


def _folded(word: str) -> str:
    return key_of(word.removesuffix("*")) + ("*" if word.endswith("*") else "")


def table(file: str, *columns: str) -> list[dict[str, str]]:
    """The rows of a data file, checked to have these columns.

    Raises LexiconError naming file and line.
    """
    source = files("comity.identity").joinpath("data", file)
    reader = csv.DictReader(source.read_text("utf-8").splitlines())
    rows = list(reader)
    if missing := set(columns) - set(reader.fieldnames or ()):
        raise LexiconError(file, 1, f"no column {', '.join(sorted(missing))}")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise LexiconError(file, number, "more or fewer cells than columns")
    return rows


def phrases(file: str, column: str) -> Phrases:
    """The phrases of a data file whose columns `tr`, `en`, `ru` hold patterns."""
    return Phrases(
        [
            (pattern, row[column])
            for row in table(file, column, *LANGUAGES)
            for language in LANGUAGES
            for pattern in row[language].split("|")
            if pattern
        ]
    )
