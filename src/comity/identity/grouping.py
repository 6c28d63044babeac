"""Putting many profiles together in time that grows with their number, not its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from comity.identity.score import SAME_FROM, Score

P = TypeVar("P", bound=Hashable)
LARGEST_BLOCK = 40


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a profile is found, and where it looks for others.

    A profile that says much looks only where others like it are; one that says little
    (a surname, a year) looks wider. Where it finds nothing it looks in `else_looks`.
    `keys` is all of them, for stores that keep one set.
    """

    found: frozenset[str]
    looks: frozenset[str]
    else_looks: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """All keys; two profiles that may be one share at least one."""
        return self.found | self.looks | self.else_looks


def both(keys: Iterable[str]) -> Blocks:
    """Blocks of a profile that is found where it looks."""
    kept = frozenset(keys)
    return Blocks(kept, kept)


def grouped(
    profiles: Sequence[P],
    blocks_of: Callable[[P], Blocks],
    compare: Callable[[P, P], Score],
    *,
    same: float = SAME_FROM,
) -> list[list[int]]:
    """Positions of `profiles` that are one thing, group by group, in the order they came.

    Every profile is compared with the first members of the groups that are found where it
    looks, at most the 40 latest of a key, and joins the best that scores `same` or more;
    equal profiles are compared once.
    """
    groups = _Groups(compare, same)
    for position, profile in enumerate(profiles):
        groups.put(position, profile, blocks_of)
    return groups.members


class _Groups(Generic[P]):
    def __init__(self, compare: Callable[[P, P], Score], same: float) -> None:
        self.members: list[list[int]] = []
        self._first: list[P] = []
        self._seen: dict[P, int] = {}
        self._blocks: dict[str, dict[int, None]] = defaultdict(dict)
        self._compare = compare
        self._same = same

    def put(self, position: int, profile: P, blocks_of: Callable[[P], Blocks]) -> None:
        """Put one profile into its group, or into a new one."""
        group = self._seen.get(profile)
        if group is None:
            blocks = blocks_of(profile)
            group = self._best(profile, blocks.looks)
            if group is None and blocks.else_looks:
                group = self._best(profile, blocks.else_looks)
            if group is None:
                group = len(self.members)
                self.members.append([])
                self._first.append(profile)
            for key in blocks.found:
                self._blocks[key][group] = None
            self._seen[profile] = group
        self.members[group].append(position)

    def _best(self, profile: P, keys: Iterable[str]) -> int | None:
        near: dict[int, None] = {}
        for key in keys:
            near.update(dict.fromkeys(list(self._blocks.get(key, ()))[-LARGEST_BLOCK:]))
        best, value = None, self._same
        for group in sorted(near):
            score = self._compare(profile, self._first[group]).value
            if score > value or (score == value and best is None):
                best, value = group, score
        return best
