"""What the columns of a table mean: guessed from their headings, chosen by a person, remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from comity.gazetteer.names import key_of


class Meaning(StrEnum):
    """What a column of a table of agreements can say. The order is that of the choices."""

    CITY = "city"
    PARTNER = "partner"
    COUNTRY = "country"
    KIND = "kind"
    TITLE = "title"
    SIGNED = "signed"
    UNTIL = "until"
    DECISION_DATE = "decision-date"
    DECISION_NUMBER = "decision-number"
    APPROVAL_DATE = "approval-date"
    APPROVAL_NUMBER = "approval-number"
    NOTE = "note"


# Stems of words as headings have them, folded by `key_of`, in the three languages.
_COUNCIL = r"meclis|council|совет|дум[аы]|собрани"
_MINISTRY = r"bakanl|icisleri|valili|onay|izin|ministr|approv|permi|министер|мид\b|соглас|разреш"
_DATE = r"tarih|date|дата|число|\bday\b|год\b|yil\b|year"
_NUMBER = r"sayi|\bno\b|numara|number|\bnr\b|номер|№|n°"
_SIGNED = r"imza|protokol|sign|подпис|заключ"
_UNTIL = r"bitis|gecerli|sona|until|expir|valid|срок|окончан|действ"
_CITY = r"sehir|kent|belediye|city|town|municipal|город|муниципал|побратим|partner|kardes"
_COUNTRY = r"ulke|devlet|country|state|nation|стран|государств"
_KIND = r"\btur|nitelik|\bkind|\btype|\bвид|\bтип|статус"
_TITLE = r"\bkonu|\bbaslik|subject|title|\bтема|предмет|название согл"
_NOTE = r"\bnot\b|aciklama|note|remark|comment|примеч|коммент"
_PARTNER = r"kurum|muhatap|institution|organi[sz]ation|body|организац|учрежд|орган\b"
_DECISION = r"karar|decision|решени"


def guess(headings: Sequence[str]) -> dict[int, Meaning]:
    """What each column most likely means, by its place; columns that say nothing are left out.

    "Meclis Karar Tarihi" is the date of the council's decision, "Karar No" after it its
    number. Each meaning is given once, to the first column that has it.
    """
    guessed: dict[int, Meaning] = {}
    owner = ""
    for place, heading in enumerate(headings):
        key = key_of(heading)
        owner = _owner(key) or owner
        meaning = _meaning(key, owner)
        if meaning is not None and meaning not in guessed.values():
            guessed[place] = meaning
    return guessed


def _has(pattern: str, key: str) -> bool:
    return re.search(pattern, key) is not None


def _owner(key: str) -> str:
    """Whose act a column tells of; the columns beside it may leave that out."""
    if _has(_MINISTRY, key):
        return "approval"
    if _has(_COUNCIL, key) or _has(_DECISION, key):
        return "decision"
    return "signed" if _has(_SIGNED, key) else ""


def _meaning(key: str, owner: str) -> Meaning | None:
    if _has(_UNTIL, key):
        return Meaning.UNTIL
    if _has(_NUMBER, key) and owner in ("decision", "approval"):
        return Meaning(f"{owner}-number")
    if _has(_DATE, key):
        return Meaning(f"{owner}-date") if owner in ("decision", "approval") else Meaning.SIGNED
    for meaning, pattern in (
        (Meaning.COUNTRY, _COUNTRY),
        (Meaning.NOTE, _NOTE),
        (Meaning.KIND, _KIND),
        (Meaning.TITLE, _TITLE),
        (Meaning.CITY, _CITY),
        (Meaning.PARTNER, _PARTNER),
    ):
        if _has(pattern, key):
            return meaning
    # "Onay" alone, "Signed": a column of dates named after the act.
    if owner and _owner(key):
        return Meaning.SIGNED if owner == "signed" else Meaning(f"{owner}-date")
    return None


def signature(headings: Sequence[str]) -> str:
    """By what a table of the same shape is known again: its headings, however they are spelled."""
    told = "\x1f".join(key_of(each) for each in headings)
    return hashlib.sha256(told.encode()).hexdigest()


def meanings_from(told: Mapping[str, str], width: int) -> dict[int, Meaning]:
    """The meanings that a form or a memory gives by column number; others are left out."""
    found = {}
    for place in range(width):
        code = told.get(str(place), "")
        if code in set(Meaning) and code not in found.values():
            found[place] = Meaning(code)
    return found
