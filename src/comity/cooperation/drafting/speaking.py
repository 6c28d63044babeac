"""For which party somebody speaks in a draft, and whether anything can be said in it."""

from __future__ import annotations

from comity.cooperation.models import Draft, Seat
from comity.cooperation.parties import PartyPlaces
from comity.register.actions import Gone
from comity.register.models import Agreement, Party, User
from comity.register.permissions import NotAllowed, Right, may, seated


def party_of(draft: Draft, user: User) -> Party | None:
    """The party for which a user speaks: by their seat, or as a member of the desk for ours."""
    seat = Seat.objects.filter(draft=draft, user=user).select_related("party").first()
    if seat is not None:
        return seat.party
    desk, who = draft.agreement.desk, seated(user)
    # Whoever reads at our desk is one of us; a guest is not.
    if desk is None or not (who.may(Right.READ, desk) and who.may(Right.DRAFT, desk)):
        return None
    parties = list(draft.agreement.parties.select_related("who"))
    places = PartyPlaces.of(parties)
    ours = (party for party in parties if places.is_at(party, desk.institution))
    return next(ours, None)


def speaks(draft: Draft, user: User) -> Party:
    """As `party_of`, to do something. Raises Gone, and NotAllowed for who speaks for nobody."""
    party = party_of(draft, user) if may(user, Right.DRAFT) else None
    if party is None:
        raise NotAllowed(user, Right.DRAFT, draft.agreement.desk)
    check_stands(draft.agreement)
    return party


def check_stands(agreement: Agreement) -> None:
    """Raise Gone for an agreement that was deleted or merged: its drafts are only looked at."""
    if not agreement.is_live:
        raise Gone(agreement)
