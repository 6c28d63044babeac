"""Which lines of a page are its furniture: menus, share links, weather, related news.

Told from features that hold for any page: words from lists (lexicon.py), separators, the
shape of the line, where it stands before or after the running text, and what stands
beside it. A line that is only unknown is never furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
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
# A text or paragraph has at least as many words; teasers of other pages have fewer.
_SHORTEST_TEXT = 30
_MOST_LINKS = 8
_MARKS = frozenset(":*+©")
_HOME = frozenset(
    {("home",), ("home", "page"), ("main",), ("main", "page"), ("anasayfa",), ("ana", "sayfa")}
    | {("главная",), ("главная", "страница"), ("homepage",), ("start",), ("news",), ("haberler",)}
    | {("новости",)}
)
_COMMENTS = frozenset({"comments", "comment", "yorum", "yorumlar", "yorumlari", "комментарии"})
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
    return _is_menu(line, said, words) or _is_breadcrumb(line, words)


def _shows_no_words(line: Line, said: tuple[str, ...]) -> bool:
    """An address, tags, a copyright, or measures (weather, rates, counts) and little else."""
    text = line.text
    if text.startswith("©") or _ADDRESS_ONLY.fullmatch(text):
        return True
    if _HASHTAG.search(text) and not _HASHTAG.sub("", text).strip(" ,|"):
        return True
    return _MEASURE.search(text) is not None and len(said) <= 3 and not line.ends_a_sentence


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
    return 3 * sum(1 for part in parts if _is_known(part.tokens, words)) >= len(parts)


def _is_known(phrase: tuple[str, ...], words: FurnitureWords) -> bool:
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
    known = any(_is_known(part.tokens, words) for part in parts)
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


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the running text lies: indices of its first and last line of prose.

    Without any prose `first` is the number of lines and `last` is -1.
    """

    first: int
    last: int


def zones(lines: Sequence[Line], not_text: Set[int]) -> Zones:
    """The zones of a page, given the lines already known as furniture or as date lines."""
    prose = [at for at, line in enumerate(lines) if line.is_prose and at not in not_text]
    return Zones(prose[0], prose[-1]) if prose else Zones(len(lines), -1)


def by_itself(lines: Sequence[Line]) -> tuple[set[int], list[Evidence]]:
    """Indices of lines that are furniture by their own evidence, and the evidence of all."""
    shown = [evidence(line) for line in lines]
    found = {at for at, each in enumerate(shown) if each is not Evidence.NONE}
    before = 0
    longest, words_from = _from_here(lines)
    for at, line in enumerate(lines):
        if shown[at] is Evidence.OPENS:
            to_end = before >= _SHORTEST_TEXT and (
                _is_comments(line)
                or (longest[at + 1] < _SHORTEST_TEXT and words_from[at + 1] < before)
            )
            if to_end:  # nothing but links, teasers or comments follows
                found.update(range(at + 1, len(lines)))
                break
            found.update(_short_lines_below(lines, at, before))
        before += line.words
    return found, shown


def _from_here(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """For each line (and one behind the last) the longest from it on and the sum, in words."""
    longest, total = [0], [0]
    for line in reversed(lines):
        longest.append(max(longest[-1], line.words))
        total.append(total[-1] + line.words)
    return longest[::-1], total[::-1]


def _short_lines_below(lines: Sequence[Line], at: int, before: int) -> range:
    """The links below `Read also` in the midst of a text, up to the next paragraph."""
    end = at + 1
    while end < len(lines) and not lines[end].is_prose and end - at <= _MOST_LINKS:
        end += 1
    if end == len(lines) or not lines[end].is_prose:
        return range(at + 1, end)
    if before < _SHORTEST_TEXT:
        return range(0)  # above the text: a menu entry, not a list
    return range(at + 1, _before_heading(lines, at, end))


def _is_comments(line: Line) -> bool:
    return any(token in _COMMENTS for token in line.tokens)


def _before_heading(lines: Sequence[Line], at: int, end: int) -> int:
    """Of the lines under an opener in the midst of a text, the last may head what follows."""
    last = lines[end - 1]
    stands_apart = last.blank_before or last.is_capitals
    return end - 1 if end - 1 > at + 1 and stands_apart else end


def by_company(
    lines: Sequence[Line], found: Set[int], shown: list[Evidence], keep: Set[int]
) -> set[int]:
    """Short lines that stand among furniture above the text, or after it below the text.

    `keep` are lines that are never taken: the headline and date lines.
    """
    zone = zones(lines, found | keep)
    more = _above(lines, found, zone, keep) | _below(lines, found, shown, zone, keep)
    more |= _last_name(lines, found | more, zone, keep)
    return more | _single_topics(lines, found | more, zone, keep)


_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2}")


def _last_name(lines: Sequence[Line], found: Set[int], zone: Zones, keep: Set[int]) -> set[int]:
    """A lone name under the last paragraph: who wrote it (a signed text has an office too)."""
    after = [at for at in range(zone.last + 1, len(lines)) if at not in found and at not in keep]
    if zone.last < 0 or len(after) != 1:
        return set()
    text = lines[after[0]].text
    words = text.split()
    is_name = _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in words)
    return set(after) if is_name else set()


def _above(lines: Sequence[Line], found: Set[int], zone: Zones, keep: Set[int]) -> set[int]:
    links = [at for at in range(zone.first) if at in found]
    if len(links) < 2 or zone.last < 0:
        return set()
    return {
        at
        for at in range(links[0], links[-1])
        if at not in keep and lines[at].words <= 4 and not lines[at].has_final_mark
    }


def _below(
    lines: Sequence[Line], found: Set[int], shown: list[Evidence], zone: Zones, keep: Set[int]
) -> set[int]:
    if zone.last < 0:
        return set()
    links = [
        at
        for at in range(zone.last + 1, len(lines))
        if at in found and shown[at] in (Evidence.LINKS, Evidence.OPENS)
    ]
    if not links:
        return set()
    return {
        at
        for at in range(links[0], len(lines))
        if at not in keep and not lines[at].is_prose and not lines[at].is_listed
    }


def _single_topics(lines: Sequence[Line], found: Set[int], zone: Zones, keep: Set[int]) -> set[int]:
    """Menu words that stand one to a line (`Ekonomi`, `Spor`) outside the running text."""
    words = furniture_words()
    outside = [at for at in range(len(lines)) if not zone.first < at < zone.last and at not in keep]
    topics = {at for at in outside if _is_known(lines[at].tokens, words)}
    beside = found | topics
    return {at for at in topics if at - 1 in beside or at + 1 in beside} - found
