"""One stretch of an office phrase, and small looks ahead in it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.document import Token
from comity.reading.languages.russian.places import is_place_word
from comity.reading.places import known_place

OPENING_MARKS = {"«": "»", "“": "”", "„": "“", '"': '"'}


@dataclass(slots=True)
class Part:
    """A stretch of a chain: role, institution, place, place_noun, adjective, word, tail (`по ...`),
    seat (`в ...`), quote, bracket or join."""

    kind: str
    first: int
    last: int


def list_goes_on(tokens: list[Token], at: int, case: str) -> bool:
    """Whether a comma opens one more member of a list that ends in `и`."""
    for index in range(at, min(at + 7, len(tokens))):
        token = tokens[index]
        if token.text == "и":
            return True
        if token.text != "," and (
            not token.is_word or token.is_capital or token.word.verb is not None
        ):
            return False
    return False


def place_width(tokens: list[Token], at: int) -> int:
    """How many words from a position on name one place; 0 if none does."""
    for width in (3, 2, 1):
        words = tokens[at : at + width]
        if len(words) == width and all(t.is_word and t.is_capital for t in words):
            if is_place_word(" ".join(t.base for t in words)):
                return width
    if at < len(tokens) and tokens[at].text.isupper() and known_place(tokens[at].text):
        return 1
    return 0
