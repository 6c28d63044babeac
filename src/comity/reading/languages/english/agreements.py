"""Which kind of agreement an English phrase names."""

from __future__ import annotations

from comity.reading.languages.english.words import listed
from comity.reading.lexicon import Word

_PREFIXES = ("sister", "twin", "friend", "brother", "cooperat", "co-operat", "partner")
_WORDS = listed("agreements", "words")
_NEEDS = {
    "joint-declaration": ("joint",),
    "programme": ("cooperat", "co-operat", "exchange", "joint", "three-year", "two-year"),
    "plan-of-measures": ("action", "measures", "cooperat", "joint"),
}
_BONDS = ("sister city", "sister-city", "twin city", "twin-city", "twin town", "twinning ")
_PRIVATE = frozenset({"contract", "contracts", "deal", "deals"})


def _bond(joined: str) -> str | None:
    """`sister-city relationship`, `twinning relations`, `friendship ties`: what an agreement
    would found; `friendly relations` are none."""
    if joined.startswith(_BONDS) and not joined.endswith("twinning"):
        return "sister-city"
    return "friendship-city" if "friendship city" in joined else None


def is_agreement_word(low: str) -> bool:
    """Whether a word may stand inside the name of an agreement."""
    return low in _WORDS or low.startswith(_PREFIXES)


def agreement_kind(words: list[str], head: Word) -> str | None:
    """The kind of agreement that a phrase names, or None if it names none."""
    joined = " ".join(words)
    value = head.value("agreement")
    if head.lower in _PRIVATE:
        return None
    if value == "bond":
        return _bond(joined)
    if "sister" in joined or "twin" in joined:
        return "sister-city"
    if "friendship" in joined:
        return "friendship-city"
    if value == "letter-of-intent":
        return value if "intent" in joined else None
    if "understanding" in joined or value == "memorandum":
        return "memorandum"
    if value in _NEEDS and not any(word in joined for word in _NEEDS[value]):
        return None
    return value
