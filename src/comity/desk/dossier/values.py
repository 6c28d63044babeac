"""What a dossier holds, whatever it is shown on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from comity.desk.shown import Line, Shown


@dataclass(frozen=True, slots=True)
class Cited:
    """A line and where it comes from: numbers of the dossier's list of sources."""

    line: Line
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and its lines. `name` tells chapters apart whatever the language; `left_out`
    counts lines that would not fit two pages, `more_url` leads to them."""

    name: str
    heading: str
    lines: tuple[Cited, ...]
    left_out: int = 0
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """One of those whom one will meet: offices on the day, the name in other scripts, how to
    say it, how often met and when last (in words), what to avoid, the photograph (JPEG)."""

    key: int
    name: Shown
    others: tuple[Shown, ...] = ()
    say_as: Shown | None = None
    offices: tuple[Cited, ...] = ()
    met: str = ""
    avoid: str = ""
    photograph: bytes = b""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list at the end: its number, what it is called, its day, its page."""

    number: int
    title: str
    language: str
    day: Shown | None
    url: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it. `about` is what the dossier is for, `standing` its badges and date."""

    about: Shown
    standing: tuple[Shown, ...]
    day: datetime.date
    people: tuple[Portrait, ...]
    chapters: tuple[Chapter, ...]
    cautions: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the register knows nothing of the other side."""
        return not (self.people or self.chapters or self.cautions)
