"""Events that a Russian sentence names without a common noun, or by more than one with a name:
`Сабантуй`, `в «Лыжне дружбы»`, `Турнир памяти Валерия Белова`, `ПМЭФ-2025`."""

from __future__ import annotations

import re

from comity.reading.document import Token
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.phrases import is_adjective
from comity.reading.languages.russian.places import is_place_word, place_of_adjective

_OWN = members("events", "own")
_TAKEN_PART = members("events", "taken_part")
_GOING_TO = members("events", "going_to")
_HELD = members("events", "held")
_LEADS = members("events", "leads")
_OPEN = {"«": "»", "“": "”", "„": "“", '"': '"'}
_DATED = re.compile(r"[^\W\d_]{3,}-20\d\d")
_NATIONS = ("международн", "всемирн", "российско-", "евразийск", "всероссийск")
_WIDEST = 8
_BEFORE = 4
_BEHIND = 4


def own_name(tokens: list[Token], at: int) -> bool:
    """`Сабантуй`, `ПМЭФ-2025`: a word that is an event's name by itself."""
    token = tokens[at]
    if _DATED.fullmatch(token.text) and token.is_capital:
        return True
    return token.is_capital and token.word.lemma in _OWN


def of_memory(tokens: list[Token], head: int) -> int:
    """Where `турнир памяти Валерия Белова` ends; the position behind the head if it is none."""
    at = head + 1
    if at + 1 >= len(tokens) or tokens[at].word.lower not in ("памяти", "имени"):
        return at
    last = at + 1
    while last < len(tokens) and tokens[last].is_capital and tokens[last].is_word:
        last += 1
    return last if last > at + 1 else at


def of_city(tokens: list[Token], first: int, head: int) -> bool:
    """`Московский марафон`: the adjective of a place makes the name, at a sentence's start too."""
    return (
        first < head
        and is_adjective(tokens[first])
        and (place_of_adjective(tokens[first].word.lower, True) is not None)
    )


def is_between_nations(tokens: list[Token], first: int, head: int, last: int) -> bool:
    """`международный форум мэров`, `форум городов стран БРИКС`: the name of a forum though no
    word of it but an abbreviation has a capital."""
    if tokens[head].word.value("event") != "forum" or last <= head + 1:
        return False
    if any(t.text.isupper() and len(t.text) > 2 for t in tokens[head + 1 : last]):
        return True
    if sum(is_place_word(t.text) for t in tokens[head + 1 : last] if t.is_capital) > 1:
        return True  # `форум делового сотрудничества Москвы и Минска`
    return any(t.word.lower.startswith(_NATIONS) for t in tokens[first:head])


def quoted_event(tokens: list[Token], at: int) -> int | None:
    """The position behind a name in quotation marks that is held or taken part in, else None."""
    closing = _OPEN.get(tokens[at].text)
    if closing is None or at + 2 >= len(tokens) or not tokens[at + 1].is_capital:
        return None
    last = next(
        (i for i in range(at + 2, min(at + _WIDEST, len(tokens))) if tokens[i].text == closing),
        None,
    )
    if last is None:
        return None
    before = tokens[max(0, at - _BEFORE) : at]
    if before and before[-1].word.part == "noun" and not before[-1].word.has("preposition"):
        return None  # `группа «Ромашка»`: the noun tells what it is
    led = bool(before) and before[-1].word.lower in _LEADS
    coming = _GOING_TO if led and before[-1].word.lower == "на" else frozenset()
    if led and any(t.word.lemma in _TAKEN_PART | coming for t in before):
        return last + 1
    behind = tokens[last + 1 : last + 1 + _BEHIND]
    if (led or not before) and any(
        t.word.lemma in _HELD and t.word.verb is not None for t in behind
    ):
        return last + 1
    return None
