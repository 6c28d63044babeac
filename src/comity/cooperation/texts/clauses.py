"""What a text is made of: clauses with a wording in each language, and the parties named.

A wording names the parties by marks, so that their names are the same everywhere and each
party's own original can put it first (the alternat):

    {parties}    both, the holder of the original first: "Istanbul and Moscow"
    {party-1}    the first party, wherever it stands
    {party-2}    the second

What the text says of itself is filled in likewise, in the grammar of each language:

    {languages}  its languages: "Turkish and Russian", "турецком и русском языках"
    {originals}  how many originals there are, one for each party: "2 originals"
    {standing}   a sentence: which texts bind, and which prevails in doubt
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.cooperation.texts.languages import (
    can_say,
    languages_in,
    originals_in,
    standing_in,
)

MARK = re.compile(r"\{(parties|party-(\d{1,3})|languages|originals|standing)\}")
_OF_ITSELF = re.compile(r" ?\{(languages|originals|standing)\}")
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

    def fills(self, mark: re.Match[str], language: str) -> bool:
        """Whether something stands for a mark (of `MARK`) in a language of the text."""
        if mark[1] == "parties":
            return bool(self.parties)
        if mark[2]:
            return 1 <= int(mark[2]) <= len(self.parties)
        return can_say(language, self.languages)

    def spoken(self, words: str, language: str, first: str = "") -> str:
        """Words of the text with all their marks filled; the party `first` is named first."""
        if can_say(language, self.languages):
            words = _OF_ITSELF.sub(lambda mark: self._of_itself(mark, language), words)
        return spoken(words, language, self.parties, first)

    def _of_itself(self, mark: re.Match[str], language: str) -> str:
        if mark[1] == "languages":
            said = languages_in(language, self.languages)
        elif mark[1] == "originals":
            said = originals_in(language, len(self.parties))
        else:
            said = standing_in(language, self.languages, self.authentic, self.prevailing)
        return " " * (mark[0].startswith(" ") and bool(said)) + said


def spoken(text: str, language: str, parties: Sequence[Named], first: str = "") -> str:
    """A wording with names in place of the parties; the party `first` is named first.

    Other marks stay: `Text.spoken` fills them all.
    """

    def name(party: Named) -> str:
        return party.names.get(language) or party.names.get("en") or party.key

    def of(mark: re.Match[str]) -> str:
        if mark[1] == "parties":
            in_order = sorted(parties, key=lambda party: party.key != first)
            return _AND.get(language, ", ").join(name(party) for party in in_order)
        if not mark[2]:
            return mark[0]
        place = int(mark[2]) - 1
        return name(parties[place]) if 0 <= place < len(parties) else mark[0]

    return MARK.sub(of, text)
