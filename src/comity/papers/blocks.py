"""What a paper is made of: values that say nothing of any file format."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner. `link` is a whole address; `language` is set where it is not the
    paper's own; `quiet` words (a source, a note) stand back behind the others."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    link: str = ""
    language: str = ""


# Control letters and halves of letters: they come from broken sources and no paper can show
# them; XML 1.0 and PDF/A cannot hold them.
_NO_LETTER = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with U+FFFD in place of what is no letter."""
    return _NO_LETTER.sub("\ufffd", text)


Cell: TypeAlias = tuple[Run, ...]


def runs(words: str | Run | Cell) -> Cell:
    """Plain words, one run or several, as runs."""
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the largest below the title. Raises ValueError without words:
    a reader who listens would find a heading that says nothing."""

    text: str
    level: Literal[1, 2, 3] = 1

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a heading without words: give it some, or leave it out")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that follow one another."""

    runs: Cell
    align: Literal["start", "center", "end"] = "start"

    @classmethod
    def of(cls, *parts: str | Run) -> Paragraph:
        """A paragraph of plain words and runs."""
        return cls(tuple(run for part in parts for run in runs(part)))


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each item of runs; `numbered` counts them from 1."""

    items: tuple[Cell, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names of things with what they are, set out in two columns."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header (may be empty). `widths` are shares of the line's width,
    one for each column; every row has as many cells as there are widths.

    Raises ValueError for a row of another length.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header: tuple[str, ...] = ()
    ruled: bool = True

    def __post_init__(self) -> None:
        for row in (*((self.header,) if self.header else ()), *self.rows):
            if len(row) != len(self.widths):
                raise ValueError(
                    f"a row of {len(row)} cells in a table of {len(self.widths)} columns: "
                    "give each row one cell for each width"
                )


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out and fold: `names` in large letters, `small` lines below them."""

    names: Cell
    small: Cell = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one size, two beside each other."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """Runs beside a picture at their left: JPEG or PNG bytes, what it shows (for those who do
    not see it), and its width in millimetres."""

    picture: bytes
    alt: str
    runs: Cell
    width: float = 20.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Table | Cards | Pictured | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `language` is a BCP 47 code (`tr`); `day` is the date that it bears, also
    within the file, so that the same paper is the same bytes; `footer` stands on each page
    beside the page's number."""

    title: str
    language: str
    day: datetime.date
    blocks: tuple[Block, ...] = ()
    lead: Cell = ()
    author: str = "Comity"
    footer: str = ""
    landscape: bool = False
