"""Several people of one office in several places: `мэры Лиона и Бирмингема А. и Б.`."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.document import Token
from comity.reading.languages.russian.chain_part import place_width
from comity.reading.languages.russian.chains import Chain
from comity.reading.languages.russian.offices import office_of
from comity.reading.languages.russian.places import place_nominative
from comity.reading.languages.russian.plain_names import Named, PlainNames

_JOINS = (",", "и")


def read_paired(persons: PlainNames, chain: Chain, cases: frozenset[str]) -> int | None:
    """Add as many people as the plural office names places, in that order; where they end, or
    None if the numbers differ."""
    tokens = persons.tokens
    if chain.last >= len(tokens) or tokens[chain.last].text not in _JOINS:
        return None
    office = office_of(persons.document, tokens, chain)
    if office.place is None:
        return None
    places, at = _places(tokens, chain.last, [office.place])
    if at < len(tokens) and tokens[at].text in (",", "–", "—", ":"):
        at += 1
    names = _names(persons, at, cases, len(places)) if len(places) > 1 else []
    if len(names) != len(places):
        return None
    for index, (named, place) in enumerate(zip(names, places, strict=True)):
        first = named.run.first if index else chain.first
        persons.add(first, named, [replace(office, place=place, institution=None)])
    return names[-1].run.last


def _places(tokens: list[Token], at: int, places: list[str]) -> tuple[list[str], int]:
    while at + 1 < len(tokens) and tokens[at].text in _JOINS:
        width = place_width(tokens, at + 1)
        if not width:
            break
        words = " ".join(t.text for t in tokens[at + 1 : at + 1 + width])
        places.append(place_nominative(words) or words)
        at += 1 + width
    return places, at


def _names(persons: PlainNames, at: int, cases: frozenset[str], most: int) -> list[Named]:
    names: list[Named] = []
    while at < len(persons.tokens) and len(names) < most:
        named = persons.name_at(at, cases)
        if named is None or len(named.run.words) < 2:
            break
        names.append(named)
        at = named.run.last
        if at < len(persons.tokens) and persons.tokens[at].text in _JOINS:
            at += 1
    return names
