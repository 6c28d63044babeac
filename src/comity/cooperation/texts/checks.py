"""What must hold before a text is closed: nothing missing, nothing left open, all the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comity.cooperation.texts.clauses import MARK, Clause, Term, Text, Wording
from comity.cooperation.texts.quantities import quantities


class FaultKind(StrEnum):
    """What is wrong. All but `SPELLED` and `TERM` keep a text from being closed."""

    MISSING = "missing"
    PLACEHOLDER = "placeholder"
    NUMBERS = "numbers"
    DATES = "dates"
    AMOUNTS = "amounts"
    NAMES = "names"
    UNNAMED = "unnamed"
    SPELLED = "spelled"
    TERM = "term"


WARNINGS = frozenset({FaultKind.SPELLED, FaultKind.TERM})


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a clause (empty: in the whole text).

    `language` is where it is wrong. `found` and `wanted` say what stands there and what
    stands in the language `beside`.
    """

    kind: FaultKind
    clause: str
    language: str
    found: str = ""
    wanted: str = ""
    beside: str = ""

    @property
    def blocks(self) -> bool:
        """Whether a text with it cannot be closed."""
        return self.kind not in WARNINGS


# [fill in], ____, …, XXX, TODO, {anything that is no mark}
_PLACEHOLDER = re.compile(r"\[[^\]]*\]|_{3,}|\.{4,}|…{2,}|\bX{3,}\b|\bTODO\b|\bTBD\b|\{[^}]*\}")


def check(text: Text) -> tuple[Fault, ...]:
    """Every fault, clause by clause."""
    own = (fault for clause in text.clauses for fault in check_clause(clause, text))
    return (*check_whole(text), *own)


def check_whole(text: Text) -> tuple[Fault, ...]:
    """Every fault that is of no clause: of the titles and the names of the parties."""
    return tuple(_whole(text))


def check_clause(clause: Clause, text: Text) -> tuple[Fault, ...]:
    """Every fault of one clause of a text."""
    return (
        *_missing(clause, text),
        *_placeholders(clause, text),
        *_unlike(clause, text),
        *_terms(clause, text),
    )


def _whole(text: Text) -> Iterator[Fault]:
    for language in text.languages:
        if not text.titles.get(language, "").strip():
            yield Fault(FaultKind.MISSING, "", language)
        for party in text.parties:
            if not party.names.get(language, "").strip():
                yield Fault(FaultKind.UNNAMED, "", language, wanted=party.key)
        title = text.titles.get(language, "")
        yield from _left_open(title, "", language, text)


def _wordings(clause: Clause, text: Text) -> Mapping[str, Wording]:
    there = {language: clause.wordings.get(language) for language in text.languages}
    return {tongue: each for tongue, each in there.items() if each and each.text.strip()}


def _missing(clause: Clause, text: Text) -> Iterator[Fault]:
    written = _wordings(clause, text)
    for language in text.languages:
        if language not in written:
            yield Fault(FaultKind.MISSING, clause.key, language)


def _placeholders(clause: Clause, text: Text) -> Iterator[Fault]:
    for language, wording in _wordings(clause, text).items():
        yield from _left_open(f"{wording.title}\n{wording.text}", clause.key, language, text)


def _left_open(words: str, clause: str, language: str, text: Text) -> Iterator[Fault]:
    for found in _PLACEHOLDER.finditer(words):
        mark = MARK.fullmatch(found[0])
        if mark is None or not text.fills(mark, language):
            yield Fault(FaultKind.PLACEHOLDER, clause, language, found=found[0])


def _unlike(clause: Clause, text: Text) -> Iterator[Fault]:
    """What is counted or named otherwise than in the first language of the text."""
    written = _wordings(clause, text)
    if len(written) < 2:
        return
    (first, leading), *others = written.items()
    wanted = _counted(leading, first)
    for language, wording in others:
        for kind, found in _counted(wording, language).items():
            if found != wanted[kind]:
                yield Fault(kind, clause.key, language, _said(found), _said(wanted[kind]), first)


def _counted(wording: Wording, language: str) -> dict[FaultKind, Counter[str]]:
    names = Counter(found[0] for found in MARK.finditer(wording.text))
    # The digits of marks are no numbers of the text.
    found = quantities(MARK.sub(" ", wording.text), language)
    return {
        FaultKind.NUMBERS: found.numbers,
        FaultKind.DATES: found.dates,
        FaultKind.AMOUNTS: found.amounts,
        FaultKind.NAMES: names,
        FaultKind.SPELLED: found.spelled,
    }


def _said(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or "–"


def _terms(clause: Clause, text: Text) -> Iterator[Fault]:
    """A term that one language uses and another calls otherwise."""
    written = _wordings(clause, text)
    for term in text.terms:
        uses = [tongue for tongue, each in written.items() if _uses(each.text, term, tongue)]
        for language in written if uses else ():
            if language not in uses and term.words.get(language):
                yield Fault(
                    FaultKind.TERM, clause.key, language, wanted=term.words[language],
                    beside=uses[0],
                )  # fmt: skip


def _uses(text: str, term: Term, language: str) -> bool:
    """Whether a text has a term in any of its forms: each word by its beginning, in order."""
    words = term.words.get(language, "").split()
    if not words:
        return False
    stems = (re.escape(_stem(word)) + r"\w*" for word in words)
    # The names of the marks are no words of the text.
    said = MARK.sub(" ", text)
    return re.search(r"\b" + r"\s+".join(stems), said, re.IGNORECASE) is not None


def _stem(word: str) -> str:
    """A word without what its endings may change."""
    return word if len(word) <= 4 else word[: max(4, len(word) - 3)]
