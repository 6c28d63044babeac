"""Bodies for which somebody acts: `Karatay Belediyesi adına Belediye Başkanı A. B.`."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.document import Mention, MentionKind, Token


def give_owners(tokens: list[Token], mentions: list[Mention]) -> None:
    """Give a bare office to the body in whose name its holder is said to act."""
    for body, mention in pairwise(mentions):
        if body.kind is not MentionKind.INSTITUTION or len(mention.offices) != 1:
            continue
        office = mention.offices[0]
        between = [t.word.lower for t in tokens[body.last : mention.first]]
        telling = body.place is not None or len(body.name.split()) > 1
        if between == ["adına"] and telling and not (office.institution or office.place):
            office.institution, office.place = body.name, body.place
