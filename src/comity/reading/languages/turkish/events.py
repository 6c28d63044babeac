"""Names of events in Turkish: where the phrase begins that a word for an event ends."""

from __future__ import annotations

import re

from comity.reading.document import Token
from comity.reading.languages.turkish.instruments import words_of
from comity.reading.languages.turkish.morphology import apostrophe_case, lower
from comity.reading.languages.turkish.phrases import PhraseStart

_FEST = re.compile(r"\w{4,}fest")
_NUMBER = re.compile(r"\d{1,3}|[IVXL]{2,}")
_OURS = re.compile(r"\w+[ıiuü]m[ıiuü]z\w*")


def is_fest(token: Token) -> bool:
    """`Altstadtfest`, `Gastrofest`: a word that is an event's name by itself."""
    return token.is_capital and _FEST.fullmatch(lower(token.base)) is not None


def fest_start(tokens: list[Token], floor: int, index: int) -> int:
    """Where the name begins that such a word ends."""
    first = index
    while first - 1 > max(floor - 1, 0):
        before = tokens[first - 1]
        if not before.is_capital or not before.is_word or before.suffix:
            break
        first -= 1
    return first


def event_start(tokens: list[Token], floor: int, head: int) -> int | None:
    """Where the name begins whose head, a word for an event, stands at `head`; None if that
    is a common noun there."""
    token = tokens[head]
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if following is not None and not token.suffix and not _is_whole(token, following):
        if following.word.has("event", "institution"):
            return None
    bare = not token.suffix and not token.word.is_possessed
    if bare and following is not None and following.is_capital and token.is_capital:
        return None  # `Erbil Uluslararası Fuar Alanı`
    if not token.is_capital and token.word.lemma in words_of("weak_event"):
        return None
    if not token.suffix and _OURS.fullmatch(token.word.lower):
        return None
    first = PhraseStart(tokens, floor).of(head)
    while first < head and not (tokens[first].is_capital or tokens[first].text[0].isdigit()):
        first += 1
    while first < head and tokens[first].word.has("group", "office") and not tokens[first].suffix:
        first += 1  # `Heyet Travnik Günü’ne katıldı`: who took part is no part of the name
    for index in range(first, head):
        if tokens[index].word.value("group") == "delegation" and tokens[index].word.is_possessed:
            first = index + 1  # `Irak Heyeti İzmir Fuarı’nda`
    words = tokens[first:head]
    if not words or not any(t.is_capital or t.text[0].isdigit() for t in words):
        return None
    if not token.is_capital and _is_common(words):
        return None
    is_holiday = lower(words[0].base) in words_of("holiday")
    if is_holiday and token.word.lemma in words_of("holiday_head"):
        return None
    return _with_number(tokens, floor, first)


def _with_number(tokens: list[Token], floor: int, first: int) -> int:
    """`8. Sakarya Kitap Fuarı`, `XII. Kitap Fuarı`: the number of an event opens its name."""
    if first - 2 < floor or tokens[first - 1].text != "." or not tokens[first].is_capital:
        return first
    number, dot = tokens[first - 2], tokens[first - 1]
    if number.end != dot.start or dot.end == tokens[first].start:
        return first
    return first - 2 if _NUMBER.fullmatch(number.text) else first


def _is_whole(token: Token, following: Token) -> bool:
    """`Travnik Belediye Günü etkinlikleri`: the day is the event, the rest says what it has."""
    return (
        token.is_capital
        and token.word.is_possessed
        and not following.is_capital
        and following.word.lemma in words_of("doings")
    )


def _is_common(words: list[Token]) -> bool:
    """`Japon kültür festivali`: a people's name makes no name of an event."""
    alone = len(words) > 1 and not any(t.is_capital for t in words[1:])
    return alone and lower(words[0].base) in words_of("people")


def assembly_start(tokens: list[Token], floor: int, head: int) -> int | None:
    """`TDBB 6. Olağan Genel Kurulu`: a sitting, not the body; where its name begins, or None."""
    if tokens[head].word.lemma != "kurul" or head < floor + 2:
        return None
    if tokens[head - 1].word.lower != "genel":
        return None
    first = head - 1
    numbered = False
    while first > floor and head - first < _LONGEST:
        before = tokens[first - 1]
        numbered = numbered or before.text[0].isdigit() or before.word.lower.startswith("olağan")
        if not (before.is_capital or before.text[0].isdigit() or before.text == "."):
            break
        if before.suffix and apostrophe_case(before.suffix) not in ("", "of"):
            break
        first -= 1
    return first if numbered and first < head - 1 else None


_LONGEST = 9
