"""Who has a seat in a draft."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from comity.cooperation.drafting.speaking import check_stands
from comity.cooperation.models import Draft, Seat
from comity.register.models import Party, User
from comity.register.permissions import Right, require


def seat(draft: Draft, user: User, party: Party, *, by: User) -> Seat:
    """Give somebody a place in the draft for a party, a guest of the counterpart above all."""
    require(by, Right.ADMINISTER, draft.agreement.desk)
    check_stands(draft.agreement)
    if party.agreement_id != draft.agreement_id:
        raise ValidationError({"party": f"{party.who} is no party to {draft.agreement}"})
    place, _is_new = Seat.objects.update_or_create(
        draft=draft, user=user, defaults={"party": party}
    )
    return place


def unseat(place: Seat, *, by: User) -> None:
    """Take somebody's seat in a draft away; what they wrote and accepted stays.

    Raises NotAllowed.
    """
    require(by, Right.ADMINISTER, place.draft.agreement.desk)
    place.delete()
