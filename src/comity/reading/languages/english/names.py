"""Names of people in English text: where they begin, how far they go."""

from __future__ import annotations

from typing import NamedTuple

from comity.reading.document import Token
from comity.reading.languages.english.calendar import DATES
from comity.reading.languages.english.words import given_names, listed

_PARTICLES = listed("names", "particles")
_ALSO_GIVEN = frozenset({"may", "june", "april", "august", "jan", "mar", "jun"})
_NO_PART = ("office", "institution", "event", "agreement", "encounter", "group", "title")
_NO_NAME = ("honorific", "place_noun", "subject", "venue", "common", "function")
_NO_NAMES = frozenset({"in", "on", "off", "co", "non"})
_MAX_PARTS = 6
_MARKS = "\"“”'‘’"


class Name(NamedTuple):
    """A person's name: `first` and `last` (excluded) among the tokens, and its words."""

    first: int
    last: int
    text: str

    @property
    def parts(self) -> list[str]:
        """The words of the name."""
        return self.text.split()


def is_name_word(token: Token) -> bool:
    """Whether a capitalised word may be part of a person's name."""
    if not token.is_word or not token.is_capital or token.text[0].isdigit():
        return False
    word = token.word
    low = word.lower
    if low.partition("-")[0] in _NO_NAMES:
        return False  # `Ambassador In-charge`
    if low in DATES:
        return low in _ALSO_GIVEN
    if word.has(*_NO_PART) or word.has(*_NO_NAME):
        return low in given_names() and not word.has("office", "function")
    return not (word.part == "verb" and token.base.isupper() and len(token.base) > 3)


def name_at(tokens: list[Token], position: int) -> Name | None:
    """The person's name that begins at a position; honorifics before it are skipped."""
    first = _past_honorifics(tokens, position)
    at, parts = first, list[str]()
    while at < len(tokens) and len(parts) < _MAX_PARTS:
        if at > first and (_is_apart(tokens, at) or tokens[at].base in _HONOURS):
            break
        if len(parts) > 1 and tokens[at].word.lower in _HEADLINE:
            break
        step = _part_at(tokens, at, parts)
        if step == 0:
            break
        at += step
        if tokens[at - 1].suffix:
            break
    while parts and parts[-1].islower() and parts[-1] in _PARTICLES and parts[-1] not in _TAILS:
        parts.pop()
        at -= 1
    if not parts or all(p.endswith(".") for p in parts):
        return None
    return Name(first, at, " ".join(parts))


_HONOURS = frozenset({
    "IAS", "IPS", "IFS", "MBE", "OBE", "CBE", "KBE", "DBE", "JP", "DL", "QC", "KC", "SC", "PhD",
})  # fmt: skip


# Verbs of headlines that write every word with a capital (`Mayor Nuri Aslan Meets Consuls`).
_HEADLINE = listed("names", "headline")


def _is_apart(tokens: list[Token], at: int) -> bool:
    """Whether more than a blank parts two words: names in columns, as under a treaty."""
    return tokens[at].start - tokens[at - 1].end > 1


_TAILS = frozenset({"uulu", "kyzy", "oglu", "qizi"})


def _part_at(tokens: list[Token], at: int, parts: list[str]) -> int:
    """Add the part of a name at a position; returns how many tokens it takes, or 0."""
    token = tokens[at]
    if token.is_capital and len(token.base) <= 2 and _dotted(tokens, at):
        if len(token.base) == 1 or _goes_on(tokens, at + 2):
            parts.append(f"{token.base}.")
            return 2
    if parts and token.text in _PARTICLES:
        following = at + 1 < len(tokens) and is_name_word(tokens[at + 1])
        if following or token.text in _TAILS:
            parts.append(token.text)
            return 1
        return 0
    if parts and (nickname := _nickname(tokens, at)):
        parts.append(f'"{nickname}"')
        return 3
    if not parts and (_is_letter(tokens, at) or _is_short_surname(tokens, at)):
        parts.append(token.base)
        return 1
    if (
        not is_name_word(token)
        and not (parts and _said(token))
        and not _is_word_name(tokens, at, parts)
    ):
        return 0
    parts.append(_cased(token.base))
    return 1


def _is_letter(tokens: list[Token], at: int) -> bool:
    """`Councillors A Davies, ...`: an initial without a dot that is also the article."""
    if tokens[at].text != "A" or at + 1 >= len(tokens) or not is_name_word(tokens[at + 1]):
        return False
    before = tokens[at - 1] if at else None
    return before is not None and (before.word.has("office") or before.text in (",", ";", "and"))


