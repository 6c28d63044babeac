"""Two versions of a text compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word, a run of space, or one other sign.
_PART = re.compile(r"\w+|\s+|[^\w\s]")


class PieceKind(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both versions, only in the earlier or only in the later one."""

    kind: PieceKind
    words: str


def compare(earlier: str, later: str) -> tuple[Piece, ...]:
    """The pieces in order: those that are not added make up the earlier text, and so on."""
    before, after = _PART.findall(earlier), _PART.findall(later)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(before[first:last])))
            continue
        if last > first:
            pieces.append(Piece(PieceKind.REMOVED, "".join(before[first:last])))
        if end > start:
            pieces.append(Piece(PieceKind.ADDED, "".join(after[start:end])))
    return tuple(pieces)
