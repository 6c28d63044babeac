"""Words: what a language knows of a word form, and the lexicon files they come from.

A lexicon file is TOML. Each table is a class of words, each key in it a value of the class,
each member a lemma: `[agreement] memorandum = ["memorandum"]`. Errors name file and table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


class LexiconError(ValueError):
    """A lexicon or frame file that does not have the expected form."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """Form of a verb: `finite`, `participle`, `relative`, `converb`, `infinitive` or `noun`.

    `tense` is past, present, future or "" where the form has none. `relative` is a form
    whose head noun is not its subject (Turkish -DIk). `mood` is "" or `wish`, `must`, `if`.
    """

    form: str
    tense: str = ""
    is_passive: bool = False
    is_negated: bool = False
    is_plural: bool = False
    mood: str = ""


_SETS: dict[frozenset[str], frozenset[str]] = {}


def one_set(members: Iterable[str]) -> frozenset[str]:
    """A set of a few names (cases, classes of words), the same object for the same members: a
    set of its own for each word form would be most of the reader's memory."""
    found = frozenset(members)
    return _SETS.setdefault(found, found)


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word form: the lexicon's class and value, and the lemma."""

    cls: str
    value: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a language knows of a word form; shared by all tokens with that form.

    `case` is "" for the nominative or no case, else the language-neutral marker
    (`object`, `to`, `in`, `from`, `with`, `by`, `of`). `cases` holds all possible ones
    where the form is ambiguous.
    """

    lower: str
    senses: tuple[Sense, ...] = ()
    verb: VerbForm | None = None
    lemma: str = ""
    case: str = ""
    cases: frozenset[str] = frozenset()
    is_plural: bool = False
    is_possessed: bool = False
    is_adjectival: bool = False
    gender: str = ""
    part: str = ""
    classes: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())

    def __post_init__(self) -> None:
        # Asked for every word of every text: worked out once for each word form.
        if self.senses:
            object.__setattr__(self, "classes", one_set(s.cls for s in self.senses))
        if self.cases:
            object.__setattr__(self, "cases", one_set(self.cases))

    def value(self, cls: str) -> str | None:
        """The value under which the word stands in a class, or None."""
        for sense in self.senses:
            if sense.cls == cls:
                return sense.value
        return None

    def has(self, *classes: str) -> bool:
        """Whether the word stands in any of the classes."""
        return not self.classes.isdisjoint(classes)


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a lexicon file: class, value, and the lemma or words as written."""

    cls: str
    value: str
    text: str


@cache
def load_lexicon(package: str, name: str) -> tuple[Entry, ...]:
    """The entries of a lexicon file shipped in a package.

    Raises LexiconError naming the file and table when a member is not a list of strings.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    tables = plain_tables(text)
    if tables is None:
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{package}/{name}: {error}; mend the TOML there") from error
    return tuple(_entries(tables, f"{package}/{name}"))


# A table's name, or a key with a list of plain strings: all that a lexicon needs.
_ITEM = re.compile(
    r"""\s*(?:\#[^\n]*|\[(?P<table>[\w-]+)\]|(?P<key>[\w-]+|"[^"\\\n]+")[ ]*=[ ]*\[
    (?P<list>\s*(?:"[^"\\\n]*"\s*(?:,\s*|(?=\])))*)\])[ \t]*(?=\n|\#|\Z)""",
    re.VERBOSE,
)
_STRING = re.compile(r'"([^"]*)"')


def plain_tables(text: str) -> dict[str, object] | None:
    """What `tomllib` makes of a file of plain lists, ten times as fast: each process reads a
    dozen of them. None where the file holds anything else, so that `tomllib` reads or refuses
    it."""
    tables: dict[str, object] = {}
    table: dict[str, list[str]] | None = None
    at, end = 0, len(text.rstrip())
    while at < end:
        item = _ITEM.match(text, at)
        if item is None:
            return None
        at = item.end()
        if (name := item["table"]) is not None:
            if name in tables:
                return None
            table = {}
            tables[name] = table
        elif (key := item["key"]) is not None:
            key = key.strip('"')
            if table is None or key in table:
                return None
            table[key] = _STRING.findall(item["list"])
    return tables


def _entries(tables: dict[str, object], where: str) -> Iterator[Entry]:
    for cls, table in tables.items():
        if not isinstance(table, dict):
            raise LexiconError(f"{where}: [{cls}] is not a table; write `value = [words]` under it")
        for value, words in table.items():
            if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
                raise LexiconError(f"{where}: [{cls}] {value} is not a list of words")
            for text in words:
                yield Entry(cls, value, text)


@cache
def load_names(package: str, name: str) -> frozenset[str]:
    """A file of names parted by white space; lines that begin with # are notes."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
