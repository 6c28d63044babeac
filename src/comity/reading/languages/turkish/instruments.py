"""Turkish words for agreements: which kind of instrument a phrase names."""

from __future__ import annotations

from functools import cache

from comity.reading.document import Mention, Token
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.words import PACKAGE
from comity.reading.lexicon import load_lexicon


@cache
def words_of(value: str) -> frozenset[str]:
    """The words of `instruments.toml` under one value (`agreement`, `weak_event`)."""
    entries = load_lexicon(PACKAGE, "instruments.toml")
    return frozenset(entry.text for entry in entries if entry.value == value)


_NEEDS = {
    "programme": ("iş birliği", "işbirliği", "çalışma", "faaliyet", "değişim"),
    "plan-of-measures": ("eylem", "iş birliği", "işbirliği", "çalışma", "uygulama", "yol"),
    "joint-declaration": ("ortak", "niyet"),
    "letter-of-intent": ("niyet",),
}
_NOT_OURS = (
    "mübadele", "barış", "ateşkes", "lozan", "toplu iş", "kira", "satış", "kredi", "hizmet alım",
)  # fmt: skip
_INNER = ("promosyon", "maaş", "centilmenlik")


def agreement_kind(words: list[str], head: Token) -> str | None:
    """The kind of agreement that a phrase names, or None if its head alone is none."""
    joined = " ".join(words)
    value = head.word.value("agreement")
    if value is None or any(word in joined for word in _NOT_OURS):
        return None
    if value == "bond":
        return "sister-city" if any(w in joined for w in _BONDS) else None
    if value in _NEEDS and not any(word in joined for word in _NEEDS[value]):
        return None
    if value == "plan-of-measures":
        return value if head.word.lemma == "plan" or "yol" in joined else None
    if value in ("programme", "letter-of-intent"):
        return value
    if "kardeş" in joined:
        return "sister-city"
    if "dost şehir" in joined or "dost kent" in joined or "dostluk" in joined:
        return "friendship-city"
    if "mutabakat" in joined or "memorandum" in joined or "muhtıra" in joined:
        return "memorandum"
    if "niyet" in joined:
        return "letter-of-intent"
    if value == "document" or any(word in joined for word in _INNER):
        return "other"
    return value


_BONDS = ("kardeş şehir", "kardeş kent", "kardeş ilçe", "kardeş belediye", "kardeşlik ilişki")


def article_of(tokens: list[Token], first: int, last: int) -> str:
    """`new` for another agreement than those before, `draft` for one that is being written."""
    following = tokens[last].word.lower if last < len(tokens) else ""
    if following.startswith(("taslağ", "taslak")):
        return "draft"
    if following.startswith(("teklif", "öneri", "talep", "talebi")):
        return "proposed"
    around = tokens[max(0, first - 2) : first + 1]
    if any(t.text == "benzer" for t in around):
        return "similar"
    return "new" if any(lower(t.base) in words_of("another") for t in around) else ""


def is_any_agreement(mention: Mention) -> bool:
    """`belge`: a word that fits all kinds."""
    return mention.name.lower().startswith("belge")
