"""Bodies whose people follow them: `ООО «Заря» (директор А. Б.)`, `фракция; её лидер А. Б.`."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.document import Mention, MentionKind, Token

_POSSESSIVES = ("его", "её", "ее", "их")
# Said right behind a body's name and a comma, these are the body's own.
_OF_THE_BODY = ("директор", "худрук", "художественный руководитель", "педагог", "главный тренер")
_OF_A_PLACE = ("мэр", "глава", "губернатор", "аким", "президент", "премьер", "член", "депутат")


def give_owners(tokens: list[Token], mentions: list[Mention]) -> None:
    """Give a bare office to the body named right before it, where the words between say so."""
    for body, mention in pairwise(mentions):
        if body.kind is not MentionKind.INSTITUTION or len(mention.offices) != 1:
            continue
        office = mention.offices[0]
        title = office.title.lower()
        if office.institution or office.place or title.split()[0] in _OF_A_PLACE:
            continue
        between = [t.word.lower for t in tokens[body.last : mention.first]]
        owned = between == ["("] or (len(between) == 2 and between[1] in _POSSESSIVES)
        if owned or (between == [","] and title in _OF_THE_BODY):
            office.institution, office.place = body.name, body.place
