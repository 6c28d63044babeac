"""The engine holds no word of a language: those are in `languages/`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import comity.reading

READING = Path(comity.reading.__file__).parent
NEUTRAL = sorted(
    p for p in READING.rglob("*.py") if "languages" not in p.relative_to(READING).parts
)
# Two letters in a row of which one is not Latin as English writes it; single letters and
# classes of letters (`[а-яё]`) are how scripts are written, no words.
WORD = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]+|[^\W\d_]+[^\W\d_a-zA-Z]")
CLASSES = re.compile(r"\[[^\]]*\]")


def strings_of(tree: ast.AST) -> Iterator[str]:
    """The strings of a module that are no documentation."""
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in documented:
                yield node.value


def words_in(source: str) -> list[str]:
    """The Turkish and Russian words in the strings of a module."""
    strings = strings_of(ast.parse(source))
    return [word for s in strings for word in WORD.findall(CLASSES.sub("", s))]


@pytest.mark.parametrize("path", NEUTRAL, ids=lambda p: str(p.relative_to(READING)))
def test_a_module_outside_the_languages_holds_no_turkish_or_russian_word(path: Path) -> None:
    assert words_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('X = r"(?:yılı)?"', ["yılı"]),
        ('X = frozenset({"Вопрос", "Q"})', ["Вопрос"]),
        ('X = r"[а-яё]"', []),
        ('def f():\n    """`yılı` is a word."""', []),
    ],
)
def test_a_word_is_told_from_letters_and_documentation(source: str, words: list[str]) -> None:
    assert words_in(source) == words
