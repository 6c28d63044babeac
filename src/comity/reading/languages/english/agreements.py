"""Which kind of agreement an English phrase names."""

from __future__ import annotations

from comity.reading.document import Mention, Token
from comity.reading.languages.english.words import listed
from comity.reading.lexicon import Word

_PREFIXES = ("sister", "twin", "friend", "brother", "cooperat", "co-operat", "partner")
_WORDS = listed("agreements", "words")
_NEEDS = {
    "joint-declaration": ("joint", "intent", "friendship"),
    "programme": ("cooperat", "co-operat", "exchange", "joint", "three-year", "two-year"),
    "plan-of-measures": ("action", "measures", "cooperat", "joint", "executive", "work", "road"),
}
_BONDS = ("sister", "twin", "brother")
_PRIVATE = frozenset({"contract", "contracts", "deal", "deals"})
_NOT_TWINNING = listed("agreements", "not_twinning")
_OF_STATE = listed("agreements", "of_state")
_MAKING_OR_ENDING = listed("agreements", "making_or_ending")
_PROPOSALS = listed("agreements", "proposals")
_ANOTHER = listed("agreements", "another")


def _bond(joined: str) -> str | None:
    """`sister-city relationship`, `twinning relations`, `friendship link`: what an agreement
    would found; `friendly relations` are none."""
    if joined.startswith(_BONDS):
        return "sister-city"
    return "friendship-city" if "friendship" in joined else None


def is_agreement_word(low: str) -> bool:
    """Whether a word may stand inside the name of an agreement."""
    return low in _WORDS or low.startswith(_PREFIXES)


def agreement_kind(words: list[str], head: Word) -> str | None:
    """The kind of agreement that a phrase names, or None if it names none."""
    joined = " ".join(words)
    value = head.value("agreement")
    if head.lower in _PRIVATE or _OF_STATE & set(words):
        return None
    if value == "bond":
        return _bond(joined)
    if value == "letter-of-intent" or ("intent" in words and value != "memorandum"):
        return "letter-of-intent" if "intent" in joined or head.lower.startswith("loi") else None
    if value == "joint-declaration" and not any(w in joined for w in _NEEDS[value]):
        return None
    if value == "memorandum" or ("understanding" in joined and value != "programme"):
        return "memorandum"
    if "sister" in joined or "twin" in joined or "brotherhood" in joined:
        return "sister-city"
    if "friendship" in joined:
        return "friendship-city"
    if value == "document":
        return "other"
    if value in _NEEDS and not any(word in joined for word in _NEEDS[value]):
        return None
    return value


def is_plain_bond(tokens: list[Token], head: int) -> bool:
    """`end its link with Penza`: a tie to a town, which a text about twinning means so."""
    behind = tokens[head + 1].word.lower if head + 1 < len(tokens) else ""
    before = {t.word.lemma for t in tokens[max(0, head - 6) : head]}
    return behind in ("with", "to") and bool(before & _MAKING_OR_ENDING)


def is_other_thing(tokens: list[Token], last: int) -> bool:
    """Whether the name goes on to something else: `twinning association`, `link road`."""
    return last < len(tokens) and tokens[last].word.lower in _NOT_TWINNING


def article_of(tokens: list[Token], first: int, last: int) -> str:
    """`new` for another agreement than those before, `draft` for one that is being written,
    `proposed` for one that somebody asked for."""
    if last < len(tokens) and tokens[last].word.lower in _PROPOSALS:
        return "proposed"
    before = [t.word.lower for t in tokens[max(0, first - 3) : first]]
    if "draft" in before or tokens[first].word.lower == "draft":
        return "draft"
    if "similar" in before:
        return "similar"
    return "new" if any(word in _ANOTHER for word in before) else ""


def is_any_agreement(mention: Mention) -> bool:
    """`the document`: a word that fits all kinds; so do several at once."""
    return mention.name.lower() in ("document", "text") or mention.is_plural
