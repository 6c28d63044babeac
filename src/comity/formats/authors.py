"""Who wrote a text, as its by-line says."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from comity.formats.evidence import Evidence
from comity.formats.lines import Line
from comity.passages import Passage

_BY = re.compile(
    r"(?:by|written by|reported by|report by|author|reporter|staff reporter|haber|haberi hazırlayan"
    r"|haber-foto|muhabir|yazan|yazar|röportaj|автор|автор текста|текст|текст и фото|корреспондент"
    r"|беседовала?|записала?|подготовила?|материал подготовила?)\s*[:–-]?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÇĞİÖŞÜА-ЯЁ][\w.'’-]*"
    r"(?: (?:(?:de|da|van|von|al|bin|oğlu)\s)?[A-ZÇĞİÖŞÜА-ЯЁ][\w.'’-]*){1,3}"
)
_NO_NAME = re.compile(
    r"[Uu]nit|[Oo]ffice|[Ss]ervis|[Mm]erkez|[Aa]jans|служб|редакц|[Dd]esk|[Ss]taff"
)


def author(lines: Sequence[Line], found: Set[int], shown: Sequence[Evidence]) -> Passage | None:
    """The name in a by-line, or alone under the text (furniture.py marks both); None if none."""
    for at, line in enumerate(lines):
        if shown[at] is Evidence.CREDIT and (label := _BY.match(line.text)):
            name = _NAME.match(line.text, label.end())
            if name and not _NO_NAME.search(name.group()):
                return Passage(line.start + name.start(), line.start + name.end())
    last = max((at for at in found if shown[at] is Evidence.NONE), default=None)
    if last is None or not _NAME.fullmatch(lines[last].text) or not _follows_text(lines, last):
        return None
    return lines[last].passage


def _follows_text(lines: Sequence[Line], at: int) -> bool:
    return at > 0 and lines[at - 1].is_prose
