"""Which encoding a run of bytes is in, decided by how well the letters read.

Unicode is told by its own marks. Among the one-byte encodings of our three languages the
text is read in each, and the reading whose letters are the likeliest wins (letters.py); a
declaration (`<meta charset>`, a mail header) is a hint that decides between readings that
are about equally likely, and loses against one that reads clearly better.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from comity.formats.letters import oddities, sign_cost, unlikeliness

# Order decides between readings that give the same text: windows-1252 only where no letter
# is Turkish. ISO-8859-9 and Windows-1254 differ in the controls 0x80-0x9F alone.
ONE_BYTE = ("windows-1252", "windows-1254", "windows-1251", "koi8-r", "ibm866")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Scoring looks at this many bytes of a long text: letters tell after a hundred or two.
_SAMPLE = 2_000
# A hint is believed while its reading is at most this much less likely, in total.
_TRUST = 6.0
# Above this many nats for each sign outside ASCII, no reading is a text (texts cost 2 to 4).
_JUNK = 5.6
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that `bytes.decode` gives it back with.

    `damaged` counts bytes that are not of the encoding and stand as U+FFFD
    (`errors="replace"`). `cost` is that of its letters (letters.py), in nats for each
    sign outside ASCII; 0 where Unicode's own marks tell.
    """

    text: str
    encoding: str
    damaged: int = 0
    cost: float = 0.0

    @property
    def is_text(self) -> bool:
        """Whether this reads as text at all, rather than as a picture or a program."""
        sample = self.text[: _SAMPLE * 4]
        if not sample:
            return True
        outside = sum(1 for sign in sample if sign > "\x7f") / len(sample)
        if len(_CONTROLS.findall(sample)) > len(sample) / 50:
            return False
        return not (self.cost > _JUNK and outside > 0.2) and self.damaged * 8 <= len(self.text)


def decode(content: bytes, *, hint: str | None = None) -> Decoded:
    """The text of `content` in the likeliest encoding.

    `hint` is an encoding that the source declares, by any of its names; one that Python
    does not know is passed over. Never raises: junk comes back as junk, which `is_text`
    tells.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_replacements(content, encoding)
    wide = _sixteen_bits(content)
    if wide:
        return _with_replacements(content, wide)
    whole = _utf8(content)
    if whole is not None:
        return whole
    return _one_byte(content, _known(hint))


def _with_replacements(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
        return Decoded(text, encoding, damaged=text.count("\ufffd"))


def _sixteen_bits(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of spaces and punctuation is zero."""
    sample = content[:4000]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    if text.count("\ufffd") or "\0" in text or unlikeliness(text, all_letters=True) > 6.5:
        return None
    return encoding


_LEAD = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _utf8(content: bytes) -> Decoded | None:
    """UTF-8, whole or with a few bytes damaged (a cut at the end, one stray byte)."""
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    good = len(_LEAD.findall(content))
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if good < 3 or damaged * 3 > good:
        return None
    return Decoded(text, "utf-8", damaged=damaged)


def _known(hint: str | None) -> str | None:
    """Python's name of a declared encoding, as far as its bytes are ASCII below 0x80."""
    if not hint:
        return None
    try:
        name = codecs.lookup(hint.strip().strip("'\"")).name
        if b"az <".decode(name) != "az <" or name.startswith("utf"):
            return None
    except (LookupError, ValueError, TypeError):
        return None
    return _MODERN.get(name, name)


# Web practice (WHATWG Encoding): these labels mean their Windows supersets.
_MODERN = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "cp1252": "windows-1252",
    "cp1254": "windows-1254",
    "cp1251": "windows-1251",
    "cp866": "ibm866",
    "iso8859-5": "iso-8859-5",
}


def _one_byte(content: bytes, hint: str | None) -> Decoded:
    sample = _telling_lines(content)
    hinted = "windows-1254" if hint == "iso8859-9" else hint
    names = ONE_BYTE if hinted is None or hinted in ONE_BYTE else (*ONE_BYTE, hinted)
    best, cost = _likeliest(sample, names)
    if hinted and hinted != best and _cost(sample, hinted) <= cost + _TRUST:
        best = hinted
    chosen = _spelled(content, best, hint)
    text = content.decode(chosen, errors="replace")
    return Decoded(text, chosen, text.count("\ufffd"), cost / max(_outside(sample), 1))


def _telling_lines(content: bytes) -> bytes:
    """Lines with bytes outside ASCII, up to `_SAMPLE` bytes; what tells encodings apart."""
    lines: list[bytes] = []
    size = 0
    for line in content[: _SAMPLE * 40].splitlines() or [content]:
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines)[:_SAMPLE] or content[-_SAMPLE:]


def _likeliest(sample: bytes, names: tuple[str, ...]) -> tuple[str, float]:
    """The name with the least cost; words are only weighed while they can still decide."""
    counts = Counter(byte for byte in sample if byte > 127)
    by_signs = {name: _sign_costs(counts, name) for name in names}
    best, least = "", math.inf
    for name in sorted(names, key=by_signs.__getitem__):
        if by_signs[name] >= least:
            break
        cost = by_signs[name] + oddities(sample.decode(name, errors="replace"))
        if cost < least or not best:
            best, least = name, cost
    return best, least


def _sign_costs(counts: Counter[int], name: str) -> float:
    table = _costs_by_byte(name)
    return sum(table[byte] * number for byte, number in counts.items())


@cache
def _costs_by_byte(name: str) -> dict[int, float]:
    return {
        byte: sum(map(sign_cost, bytes([byte]).decode(name, errors="replace")))
        for byte in range(128, 256)
    }


def _outside(sample: bytes) -> int:
    return sum(1 for byte in sample if byte > 127)


def _spelled(content: bytes, best: str, hint: str | None) -> str:
    """The declared name where it reads the same bytes the same way."""
    if best == "windows-1254" and hint == "iso8859-9" and not re.search(rb"[\x80-\x9f]", content):
        return "iso8859-9"
    return best


def _cost(sample: bytes, name: str) -> float:
    text = sample.decode(name, errors="replace")
    return unlikeliness(text)
