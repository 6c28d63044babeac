"""Putting many profiles together in time that grows with their number, not its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from comity.identity.score import SAME_FROM, Score

P = TypeVar("P")
LARGEST_BLOCK = 40


def grouped(
    profiles: Sequence[P],
    keys: Callable[[P], Iterable[Hashable]],
    compare: Callable[[P, P], Score],
    *,
    same: float = SAME_FROM,
) -> list[list[int]]:
    """Positions of `profiles` that are one thing, group by group, in the order they came.

    Every profile is compared with the first members of the groups with which it shares a
    key, at most 40 a key, so that a hundred thousand profiles take minutes. It joins the
    best group that scores `same` or more.
    """
    groups: list[list[int]] = []
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        own = list(keys(profile))
        best = _best_group(profile, own, blocks, groups, profiles, compare, same)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(position)
        for key in own:
            if best not in blocks[key]:
                blocks[key].append(best)
    return groups


def _best_group(
    profile: P,
    own: Iterable[Hashable],
    blocks: dict[Hashable, list[int]],
    groups: list[list[int]],
    profiles: Sequence[P],
    compare: Callable[[P, P], Score],
    same: float,
) -> int | None:
    near = dict.fromkeys(group for key in own for group in blocks[key][-LARGEST_BLOCK:])
    scores = [(compare(profile, profiles[groups[group][0]]).value, -group) for group in near]
    value, negative = max(scores, default=(0.0, 0))
    return -negative if value >= same else None
