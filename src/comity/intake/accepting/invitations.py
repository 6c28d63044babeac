"""An invitation, with everyone invited; their answers come later."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.matching import told_by
from comity.intake.naming import Naming
from comity.reading.findings import InvitationFinding
from comity.register.models import Event, Invitation, Invitee, Record


def put(stated: InvitationFinding, into: Invitation | None, naming: Naming) -> Invitation:
    """The invitation, to an event of the register where there is one."""
    inviter = naming.party(stated.by) if stated.by else None
    invited = {name: naming.party(name) for name in stated.to}
    event = naming.event(stated.event)
    into = into or _known(stated, inviter, event, invited, naming)
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


def _known(
    stated: InvitationFinding,
    inviter: Record | None,
    event: Event | None,
    invited: dict[str, Record],
    naming: Naming,
) -> Invitation | None:
    """The same invitation told by another source: same inviter, same event, somebody in common."""
    if inviter is None or stated.event is None:
        return None
    told = Invitation.objects.filter(
        inviter=inviter.pk, state="live", desk=naming.source.desk
    ).exclude(pk__in=told_by(naming))
    keys = {who.pk for who in invited.values()}
    for known in told:
        is_same = known.event_id == event.pk if event and known.event_id else _says(known, stated)
        if is_same and keys & set(known.invitees.values_list("who", flat=True)):
            return known
    return None


def _says(known: Invitation, stated: InvitationFinding) -> bool:
    wanted = (stated.event or "").casefold()
    return any(text.casefold() == wanted for text in known.event_text.values())
