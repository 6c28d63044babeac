"""The institution whose desk this is: found in the register by its name, or entered."""

from __future__ import annotations

from django.db import transaction

from comity.identity import InstitutionProfile
from comity.identity.institution_names import parts_of
from comity.intake.gazetteer_places import held_place, place_from
from comity.intake.naming import best_of
from comity.register import actions
from comity.register.identities import candidates
from comity.register.models import Desk, Institution, InstitutionKind, Kind, User
from comity.register.permissions import Right, require
from comity.register.wording import LanguageMap


@transaction.atomic
def settle(desk: Desk, name: str, language: str, *, by: User) -> Institution:
    """Make the institution of that name the one whose desk this is.

    One that the register surely holds under any spelling is taken; otherwise it is
    entered, with its kind and its city as far as the name says them. Raises NotAllowed.
    """
    require(by, Right.ADMINISTER, desk)
    profile = InstitutionProfile(names=(name,), place=None, language=language)
    known = best_of(candidates(profile, Kind.INSTITUTION, at=desk))
    house = known.record if known else _entered(name, language, desk, by)
    assert isinstance(house, Institution)
    desk.institution = house
    desk.save(update_fields=["institution"])
    return house


def _entered(name: str, language: str, desk: Desk, by: User) -> Institution:
    parts = parts_of(name)
    kind = parts.kind or parts.group or ""
    house = Institution(
        name=LanguageMap({language: name}),
        institution_kind=kind if kind in InstitutionKind.values else "",
    )
    if parts.place is not None:
        place = held_place(parts.place)
        if place is None:
            place = place_from(parts.place)
            actions.enter(place, by=by, desk=desk)
        house.place = place
    actions.enter(house, by=by, desk=desk)
    return house
