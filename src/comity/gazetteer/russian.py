"""Nominatives that a Russian oblique form of a place's name may come from.

Candidates only: the caller looks each one up in the gazetteer, so that a wrong
candidate costs nothing. Useful because texts say `в Казани`, `мэрия Стамбула`, `из
Нижнего Новгорода`. Endings follow the declension tables of any Russian grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

_NOUN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("иями", ("ии",)),
    ("ями", ("и", "я", "ь")),
    ("ами", ("ы", "и", "а")),
    ("иях", ("ии",)),
    ("ях", ("и",)),
    ("ах", ("ы", "и")),
    ("иям", ("ии",)),
    ("ям", ("и",)),
    ("ам", ("ы", "и")),
    ("ией", ("ия",)),
    ("ии", ("ия", "ий")),
    ("ию", ("ия", "ий")),
    ("ия", ("ий",)),
    ("ием", ("ий", "ие")),
    ("ью", ("ь",)),
    ("ьем", ("ье",)),
    ("ья", ("ье",)),
    ("ье", ("ья",)),
    ("ьи", ("ья",)),
    ("ьей", ("ья",)),
    ("ого", ("ый", "ой", "ий", "ое")),
    ("его", ("ий", "ее")),
    ("ому", ("ый", "ой", "ий", "ое")),
    ("ему", ("ий", "ее")),
    ("ым", ("ый", "ой", "", "о")),
    ("им", ("ий", "ый")),
    ("ой", ("а", "ая")),
    ("ей", ("я", "а", "ы", "и")),
    ("ом", ("", "о", "ый", "ий", "ое")),
    ("ем", ("ь", "й", "е", "", "ий")),
    ("ых", ("ые",)),
    ("их", ("ие",)),
    ("ую", ("ая",)),
    ("юю", ("яя",)),
    ("ов", ("ы",)),
    ("а", ("", "о")),
    ("я", ("ь", "й", "е")),
    ("у", ("а", "", "о")),
    ("ю", ("я", "ь", "й")),
    ("ы", ("а",)),
    ("и", ("ь", "я", "а", "")),
    ("е", ("а", "", "я", "ь", "о", "й")),
)

_FLEETING = {"орла": "орел", "орлу": "орел", "орле": "орел", "орлом": "орел", "ельца": "елец",
             "афин": "афины", "канн": "канны", "салоник": "салоники", "чебоксар": "чебоксары",
             "набережных челнов": "набережные челны", "сум": "сумы", "черновцов": "черновцы",
             "яссах": "яссы", "ясс": "яссы", "мытищ": "мытищи", "люберец": "люберцы",
             "химок": "химки", "шахт": "шахты", "карловых вар": "карловы вары",
             "соединенных штатов": "соединенные штаты", "филиппин": "филиппины",
             "сша": "сша", "нидерландов": "нидерланды", "эмиратов": "эмираты"}  # fmt: skip


def nominatives(key: str) -> Iterator[str]:
    """Possible nominative keys of an oblique key of one or more words, likeliest first.

    `key` comes from `comity.gazetteer.names.key_of`; at most 400 candidates.
    """
    if key in _FLEETING:
        yield _FLEETING[key]
    choices = [tuple(_word(word)) for word in key.split(" ")]
    for words in islice(product(*choices), 1, 400):
        yield " ".join(words)


def _word(word: str) -> Iterator[str]:
    """The word itself, then what it may be an oblique form of."""
    yield word
    if word in _FLEETING:
        yield _FLEETING[word]
    for ending, nominative_endings in _NOUN:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            for nominative in nominative_endings:
                yield stem + nominative
