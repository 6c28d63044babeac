"""A desk's own order of offices, and which of them somebody's office is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from comity.identity.offices import office_of
from comity.identity.profiles import OfficeProfile
from comity.protocol.models import PrecedenceList
from comity.register.models import Attendance, Desk, Tenure, User
from comity.register.permissions import Right, require
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

_KEY = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office of the list. `office` is a word of `comity.identity`, empty for none.

    `rank` (as identity counts, 1 to 9) narrows it where one word means two offices.
    """

    key: str
    names: LanguageMap
    office: str = ""
    rank: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The office as `PrecedenceList.offices` keeps it."""
        return {"key": self.key, "names": dict(self.names), "office": self.office,
                "rank": self.rank}  # fmt: skip

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> ListedOffice:
        """The opposite of `as_json`."""
        return cls(told["key"], LanguageMap(told["names"]), told["office"], told["rank"])


@cache
def shipped_list() -> tuple[ListedOffice, ...]:
    """The list with which every desk begins."""
    text = files(__package__).joinpath("data/precedence.toml").read_text(encoding="utf-8")
    return tuple(
        ListedOffice(
            each["key"],
            LanguageMap(dict(zip(LANGUAGES, each["names"], strict=True))),
            each.get("office", each["key"]),
            each.get("rank"),
        )
        for each in tomllib.loads(text)["office"]
    )


def precedence_of(desk: Desk | None) -> tuple[ListedOffice, ...]:
    """The order that holds at a desk now: its latest, else the shipped one."""
    own = PrecedenceList.objects.filter(desk=desk).last() if desk else None
    if own is None:
        return shipped_list()
    return tuple(ListedOffice.from_json(each) for each in own.offices)


def keep_precedence(desk: Desk, offices: Sequence[ListedOffice], *, by: User) -> PrecedenceList:
    """Keep a new order for a desk; the earlier ones stay. Raises NotAllowed, ValidationError."""
    require(by, Right.WRITE, desk)
    keys = [each.key for each in offices]
    if not offices or len(set(keys)) != len(keys) or not all(map(_KEY.fullmatch, keys)):
        raise ValidationError(_("Each office needs a key of its own, in small Latin letters."))
    if not all(each.names for each in offices):
        raise ValidationError(_("Each office needs a name in at least one language."))
    return PrecedenceList.objects.create(
        desk=desk, offices=[each.as_json() for each in offices], made_by=by
    )


def listed_as(attended: Attendance, offices: Sequence[ListedOffice]) -> str:
    """The key of the office in the list that counts for somebody here; empty for none.

    By the capacity chosen for the encounter: the words of its office, its institution and
    its place, as identity reads them. Where only words name several offices and nobody has
    chosen, the one furthest up counts.
    """
    if attended.capacity is not None:
        return next(filter(None, (_listed(p, offices) for p in _of_tenure(attended.capacity))), "")
    several = [OfficeProfile(title=words) for words in _each_office(attended.capacity_text)]
    found = {_listed(profile, offices) for profile in several}
    return next((each.key for each in offices if each.key in found), "")


def _each_office(words: str) -> list[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


def _listed(profile: OfficeProfile, offices: Sequence[ListedOffice]) -> str:
    office = office_of(profile)
    return _key_for(office.role, office.rank, offices) if office.role is not None else ""


def _key_for(role: str, rank: int | None, offices: Sequence[ListedOffice]) -> str:
    apt = [each for each in offices if each.office == role]
    exact = next((each for each in apt if each.rank is not None and each.rank == rank), None)
    loose = next((each for each in apt if each.rank is None), None)
    found = exact or loose
    return found.key if found else ""


def _of_tenure(tenure: Tenure) -> list[OfficeProfile]:
    """One profile for each language in which the title is known."""
    where, place = tenure.institution, tenure.place
    return [
        OfficeProfile(
            title=title,
            institution=(where.label.text(language) or None) if where else None,
            place=(place.label.text(language) or None) if place else None,
        )
        for language, title in sorted(tenure.title.items())
    ]
