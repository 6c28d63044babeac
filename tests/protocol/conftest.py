"""A ceremony that is to come, with both sides, as a protocol officer has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from comity.protocol.actions import NewGuest, arrange, put_down
from comity.register.actions import add_part, enter
from comity.register.models import (
    Agreement,
    Attendance,
    Desk,
    Encounter,
    Institution,
    Modality,
    Party,
    Person,
    Record,
    Signatory,
    Tenure,
    User,
)
from comity.register.wording import LanguageMap


@dataclass
class Ceremony:
    """The encounter, its agreement, and its guests by a short name."""

    encounter: Encounter
    agreement: Agreement
    officer: User
    desk: Desk
    guests: dict[str, Attendance] = field(default_factory=dict)

    def person(self, name: str, title: str, institution: Institution | None, ru: str = "") -> Any:
        """Somebody with one office, put into the register; gives person and tenure."""
        names = LanguageMap({"tr": name, "ru": ru})
        person = enter(Person(name=names), by=self.officer, desk=self.desk)
        tenure = Tenure(person=person, title=LanguageMap(tr=title), institution=institution)
        return person, enter(tenure, by=self.officer, desk=self.desk)

    def key_of(self, name: str) -> int:
        """The key of a guest."""
        return self.guests[name].pk


@pytest.fixture
def houses(desk: Desk, officer: User) -> dict[str, Institution]:
    names = {
        "ibb": "İstanbul Büyükşehir Belediyesi",
        "moscow": "Moskova Hükümeti",
        "consulate": "Rusya İstanbul Başkonsolosluğu",
    }
    return {
        key: enter(Institution(name=LanguageMap(tr=name)), by=officer, desk=desk)
        for key, name in names.items()
    }


@pytest.fixture
def ceremony(desk: Desk, officer: User, houses: dict[str, Institution]) -> Ceremony:
    encounter = Encounter(
        encounter_kind="ceremony", date="2026-12-01", modality=Modality.PLANNED,
        title=LanguageMap(tr="İmza töreni", en="Signing ceremony", ru="Церемония подписания"),
    )  # fmt: skip
    enter(encounter, by=officer, desk=desk)
    agreement = Agreement(agreement_kind="cooperation-protocol", stage="ready")
    enter(agreement, by=officer, desk=desk)
    made = Ceremony(encounter, agreement, officer, desk)
    told = (
        ("consul", "Andrey Buravov", "Başkonsolos", "consulate", "guest", set(), ""),
        ("mayor", "Ekrem İmamoğlu", "Belediye Başkanı", "ibb", "host", {"presider", "speaker"}, ""),
        ("deputy", "Zeynep Akçabay", "Genel Sekreter Yardımcısı", "ibb", "host", {"signatory"}, ""),
        ("minister", "Sergey Cheremin", "Bakan", "moscow", "guest", {"signatory"},
         "Сергей Черёмин"),
    )  # fmt: skip
    for key, name, title, house, side, roles, ru in told:
        person, tenure = made.person(name, title, houses[house], ru)
        who = Record.objects.get(pk=person.pk)
        guest = NewGuest(who, side, capacity=tenure, roles=frozenset(roles))
        made.guests[key] = put_down(encounter, guest, by=officer)
    for house in ("ibb", "moscow"):
        add_part(Party(agreement=agreement, who=houses[house]), by=officer)
    for key in ("deputy", "minister"):
        person = made.guests[key].who.as_person
        row = Signatory(agreement=agreement, person=person, has_signed=False)
        add_part(row, by=officer)
    arrange(encounter, by=officer, agreement=agreement, time_zone="Europe/Istanbul")
    return made
