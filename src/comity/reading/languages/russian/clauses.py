"""Clauses of a Russian sentence: stretches of tokens around one predicate.

Relative and participial clauses are islands inside another clause: what stands in them is
hidden from the verb outside.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from comity.reading.document import Sentence, Token
from comity.reading.languages.russian.lists import members

_SUBORDINATE = members("clauses", "subordinate")
_COORDINATE = members("clauses", "coordinate")


@dataclass(slots=True, eq=False)
class Clause:
    """Tokens `first..last` (excluded) of one clause.

    `islands` are the relative and participial clauses inside; `before` are the clauses that
    precede it on its level; with `shares` it may take over their subject.
    """

    first: int
    last: int
    islands: list[Clause] = field(default_factory=list)
    before: list[Clause] = field(default_factory=list)
    shares: bool = False

    def hides(self, position: int) -> bool:
        """Whether a position lies in an island of this clause."""
        return any(i.first <= position < i.last for i in self.islands)


def clauses_of(sentence: Sentence) -> list[Clause]:
    """All clauses of a sentence, islands included; never empty."""
    tokens = sentence.tokens
    inside = _inside_mentions(sentence)
    islands = _islands(tokens, inside)
    covered = bytearray(len(tokens))
    for island in islands:
        for index in range(island.first, island.last):
            covered[index] = 1
    mains = _mains(tokens, covered, inside)
    for clause in mains:
        clause.islands = [i for i in islands if i.first < clause.last and clause.first < i.last]
    return mains + islands


def _inside_mentions(sentence: Sentence) -> bytearray:
    """Which tokens are within a mention; commas there part nothing."""
    inside = bytearray(len(sentence.tokens))
    for mention in sentence.mentions:
        for index in range(mention.first, mention.last):
            inside[index] = 1
    return inside


def _islands(tokens: list[Token], inside: bytearray) -> list[Clause]:
    found: list[Clause] = []
    for index, token in enumerate(tokens):
        if token.text != "," or inside[index] or index + 1 >= len(tokens):
            continue
        if _opens_island(tokens, index + 1):
            found.append(Clause(index + 1, _island_end(tokens, index + 1, inside)))
    return found


def _opens_island(tokens: list[Token], at: int) -> bool:
    """A relative word (after a preposition or not) or a participle or converb."""
    for index in range(at, min(at + 3, len(tokens))):
        token = tokens[index]
        if token.word.lemma == "который" or token.word.lower in ("чей", "чья", "чьё"):
            return True
        verb = token.word.verb
        if verb is not None:
            return verb.form in ("participle", "converb") and index - at < 3
        if not token.word.has("preposition") and token.word.part not in (
            "advb",
            "prcl",
            "npro",
            "noun",
        ):
            return False
        if token.word.part == "noun" and index > at + 1:
            return False
    return False


def _island_end(tokens: list[Token], at: int, inside: bytearray) -> int:
    """The comma that closes an island: the first one after its verb that opens no list."""
    seen_verb = False
    for index in range(at, len(tokens)):
        token = tokens[index]
        if token.word.verb is not None:
            seen_verb = True
        if token.text in ";" or token.quotation is not None:
            return index
        if token.text == "," and not inside[index] and seen_verb:
            return index
    return len(tokens)


def _mains(tokens: list[Token], covered: bytearray, inside: bytearray) -> list[Clause]:
    """Cut the rest at semicolons, subordinators and between finite verbs."""
    verbs = [
        i
        for i, t in enumerate(tokens)
        if not (covered[i] or inside[i])
        and t.word.verb is not None
        and t.word.verb.form == "finite"
    ]
    cuts: list[tuple[int, bool]] = [(0, False)]
    for index, token in enumerate(tokens):
        if covered[index] or inside[index]:
            continue
        if token.text in (";", ":") or token.quotation is not None:
            cuts.append((index + 1, False))
        elif (
            token.text == ","
            and index + 1 < len(tokens)
            and tokens[index + 1].word.lower in _SUBORDINATE
        ):
            cuts.append((index + 1, False))
    for one, other in itertools.pairwise(verbs):
        cut = _cut_between(tokens, one, other, covered, inside)
        if cut is not None:
            cuts.append((cut, True))
    plain = {start for start, shares in cuts if not shares}
    return _clauses(
        sorted({(s, shares) for s, shares in cuts if not (shares and s in plain)}), len(tokens)
    )


def _cut_between(
    tokens: list[Token], one: int, other: int, covered: bytearray, inside: bytearray
) -> int | None:
    """Where a new clause begins between two finite verbs: at the last joint before a subject."""
    joints = [
        i
        for i in range(one + 1, other)
        if not covered[i]
        and not inside[i]
        and (tokens[i].text == "," or tokens[i].word.lower in _COORDINATE)
    ]
    if not joints:
        return None
    strong = [
        i for i in joints if tokens[i].text == "," or tokens[i].word.lower in ("а", "но", "однако")
    ]
    for joint in strong or joints:
        if not _is_list_joint(tokens, joint, other):
            return joint + 1
    return joints[-1] + 1


def _is_list_joint(tokens: list[Token], joint: int, verb: int) -> bool:
    """Whether a comma stands in a list of names rather than before the verb's own clause."""
    if joint + 1 >= len(tokens) or verb - joint <= 4:
        return False
    return (
        tokens[joint].text == "," and tokens[joint - 1].is_capital and tokens[joint + 1].is_capital
    )


def _clauses(cuts: list[tuple[int, bool]], size: int) -> list[Clause]:
    found: list[Clause] = []
    for position, (start, shares) in enumerate(cuts):
        end = cuts[position + 1][0] if position + 1 < len(cuts) else size
        if end <= start:
            continue
        clause = Clause(start, end, shares=shares)
        if shares:
            clause.before = list(found)
        found.append(clause)
    return found or [Clause(0, size)]
