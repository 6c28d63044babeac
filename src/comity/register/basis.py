"""On what a fact rests: passages of a source, or the person who entered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from comity.passages import Passage
from comity.register.models import Source, User


class Unproven(ValueError):
    """A machine-made fact without a passage that says so; such a thing cannot be written."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A source says so, in `passages` of its text; `field_passages` are more exact ones.

    `corrected` names the fields that `corrected_by` put right: these stand on their word.
    Raises Unproven without passages, or if one lies outside the source's text.
    """

    source: Source
    passages: tuple[Passage, ...]
    confidence: float
    reader_version: str
    field_passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    corrected_by: User | None = None

    def __post_init__(self) -> None:
        if not self.passages:
            raise Unproven(f"{self.source}: a fact needs at least one passage that says so")
        for passage in chain(self.passages, *self.field_passages.values()):
            if not len(passage) or passage.end > len(self.source.text):
                raise Unproven(
                    f"{self.source}: {passage} has no words in a text of "
                    f"{len(self.source.text)} characters"
                )

    def passages_of(self, name: str) -> tuple[Passage, ...]:
        """The passages that prove the field `name`: its own, or those of the whole fact."""
        return self.field_passages.get(name) or self.passages

    def hand_behind(self, name: str) -> User | None:
        """Who put the field `name` right, if somebody did."""
        return self.corrected_by if name in self.corrected else None

    def part(self, name: str, passages: Sequence[Passage] = ()) -> Basis:
        """On what a row rests that comes from the field `name` of the fact.

        `passages` are those of the row itself, where the reader gave it its own.
        """
        hand = self.hand_behind(name)
        if hand is not None:
            return ByHand(hand)
        own = tuple(passages) or self.passages_of(name)
        return Stated(self.source, own, self.confidence, self.reader_version)


@dataclass(frozen=True, slots=True)
class ByHand:
    """A person entered it. Their name and the time stand for the proof."""

    by: User


Basis = Stated | ByHand
