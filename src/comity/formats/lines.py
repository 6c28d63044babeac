"""Lines of a text: their offsets, and what can be seen of them without knowing words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from comity.formats.folding import tokens
from comity.passages import Passage

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
# The patterns look at one sign and its neighbours, so that no line takes more than linear time.
_SEGMENT_BREAK = re.compile(r"[|•·│¦▪►◄«»›‹>](?=\s)|(?<=\s)[|•·│¦▪►◄»›>]|\t| {2}|(?<=\s)/(?=\s)")
_CRUMB_BREAK = re.compile(r"(?<=\s)(?:[>→/\\]|::)(?=\s)|[»›]")
_FINAL = re.compile(r"[.!?…:;,](?:\s*[\"”»’')\]])*\s*$")
_PROSE_FINAL = re.compile(r"[.!?…](?:\s*[\"”»’'“)\]])*\s*$|[\"”»],? ?[-–—]? ?\w+\.$")
# How much of a line's end is looked at for its final mark.
_END = 80
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BULLET = re.compile(r"\s*(?:[-–—•·▪●○◦*✅✔✓⇒→►■□]|\(?\d{1,3}[.)]|\(?[a-zа-яçğıöşü][.)])\s+")


@dataclass(frozen=True)
class Line:
    """One line that is not blank; `start` and `end` are offsets without outer spaces.

    `blank_before` tells that a blank line (or the beginning of the text) stands before it.
    `link_share` is the share of its letters that lie in links, where the format has links.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    link_share: float = 0.0

    @property
    def passage(self) -> Passage:
        """Where the line stands in the text."""
        return Passage(self.start, self.end)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Its words, folded for comparison."""
        return tokens(self.text)

    @cached_property
    def words(self) -> int:
        """How many words and numbers it has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def ends_a_sentence(self) -> bool:
        """Whether it ends as a sentence does (`.`, `!`, `?`, also before a quotation mark)."""
        return _PROSE_FINAL.search(self.text[-_END:]) is not None

    @cached_property
    def has_final_mark(self) -> bool:
        """Whether any punctuation ends it, also `:`, `;` and `,`."""
        return _FINAL.search(self.text[-_END:]) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text: long, or a whole sentence of some length."""
        if self.words >= 30:
            return True
        return self.ends_a_sentence and self.words >= 7 and len(self.segments) <= 3

    @cached_property
    def is_capitals(self) -> bool:
        """Whether all its letters are capitals (of at least four)."""
        letters = _LETTER.findall(self.text)
        return len(letters) >= 4 and not any(letter.islower() for letter in letters)

    @cached_property
    def is_listed(self) -> bool:
        """Whether a bullet, number or letter of a list stands before it."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """Its parts between strong separators (`|`, `•`, wide gaps), as menus have them."""
        parts = (part.strip() for part in _SEGMENT_BREAK.split(self.text))
        return tuple(part for part in parts if part)

    @cached_property
    def segment_starts(self) -> tuple[int, ...]:
        """Where in `text` each of `segments` begins."""
        starts, at = [], 0
        for part in self.segments:
            at = self.text.index(part, at)
            starts.append(at)
            at += len(part)
        return tuple(starts)

    @cached_property
    def crumbs(self) -> tuple[str, ...]:
        """Its parts between `>`, `»`, `/`, as breadcrumbs have them."""
        return tuple(part.strip() for part in _CRUMB_BREAK.split(self.text) if part.strip())


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    return list(_each_line(text))


def _each_line(text: str) -> Iterator[Line]:
    end_before = -1
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        yield Line(start, start + len(words), words, _is_gap(text, end_before, start))
        end_before = start + len(words)


def _is_gap(text: str, end_before: int, start: int) -> bool:
    if end_before < 0:
        return True
    between = text[end_before:start]
    return between.count("\n") > 1 or between.count("\r") > between.count("\n") + 1
