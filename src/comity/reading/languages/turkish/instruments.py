"""Turkish words for agreements: which kind of instrument a phrase names."""

from __future__ import annotations

from functools import cache

from comity.reading.document import Token
from comity.reading.languages.turkish.words import PACKAGE
from comity.reading.lexicon import load_lexicon


@cache
def words_of(value: str) -> frozenset[str]:
    """The words of `instruments.toml` under one value (`agreement`, `weak_event`)."""
    entries = load_lexicon(PACKAGE, "instruments.toml")
    return frozenset(entry.text for entry in entries if entry.value == value)


def agreement_kind(words: list[str], head: Token) -> str | None:
    """The kind of agreement that a phrase names, or None if its head alone is none."""
    joined = " ".join(words)
    value = head.word.value("agreement")
    if value == "letter-of-intent":
        return "letter-of-intent" if "niyet" in joined else None
    if value == "programme":
        return "programme" if "iş birliği" in joined or "işbirliği" in joined else None
    if "dost şehir" in joined or "dost kent" in joined or "dostluk" in joined:
        return "friendship-city" if "kardeş" not in joined else "sister-city"
    if "kardeş" in joined:
        return "sister-city"
    if "mutabakat" in joined or "memorandum" in joined or "muhtıra" in joined:
        return "memorandum"
    if "niyet" in joined:
        return "letter-of-intent"
    if value == "joint-declaration":
        return "joint-declaration" if "ortak" in joined else None
    return value
