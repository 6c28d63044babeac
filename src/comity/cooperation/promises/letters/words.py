"""The words of letters, with what is known of the promise filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("tr", "en", "ru")
KINDS = ("reminder", "fulfilment", "extension")
MARKS = ("what", "due", "said", "outcome", "evidence", "theirs", "ours", "until")
_FILE = Path(__file__).with_name("letters.toml")
_MARK = re.compile(r"\{(\w+)\}")
_ENDS = (".", "!", "?", "…")


class LetterError(ValueError):
    """A table of letters.toml that is not as it must be; says which and what is wrong."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it is drafted, before anybody puts it into their own words."""

    subject: str
    paragraphs: tuple[str, ...]


def letter(kind: str, language: str, facts: Mapping[str, str]) -> Written:
    """A letter of a kind with the facts filled in; a paragraph without its fact is left out.

    Raises KeyError for a kind or a language that there is not.
    """
    told = _letters()[kind][language]
    paragraphs = (_filled(each, facts) for each in told["paragraphs"])
    return Written(told["subject"], tuple(each for each in paragraphs if each))


def closing(language: str) -> str:
    """The words above the signature."""
    return str(_letters()["closing"][language])


def _filled(paragraph: str, facts: Mapping[str, str]) -> str:
    marks = _MARK.findall(paragraph)
    if any(not facts.get(mark, "").strip() for mark in marks):
        return ""
    said = _MARK.sub(lambda mark: facts[mark[1]].strip(), paragraph)
    # What is filled in may bring its own full stop.
    return said[:-1] if said.endswith(".") and said[-2:-1] in _ENDS else said


@cache
def _letters() -> dict[str, Any]:
    with _FILE.open("rb") as lines:
        found = tomllib.load(lines)
    for kind in KINDS:
        for language in LANGUAGES:
            check_letter(kind, language, found.get(kind, {}).get(language, {}))
    return found


def check_letter(kind: str, language: str, told: Mapping[str, Any]) -> None:
    """Raise LetterError where the table of a letter lacks something or asks for what is unknown."""
    where = f"{_FILE.name}: [{kind}.{language}]"
    if not told.get("subject") or not told.get("paragraphs"):
        raise LetterError(f"{where}: needs a subject and paragraphs")
    for paragraph in told["paragraphs"]:
        wrong = set(_MARK.findall(paragraph)) - set(MARKS)
        if wrong:
            raise LetterError(f"{where}: {sorted(wrong)} cannot be filled in; there are {MARKS}")
