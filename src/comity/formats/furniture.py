"""Which lines of a page are its furniture: menus, share links, weather, related news.

Told from what each line shows (evidence.py), from lists of links (link_lists.py), from where
a line stands before or after the running text, and from what stands beside it. A line
that is only unknown is never furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from comity.formats.evidence import Evidence, evidence, is_known
from comity.formats.lexicon import furniture_words
from comity.formats.lines import Line
from comity.formats.link_lists import menus, tickers, under_openers
from comity.formats.zones import Zones, shared, stems, zones

# Prose that so many furniture lines part from the text, and that shares fewer of its words
# with it, belongs to the page: a cookie notice, a motto, the teaser of another article.
_PARTED_BY, _STRANGE = 3, 0.2


def by_itself(lines: Sequence[Line], dated: Set[int]) -> tuple[set[int], list[Evidence]]:
    """Indices of lines that are furniture by their own evidence or in a list of links.

    The evidence of all lines comes along.
    """
    shown = [evidence(line) for line in lines]
    found = {at for at, each in enumerate(shown) if each is not Evidence.NONE}
    found |= under_openers(lines, shown) | tickers(lines)
    return found | menus(lines, found, dated), shown


def by_company(
    lines: Sequence[Line],
    found: Set[int],
    shown: Sequence[Evidence],
    dated: Set[int],
    title: Line | None,
) -> set[int]:
    """Lines that stand among furniture above the text, or after it below the text.

    The headline and date lines are never taken.
    """
    keep = {at for at, line in enumerate(lines) if line is title} | dated
    zone = zones(lines, found, dated)
    more = _above(lines, found, zone, keep) | _below(lines, found, shown, zone, keep)
    more |= _strange_prose(lines, found | more, zone)
    more |= _last_name(lines, found | more, zone, keep)
    return more | _single_topics(lines, found | more, zone, keep)


def _strange_prose(lines: Sequence[Line], found: Set[int], zone: Zones) -> set[int]:
    if zone.last < 0:
        return set()
    body = stems(" ".join(line.text for line in lines[zone.first : zone.last + 1]))
    return {
        at
        for part in (range(zone.first - 1, -1, -1), range(zone.last + 1, len(lines)))
        for at in _behind_links(part, found)
        if lines[at].is_prose and shared(lines[at].text, body) < _STRANGE
    }


def _behind_links(part: range, found: Set[int]) -> list[int]:
    """The lines of a part, read away from the text, that enough furniture parts from it."""
    parted, beyond = 0, []
    for at in part:
        if at in found:
            parted += 1
        elif parted >= _PARTED_BY:
            beyond.append(at)
    return beyond


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
    lines: Sequence[Line], found: Set[int], shown: Sequence[Evidence], zone: Zones, keep: Set[int]
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
    topics = {at for at in outside if is_known(lines[at].tokens, words)}
    beside = found | topics
    return {at for at in topics if at - 1 in beside or at + 1 in beside} - found
