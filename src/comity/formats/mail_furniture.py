"""Quoted mail, signatures and legal notices under the words of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.formats.folding import fold
from comity.formats.lines import Line
from comity.passages import Passage

# Folded; the line that mail programs set above what is quoted.
_QUOTES_BELOW = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|orijinal ileti|ozgun ileti|iletilen mesaj"
    r"|yonlendirilmis ileti|исходное сообщение|пересылаемое сообщение|пересланное сообщение)"
    r"|on .{6,120} wrote:$|.{6,120} tarihinde .{0,120}(?:yazdi|sunu yazdi):?$"
    r"|.{0,120}\d.{0,120}(?:пишет|написал|написала|написал\(а\)):$|_{20,}$"
)
_HEADER = re.compile(r"(?:from|kimden|gonderen|от|от кого)\s*:", re.IGNORECASE)
_NEXT_HEADERS = re.compile(
    r"(?:sent|date|to|subject|cc|tarih|gonderildi|gonderme tarihi|kime|konu|bilgi|отправлено|дата"
    r"|кому|тема|копия)\s*:"
)
_SIGNATURE = re.compile(r"--\s*$")
_DEVICE = re.compile(
    r"(?:sent from my |sent from (?:outlook|mail|yahoo)|get outlook for |iphone'?um|ipad'?im"
    r"|.{0,30}gonderildi$|outlook for .{2,12} edinin|отправлено (?:с|из) |с уважением$)"
)
_NOTICE = re.compile(
    r".{0,80}(?:intended recipient|this e-?mail (?:and|message|is)|confidentiality notice"
    r"|bu e-?posta(?: mesaji| iletisi)?(?:,| ve | yalnizca| sadece| kisiye)|yasal uyari"
    r"|gizlilik bildirimi"
    r"|please consider the environment|cevreyi (?:koru|dusun)|конфиденциальн"
    r"|настоящее сообщение|это сообщение и)"
)


def furniture_of_mail(lines: Sequence[Line]) -> Iterator[Passage]:
    """The lines of a mail that its writer did not write for it, and his signature."""
    after = len(lines)
    for at, line in enumerate(lines):
        if at >= after:
            yield line.passage
            continue
        folded = fold(line.text)
        if line.text.startswith(">") or _DEVICE.match(folded) or _NOTICE.match(folded):
            yield line.passage
        elif _begins_quoted(lines, at, folded) or _SIGNATURE.match(line.text):
            after = at + 1 if not _is_answered_below(lines, at, line) else len(lines)
            yield line.passage


def _begins_quoted(lines: Sequence[Line], at: int, folded: str) -> bool:
    if _QUOTES_BELOW.match(folded):
        return True
    if not _HEADER.match(folded):
        return False
    below = [fold(line.text) for line in lines[at + 1 : at + 5]]
    return sum(1 for line in below if _NEXT_HEADERS.match(line)) >= 2


def _is_answered_below(lines: Sequence[Line], at: int, line: Line) -> bool:
    """Whether the answer stands between or under lines quoted with `>`."""
    if _SIGNATURE.match(line.text):
        return False
    below = lines[at + 1 :]
    return any(each.text.startswith(">") for each in below) and any(
        not each.text.startswith(">") for each in below
    )
