"""An invitation, with everyone invited; their answers come later."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.naming import Naming
from comity.reading.findings import InvitationFinding
from comity.register.models import Invitation, Invitee, Record


def put(stated: InvitationFinding, into: Invitation | None, naming: Naming) -> Invitation:
    """The invitation, to an event of the register where there is one."""
    inviter = naming.party(stated.by) if stated.by else None
    invited = {name: naming.party(name) for name in stated.to}
    event = naming.event(stated.event)
    invitation = filling.put(
        Invitation,
        into,
        naming,
        inviter=Record.objects.get(pk=inviter.pk) if inviter else None,
        event=event,
        event_text=filling.said_in(stated.event, naming),
        date=stated.date or (event.date if event else None),
        place=naming.place(stated.place) if stated.place else None,
        made_on=naming.source.published,
        made_at=filling.encounter_of(naming, inviter),
    )
    for name, who in invited.items():
        _put_invitee(invitation, name, who, naming)
    return invitation


def _put_invitee(invitation: Invitation, name: str, who: Record, naming: Naming) -> None:
    basis = naming.basis.part("to")
    known = invitation.invitees.filter(who=who.pk).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return
    naming.pen.create(
        Invitee(
            invitation=invitation,
            who=Record.objects.get(pk=who.pk),
            as_named=name[:400],
            order=invitation.invitees.count(),
        ),
        basis,
    )
