"""The rules by which the factRuEval-2016 competition scored facts, and its gold files.

Source: the competition's description (Starostin et al., "FactRuEval 2016", Dialogue 2016)
and the behaviour of its published comparator. A found fact may stand for a gold fact of its
type if one argument agrees. The quality of a gold fact is the share of arguments that agree
among all of its own and all found for it; several found facts may stand for one gold fact,
which is then worth less if they share out its arguments. Precision is the mean quality over
found facts, recall over gold facts, both over all documents.

One thing differs: the competition knew the nominative of a position from a list of its own;
here words of positions agree as `comity.evaluation.words.alike` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from comity.evaluation.pairing import pair
from comity.evaluation.words import alike

FREE_EDITS = 2
DIFFICULT = "сложность"
PHASE = "фаза"
MODALITY = "модальность"
_QUOTES = re.compile('[«»“”„"]')
NOT_REAL = {"возможность", "будущее", "отрицание"}
# The orders in which parts of a person's name may be given.
NAME_ORDERS = (
    ("lastname", "firstname", "patronymic"),
    ("firstname", "patronymic", "lastname"),
    ("firstname", "patronymic"),
    ("firstname", "lastname"),
    ("lastname", "firstname"),
    ("firstname", "nickname"),
    ("firstname",),
    ("patronymic",),
    ("lastname",),
    ("nickname",),
)

Attributes = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Argument:
    """A role of a fact with every form in which its value may be given."""

    role: str
    forms: frozenset[str]

    def agrees(self, found: Argument) -> bool:
        """Whether a found value is one of the forms, but for two edits."""
        if self.role != found.role:
            return False
        return any(_same(self.role, form, value) for form in self.forms for value in found.forms)


@dataclass(frozen=True)
class Fact:
    """A fact of gold or of a reader; only gold says that one is hard or not real."""

    kind: str
    arguments: tuple[Argument, ...]
    is_hard: bool = False
    is_real: bool = True

    def may_be(self, found: Fact) -> bool:
        """Whether a found fact can stand for this one."""
        return self.kind == found.kind and any(
            a.agrees(b) for a in self.arguments for b in found.arguments
        )


def _same(role: str, form: str, value: str) -> bool:
    if Levenshtein.distance(form, value, score_cutoff=FREE_EDITS) <= FREE_EDITS:
        return True
    if role != "position":
        return False
    some, others = form.split(), value.split()
    return len(some) == len(others) and all(map(alike, some, others))


def argument(role: str, *forms: str) -> Argument:
    """An argument whose forms are folded: letter case, ё, quotation marks left out."""
    plain = (_QUOTES.sub("", form.casefold().replace("ё", "е")) for form in forms)
    return Argument(role, frozenset(" ".join(form.split()) for form in plain))


# ---------------------------------------------------------------- scoring


@dataclass(frozen=True)
class Score:
    """Sums over documents."""

    gold_quality: float = 0
    found_quality: float = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold_quality + other.gold_quality,
            self.found_quality + other.found_quality,
            self.gold + other.gold,
            self.found + other.found,
        )

    @property
    def precision(self) -> float:
        """Mean quality of what was found, 0..1."""
        return self.found_quality / self.found if self.found else 0

    @property
    def recall(self) -> float:
        """Mean quality of gold, 0..1."""
        return self.gold_quality / self.gold if self.gold else 0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0


def score(gold: Sequence[Fact], found: Sequence[Fact]) -> Score:
    """The best score of one document over the choices of which found fact stands for which.

    Starts from the best one-to-one choice and moves single facts while that helps; the
    competition tried all choices, which takes time exponential in the number of facts.
    """
    pairs = pair(range(len(gold)), range(len(found)), lambda g, f: quality(gold[g], [found[f]]))
    choice: list[int | None] = [None] * len(found)
    for of_gold, of_found in pairs:
        choice[of_found] = of_gold
    best = _score(gold, found, choice)
    improved = True
    while improved:
        improved = False
        for number, fact in enumerate(found):
            for other in [None, *(g for g, one in enumerate(gold) if one.may_be(fact))]:
                moved = [*choice[:number], other, *choice[number + 1 :]]
                tried = _score(gold, found, moved)
                if tried.f1 > best.f1 + 1e-12:
                    choice, best, improved = moved, tried, True
    return best


def _score(gold: Sequence[Fact], found: Sequence[Fact], choice: Sequence[int | None]) -> Score:
    """Difficult gold facts count neither way, nor what is found for them."""
    total = Score(found=choice.count(None))
    for number, one in enumerate(gold):
        chosen = [fact for fact, of in zip(found, choice, strict=True) if of == number]
        if one.is_hard:
            continue
        worth = quality(one, chosen)
        total += Score(worth, worth * len(chosen), 1, len(chosen))
    return total


def quality(gold: Fact, found: Sequence[Fact]) -> float:
    """What found facts are worth together as one gold fact, 0..1."""
    if not found or not all(gold.may_be(fact) for fact in found):
        return 0
    claims = [(number, claim) for number, fact in enumerate(found) for claim in fact.arguments]
    facts_with = {
        place: {number for number, claim in claims if own.agrees(claim)}
        for place, own in enumerate(gold.arguments)
    }
    agreed = [numbers for numbers in facts_with.values() if numbers]
    beyond = sum(not any(own.agrees(claim) for own in gold.arguments) for _, claim in claims)
    arguments = len(agreed) / (len(gold.arguments) + beyond)
    together = [bool(a & b) for a, b in combinations(agreed, 2)]
    identity = sum(together) / len(together) if len(found) > 1 and together else 1
    return arguments * (1 + identity) / 2


# ---------------------------------------------------------------- gold files


def gold_facts(document: Path, *, hard: bool) -> list[Fact]:
    """The facts of one document, named without an ending (`devset/book_100`).

    In the easy mode difficult facts are marked `is_hard` and phases left out; in the hard
    mode nothing is hard and facts that are only possible, to come or denied are left out.
    """
    entities = _entities(document)
    spans = {line[0]: line[-1] for line in _spans(document)}
    blocks = _blocks(document.with_suffix(".facts"))
    facts = [_fact(block, entities, spans, hard) for block in blocks]
    return [fact for fact in facts if fact.is_real or not hard]


def _fact(
    block: Sequence[str], entities: Mapping[str, set[str]], spans: Mapping[str, str], hard: bool
) -> Fact:
    arguments, marks = [], {}
    for line in block[1:]:
        role, _, said = line.partition(" ")
        role = {"job": "position"}.get(role.lower(), role.lower())
        if role in (DIFFICULT, MODALITY) or (role == PHASE and not hard):
            marks[role] = said.strip()
        else:
            arguments.append(argument(role, *_forms(said, entities, spans)))
    kind = block[0].split()[1].lower()
    is_hard = DIFFICULT in marks and not hard
    return Fact(kind, tuple(arguments), is_hard, marks.get(MODALITY) not in NOT_REAL)


def _forms(said: str, entities: Mapping[str, set[str]], spans: Mapping[str, str]) -> Iterator[str]:
    for alternative in said.split("|"):
        reference, _, words = alternative.strip().partition(" ")
        if reference.startswith("obj"):
            yield from entities.get(reference[3:], ())
            yield words
        elif reference.startswith("span"):
            yield words
            yield spans.get(reference[4:], words)
        else:
            yield alternative


def _entities(document: Path) -> dict[str, set[str]]:
    """Every form of each entity, by its number."""
    spans = {number: (start, end) for number, _, start, end, _ in _spans(document)}
    text = document.with_suffix(".txt").read_text(encoding="utf-8")
    mentions = {}
    for line in _lines(document.with_suffix(".objects")):
        number, _, *parts = line.partition("#")[0].split()
        places = sorted(spans[part] for part in parts if part in spans)
        if places:
            pieces = " ".join(text[start:end] for start, end in places)
            mentions[number] = {pieces, text[places[0][0] : max(end for _, end in places)]}
    return {
        block[0].split()[0]: set(_names(block[1:])).union(
            *(mentions.get(number, ()) for number in block[0].split()[1:])
        )
        for block in _blocks(document.with_suffix(".coref"))
    }


def _names(lines: Sequence[str]) -> Iterator[str]:
    """The names that an entity's attributes allow."""
    attributes: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(" ")
        attributes.setdefault(name.rstrip("0123456789"), []).append(value.strip())
    for order in NAME_ORDERS:
        yield from map(" ".join, product(*(attributes.get(part, []) for part in order)))
    for name in attributes.get("name", []):
        yield name
        for word in attributes.get("descriptor", []):
            yield from (f"{word} {name}", f"{name} {word}")


def _spans(document: Path) -> Iterator[tuple[str, str, int, int, str]]:
    """Number, tag, start, end and words of each span."""
    for line in _lines(document.with_suffix(".spans")):
        left, _, right = line.partition("#")
        number, tag, start, length, _, tokens = left.split()[:6]
        words = " ".join(right.split()[int(tokens) :])
        yield number, tag, int(start), int(start) + int(length), words


def _blocks(path: Path) -> list[list[str]]:
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8-sig").strip())
    return [block.splitlines() for block in blocks if block.strip()]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
