"""What a page shows of a record: facts, lines and sections, in the reader's language.

Pages turn rows into these values; templates only set them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from comity.desk.addresses import record_address
from comity.desk.looking import sight
from comity.desk.words import ICON, say, tone
from comity.edtf import EdtfError, display
from comity.register.models import Kind, Portrait, Record
from comity.register.wording import LanguageMap

if TYPE_CHECKING:
    from comity.desk.cooperation.ways import Way


@dataclass(frozen=True, slots=True)
class Mark:
    """The proof mark beside something: how it is known, and where that is shown."""

    url: str
    by_hand: bool = False
    confidence: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """Words on a page. `language` is set where they are not in the page's own language.

    `is_missing` says that the reader's language has no wording and another stands in.
    """

    text: str
    language: str = ""
    is_missing: bool = False
    url: str = ""
    tone: str = ""
    note: str = ""
    icon: str = ""
    mark: Mark | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record: what it is called, what it says, and how that is known."""

    name: str
    values: tuple[Shown, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a list beside a record: when, what, and some words more."""

    title: Shown
    date: Shown | None = None
    more: tuple[Shown, ...] = ()
    badges: tuple[Shown, ...] = ()
    icon: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it. `more_url` leads to the rest where lines are cut."""

    heading: str
    lines: tuple[Line, ...]
    count: int = 0
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One station on an agreement's path. `state` is `done`, `now` or `ahead`."""

    title: str
    state: str
    reports: tuple[Line, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A record's page: what it is, its facts, what belongs to it, what happened when."""

    title: Shown
    facts: tuple[Fact, ...] = ()
    badges: tuple[Shown, ...] = ()
    lead: tuple[Shown, ...] = ()
    quotation: Shown | None = None
    path: tuple[Step, ...] = ()
    sides: tuple[Section, ...] = ()
    sections: tuple[Section, ...] = ()
    timeline: tuple[Line, ...] = ()
    way: Way | None = None
    partnership: str = ""  # where it stands how things are between us and them
    portrait: Portrait | None = None


def language() -> str:
    """The language of the page that is being made: `tr`, `en` or `ru`."""
    return (get_language() or "en")[:2]


def wording(words: LanguageMap, **more: Any) -> Shown | None:
    """Words out of a language map, or None if nobody has written any."""
    tongue = language()
    found = (words if isinstance(words, LanguageMap) else LanguageMap(words)).wording(tongue)
    if found is None:
        return None
    foreign = found.language if found.language != tongue else ""
    return Shown(found.text, foreign, found.is_missing, **more)


def of_record(record: Record, **more: Any) -> Shown:
    """A record by its label, as a link to its page; as far as whoever looks may know of it."""
    if is_hidden(record):
        return hidden()
    more.setdefault("url", record_address(record.kind, record.pk))
    found = wording(sight().name_of(record), **more)
    if found is None:
        return Shown(f"{say('Kind', record.kind)} {record.pk}", **more)
    if record.kind == Kind.PERSON:
        return replace(found, is_missing=found.is_missing and not _is_readable(found.text))
    if record.kind in _SENTENCES:
        return replace(found, text=capitalised(found.text, found.language or language()))
    return found


def is_hidden(record: Record | None) -> bool:
    """Whether whoever looks may not know of a record; what stands beside it is hidden too."""
    return record is not None and not sight().reaches(record)


def hidden() -> Shown:
    """What stands where something is that whoever looks may not know."""
    return Shown(_("not for you to see"))


# What these are called may come from the middle of a sentence.
_SENTENCES = (Kind.PROMISE, Kind.AGREEMENT, Kind.ENCOUNTER, Kind.EVENT)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _is_readable(name: str) -> bool:
    """Whether a person's name is in the alphabet of the page: Latin for all but Russian."""
    return bool(_CYRILLIC.search(name)) == (language() == "ru")


def capitalised(words: str, tongue: str) -> str:
    """Words of a sentence, as a title: `open an office` becomes `Open an office`."""
    first = "İ" if tongue == "tr" and words[:1] == "i" else words[:1].upper()
    return first + words[1:]


def of_date(edtf: str | None, **more: Any) -> Shown | None:
    """An EDTF date in words, or None where it is not known."""
    if not edtf:
        return None
    try:
        return Shown(display(edtf, language()), **more)
    except EdtfError:
        return Shown(edtf, **more)


def of_code(vocabulary: str, code: str) -> Shown | None:
    """A value of a closed list by its word, in its tone."""
    return Shown(say(vocabulary, code), tone=tone(vocabulary, code)) if code else None


def of_text(text: str, language_of_text: str = "", **more: Any) -> Shown | None:
    """Words as they stand, or None for none."""
    foreign = language_of_text if language_of_text != language() else ""
    return Shown(text, foreign, **more) if text else None


def present(*values: Shown | None) -> tuple[Shown, ...]:
    """Those that there are."""
    return tuple(value for value in values if value is not None)


def line_of(record: Record, *, badges: Iterable[Shown | None] = (), **more: Any) -> Line:
    """A record as a line: its label as a link, its date, its kind's icon."""
    return Line(
        title=of_record(record),
        date=of_date(record.when),
        badges=present(*badges),
        icon=ICON.get(record.kind, ""),
        **more,
    )
