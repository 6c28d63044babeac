"""How somebody is addressed at the head of a letter: by name, office and language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("address.toml")
_ENDINGS = {"m": "ый", "f": "ая"}
_GOSPODIN = {"m": "господин", "f": "госпожа"}
# Patronymics tell the sex for certain, these endings of Russian family names nearly so. Not
# "-ин": Айдын and Четин are Turkish.
_MALE = ("вич", "ьич", "кич", "мич")
_FEMALE = ("вна", "чна")
_MALE_FAMILY = ("ов", "ев", "ёв", "ский", "цкий")
_FEMALE_FAMILY = ("ова", "ева", "ёва", "ская", "цкая")


class Sex(StrEnum):
    """As far as a name tells it: some languages cannot address anybody without it."""

    MALE = "m"
    FEMALE = "f"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to. `full` is the whole name in the letter's language, empty for a
    body; `office` is the code of their highest office (`mayor`), empty if none is known."""

    full: str = ""
    given: str = ""
    patronymic: str = ""
    family: str = ""
    office: str = ""
    sex: Sex = Sex.UNKNOWN


def sex_of(patronymic: str, family: str) -> Sex:
    """The sex that a patronymic or a family name in Russian letters tells; else UNKNOWN."""
    for word, male, female in (
        (patronymic, _MALE, _FEMALE), (family, _MALE_FAMILY, _FEMALE_FAMILY),
    ):  # fmt: skip
        told = word.strip().casefold()
        if told.endswith(female):
            return Sex.FEMALE
        if told.endswith(male):
            return Sex.MALE
    return Sex.UNKNOWN


def salutation(to: Addressee, language: str) -> str:
    """The line that a letter begins with, in Turkish, English or Russian.

    What a name does not tell is not guessed: in Russian both forms are given then, for
    the officer to strike one out. Raises KeyError for another language.
    """
    words = _words()[language]
    if not to.full.strip():
        return str(words["body"])
    form = _russian(to, words) if language == "ru" else _by_office(to, words)
    told = {
        "full": to.full, "given": to.given, "patronymic": to.patronymic,
        "family": to.family or to.full, "ending": _ENDINGS.get(to.sex, ""),
        "gospodin": _GOSPODIN.get(to.sex, ""),
    }  # fmt: skip
    return " ".join(form.format(**told).split())


def _by_office(to: Addressee, words: dict[str, Any]) -> str:
    return str(words["offices"].get(to.office, words["usual"]))


def _russian(to: Addressee, words: dict[str, Any]) -> str:
    if to.sex is Sex.UNKNOWN:
        return str(words["unknown"])
    if not (to.given and to.patronymic):
        return str(words["without_patronymic"])
    return str(words["high"] if to.office in words["high_offices"] else words["usual"])


@cache
def _words() -> dict[str, Any]:
    with _FILE.open("rb") as lines:
        return tomllib.load(lines)
