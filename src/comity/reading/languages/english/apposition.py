"""The person beside an office phrase: `X, Minister`, `Mayor X`, `the mayor, X,`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.line import Line
from comity.reading.languages.english.names import Name, is_post_nominal, name_at, name_before
from comity.reading.languages.english.offices import OfficePhrase
from comity.reading.languages.english.words import given_names, listed
from comity.reading.places import known_place

_BEFORE_OFFICE = DETERMINERS | listed("apposition", "before_office")
_APPOSES = frozenset({",", "(", "–", "-", "—", "is", "was", "as"})
_SHORT_TITLE = 6


def person_before(line: Line, first: int) -> Name | None:
    """`X, Minister`; `X, the Minister`; `X (Minister`; `X is the mayor`."""
    tokens, at = line.tokens, first
    while at > 0 and tokens[at - 1].word.lower in _BEFORE_OFFICE and tokens[at - 1].text not in (
        "is", "was", "as",
    ):  # fmt: skip
        at -= 1
    if at == first and first < len(tokens) and is_post_nominal(tokens[first]):
        name = name_before(tokens, first, line.floor(first))
        return name if name is not None and len(name.parts) > 1 else None
    if (name := _appointed(line, first)) is not None:
        return name
    if at == 0 or tokens[at - 1].word.lower not in _APPOSES:
        return None
    end = _before_aside(tokens, at - 1)
    name = name_before(tokens, end, line.floor(end))
    if name is None or tokens[name.last - 1].suffix or _is_where(tokens, name):
        return None
    if tokens[at - 1].text in ("as", "is", "was") and len(name.parts) < 2:
        return None
    return name if _is_evident(line, name) else None


def _is_where(tokens: list[Token], name: Name) -> bool:
    """`At the Meiji Shrine, the mayor ...`: what `at` or `in` introduces is no person."""
    before = tokens[name.first - 1] if name.first else None
    before = tokens[name.first - 2] if before and before.word.lower == "the" else before
    return before is not None and before.word.lower in ("at", "in")


def _before_aside(tokens: list[Token], at: int) -> int:
    """`X, 54, Mayor`, `X (Labour), mayor`: the end of the name before an age or a bracket."""
    if at >= 2 and tokens[at].text == "," and tokens[at - 1].text.isdigit():
        return at - 2 if tokens[at - 2].text == "," else at
    if at >= 3 and tokens[at - 1].text == ")":
        for index in range(at - 2, max(0, at - 5), -1):
            if tokens[index].text == "(":
                return index
    return at


def _appointed(line: Line, first: int) -> Name | None:
    """`X, who was elected mayor`, `X served as mayor`, `X was sworn in as mayor`."""
    tokens, at = line.tokens, first
    at = _back(tokens, at, _OPENS)
    role = _back(tokens, at, frozenset({"as"}))
    verb = _back(tokens, role, _APPOINTS)
    start = _back(tokens, _back(tokens, verb, _AUXILIARIES), frozenset({"who"}))
    relative = start < verb and tokens[start].word.lower == "who"
    if verb == role and not (relative and role < at):
        return None
    start -= start > 0 and tokens[start - 1].text == ","
    name = name_before(tokens, start, line.floor(start)) if start else None
    return name if name is not None and len(name.parts) > 1 and _is_evident(line, name) else None


def _back(tokens: list[Token], at: int, words: frozenset[str]) -> int:
    """The position before which none of these words stands."""
    while at > 0 and tokens[at - 1].word.lower in words:
        at -= 1
    return at


_OPENS = DETERMINERS | {"new"}
_AUXILIARIES = frozenset({"was", "is", "has", "had", "been", "were", "first", "again", "newly"})
_APPOINTS = listed("apposition", "appoints")


def person_after(line: Line, phrase: OfficePhrase) -> Name | None:
    """`Mayor X`, `the mayor, X,`, `Cllr. X`."""
    tokens, at = line.tokens, phrase.last
    if at >= len(tokens) or (tokens[at - 1].suffix and at > phrase.head):
        return None
    if tokens[at].text == "(" or tokens[at].word.lower in ("is", "was"):
        return _told_after(line, at)
    comma = tokens[at].text in (",", ":")
    dot = tokens[at].text == "." and tokens[at].start == tokens[at - 1].end
    if dot and not (len(tokens[at - 1].base) <= _SHORT_TITLE and at - 1 == phrase.head):
        return None
    name = name_at(tokens, at + 1 if comma or dot else at)
    if name is None or not line.is_free(name.first, name.last):
        return None
    if comma and not _apposes(line, phrase, name):
        return None
    if len(name.parts) == 1 and name.first == at and _is_city(name):
        return None  # `Mayor Karachi noted`
    return name if not line.sentence.is_heading or _fits_heading(line, name) else None


def _is_city(name: Name) -> bool:
    place = known_place(name.text)
    return place is not None and not place.is_ambiguous and place.population > _CITY


_CITY = 300_000


def _told_after(line: Line, at: int) -> Name | None:
    """`the Mayor of Leeds is X.`, `the mayor (X)`: a whole name that closes there."""
    tokens = line.tokens
    name = name_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if name is None or len(name.parts) < 2 or not line.is_free(name.first, name.last):
        return None
    after = tokens[name.last].text if name.last < len(tokens) else "."
    closed = after == ")" if tokens[at].text == "(" else after in (".", ",", ";")
    return name if closed and _is_evident(line, name) else None


def _fits_heading(line: Line, name: Name) -> bool:
    """In a heading, where every word may be capitalised, only a name that is known."""
    if line.tokens[name.first].base.isupper():
        return True
    known = line.people.find(name.text) is not None
    return known or name.parts[0].lower() in given_names()


def _apposes(line: Line, phrase: OfficePhrase, name: Name) -> bool:
    """Whether `the mayor, X,` names the mayor, rather than the next of a list."""
    tokens = line.tokens
    honoured = name.first > phrase.last + 1
    if len(name.parts) < 2 and not honoured:
        return False
    if not honoured and not _is_evident(line, name):
        return False
    following = tokens[name.last] if name.last < len(tokens) else None
    closed = following is None or not following.is_word or following.word.part == "verb"
    if following is not None and is_post_nominal(following):
        return True
    loose = phrase.first and tokens[phrase.first - 1].word.lower in ("a", "an")
    if loose and following is not None and following.text != ",":
        return False  # `through an interpreter, Ms X said`
    return (
        closed or following is None or following.text in ("and", "to", "in", "at", "with", "were")
    )


def _is_evident(line: Line, name: Name) -> bool:
    """Whether words look like a person's name rather than a place or a first word."""
    parts = name.parts
    if len(parts) >= 2:
        place = known_place(" ".join(parts))
        return place is None or parts[0].lower() in given_names()
    before = name.first - 1
    before -= before > 0 and line.tokens[before].text == "."
    honoured = before >= 0 and line.tokens[before].word.has("honorific")
    return line.people.find(parts[0]) is not None or honoured
