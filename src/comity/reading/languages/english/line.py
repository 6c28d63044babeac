"""One sentence while its mentions are being found; each word is used once."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Office, Sentence
from comity.reading.languages.english.names import Name
from comity.reading.languages.english.phrases import passage_of, place_in, surface
from comity.reading.people import People


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

    def mark_of(self, last: int) -> str:
        """`of` after a possessive."""
        return "of" if self.tokens[last - 1].suffix == "s" else ""

    def phrase(
        self, kind: MentionKind, first: int, last: int, subkind: str | None, name: str | None = None
    ) -> None:
        """Add a mention of a thing named by a stretch of tokens."""
        self.take(
            Mention(
                kind=kind,
                first=first,
                last=last,
                name=name or surface(self.tokens, first, last, self.document.text),
                passage=passage_of(self.tokens, first, last),
                place=place_in(self.tokens, first, last),
                subkind=subkind,
                marker=self.mark_of(last),
            )
        )


def add_person(line: Line, first: int, last: int, name: Name, offices: list[Office]) -> None:
    """A person with the offices that stand beside the name."""
    begin, end = min(first, name.first), max(last, name.last)
    passage = passage_of(line.tokens, name.first, name.last)
    evidence = 0.9 if offices else 0.7
    person = line.people.meet(name.text, passage, offices, evidence)
    line.take(
        Mention(
            kind=MentionKind.PERSON,
            first=begin,
            last=end,
            name=name.text,
            passage=passage_of(line.tokens, begin, end),
            person=person,
            offices=offices,
            marker=line.mark_of(end),
        )
    )
