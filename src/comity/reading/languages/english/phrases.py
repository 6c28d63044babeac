"""Stretches of tokens: their words as they stand, the places among them."""

from __future__ import annotations

from itertools import pairwise

from comity.gazetteer import country_of
from comity.passages import Passage
from comity.reading.document import Token
from comity.reading.languages.english.calendar import DATES
from comity.reading.languages.english.determiners import ARTICLES
from comity.reading.languages.english.words import given_names
from comity.reading.places import known_place

_WIDEST_PLACE = 4
_NO_PLACE = (
    "title",
    "subject",
    "office",
    "common",
    "function",
    "event",
    "institution",
    "agreement",
)


def passage_of(tokens: list[Token], first: int, last: int) -> Passage:
    """The passage of `tokens[first:last]` without a closing possessive."""
    end = tokens[last - 1]
    stop = end.start + len(end.base) if end.suffix else end.end
    return Passage(tokens[first].start, stop)


def surface(tokens: list[Token], first: int, last: int, text: str) -> str:
    """The words as they stand, without a closing possessive and an opening article."""
    while first < last and tokens[first].word.lower in ARTICLES:
        first += 1
    if first >= last:
        return ""
    return " ".join(passage_of(tokens, first, last).of(text).split())


def place_width(tokens: list[Token], at: int, last: int) -> int:
    """How many tokens from a position on name a place of the gazetteer; 0 for none."""
    last = min(last, len(tokens))
    if at >= last or not tokens[at].is_capital or not tokens[at].is_word:
        return 0
    widest, most = 1, min(_WIDEST_PLACE, last - at)
    while widest < most and tokens[at + widest].is_word and not tokens[at + widest - 1].suffix:
        widest += 1
    for width in range(widest, 1, -1):
        words = tokens[at : at + width]
        if _may_end_place(words) and known_place(" ".join([t.base for t in words])) is not None:
            return width
    word = tokens[at].word
    if word.lower in DATES or word.has(*_NO_PLACE):
        return 0
    return 1 if known_place(tokens[at].base) is not None else 0


def _may_end_place(words: list[Token]) -> bool:
    """`Kazan`, `Sverdlovsk region`: a capital, or the word for what the place is."""
    return words[-1].is_capital or (len(words) > 1 and words[-1].word.has("place_noun"))


def is_name_part(tokens: list[Token], at: int) -> bool:
    """`Quang Nam`, `Vinh Phuc`: whether one more word, the last with a capital, goes on with the
    name of a place; a given name begins a person's."""
    if at >= len(tokens) or tokens[at - 1].suffix:
        return False
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if not (token.is_word and token.is_capital) or (behind is not None and behind.is_capital):
        return False
    known = token.word.senses or token.word.verb is not None or token.word.lower in DATES
    return not known and token.base.isalpha() and token.word.lower not in given_names()


def place_in(tokens: list[Token], first: int, last: int) -> str | None:
    """The first place that is named among the words of a phrase, plain ones before doubtful."""
    doubtful: str | None = None
    at = first
    while at < last:
        width = place_width(tokens, at, last)
        if width:
            name = " ".join(t.base for t in tokens[at : at + width])
            place = known_place(name)
            if place is not None and not place.is_ambiguous:
                return name
            doubtful = doubtful or name
        at += max(width, 1)
    return doubtful


def state_letters(tokens: list[Token], first: int, last: int) -> str | None:
    """`US` for `U.S.` or `US`, if a stretch is such an abbreviation of a state or union."""
    if first < 0 or not all(t.end == u.start for t, u in pairwise(tokens[first:last])):
        return None
    letters = "".join(t.base for t in tokens[first:last] if t.text != ".")
    dotted = last - first == 1 or all(t.text == "." for t in tokens[first + 1 : last : 2])
    return letters if dotted and letters in _STATES else None


_STATES = frozenset({"US", "USA", "UK", "EU", "UN", "UAE", "DRC", "PRC", "ROK"})


def country_named(tokens: list[Token], first: int, last: int) -> str | None:
    """The country of an adjective at the end of a stretch: `Sri Lankan`, `Korean`."""
    for width in (2, 1):
        if last - width < first:
            continue
        words = tokens[last - width : last]
        if not all(t.is_capital for t in words):
            continue
        country = country_of(" ".join(t.base for t in words))
        if country is not None:
            return country.name
    return None
