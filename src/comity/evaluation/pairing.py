"""Pairs of gold and found, one to one, so that together they fit best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")


def pair(
    gold: Sequence[Gold], found: Sequence[Found], likeness: Callable[[Gold, Found], float]
) -> Iterator[tuple[Gold, Found]]:
    """The pairs with the greatest sum of likeness; what is like nothing (0) is not paired.

    Exact (shortest augmenting paths, Kuhn-Munkres), cubic in the number of findings, of
    which a document has tens.
    """
    size = max(len(gold), len(found))
    worth = [[0.0] * size for _ in range(size)]
    for row, one in enumerate(gold):
        for column, other in enumerate(found):
            worth[row][column] = likeness(one, other)
    for row, column in enumerate(_assigned(worth)):
        if row < len(gold) and column < len(found) and worth[row][column] > 0:
            yield gold[row], found[column]


def _assigned(worth: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row of a square matrix, so that the sum is greatest."""
    size = len(worth)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        way, column = _path(worth, row_of, row_price, column_price)
        while column:
            row_of[column], column = row_of[way[column]], way[column]
    columns = [0] * size
    for column in range(1, size + 1):
        columns[row_of[column] - 1] = column - 1
    return columns


def _path(
    worth: Sequence[Sequence[float]],
    row_of: list[int],
    row_price: list[float],
    column_price: list[float],
) -> tuple[list[int], int]:
    """The cheapest way from the row in column 0 to a free column; adjusts the prices."""
    size = len(worth)
    slack, way, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        row, nearest, least = row_of[column], 0, float("inf")
        for other in range(1, size + 1):
            if used[other]:
                continue
            cost = -worth[row - 1][other - 1] - row_price[row] - column_price[other]
            if cost < slack[other]:
                slack[other], way[other] = cost, column
            if slack[other] < least:
                nearest, least = other, slack[other]
        for other in range(size + 1):
            if used[other]:
                row_price[row_of[other]] += least
                column_price[other] -= least
            else:
                slack[other] -= least
        column = nearest
    return way, column
