"""What the closed lists are called in each interface language (data: words.toml)."""

from __future__ import annotations

import tomllib
from enum import property as enum_property
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.functional import lazystr
from django.utils.translation import get_language

LANGUAGES = ("tr", "en", "ru")
_FILE = Path(__file__).with_name("words.toml")


@cache
def _words() -> dict[tuple[str, str], dict[str, str]]:
    with _FILE.open("rb") as lines:
        lists = tomllib.load(lines)
    words = {}
    for name, values in lists.items():
        for value, wordings in values.items():
            if len(wordings) != len(LANGUAGES) or not all(wordings):
                raise ValueError(
                    f"{_FILE.name}: [{name}] {value}: needs a wording for each of "
                    f"{', '.join(LANGUAGES)}"
                )
            words[name, value] = dict(zip(LANGUAGES, wordings, strict=True))
    return words


def word(name: str, value: str, language: str) -> str:
    """What `value` of the list `name` is called: `word("Side", "host", "tr")` is `Ev sahibi`.

    Other languages than Turkish, English and Russian get English. Raises KeyError for a
    value that words.toml does not have.
    """
    wordings = _words()[name, value]
    return wordings.get(language[:2], wordings["en"])


class Worded(models.TextChoices):
    """A closed list whose labels follow the reader's language."""

    @enum_property
    def label(self) -> str:
        """The word in the active language, found when it is shown and not before."""
        return lazystr(_Late(type(self).__name__, self.value))


class _Late:
    """A word that is looked up each time it is turned into text."""

    def __init__(self, name: str, value: str) -> None:
        self.name, self.value = name, value

    def __str__(self) -> str:
        return word(self.name, self.value, get_language() or "en")
