"""Names of people in Turkish text: which words may be part of one, where one ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.gazetteer import demonyms
from comity.reading.document import Token
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.phrases import MONTHS_AND_DAYS, case_of
from comity.reading.languages.turkish.words import given_names
from comity.reading.places import is_plainly_place, known_place

_PARTICLES = frozenset({
    "oğlu", "kızı", "binti", "van", "von", "di", "del", "der", "den", "bin", "bint", "ibn",
    "al", "el", "la", "le", "du", "dos", "ul", "ud"
})  # fmt: skip


_MAX_NAME = 5
_TRADES = ("other",)
# `Bölgesinden`, `İlçesi`; Ülken is a surname.
_OF_PLACE = re.compile(r"(?:[sc]i|sı|[ğl]i|yeti)(?:n\w+)?$")
_ROMAN = frozenset({"II", "III", "IV", "VI"})
# Classes of words that are no part of a name, unless people are called so too.
_NO_NAMES = (
    "office", "institution", "honorific", "event", "agreement", "encounter", "group", "thing",
)  # fmt: skip


def is_name_word(token: Token) -> bool:
    """A capitalised word that may be part of a person's name."""
    if not token.is_word or token.text[0].isdigit() or token.base in _ROMAN:
        return False
    if not token.is_capital:
        return _has_article(token)
    word = token.word
    if lower(token.base) in MONTHS_AND_DAYS or _is_of_two_peoples(token.base):
        return False
    if word.has("place_noun") and _OF_PLACE.search(word.lower) and not token.suffix:
        return False
    if word.has("facility") and (word.is_possessed or token.suffix in _LOCATIVE):
        return False
    if word.has(*_NO_NAMES):
        given = lower(token.base) in given_names()
        return given and (not word.is_possessed or lower(token.base).endswith("n"))
    return True


def _is_of_two_peoples(base: str) -> bool:
    """`Türk-Kazak` dostluğu: no part of the name before it."""
    one, hyphen, other = base.partition("-")
    return bool(hyphen and demonyms.country_of(one) and demonyms.country_of(other))


_LOCATIVE = frozenset({"ta", "te", "da", "de"})


def _cased(word: str) -> str:
    """`KILIÇARSLAN` -> `Kılıçarslan`, as the name is written elsewhere."""
    if not word.isupper() or len(word) < 2 or word in ("II", "III", "IV"):
        return word
    return "-".join(part[:1] + lower(part[1:]) for part in word.split("-"))


def _has_article(token: Token) -> bool:
    """`al-Jarrar`, `es-Sabah`: an Arabic article joined to a name."""
    article, hyphen, name = token.base.partition("-")
    return bool(hyphen) and len(article) == 2 and name[:1].isupper()


@dataclass(slots=True)
class NameRun:
    """A run of capitalised words: positions of the tokens and whether an ending closes it."""

    first: int
    last: int
    name: str


def name_after(tokens: list[Token], position: int) -> NameRun | None:
    """The person's name that begins at a position, skipping titles such as `Dr.`, or None."""
    at = position
    while at < len(tokens) and (tokens[at].word.has("honorific") or tokens[at].text == "."):
        if tokens[at].text == "." and (at == position or tokens[at].start != tokens[at - 1].end):
            return None
        at += 1
    if at < len(tokens) and tokens[at].base == "V" and _dot_follows(tokens, at):
        at += 2  # `Belediye Başkan V.`: the acting mayor's title goes on
    first = at
    parts: list[str] = []
    while at < len(tokens) and len(parts) < _MAX_NAME:
        token = tokens[at]
        if len(token.base) == 1 and token.is_capital and _dot_follows(tokens, at):
            parts.append(token.base + ".")
            at += 2
            continue
        if parts and _particle_run(tokens, at):
            width = _particle_run(tokens, at)
            parts += [t.text for t in tokens[at : at + width]]
            at += width
            continue
        if parts and token.start - tokens[at - 1].end > 1:
            break  # names in columns, as under a protocol
        if parts and _is_word_surname(tokens, at, parts):
            parts.append(token.base)
            at += 1
            break
        if not parts and _is_named_as_month(tokens, at):
            parts.append(_cased(token.base))
            at += 1
            continue
        if not is_name_word(token) or _begins_anew(tokens, at, len(parts)):
            break
        parts.append(_cased(token.base))
        at += 1
        if token.suffix:
            break
    if not parts:
        return None
    return NameRun(first, at, " ".join(parts))


def _is_named_as_month(tokens: list[Token], at: int) -> bool:
    """`Cumhurbaşkanı Kasım Tokayev`: a given name that is a month's too, behind a title."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if at == 0 or following is None or not tokens[at - 1].word.has("office"):
        return False
    low = lower(token.base)
    named = token.is_capital and not token.suffix and low in MONTHS_AND_DAYS
    return named and low in given_names() and is_name_word(following)


def _is_adverbial_place(token: Token) -> bool:
    """`Emir Hadzic Saraybosna’da ...`: a place with its ending stands after the name."""
    if not token.suffix or case_of(token) not in ("in", "to", "from"):
        return False
    place = known_place(token.base)
    return place is not None and place.population > _CITY


_CITY = 100_000


def _is_place_beside(token: Token) -> bool:
    """`Ahmet Kaya Tebriz’i ziyaret etti`: a place that stands after the name, whatever its
    ending, unless people are called so too."""
    return (
        bool(token.suffix)
        and is_plainly_place(token.base)
        and lower(token.base) not in given_names()
    )


def _is_word_surname(tokens: list[Token], at: int, parts: list[str]) -> bool:
    """`Murat Kurum`, `Mehmet Duman`: a word of the language, by itself, after a given name."""
    token = tokens[at]
    if not token.is_capital or is_name_word(token) or _is_of_two_peoples(token.base):
        return False
    if token.word.is_possessed and not lower(token.base).endswith("an"):
        return False  # `Duman` only looks like a form of `duma`
    if token.word.has("honorific", "facility") or len(parts) > 2:
        return False
    trade = token.word.value("office") in _TRADES and len(parts) == 1
    if token.word.has("office") and not trade:
        return False  # `İlhan Yazar`, but not `Ali Başkan`
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = following is None or not following.is_capital or bool(token.suffix)
    return alone and lower(parts[0]) in given_names()


def _begins_anew(tokens: list[Token], at: int, known: int) -> bool:
    """Whether a word after a whole name belongs to what follows (`A. B. Ankara Valisi ...`), or
    one at its place to the title (`Başkan Birinci Yardımcısı A. B.`)."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.word.has("title") and following is not None and not token.suffix:
        if following.is_capital and following.word.has("office"):
            return True
    if known < 2:
        return False
    if _is_adverbial_place(token) or _is_place_beside(token):
        return True
    if token.suffix or following is None or known_place(token.base) is None:
        return False
    return following.is_capital and following.word.has("title", "office", "institution")


def _particle_run(tokens: list[Token], at: int) -> int:
    """How many particles stand here before a further name word (`van den Berg`, `oğlu X`)."""
    width = 0
    while at + width < len(tokens) and tokens[at + width].text in _PARTICLES:
        width += 1
    if not width or at + width >= len(tokens) or not is_name_word(tokens[at + width]):
        return 0
    return width


def _dot_follows(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 1].start == tokens[at].end
    )
