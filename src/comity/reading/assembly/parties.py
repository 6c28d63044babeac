"""The parties of an agreement: named in its clause, else those for whom it was signed, else
the two sides of the text."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Sentence

_BEHIND = 4


def can_be_party(mention: Mention) -> bool:
    """Only institutions and places are parties; people sign for them."""
    return mention.kind in (MentionKind.INSTITUTION, MentionKind.PLACE)


def partner_behind(sentence: Sentence, agreement: Mention) -> list[Mention]:
    """`соглашение о партнёрстве с городом Паневежис`: the partner right behind the name."""
    for mention in sentence.mentions:
        if 0 <= mention.first - agreement.last <= _BEHIND and mention.marker == "with":
            return [mention] if can_be_party(mention) else []
    return []


def complete_parties(
    document: Document,
    sides: Sides,
    parties: list[Mention],
    signatories: list[Mention],
    proof: list[Passage],
) -> bool:
    """Add to `parties` until there are two: those for whom the signatories signed; else two
    sides that one sentence about the agreement names; else the text's home and the other
    side, where the text tells of one other side only. Returns whether it came to that."""
    named = {k for m in parties if (k := _key(sides, m))}
    for mention in signatories:
        _add_party(sides, parties, mention, named)
    if len(parties) < 2:
        for sentence in document.told():
            if sentence.passage in proof:
                _add_from_sentence(sides, parties, sentence, named)
    if len(parties) >= 2:
        return False
    if len(parties) == 1:
        _add_side(parties, sides.home_mention(), _key_of_home(sides), named)
    if len(parties) == 1:
        other = sides.counterpart()
        _add_side(parties, other, _key(sides, other) if other is not None else None, named)
    if not parties:
        other, home = sides.counterpart(), sides.home_place()
        if other is not None and home is not None:
            parties += [home, other]
    return True


def _add_side(
    parties: list[Mention], mention: Mention | None, key: str | None, named: set[str]
) -> None:
    if mention is not None and key is not None and key not in named:
        named.add(key)
        parties.insert(0, mention)


def _key(sides: Sides, mention: Mention) -> str | None:
    side = sides.of_mention(mention)
    return side.key if side is not None else None


def _key_of_home(sides: Sides) -> str | None:
    return sides.home.key if sides.home is not None else None


def _add_party(sides: Sides, parties: list[Mention], mention: Mention, named: set[str]) -> None:
    """The institution or place for which a person acts, once for each side."""
    if mention.person is None or len(parties) >= 2:
        return
    office = next((o for o in mention.person.offices if o.institution or o.place), None)
    key = _key(sides, mention)
    if key is None and office is not None:
        key = office.institution  # a body whose city the text does not say
    if key is None or key in named:
        return
    if office is not None:
        named.add(key)
        name = office.institution or office.place or ""
        parties.append(
            Mention(MentionKind.INSTITUTION, 0, 0, name, mention.passage, place=office.place)
        )


def _add_from_sentence(
    sides: Sides, parties: list[Mention], sentence: Sentence, named: set[str]
) -> None:
    institutions = [m for m in sentence.mentions if m.kind is MentionKind.INSTITUTION]
    people = [m for m in sentence.mentions if m.kind is MentionKind.PERSON]
    for mention in institutions:
        key = _key(sides, mention)
        if key is not None and key not in named and len(parties) < 2:
            named.add(key)
            parties.append(mention)
    for mention in people:
        _add_party(sides, parties, mention, named)
