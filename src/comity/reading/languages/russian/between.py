"""`соглашение между А и Б`: the words for each party, named or not."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.located import one_of_regions
from comity.reading.languages.russian.phrases import (
    is_adjective,
    nominative_phrase,
    noun_reading,
    passage_of,
)
from comity.reading.line import behind_bracket

_COLLECTIVE = members("agreements", "collective")
_INSTRUMENTAL = frozenset({"ablt"})
_FAR = 30


_BODIES = (MentionKind.INSTITUTION, MentionKind.PLACE)
_OWN = members("agreements", "own_city")


def signed_for(sentence: Sentence) -> list[Mention]:
    """`от Казани – Галиев`, `от имени города`: in whose name somebody signed."""
    tokens = sentence.tokens
    return [
        m
        for m in sentence.mentions
        if m.kind in _BODIES
        and any(t.word.lower == "от" for t in tokens[max(0, m.first - 2) : m.first])
    ]


def means_home(name: str) -> bool:
    """`город`, `администрация города`, `наш район`."""
    return " ".join(name.lower().split()) in _OWN


def parties_between(text: str, sentence: Sentence, agreement: Mention) -> list[tuple[str, Passage]]:
    """The parties that stand behind an agreement and `между`, before the next agreement."""
    tokens = sentence.tokens
    others = {m.first for m in sentence.mentions if m.kind is MentionKind.AGREEMENT}
    for index in range(agreement.last, min(len(tokens) - 1, agreement.last + _FAR)):
        if index in others:
            return []
        if tokens[index].word.lower == "между":
            parts = _parts(text, sentence, index + 1)
            return parts if len(parts) > 1 else []
    return []


def _parts(text: str, sentence: Sentence, at: int) -> list[tuple[str, Passage]]:
    tokens = sentence.tokens
    owner = {i: m for m in sentence.mentions for i in range(m.first, m.last)}
    parts: list[tuple[str, Passage]] = []
    first, last_comes = at, False
    while at <= len(tokens):
        if at < len(tokens) and at in owner:
            at = owner[at].last
            continue
        token = tokens[at] if at < len(tokens) else None
        if token is not None and token.text == "(":
            at = behind_bracket(tokens, at)
            continue
        low = token.word.lower if token is not None else ""
        if token is not None and low not in ("и", ",") and not _stops(token):
            at += 1
            continue
        part = _part(text, tokens, first, at)
        if part is None:
            return parts if last_comes else []
        parts.append(part)
        if last_comes:
            parts = _of_one_noun(tokens, parts)
        if low not in ("и", ",") or last_comes:
            break
        last_comes = low == "и"
        at += 1
        first = at
    return parts if last_comes else []


def _of_one_noun(
    tokens: list[Token], parts: list[tuple[str, Passage]]
) -> list[tuple[str, Passage]]:
    """`между Павлодарской и Омской областями`: each adjective with the noun that both share."""
    by_end = {t.end: t for t in tokens}
    noun = by_end[parts[-1][1].end]
    if not (noun.word.has("place_noun") and noun.word.is_plural):
        return parts
    words = [next(t for t in tokens if t.start == p[1].start) for p in parts]
    if not all(is_adjective(w) and w.is_capital for w in words):
        return parts
    named = [one_of_regions(word, noun) for word in words]
    return [(name, part[1]) for name, part in zip(named, parts, strict=True)]


def _stops(token: Token) -> bool:
    word = token.word
    if token.quotation is not None:
        return True
    if not token.is_word:
        return token.text not in ("-", "–", ".", "«", "»", '"', "№")
    if word.has("preposition"):
        return True
    return word.verb is not None and not is_adjective(token) and noun_reading(token) is None


def _part(text: str, tokens: list[Token], first: int, last: int) -> tuple[str, Passage] | None:
    words = [t for t in tokens[first:last] if t.is_word]
    if not words or len(words) > 14 or any(t.word.lower in _COLLECTIVE for t in words):
        return None
    stop = next((i for i in range(first, last) if tokens[i].text == "("), last)
    if stop <= first:
        return None  # `между Лидсом и (Осакой)`: words in brackets alone name no party
    head = next((i for i in range(first, stop) if _is_noun(tokens[i])), first)
    if tokens[head].word.has("place_noun") and head + 1 < stop and tokens[head + 1].is_capital:
        head = first = head + 1  # `городом Мичуринском Тамбовской области`
    stop = _name_end(tokens, head, stop)
    name = nominative_phrase(text, tokens, first, head, stop, _INSTRUMENTAL)
    return name, passage_of(tokens, first, stop)


def _name_end(tokens: list[Token], head: int, stop: int) -> int:
    """Where the name of a town, or of a body of `города Чхонджу Республики Корея`, ends: before
    the region or state that goes behind it."""
    town = next((i for i in range(head, stop) if tokens[i].word.value("place_noun") == "city"), -1)
    if town < 0 and tokens[head - 1].word.value("place_noun") != "city":
        return stop
    for index in range(max(town + 2, head + 1), stop):
        if not tokens[index].is_word and tokens[index].text not in ("-", "–"):
            return index
        if not _joins_name(tokens, index):
            return index
    return stop


def _joins_name(tokens: list[Token], at: int) -> bool:
    """`Нови-Сад`, `Нижний Новгород`: words of one name, no region that goes behind it."""
    return not (tokens[at].word.has("place_noun") or is_adjective(tokens[at]))


def _is_noun(token: Token) -> bool:
    return token.is_word and not is_adjective(token) and noun_reading(token) is not None
