"""Who is named with whom: people without a place act for the side in whose list they stand."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention
from comity.reading.frames import Frame

_LISTS = {"visit": ("guest", "host")}
_MET = ("subject", "with", "object")


def tie_companions(document: Document, sides: Sides) -> None:
    """`met with the Mayor of Turin and Secretary X`: X comes from Turin.

    Sets `Person.acts_for` of people whose own offices tell no place, where the others of
    their list are of one other side than the text's home.
    """
    for sentence in document.told():
        if sentence.is_heading:
            continue  # headings leave out the endings and words that part the sides
        for frame in document.frames_of(sentence):
            for mentions in _lists(frame):
                _tie(sides, mentions)


def _lists(frame: Frame) -> Iterator[list[Mention]]:
    for role in _LISTS.get(frame.name, ()):
        yield frame.roles.get(role, [])
    if frame.name == "meet" and len([f for f in _MET if frame.functions.get(f)]) > 1:
        for function in _MET:
            yield frame.functions.get(function, [])


def _tie(sides: Sides, mentions: list[Mention]) -> None:
    people = [m for m in mentions if m.person is not None]
    known = {s.key: s for m in people if (s := sides.of_mention(m)) is not None}
    if len(known) != 1 or len(known) == len(people):
        return
    (side,) = known.values()
    place = sides.place_of(side)
    if place is None or side.is_state or not sides.differ(side, None):
        return
    for mention in people:
        if mention.person is not None and sides.of_mention(mention) is None:
            mention.person.acts_for = place.name
