"""Who the parties of agreements are: where they sit, whose law binds them, which is ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.cooperation.procedures import Procedure, procedures
from comity.register.models import Institution, Party, Place

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class PartyPlaces:
    """Where a party sits: the place itself if it is one, or that of the institution."""

    places: Mapping[int, Place]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> PartyPlaces:
        """Where all these parties are, in two queries."""
        keys = {party.who_id for party in parties}
        places = Place.objects.filter(pk__in=keys).in_bulk()
        institutions = Institution.objects.filter(pk__in=keys).select_related("place")
        return cls({**places, **{each.pk: each.place for each in institutions if each.place}})

    def place_of(self, party: Party) -> Place | None:
        """The place of a party, if it is known."""
        return self.places.get(party.who_id)

    def procedure_of(self, party: Party) -> Procedure:
        """The procedure chosen for a party; else that of its place or country, or `general`."""
        chosen = procedures().get(party.procedure)
        return chosen or self._usual(self.place_of(party))

    def is_at(self, party: Party, institution: Institution | None) -> bool:
        """Whether a party is an institution, or sits (or is) in the same place."""
        if institution is None:
            return False
        place = self.place_of(party)
        return party.who_id == institution.pk or (
            place is not None and place.pk == institution.place_id
        )

    def _usual(self, place: Place | None) -> Procedure:
        known = procedures().values()
        by_place = (p for p in known if place and place.gazetteer in p.places)
        by_country = (p for p in known if place and place.country in p.countries)
        return next(by_place, None) or next(by_country, None) or procedures()[GENERAL]
