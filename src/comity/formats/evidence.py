"""What one line of a page shows of itself: links, an opener of a list, a by-line, measures.

Told from words (lexicon.py), separators and the shape of the line, whatever stands beside it.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from comity.formats.dates import dates_in
from comity.formats.lexicon import FurnitureWords, furniture_words
from comity.formats.lines import Line

_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_HASHTAG = re.compile(r"#\w+")
_MEASURE = re.compile(
    r"\d\s*°|\d\s*%|[$€£₺₽]\s*\d|\d\s*[$€£₺₽]|\b(?:usd|eur|gbp|uzs|bist|btc)\b|[👁💬👍❤]"
    r"|\bA[+\-]",
    re.IGNORECASE,
)
# No menu, notice or list of share links is longer, in words.
_LONGEST = 60
_MARKS = frozenset(":*+©")
_HOME = frozenset(
    {("home",), ("home", "page"), ("main",), ("main", "page"), ("anasayfa",), ("ana", "sayfa")}
    | {("главная",), ("главная", "страница"), ("homepage",), ("start",), ("news",), ("haberler",)}
    | {("новости",)}
)
_ARROWS = re.compile(r"\s(?:>|»|›|→)\s|[»›]")


class Evidence(Enum):
    """What a line shows of itself."""

    NONE = "none"
    LINKS = "links"
    MEASURES = "measures, tags or an address"
    OPENS = "opens a list of links"
    CREDIT = "credit"


def evidence(line: Line) -> Evidence:
    """What the line alone tells, wherever it stands."""
    if line.words > _LONGEST or len(line.text) > _LONGEST * 20:
        return Evidence.NONE
    return _evidence_of(line.text)


@lru_cache(maxsize=4096)  # a page asks twice: to find the article, and to mark what is left
def _evidence_of(text: str) -> Evidence:
    line = Line(0, len(text), text, False)
    words = furniture_words()
    said = tuple(token for token in line.tokens if token not in _MARKS)
    if said in words.opens:
        return Evidence.OPENS
    if _shows_no_words(line, said):
        return Evidence.MEASURES
    if _is_links(line, said, words):
        return Evidence.LINKS
    if _is_credit(line, words):
        return Evidence.CREDIT
    return Evidence.NONE


def _is_links(line: Line, said: tuple[str, ...], words: FurnitureWords) -> bool:
    if words.anywhere.stand_in(line.tokens):
        return True
    if _starts_as_link(line, words):
        return True
    if said and words.whole.covered(said) >= 0.75 * len(said):
        return True
    if _is_run_together(line, words):
        return True
    return _is_menu(line, said, words) or _is_breadcrumb(line, words)


def _shows_no_words(line: Line, said: tuple[str, ...]) -> bool:
    """An address, tags, a copyright, or measures (weather, rates, counts) and little else."""
    text = line.text
    if text.startswith("©") or _ADDRESS_ONLY.fullmatch(text):
        return True
    if _HASHTAG.search(text) and not _HASHTAG.sub("", text).strip(" ,|"):
        return True
    return _MEASURE.search(text) is not None and len(said) <= 3 and not line.ends_a_sentence


_SEAM = re.compile(r"(?<=[a-zçğıöşüа-яё])(?=[A-ZÇĞİÖŞÜА-ЯЁ])")


def _is_run_together(line: Line, words: FurnitureWords) -> bool:
    """Links that lost what stood between them: `FacebookTwitterWhatsApp`."""
    apart = _SEAM.sub(" ", line.text)
    if len(apart) < len(line.text) + 1 or line.ends_a_sentence:
        return False
    said = Line(0, len(apart), apart, False).tokens
    known = words.whole.covered(said)
    topics = sum(1 for token in said if (token,) in words.topics)
    return max(known, topics) >= 0.75 * len(said)


def _starts_as_link(line: Line, words: FurnitureWords) -> bool:
    length = words.start.longest_at(line.tokens, 0) if line.tokens else 0
    return length >= 3 or (length > 0 and not line.is_prose)


def _is_menu(line: Line, said: tuple[str, ...], words: FurnitureWords) -> bool:
    if line.has_final_mark:
        return False
    known = sum(1 for token in said if (token,) in words.topics)
    if len(said) >= 4 and known + words.whole.covered(said) >= 0.7 * len(said):
        return True
    parts = [Line(0, len(part), part, False) for part in line.segments]
    if len(parts) < 3 or any(part.words > 4 for part in parts):
        return False
    return 3 * sum(1 for part in parts if is_known(part.tokens, words)) >= len(parts)


def is_known(phrase: tuple[str, ...], words: FurnitureWords) -> bool:
    """Whether a phrase is one of menus: listed as a whole, or all of it topics."""
    return phrase in words.whole or (
        bool(phrase) and all((token,) in words.topics for token in phrase)
    )


def _is_breadcrumb(line: Line, words: FurnitureWords) -> bool:
    parts = [Line(0, len(part), part, False) for part in line.crumbs]
    if len(parts) < 2 or line.words > 40:
        return False
    if parts[0].tokens in _HOME:
        return True
    if line.has_final_mark or any(part.words > 8 for part in parts[:-1]):
        return False
    known = any(is_known(part.tokens, words) for part in parts)
    return len(parts) >= 3 and (_ARROWS.search(line.text) is not None or known)


def _is_credit(line: Line, words: FurnitureWords) -> bool:
    """`By Archie Bain`, `Фото: Пресс-служба`: a label and a name, no sentence."""
    if line.words > 12 or (line.ends_a_sentence and line.words > 6):
        return False
    length = words.credits.longest_at(line.tokens, 0) if line.tokens else 0
    if length == 0:
        return False
    return line.tokens[length - 1] == ":" or length > 2 or _a_name_follows(line, length)


def _a_name_follows(line: Line, words_before: int) -> bool:
    rest = line.text.split()[words_before:]
    return not rest or (len(rest) <= 8 and rest[0][:1].isupper() and not dates_in(rest[0]))
