"""One sentence while its mentions are being found; each word is used once."""

from __future__ import annotations

from comity.reading.document import Document, Mention, Sentence, Token
from comity.reading.people import People

_FAR = 12  # words in brackets


class Line:
    """The tokens of a sentence, which of them are used, and the mentions found so far."""

    def __init__(self, sentence: Sentence, document: Document) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.people = People(document)
        self.taken = bytearray(len(self.tokens))
        self.found: list[Mention] = []

    def floor(self, position: int) -> int:
        """How far to the left words are still free, up to a quotation."""
        at = position
        while at > 0 and not self.taken[at - 1] and self.tokens[at - 1].quotation is None:
            at -= 1
        return at

    def is_free(self, first: int, last: int) -> bool:
        """Whether no word of a stretch is used."""
        return not any(self.taken[first:last])

    def take(self, mention: Mention) -> None:
        """Add a mention and use its words."""
        for index in range(mention.first, mention.last):
            self.taken[index] = 1
        self.found.append(mention)


def behind_bracket(tokens: list[Token], at: int) -> int:
    """The position behind the bracket that closes what opens at `at`, or behind `at` itself
    where none closes it within reach."""
    for index in range(at, min(len(tokens), at + _FAR)):
        if tokens[index].text == ")":
            return index + 1
    return at + 1
