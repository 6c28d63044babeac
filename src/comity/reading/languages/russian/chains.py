"""Office phrases: a head noun, adjectives before it, a chain of genitives behind it.

`первый заместитель председателя Лидского районного исполнительного комитета Гродненской
области` and then the name. The chain is read from the head to the right, as far as its words
belong to it; where a name begins is the hard question, answered by `starts_name`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reading.document import Token
from comity.reading.languages.russian.chain_part import Part
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.parts import next_part
from comity.reading.languages.russian.phrases import is_adjective
from comity.reading.languages.russian.places import place_of_adjective

# `главы городов А. и Б.`: each is head of one.
OF_ONE = {
    "городов": "города", "районов": "района", "округов": "округа", "областей": "области",
    "республик": "республики", "администраций": "администрации",
    "фракций": "фракции", "делегаций": "делегации", "регионов": "региона",
}  # fmt: skip
# `гл. архитектор`, `ген. директор`
SHORT_ADJECTIVES = frozenset({"гл", "ген", "исп", "ст"})
_MAX_CHAIN = 28


@dataclass(slots=True)
class Chain:
    """An office phrase: `first..last` (excluded) with its head and what follows the head.

    `cases` are those in which the whole phrase may stand; `prefix` is where words such as
    *и.о.* begin, equal to `first` if there are any, else None.
    """

    first: int
    head: int
    last: int
    parts: list[Part] = field(default_factory=list)
    cases: frozenset[str] = frozenset()
    is_plural: bool = False
    acting: tuple[int, int] | None = None


def chain_at(tokens: list[Token], head: int, floor: int) -> Chain:
    """The office phrase around a head noun; `floor` is the first token that it may take."""
    first, acting, acting_cases = _left(tokens, head, floor)
    cases, plural = _head_cases(tokens[head])
    if acting is not None:
        cases, plural = acting_cases, False
    chain = Chain(first, head, head + 1, [], cases, plural, acting)
    read_right(tokens, chain)
    return chain


def _head_cases(token: Token) -> tuple[frozenset[str], bool]:
    """Cases of the head; plural if it can only be one."""
    lemmas = {s.lemma for s in token.word.senses if s.cls == "office"}
    known = [r for r in readings(token.word.lower) if r.lemma in lemmas and r.case]
    found = [r for r in known if r.name == ""] or known
    singular = [r for r in found if not r.is_plural]
    if not singular and found:
        return frozenset(r.case for r in found), True
    return frozenset(r.case for r in singular), False


def _left(
    tokens: list[Token], head: int, floor: int
) -> tuple[int, tuple[int, int] | None, frozenset[str]]:
    """Where the phrase begins; the span of *и.о.* and the like, and the cases that they give."""
    at = head
    while at > floor and _qualifies(tokens, at - 1, at, floor):
        at -= 2 if tokens[at - 1].text == "." else 1
    start = _acting_before(tokens, at, floor)
    if start is None:
        return at, None, frozenset()
    cases: frozenset[str] = frozenset()
    for token in tokens[start:at]:
        if token.word.lower.startswith("исполняющ"):
            cases = frozenset(
                r.case for r in readings(token.word.lower) if r.case and not r.is_plural
            )
    return start, (start, at), cases


def _qualifies(tokens: list[Token], index: int, following: int, floor: int) -> bool:
    token = tokens[index]
    if token.text == ".":
        return index > floor and tokens[index - 1].word.lower in SHORT_ADJECTIVES
    if token.text == "и" and index > floor:
        return tokens[index - 1].word.has("title") and tokens[following].word.has("title")
    if not token.is_word or not is_adjective(token):
        return False
    if token.word.lower.startswith("исполняющ"):
        return False
    if token.word.has("title"):
        return True
    return place_of_adjective(token.word.lower, token.is_capital) is not None


def _acting_before(tokens: list[Token], at: int, floor: int) -> int | None:
    """`и.о.`, `врио`, `временно исполняющий полномочия` right before a head in the genitive."""
    lows = [t.word.lower for t in tokens[max(floor, at - 4) : at]]
    if lows[-4:] == ["и", ".", "о", "."]:
        return at - 4
    if lows[-1:] and lows[-1] in ("врио", "ио", "врип"):
        return at - 1
    if lows[-1:] and lows[-1] in ("обязанности", "полномочия") and at - 2 >= floor:
        if tokens[at - 2].word.lower.startswith("исполняющ"):
            return at - 3 if at - 3 >= floor and lows[-3:-2] == ["временно"] else at - 2
    return None


def read_right(tokens: list[Token], chain: Chain, taken: bytearray | None = None) -> None:
    """Extend a chain behind its head as far as its words go; stops at tokens that are taken."""
    while chain.last < len(tokens) and chain.last - chain.head < _MAX_CHAIN:
        part = next_part(tokens, chain)
        if part is None or (taken is not None and any(taken[part.first : part.last])):
            break
        chain.parts.append(part)
        chain.last = part.last
    while chain.parts and chain.parts[-1].kind in ("join", "adjective"):
        chain.last = chain.parts.pop().first
    if chain.parts and tokens[chain.parts[0].first].word.lower in OF_ONE:
        chain.is_plural = True  # `главы городов А. и Б.`: each is head of one
