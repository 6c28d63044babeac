"""Prepositional parts of an office phrase: `по внешним связям`, `в Казани`, `против войны`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.reading.document import Token
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.phrases import can_be, is_adjective, noun_reading
from comity.reading.languages.russian.places import is_place_word
from comity.reading.languages.russian.starts import name_after, starts_name

if TYPE_CHECKING:
    from comity.reading.languages.russian.chains import Chain

from comity.reading.languages.russian.chain_part import Part, list_goes_on, place_width

_ASIDE = members("prepositional", "aside")


_SEATED = ("envoy", "member", "deputy", "chair")


def tail(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`по внешним связям`, `при Президенте`, `от партии`: the preposition and its noun phrase."""
    cases = {"по": ("datv",), "при": ("loct",), "от": ("gent",)}[tokens[at].word.lower]
    if tokens[at].word.lower == "от" and tokens[chain.head].word.value("office") != "member":
        return None
    index = at + 1
    end = 0
    while index < len(tokens) and index - at < 14:
        token = tokens[index]
        if token.text in ("и", ","):
            if index + 1 >= len(tokens) or not index > at + 1:
                break
            if tokens[index + 1].is_capital and not tokens[index - 1].is_capital:
                break
            index += 1
            continue
        if not token.is_word or not any(can_be(token, c) for c in cases):
            break
        if end == index and tokens[index - 1].text not in ("и", ","):
            if tokens[index - 1].word.has("place_noun") and (w := place_width(tokens, index)):
                end = index + w  # от штата Аризона
            break  # the noun is there; what follows is no further member
        if is_adjective(token):
            index += 1
            continue
        if noun_reading(token) is None and not token.text.isupper():
            break
        index += 1
        end = index
        if (
            index < len(tokens)
            and tokens[index].text == ","
            and not _dative_list(tokens, index, cases)
        ):
            break
    if not end and index < len(tokens) and tokens[index].text.isupper():
        end = index + 1
    return Part("tail", at, _with_whom(tokens, end)) if end else None


_DEALINGS = frozenset({"связь", "работа", "взаимодействие", "сотрудничество", "отношение"})
_OF_STATE = frozenset({"власти", "самоуправления"})


def _with_whom(tokens: list[Token], end: int) -> int:
    """`по связям с общественностью`, `по работе с органами власти`: where the words behind the
    second preposition end."""
    if end + 1 >= len(tokens) or tokens[end].word.lower not in ("с", "со"):
        return end
    if tokens[end - 1].word.lemma not in _DEALINGS:
        return end
    index = end + 1
    while index < len(tokens) and is_adjective(tokens[index]) and can_be(tokens[index], "ablt"):
        index += 1
    if index >= len(tokens) or (tokens[index].is_capital and not tokens[index].text.isupper()):
        return end
    index += 1
    while index < len(tokens) and is_adjective(tokens[index]) and not tokens[index].is_capital:
        index += 1
    return index + 1 if index < len(tokens) and tokens[index].word.lower in _OF_STATE else index


def _dative_list(tokens: list[Token], at: int, cases: tuple[str, ...]) -> bool:
    """Whether a comma in `по культуре, спорту и туризму` opens a further member."""
    return (
        at + 1 < len(tokens)
        and any(list_goes_on(tokens, at + 1, c) for c in cases)
        and any(can_be(tokens[at + 1], c) for c in cases)
    )


def seat(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`в Казани` behind an envoy or representative."""
    office = tokens[chain.head].word.value("office")
    inside = any(p.kind == "institution" for p in chain.parts)
    if office not in _SEATED and not inside:
        return None
    index = at + 1
    while (
        index < len(tokens)
        and (tokens[index].word.has("place_noun") or is_adjective(tokens[index]))
        and index - at < 4
        and not is_place_word(tokens[index].base)
    ):
        index += 1
    width = place_width(tokens, index)
    if not width and index < len(tokens) and tokens[index].text.isupper():
        width = int(1 < len(tokens[index].text) <= 5)  # в ПФО
    if not width and office == "envoy":
        width = _unknown_width(tokens, at + 1)
        index = at + 1 if width else index
    if not width:
        width = 1 if index > at + 1 and tokens[index - 1].word.has("place_noun") else 0
        index -= 1 if width else 0
    if not width:
        return None
    if office != "envoy" and not inside:
        following = index + width
        if following >= len(tokens) or not starts_name(tokens, following, chain.cases):
            return None
    return Part("seat", at, index + width)


def _unknown_width(tokens: list[Token], at: int) -> int:
    """How many words a region has that no gazetteer knows: `на Южном Кавказе`."""
    if at + 1 >= len(tokens) or not (tokens[at].is_capital and tokens[at + 1].is_capital):
        return 0
    agrees = is_adjective(tokens[at]) and can_be(tokens[at], "loct")
    return 2 if agrees and can_be(tokens[at + 1], "loct") else 0


def aside(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`на переговорах`, `против нелегальной иммиграции`: a preposition with its noun phrase,
    where more of the chain or the name follows."""
    low = tokens[at].word.lower
    if low not in _ASIDE or (not chain.parts and low not in ("в", "на")):
        return None
    index = at + 1
    while index < len(tokens) and index - at < 5 and is_adjective(tokens[index]):
        index += 1
    if index >= len(tokens) or noun_reading(tokens[index]) is None:
        return None
    if tokens[index].is_capital and index == at + 1:
        return None
    last = index + 1
    if last >= len(tokens):
        return None
    following = tokens[last]
    if following.text == "(":
        return Part("aside", at, last) if name_after(tokens, last, chain.cases) else None
    if following.word.has("preposition"):
        return Part("aside", at, last) if aside(tokens, last, chain) else None
    return Part("aside", at, last) if starts_name(tokens, last, chain.cases) else None