def _is_short_surname(tokens: list[Token], at: int) -> bool:
    """`He Luli`, `An Zhongwei`: a surname that reads like a pronoun or an article, before a name;
    no verb behind it has a capital."""
    if tokens[at].text not in _SHORT_SURNAMES or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return is_name_word(behind) and not behind.word.senses and behind.word.verb is None


_SHORT_SURNAMES = frozenset({"He", "An", "So", "You"})


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the name goes on behind a dot, so that it is an initial's and ends no sentence."""
    return at < len(tokens) and is_name_word(tokens[at])


def _said(token: Token) -> bool:
    """`Twahir Said`: a capitalised word of the language inside a name."""
    return token.is_capital and token.word.lower in ("said", "so", "no", "an", "do", "can", "has")


def _is_word_name(tokens: list[Token], at: int, parts: list[str]) -> bool:
    """`Anna Young`, `Gareth Hall`: a word of the language as surname after a given name;
    `Park Min-jun`: one before a hyphenated given name."""
    token = tokens[at]
    if not token.is_capital or token.word.lower not in _SURNAMES:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not parts:
        return following is not None and "-" in following.base and is_name_word(following)
    if len(parts) > 2 or parts[0].lower() not in given_names():
        return False
    return following is None or not (following.is_capital and following.is_word)


_SURNAMES = listed("names", "surnames")


def _nickname(tokens: list[Token], at: int) -> str | None:
    """`Alfonso "Fonsy" Ruiz`: a name in marks between two parts of a name."""
    if at + 3 >= len(tokens) or tokens[at].text not in _MARKS:
        return None
    inner, close, after = tokens[at + 1], tokens[at + 2], tokens[at + 3]
    if close.text in _MARKS and inner.is_capital and is_name_word(after):
        return inner.base
    return None


def _cased(word: str) -> str:
    """A word of a line in capitals as it is written elsewhere."""
    if not word.isupper() or len(word) < 4:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _past_honorifics(tokens: list[Token], position: int) -> int:
    at = position
    while at < len(tokens):
        token = tokens[at]
        if token.is_capital and token.word.value("honorific") == "before":
            at += 1
        elif token.text == "." and at > position:
            at += 1
        elif token.word.lower in ("his", "her") and _is_style(tokens, at + 1):
            at += 2
        elif token.text == "H" and at + 3 < len(tokens) and tokens[at + 2].text == "E":
            at += 3
        elif token.text in ("Mrs", "(") and at > position and _is_bracketed_title(tokens, at):
            at += 3
        else:
            break
    return at


def _is_style(tokens: list[Token], at: int) -> bool:
    """`Her Excellency`, `His Worship`: how the holder of an office is spoken of."""
    return at < len(tokens) and tokens[at].word.lower in _OF_OFFICE


_OF_OFFICE = listed("names", "of_office")


def is_post_nominal(token: Token) -> bool:
    """Letters that stand after a name for a seat in a parliament: `X MP`."""
    return token.base.isupper() and token.word.lower in _POST_NOMINALS


_POST_NOMINALS = frozenset({"mp", "mep", "msp", "mla", "mpp", "mna", "td"})


def _is_bracketed_title(tokens: list[Token], at: int) -> bool:
    """`Prof. (Mrs) X`."""
    return (
        at + 2 < len(tokens) and tokens[at + 1].word.has("honorific") and tokens[at + 2].text == ")"
    )


def _dotted(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 1].start == tokens[at].end
    )


def name_before(tokens: list[Token], position: int, floor: int) -> Name | None:
    """The person's name that ends just before a position, or None."""
    first = position
    while first > floor and position - first < 9:
        token = tokens[first - 1]
        initial = tokens[first - 2] if first - 2 >= floor else token
        if token.text == "." and initial.word.has("honorific"):
            break
        if token.text == "." and first - 2 >= floor and len(initial.base) <= 2:
            first -= 2
        elif token.text in _MARKS and first - 3 >= floor and tokens[first - 3].text in _MARKS:
            first -= 3
        elif is_name_word(token) and not (token.suffix and first < position):
            first -= 1
        elif _is_short_surname(tokens, first - 1) and first < position:
            first -= 1
        elif first == position and token.word.lower in _SURNAMES and token.is_capital:
            first -= 1
        elif token.text in _PARTICLES and (first < position or token.text in _TAILS):
            first -= 1
        else:
            break
    while first < position:
        found = name_at(tokens, first)
        if found is not None and found.last == position and found.first == first:
            return found
        first += 1
    return None
