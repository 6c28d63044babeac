"""Who is named with whom: people without a place act for the side in whose list they stand."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.frames import Frame

_LISTS = {"visit": ("guest", "host")}
_COMING = ("delegation", "guests")
_MET = ("subject", "with", "object")


def tie_companions(document: Document) -> None:
    """`met with the Mayor of Turin and Secretary X`: X comes from Turin.

    Sets `Person.acts_for` of people whose own offices tell no place, where the others of
    their list are of one other side than the text's home. `Sides` made before know nothing of it.
    """
    sides = Sides(document)
    last: Mention | None = None
    for sentence in document.told():
        if sentence.is_heading:
            continue  # headings leave out the endings and words that part the sides
        _tie_listed(sentence)
        last = _tie_members(sides, sentence, last)
        for frame in document.frames_of(sentence):
            for mentions in _lists(frame):
                _tie(sides, mentions)
            _tie_origin(sides, frame)
            _tie_met(sides, frame)


def _tie_members(sides: Sides, sentence: Sentence, last: Mention | None) -> Mention | None:
    """`a Wuhan delegation headed by X, Secretary of the Committee`: X is from Wuhan, as is who
    heads `the delegation` of which it was told before. Gives the last delegation with a place."""
    for group in sentence.mentions:
        if group.kind is not MentionKind.GROUP or group.subkind not in _COMING:
            continue
        whence = group.place or (last.place if last is not None else None)
        for member in group.members if whence else ():
            if member.person is not None and sides.of_mention(member) is None:
                member.person.acts_for = whence
        last = group if group.place else last
    return last


def _tie_origin(sides: Sides, frame: Frame) -> None:
    """`the mayor X, who came from Osh`: X acts for the place where somebody comes from."""
    origins = [m for m in frame.roles.get("origin", []) if m.kind is MentionKind.PLACE]
    if frame.name != "visit" or not origins:
        return
    for mention in frame.roles.get("guest", []):
        if mention.person is not None and sides.of_mention(mention) is None:
            mention.person.acts_for = origins[-1].name


def _tie_met(sides: Sides, frame: Frame) -> None:
    """`went to Osh, where they are to meet the mayor X`: whom somebody from elsewhere meets in
    a city acts for that city."""
    places = [m for m in frame.roles.get("place", []) if m.subkind == "city"]
    if frame.name != "meet" or not places:
        return
    people = [m for m in frame.roles.get("participant", []) if m.person is not None]
    known = [s for m in people if (s := sides.of_mention(m)) is not None]
    there = sides.of_mention(places[-1])
    if not known or any(sides.alike(s, there) for s in known) or not sides.differ(there, None):
        return
    for mention in people:
        if mention.person is not None and sides.of_mention(mention) is None:
            mention.person.acts_for = places[-1].name


def _tie_listed(sentence: Sentence) -> None:
    """`guests from Urumqi came: Vice Mayor A and Head B`: who is listed after a colon."""
    colon = next((i for i, t in enumerate(sentence.tokens) if t.text == ":"), None)
    if colon is None:
        return
    groups = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.GROUP and m.last <= colon and m.subkind in _COMING
    ]
    if not groups or groups[-1].members:
        return
    for mention in sentence.mentions:
        if mention.person is not None and mention.first > colon:
            groups[-1].members.append(mention)
            if mention.person.place is None:
                mention.person.acts_for = mention.person.acts_for or groups[-1].place


def _lists(frame: Frame) -> Iterator[list[Mention]]:
    for role in _LISTS.get(frame.name, ()):
        yield frame.roles.get(role, [])
    if frame.name != "meet":
        return
    several = len([f for f in _MET if frame.functions.get(f)]) > 1
    for function in _MET if several else ("with",):
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
