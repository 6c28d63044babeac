"""The text as papers: each party's own original, and the draft to work on side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comity.cooperation.texts import Clause, Text
from comity.papers import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
)

# What stands before and after the name of the party for which somebody signs.
_FOR = {"tr": ("", " adına"), "en": ("For ", ""), "ru": ("За ", "")}


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Somebody who signs for a party: their name and office in each language."""

    names: Mapping[str, str]
    offices: Mapping[str, str]

    def office(self, language: str) -> str:
        """The office in a language, else in whichever it is known in."""
        return self.offices.get(language) or next(iter(self.offices.values()), "")

    def name(self, language: str) -> str:
        """The name in a language, else in English, else in whichever it is known in."""
        names = self.names
        return names.get(language) or names.get("en") or next(iter(names.values()), "")

    def line(self, language: str) -> str:
        """The name and, where it is known, the office."""
        return ", ".join(filter(None, (self.name(language), self.office(language))))


Signers = Mapping[str, Sequence[SignedBy]]


def original_of(text: Text, first: str, day: date, digest: str, signers: Signers) -> Paper:
    """The original that the party `first` keeps: it is named first and signs on the left.

    Every language in turn, each on pages of its own; the foot of each page bears the hash
    of the clauses, which all originals share. `signers` are by the party for which they sign.
    """
    leading = text.languages[0]
    blocks: list[Block] = []
    for place, language in enumerate(text.languages):
        if place:
            blocks.append(PageBreak())
        blocks += _in_language(text, language, first, signers)
    return Paper(
        title=text.spoken(text.titles[leading], leading, first),
        language=leading,
        day=day,
        blocks=tuple(blocks),
        footer=f"SHA-256 {digest}",
    )


def side_by_side(text: Text, day: date) -> Paper:
    """The text with its languages in columns, a row for each clause; to read."""

    def said(words: str, language: str) -> str:
        return text.spoken(words, language)

    rows = [(_cell(str(n), "en"), *_columns(c, text, said)) for n, c in _numbered(text)]
    return _in_columns(
        text, day, rows, said(text.titles.get(text.languages[0], "–"), text.languages[0])
    )


def one_after_another(text: Text, day: date) -> Paper:
    """The text with its languages one after another, each on pages of its own; to read."""
    blocks: list[Block] = []
    for place, language in enumerate(text.languages):
        blocks += [PageBreak()] if place else []
        blocks += _in_language(text, language, "", {})
    leading = text.languages[0]
    title = text.spoken(text.titles.get(leading) or "–", leading)
    return Paper(title=title, language=leading, day=day, blocks=tuple(blocks))


def to_work_on(text: Text, day: date) -> Paper:
    """As `side_by_side`, to be edited elsewhere and to come back (`drafting.returned`).

    The first column bears each clause's key and the versions of its languages; the marks
    of the parties stay as they are.
    """

    def as_written(words: str, language: str) -> str:
        del language
        return words

    rows = [(_name_of(c, text), *_columns(c, text, as_written)) for _n, c in _numbered(text)]
    return _in_columns(text, day, rows, text.titles.get(text.languages[0], "–"))


def _numbered(text: Text) -> Iterator[tuple[int, Clause]]:
    return iter(enumerate(text.clauses, start=1))


def _name_of(clause: Clause, text: Text) -> Cell:
    """`purpose` and under it `v3 v1 v2`, the versions in the order of the languages."""
    written = (clause.wordings.get(language) for language in text.languages)
    versions = " ".join(f"v{each.version if each else 0}" for each in written)
    return (Run(clause.key), Run(f"\n{versions}", quiet=True))


def _in_columns(text: Text, day: date, rows: list[tuple[Cell, ...]], title: str) -> Paper:
    table = Table(
        rows=tuple(rows),
        widths=(0.7, *(2.0 for _tongue in text.languages)),
        header=("", *(tongue.upper() for tongue in text.languages)),
    )
    wide = len(text.languages) > 2
    return Paper(
        title=title or "–", language=text.languages[0], day=day, blocks=(table,), landscape=wide
    )


def _in_language(text: Text, language: str, first: str, signers: Signers) -> Iterator[Block]:
    yield Heading(text.spoken(text.titles.get(language) or "–", language, first))
    for number, clause in enumerate(text.clauses, start=1):
        wording = clause.wordings.get(language)
        if wording is None:
            continue
        yield Heading(f"{number}. {text.spoken(wording.title, language, first)}", 2)
        for line in text.spoken(wording.text, language, first).split("\n"):
            if line.strip():
                yield Paragraph((Run(line, language=language),))
    yield _signatures(text, language, first, signers)


def _signatures(text: Text, language: str, first: str, signers: Signers) -> Table:
    """A place to sign for each party, the holder's on the left, with who signs in which office."""
    in_order = sorted(text.parties, key=lambda party: party.key != first)
    before, after = _FOR.get(language, ("", ""))
    parties = (before + party.names.get(language, party.key) + after for party in in_order)
    blocks = tuple(_signers(signers.get(party.key, ()), language) for party in in_order)
    return Table(
        rows=(tuple(_cell(name, language) for name in parties), blocks),
        widths=tuple(1.0 for _party in in_order),
        ruled=False,
    )


def _signers(signers: Sequence[SignedBy], language: str) -> Cell:
    """A line to sign on, and under it the name and the office."""
    named = ((by.name(language), by.office(language)) for by in signers)
    lines = ["\n".join(filter(None, ("\n\n____________________", *each))) for each in named]
    return _cell("\n".join(lines) or "\n\n____________________", language)


def _columns(clause: Clause, text: Text, said: Callable[[str, str], str]) -> Iterator[Cell]:
    for language in text.languages:
        wording = clause.wordings.get(language)
        if wording is None:
            yield _cell("", language)
            continue
        title = Run(said(wording.title, language), bold=True, language=language)
        yield (title, Run("\n" + said(wording.text, language), language=language))


def _cell(words: str, language: str) -> Cell:
    return (Run(words, language=language),)
