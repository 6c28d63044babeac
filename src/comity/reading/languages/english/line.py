"""One sentence while its mentions are being found; each word is used once."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Office
from comity.reading.languages.english.names import Name
from comity.reading.languages.english.phrases import passage_of, place_in, surface
from comity.reading.line import Line as SharedLine


class Line(SharedLine):
    """A sentence with the mentions found so far, and how English things are taken."""

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
