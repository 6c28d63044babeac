"""The text as papers: each party's own original, and the draft to work on side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.cooperation.texts import Clause, Text
from comity.cooperation.texts.clauses import spoken
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

_SIGNED = {"tr": "adına", "en": "for", "ru": "за"}


def original_of(text: Text, first: str, day: date, digest: str) -> Paper:
    """The original that the party `first` keeps: it is named first and signs on the left.

    Every language in turn, each on pages of its own; the foot of each page bears the hash
    of the clauses, which all originals share.
    """
    leading = text.languages[0]
    blocks: list[Block] = []
    for place, language in enumerate(text.languages):
        if place:
            blocks.append(PageBreak())
        blocks += _in_language(text, language, first)
    return Paper(
        title=spoken(text.titles[leading], leading, text.parties, first),
        language=leading,
        day=day,
        blocks=tuple(blocks),
        footer=f"SHA-256 {digest}",
    )


def side_by_side(text: Text, day: date) -> Paper:
    """The text with its languages in columns, a row for each clause; to read and to work on."""
    rows = [
        (_cell(clause.key, "en"), *(_column(clause, tongue, text) for tongue in text.languages))
        for clause in text.clauses
    ]
    leading = text.languages[0]
    table = Table(
        rows=tuple(rows),
        widths=(0.5, *(2.0 for _tongue in text.languages)),
        header=("", *(tongue.upper() for tongue in text.languages)),
    )
    title = spoken(text.titles.get(leading, "–"), leading, text.parties)
    return Paper(
        title=title, language=leading, day=day, blocks=(table,), landscape=len(text.languages) > 2
    )


def _in_language(text: Text, language: str, first: str) -> Iterator[Block]:
    yield Heading(spoken(text.titles[language], language, text.parties, first))
    for number, clause in enumerate(text.clauses, start=1):
        wording = clause.wordings[language]
        yield Heading(f"{number}. {spoken(wording.title, language, text.parties, first)}", 2)
        for line in spoken(wording.text, language, text.parties, first).split("\n"):
            if line.strip():
                yield Paragraph((Run(line, language=language),))
    yield _signatures(text, language, first)


def _signatures(text: Text, language: str, first: str) -> Table:
    """A place to sign for each party, the holder's on the left."""
    in_order = sorted(text.parties, key=lambda party: party.key != first)
    names = tuple(party.names.get(language, party.key) for party in in_order)
    cells = tuple(
        _cell(
            f"{name} {_SIGNED['tr']}"
            if language == "tr"
            else f"{_SIGNED.get(language, '')} {name}".strip(),
            language,
        )
        for name in names
    )
    line = tuple(_cell("\u00a0", language) for _name in names)
    return Table(rows=(cells, line), widths=tuple(1.0 for _name in names), ruled=False)


def _column(clause: Clause, language: str, text: Text) -> Cell:
    wording = clause.wordings.get(language)
    if wording is None:
        return _cell("–", language)
    title = spoken(wording.title, language, text.parties)
    words = spoken(wording.text, language, text.parties)
    return (Run(title, bold=True, language=language), Run(f"\n{words}", language=language))


def _cell(words: str, language: str) -> Cell:
    return (Run(words, language=language),)
