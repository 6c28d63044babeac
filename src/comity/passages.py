"""Passages: spans of a source's own text, counted in code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The span `text[start:end]` of a source's text; `start` is in, `end` is out.

    Offsets count Unicode code points (Python string indices), never bytes.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"passage {self.start}..{self.end}: start must lie in 0..end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this passage in the text that it was taken from."""
        return text[self.start : self.end]

    def covers(self, other: Passage) -> bool:
        """Whether `other` lies wholly inside this passage."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Whether the two passages share at least one code point."""
        return self.start < other.end and other.start < self.end
