"""One-to-one pairs that fit best together."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evaluation.pairing import pair

WORTH = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 9), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


def paired(worth: list[list[int]]) -> list[tuple[int, int]]:
    rows, columns = range(len(worth)), range(len(worth[0]))
    return list(pair(rows, columns, lambda row, column: float(worth[row][column])))


def test_the_best_sum_wins_over_the_best_single_pair() -> None:
    assert sorted(paired([[9, 8], [8, 0]])) == [(0, 1), (1, 0)]


def test_what_is_like_nothing_stays_alone() -> None:
    assert paired([[0, 0], [0, 5]]) == [(1, 1)]


def test_nothing_pairs_with_nothing() -> None:
    assert list(pair([], ["a"], lambda *_: 1.0)) == []
    assert list(pair(["a"], [], lambda *_: 1.0)) == []


@settings(deadline=None)  # trying all takes its time
@given(WORTH)
def test_no_other_choice_of_pairs_is_worth_more(worth: list[list[int]]) -> None:
    chosen = paired(worth)
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    assert sum(worth[row][column] for row, column in chosen) == best(worth)


def best(worth: list[list[int]]) -> int:
    """By trying all: each row takes a column or one of as many nothings."""
    columns = [*range(len(worth[0])), *[None] * len(worth)]
    return max(
        sum(worth[row][c] for row, c in enumerate(choice) if c is not None)
        for choice in permutations(columns, len(worth))
    )
