"""In which year an agreement was made by its name: `the 1993 agreement`."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.document import Document, Mention
from comity.reading.wording import Wording

_YEAR = r"((?:19|20)\d\d)"
_AROUND = 18


def year_made(document: Document, mention: Mention) -> str | None:
    """`the 1993 agreement`, `соглашение 2002 года`, `1992 tarihli protokol`: its year, or None.

    Never one of two years that are the time for which something is made (`2024-2026`).
    """
    text, passage = document.text, mention.passage
    before, inside, behind = _patterns(document.language.wording)
    found = (
        before.search(text[max(0, passage.start - _AROUND) : passage.start])
        or inside.search(mention.name)
        or behind.match(text[passage.end : passage.end + _AROUND])
    )
    return found[1] if found else None


@cache
def _patterns(wording: Wording) -> tuple[re.Pattern[str], ...]:
    """A year before an agreement's name, at the end of the name and behind it."""
    return (
        re.compile(rf"(?<![-–—\d]){_YEAR}(?: (?:{_any(wording.dated)}))?\s*$"),
        re.compile(rf"(?<![-–—])\b{_YEAR} (?:{_any(wording.year)})$"),
        re.compile(rf"\s(?:{_any(wording.of_year)}) {_YEAR}\b(?![-–—])"),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words) or "(?!)"
