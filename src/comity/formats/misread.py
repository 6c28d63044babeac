"""Turkish that was read in Windows-1252 before it reached us (`Baþkaný`), set right.

The two encodings differ in six letters alone, so that each stands for exactly one other and
no offset moves. Done only where a Turkish text has these letters and none of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from comity.formats.language import language_of
from comity.formats.source import SourceText

_LETTERS = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_MISREAD = re.compile("[ýþðÝÞÐ]")
_OWN = re.compile("[ışğİŞĞ]")
# Fewer may be a foreign name in a short text.
_ENOUGH = 3
_NOTE = (
    "Turkish letters stood as ý, þ, ð for ı, ş, ğ in this source and were set right;"
    " the file itself is kept as it came"
)


def set_right(source: SourceText) -> SourceText:
    """The source with its Turkish letters, and a note; the same one where nothing is wrong."""
    if len(_MISREAD.findall(source.text)) < _ENOUGH or _OWN.search(source.text):
        return source
    text = source.text.translate(_LETTERS)
    if language_of(text) != "tr":
        return source
    return replace(
        source,
        text=text,
        title=_mended(source.title),
        author=_mended(source.author),
        language="tr",
        notes=(*source.notes, _NOTE),
    )


def _mended(words: str | None) -> str | None:
    return words.translate(_LETTERS) if words is not None else None
