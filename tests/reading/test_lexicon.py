"""Lexicon files: read quickly where they are plain, by `tomllib` where they are not."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import comity.reading
from comity.reading.lexicon import Word, one_set, plain_tables

FILES = sorted(Path(comity.reading.__file__).parent.rglob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_is_read_plainly_is_what_tomllib_reads(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    plain = plain_tables(text)
    assert plain is None or plain == tomllib.loads(text)


def test_every_list_of_words_is_plain() -> None:
    slow = [f for f in FILES if f.stem != "frames" and plain_tables(f.read_text("utf-8")) is None]
    assert slow == []


def _lists(value: object, where: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of words in a file, however deep, with where they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{where} {key}")
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        yield where, value
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _lists(inner, f"{where} {number}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_list_repeats_a_word(file: Path) -> None:
    repeated = {
        where: [word for word, count in Counter(words).items() if count > 1]
        for where, words in _lists(tomllib.loads(file.read_text(encoding="utf-8")))
        if len(words) != len(set(words))
    }
    assert repeated == {}


@pytest.mark.parametrize(
    "text",
    [
        '[a]\nx = ["b" "c"]\n',
        '[a]\nx = ["b\n"]\n',
        '[a]\nx = ["b"]\nx = ["c"]\n',
        '[a]\nx = ["b"]\n[a]\ny = ["c"]\n',
        'x = ["b"]\n',
        "[a]\nx = 3\n",
        '[a]\nx = ["b\\u0020c"]\n',
    ],
)
def test_anything_else_is_left_to_tomllib(text: str) -> None:
    assert plain_tables(text) is None


def test_comments_and_lists_over_several_lines_are_plain() -> None:
    text = '# note\n[a]  # more\nx = [\n    "b",\n    "c",\n]\n\n["d"]\n'
    assert plain_tables('# note\n[a]\nx = [\n    "b",\n    "c",\n]\n') == {"a": {"x": ["b", "c"]}}
    assert plain_tables(text) is None


def test_words_with_like_cases_share_one_set() -> None:
    one = Word("a", cases=frozenset(("to", "of")))
    other = Word("b", cases=frozenset(("of", "to")))
    assert one.cases is other.cases is one_set(("of", "to"))
