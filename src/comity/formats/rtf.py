"""RTF (Rich Text Format 1.9): the text of the body, without fonts, pictures and headers."""

from __future__ import annotations

import re

from comity.formats.detect import Format
from comity.formats.paragraphs import Paragraph, source_of
from comity.formats.source import SourceText, UnreadableSource

_TOKEN = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z0-9\r\n])|\\(?P<line>[\r\n])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
# Groups whose words are no text of the document.
_NOT_TEXT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl"
    " footerr footerf generator themedata datastore listtable listoverridetable rsidtbl xmlnstbl"
    " latentstyles filetbl revtbl fldinst nonshppict shppict atnid atnauthor annotation template"
    " bkmkstart bkmkend".split()
)
_MARKS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "-": "", "_": "-", "\\": "\\", "{": "{", "}": "}"}


def read_rtf(content: bytes, name: str) -> SourceText:
    """The text of an RTF document; raises UnreadableSource if it holds none."""
    text = _Reader(content.decode("latin-1")).text()
    paragraphs = [Paragraph(" ".join(line.split())) for line in text.split("\n")]
    if not any(paragraph.text for paragraph in paragraphs):
        raise UnreadableSource(name, "holds no text", "save it anew as DOCX or PDF")
    return source_of(paragraphs, Format.RTF)


class _Reader:
    """One pass over the tokens; `skip` and `after_unicode` are those of the open group."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._said: list[str] = []
        self._bytes = bytearray()
        self._page = "windows-1252"
        self._groups = [(False, 1)]
        self._to_skip = 0

    def text(self) -> str:
        """The words of the document, paragraphs on lines of their own."""
        for token in _TOKEN.finditer(self._markup):
            self._take(token)
        self._flush()
        return "".join(self._said)

    def _take(self, token: re.Match[str]) -> None:
        if token["hex"]:
            self._byte(int(token["hex"], 16))
        elif token["word"]:
            self._control(token["word"], token["number"])
        elif token["brace"] == "{":
            self._groups.append(self._groups[-1])
        elif token["brace"] == "}":
            if len(self._groups) > 1:
                self._groups.pop()
        elif token["sign"] == "*":
            self._groups[-1] = (True, self._groups[-1][1])
        elif token["sign"] or token["line"]:
            self._say("\n" if token["line"] else _SIGNS.get(token["sign"], ""))
        elif token["text"]:
            cut = min(self._to_skip, len(token["text"]))
            self._to_skip -= cut
            self._say(token["text"][cut:])

    def _control(self, word: str, number: str | None) -> None:
        skip, after = self._groups[-1]
        if word in _NOT_TEXT:
            self._groups[-1] = (True, after)
        elif word == "u" and number:
            self._say(_letter(int(number)))
            self._to_skip = after
        elif word == "uc" and number:
            self._groups[-1] = (skip, min(max(int(number), 0), 8))
        elif word == "ansicpg" and number:
            self._page = _page(number)
        elif word in _MARKS:
            self._say(_MARKS[word])

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not self._groups[-1][0]:
            self._bytes.append(value)

    def _say(self, words: str) -> None:
        self._flush()
        if not self._groups[-1][0]:
            self._said.append(words)

    def _flush(self) -> None:
        if self._bytes:
            self._said.append(self._bytes.decode(self._page, errors="replace"))
            self._bytes.clear()


def _letter(number: int) -> str:
    """The UTF-16 unit of `\\u`; RTF writes those above 32767 as negative numbers."""
    unit = number % 0x10000
    return "\ufffd" if 0xD800 <= unit <= 0xDFFF else chr(unit)


def _page(number: str) -> str:
    return f"cp{number}" if number in ("1250", "1251", "1252", "1253", "1254", "866") else "cp1252"
