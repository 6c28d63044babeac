"""All that is arranged for one encounter, as its pages and papers need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from comity.protocol.guests import GuestList, arrangement_of, guest_list
from comity.protocol.models import Arrangement, PressText, ProgrammeItem
from comity.register.models import Encounter, EncounterKind, Modality, Stage
from comity.register.wording import LanguageMap

_UNSIGNED = frozenset({Stage.PROPOSED, Stage.PREPARING, Stage.READY})


@dataclass(frozen=True, slots=True)
class Occasion:
    """An encounter with its arrangement, guests, programme and words for the press."""

    encounter: Encounter
    arrangement: Arrangement
    guests: GuestList
    items: tuple[ProgrammeItem, ...]
    press: LanguageMap

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the programme's clock."""
        return ZoneInfo(self.arrangement.time_zone)

    @property
    def running_order(self) -> tuple[ProgrammeItem, ...]:
        """The items of the ceremony; of an encounter that is one, all if none is marked."""
        marked = tuple(item for item in self.items if item.in_ceremony)
        is_ceremony = self.encounter.encounter_kind == EncounterKind.CEREMONY
        return marked or (self.items if is_ceremony else ())

    @property
    def is_kept_back(self) -> bool:
        """Whether the press sheet may not be given out yet.

        Until the agreement is signed; where none is to be signed, until it has taken place.
        """
        if not self.arrangement.is_embargoed:
            return False
        agreement = self.arrangement.agreement
        if agreement is not None:
            return agreement.stage in _UNSIGNED
        return self.encounter.modality != Modality.HAPPENED

    def interpreters_at(self) -> Mapping[int, list[int]]:
        """The keys of the interpreters at each item, by the item's key."""
        return {
            item.pk: [each.interpreter_id for each in item.interpretations.all()]
            for item in self.items
        }


def occasion_of(encounter: Encounter) -> Occasion:
    """What is arranged for an encounter, as it stands now."""
    arrangement = arrangement_of(encounter)
    items = encounter.programme.select_related("place").prefetch_related("interpretations")
    press = PressText.objects.filter(encounter=encounter.pk).last()
    return Occasion(
        encounter,
        arrangement,
        guest_list(encounter, arrangement),
        tuple(items),
        press.words if press else LanguageMap(),
    )


def offset_in(zone: ZoneInfo, day: date | None, clock: str) -> str:
    """How far a zone is from UTC at a time of day, as `UTC+3`; empty where no time is known."""
    if day is None or not clock:
        return ""
    offset = datetime.combine(day, time.fromisoformat(clock), zone).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
