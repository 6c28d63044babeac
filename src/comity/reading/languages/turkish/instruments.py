"""Turkish words for agreements: which kind of instrument a phrase names."""

from __future__ import annotations

from functools import cache

from comity.reading.document import Mention, MentionKind, Token
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


_FOR = ("için", "amacıyla", "amacı", "ilişkin", "dair", "yönelik", "öngören", "konulu")
_AIM = 5


def without_aims(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """`kardeş şehir ilişkilerinin geliştirilmesi için ön protokol`: one agreement, of the kind
    of the tie that it is for."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.first):
        before = kept[-1] if kept else None
        if before is not None and _is_aim_of(tokens, before, mention):
            mention.subkind = before.subkind
            kept.pop()
        kept.append(mention)
    return kept


def _is_aim_of(tokens: list[Token], one: Mention, other: Mention) -> bool:
    """Whether a tie is what the agreement behind it is made for."""
    pair = {one.kind, other.kind}
    if pair != {MentionKind.AGREEMENT} or tokens[one.last - 1].word.value("agreement") != "bond":
        return False
    gap = [t.word.lower for t in tokens[one.last : other.first]]
    return 0 < len(gap) <= _AIM and any(w.startswith(_FOR) for w in gap)
