"""What a text is made of: clauses with a wording in each language, and the parties named.

A wording names the parties by marks, so that their names are the same everywhere and each
party's own original can put it first (the alternat):

    {parties}    both, the holder of the original first: "Istanbul and Moscow"
    {party-1}    the first party, wherever it stands
    {party-2}    the second
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MARK = re.compile(r"\{(parties|party-(\d+))\}")
_AND = {"tr": " ile ", "en": " and ", "ru": " и "}


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause in one language. `version` counts its versions from 1."""

    title: str
    text: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; `key` never changes, whatever becomes of its words or its place."""

    key: str
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Named:
    """A party, its full name by language."""

    key: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """What a thing is called in each language, everywhere in the text."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text. `languages` are in their order; those in `authentic` bind equally.

    If `prevailing` is set, that language decides in doubt.
    """

    titles: Mapping[str, str]
    languages: tuple[str, ...]
    authentic: tuple[str, ...]
    prevailing: str
    parties: tuple[Named, ...]
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...] = ()


def spoken(text: str, language: str, parties: Sequence[Named], first: str = "") -> str:
    """A wording with its marks replaced by names; the party `first` is named first."""

    def name(party: Named) -> str:
        return party.names.get(language) or party.names.get("en") or party.key

    def of(mark: re.Match[str]) -> str:
        if mark[1] == "parties":
            in_order = sorted(parties, key=lambda party: party.key != first)
            return _AND.get(language, ", ").join(name(party) for party in in_order)
        place = int(mark[2]) - 1
        return name(parties[place]) if 0 <= place < len(parties) else mark[0]

    return MARK.sub(of, text)
