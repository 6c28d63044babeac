"""Pieces that several papers share: names, offices, times, the head of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from comity.edtf import display
from comity.papers import Block, Bullets, Cell, Paragraph, Run
from comity.protocol.contents import Change, change_in_words
from comity.protocol.guests import Guest
from comity.protocol.models import ProgrammeItem
from comity.protocol.occasion import Occasion, offset_in
from comity.register.wording import LanguageMap
from comity.register.words import word

MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells an issue from the others: its number, its time, what changed and why."""

    number: int
    at: datetime
    changes: Sequence[Change] = ()
    reason: str = ""


def said(words: LanguageMap, language: str, *, bold: bool = False, quiet: bool = False) -> Run:
    """Words in a language of the paper; in another one if it is all that there is, marked so."""
    found = words.wording(language)
    if found is None:
        return Run("–", quiet=quiet)
    foreign = found.language if found.is_missing else ""
    return Run(found.text, bold, quiet=quiet, language=foreign)


def name_of(guest: Guest, language: str, *, bold: bool = True) -> Run:
    """Somebody's name."""
    return said(guest.names, language, bold=bold)


def named(guest: Guest, language: str, *, between: str = "\n") -> Cell:
    """Somebody's name and, if one is known, the office in which they come."""
    if not guest.office:
        return (name_of(guest, language),)
    return (name_of(guest, language), Run(between), said(guest.office, language, quiet=True))


def functions_of(guest: Guest, language: str) -> str:
    """The part in the delegation and the roles, each once."""
    roles = [word("RoleKind", role, language) for role in sorted(guest.roles)]
    part = word("DelegationPart", guest.part, language)
    return ", ".join(dict.fromkeys([part, *roles]))


def day_words(day: date | None, language: str) -> str:
    """A day in words; that none is set, for None."""
    return display(day.isoformat(), language) if day else _("Day not set yet")


def clock_of(item: ProgrammeItem, occasion: Occasion) -> Cell:
    """From when to when, and beside it how far the zone is from UTC."""
    times = "–".join(filter(None, (item.starts, item.ends)))
    if not times:
        return (Run("–"),)
    offset = offset_in(occasion.zone, item.day, item.starts or item.ends)
    return (Run(times, bold=True), Run(f"\n{offset}", quiet=True)) if offset else (Run(times),)


def lead_of(occasion: Occasion, stamp: Stamp, language: str) -> Cell:
    """When and where, and which version of the paper this is."""
    encounter = occasion.encounter
    when = display(encounter.date, language) if encounter.date else ""
    where = encounter.place.called().text(language) if encounter.place else ""
    at = stamp.at.astimezone(occasion.zone)
    version = _("Version %(n)d of %(day)s, %(time)s") % {
        "n": stamp.number,
        "day": display(at.date().isoformat(), language),
        "time": f"{at:%H:%M} ({occasion.arrangement.time_zone})",
    }
    told = " · ".join(filter(None, (when, where)))
    return (Run(told + "\n" if told else ""), Run(version, quiet=True))


def changed(stamp: Stamp, language: str) -> Iterator[Block]:
    """What is different from the version before; nothing in a first one."""
    if not stamp.changes:
        return
    told = _("Changed since version %(n)d:") % {"n": stamp.number - 1}
    yield Paragraph((Run(told, bold=True),))
    lines = [change_in_words(each, language) for each in stamp.changes[:MOST_CHANGES]]
    if more := len(stamp.changes) - len(lines):
        lines.append(_("and %(n)d more") % {"n": more})
    yield Bullets(tuple((Run(line),) for line in lines))
