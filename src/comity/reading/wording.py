"""The few words of a language that the engine itself asks for, from its `wording.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from comity.reading.lexicon import LexiconError


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and beginnings of words in lower case; a language without one leaves its list empty.

    `joiners` join two names. `of_year` stands between an agreement's name and its year, `dated`
    between a year and the agreement made in it, `year` behind a year inside a name. What
    begins with one of `witness` tells of one who only looks on, with one of `friend` of friends,
    with one of `joint` of a common deed, with one of `delegation` of a part in an encounter.
    `in_capacity` stands behind an office in which somebody acts, `side` is the noun for a side,
    `particles` are the small words inside names. `turns` head the questions and answers of an
    interview. `councillor` is that office and its short forms. `remembered` are figures of
    history whom news names without their acting in it. `those_named` stand for the people
    named just before.
    """

    joiners: tuple[str, ...]
    of_year: tuple[str, ...]
    dated: tuple[str, ...]
    year: tuple[str, ...]
    witness: tuple[str, ...]
    friend: tuple[str, ...]
    joint: tuple[str, ...]
    delegation: tuple[str, ...]
    in_capacity: tuple[str, ...]
    side: tuple[str, ...]
    particles: tuple[str, ...]
    turns: tuple[str, ...]
    councillor: tuple[str, ...]
    remembered: tuple[str, ...]
    those_named: tuple[str, ...]


@cache
def wording_of(package: str) -> Wording:
    """A language's `wording.toml`. Raises LexiconError naming the file and a list that is
    missing or that nothing asks for."""
    with files(package).joinpath("wording.toml").open("rb") as stream:
        lists = tomllib.load(stream).get("words", {})
    asked = {f.name for f in fields(Wording)}
    for name in sorted(asked ^ set(lists)):
        what = "is missing; add it" if name in asked else "is asked for by nothing; remove it"
        raise LexiconError(f"{package}/wording.toml: the list {name!r} {what}")
    return Wording(**{name: tuple(words) for name, words in lists.items()})
