"""People on lines of their own: lists of those present, captions, places for signatures.

A line may hold a name and an office (`Ahmet Er, Daire Başkanı`), only one of the two with the
other below it, or the body whose people the lines below name (`Tiflis Belediyesi:`).
"""

from __future__ import annotations

from itertools import pairwise

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.people import People

_PARTS = frozenset({",", "–", "-", "—", ":"})


def tie_lines(document: Document) -> None:
    """Give people the offices that stand on their line or below it, and those below a body's
    name that body."""
    people = People(document)
    for sentence in document.sentences:
        _tie_beside(sentence, people, document.language.wording.in_capacity)
    for above, below in pairwise(document.sentences):
        _tie_below(above, below, people)
    _place_under_bodies(document)


def _tie_beside(sentence: Sentence, people: People, in_capacity: tuple[str, ...]) -> None:
    """`Ahmet Er, Daire Başkanı` as a whole line, or before a comma with what it heads."""
    for one, other in pairwise(sentence.mentions):
        if not _opens(sentence, one) or not _is_named(one) or not _is_title(other):
            return
        between = sentence.tokens[one.last : other.first]
        parted = len(between) == 1 and between[0].text in _PARTS
        whole = not between and other.last == len(sentence.tokens)
        if whole or (parted and _is_closed(sentence, other, in_capacity)):
            _give(one, other, people)
        return


def _opens(sentence: Sentence, mention: Mention) -> bool:
    """Whether nothing but a number or bullet stands before a mention."""
    before = sentence.tokens[: mention.first]
    return len(before) <= 3 and not any(t.is_word and not t.text.isdigit() for t in before)


def _is_closed(sentence: Sentence, title: Mention, in_capacity: tuple[str, ...]) -> bool:
    if title.last == len(sentence.tokens):
        return True
    after = sentence.tokens[title.last]
    if after.word.lower in in_capacity:
        return True
    telling = any(o.institution or o.place for o in title.offices)
    return (after.text == "." and title.last + 1 == len(sentence.tokens)) or (
        after.text == "," and telling
    )


def _tie_below(above: Sentence, below: Sentence, people: People) -> None:
    """A name alone on a line and an office alone on the next one, or the other way round."""
    if above.paragraph == below.paragraph:
        return
    one, other = _whole(above), _whole(below)
    if one is None or other is None:
        return
    if _is_named(one) and _is_title(other):
        _give(one, other, people)
    elif _is_title(one) and one.person is None and _is_named(other):
        _give(other, one, people)


def _whole(sentence: Sentence) -> Mention | None:
    """The mention that is all a line says, or None."""
    if len(sentence.mentions) != 1:
        return None
    mention = sentence.mentions[0]
    rest = [*sentence.tokens[: mention.first], *sentence.tokens[mention.last :]]
    return None if any(t.is_word for t in rest) else mention


def _is_named(mention: Mention) -> bool:
    return mention.person is not None and not mention.is_reference and not mention.offices


def _is_title(mention: Mention) -> bool:
    return mention.is_reference and mention.person is None and bool(mention.offices)


def _give(named: Mention, title: Mention, people: People) -> None:
    assert named.person is not None
    for office in title.offices:
        people.hold(named.person, office)
    named.offices = list(title.offices)
    title.person = named.person
    named.person.evidence = max(named.person.evidence, 0.9)


def _place_under_bodies(document: Document) -> None:
    """`Tiflis Belediyesi:` and below it `Andria B. (Daire Başkanı)`, line by line."""
    body: Mention | None = None
    visiting = document.language.wording.delegation
    for sentence in document.sentences:
        headed = _body_of_line(sentence)
        if headed is not None:
            body = headed
        elif body is not None and not _place(sentence, body, visiting):
            body = None


def _body_of_line(sentence: Sentence) -> Mention | None:
    tokens: list[Token] = sentence.tokens
    if len(tokens) < 2 or tokens[-1].text != ":":
        return None
    whole = _whole(sentence)
    bodies = (MentionKind.INSTITUTION, MentionKind.PLACE)
    return whole if whole is not None and whole.kind in bodies else None


def _place(sentence: Sentence, body: Mention, visiting: tuple[str, ...]) -> bool:
    """Whether a line begins with a person; their offices there are the body's, but roles in a
    delegation are held nowhere."""
    first = sentence.mentions[0] if sentence.mentions else None
    if first is None or first.person is None or first.first != 0:
        return False
    for office in first.person.offices:
        if any(word in office.title.lower() for word in visiting):
            continue
        if office.place is None and office.institution is None:
            office.institution = body.name if body.kind is MentionKind.INSTITUTION else None
        office.place = office.place or body.place
    return True
