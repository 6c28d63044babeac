"""A forum, summit, fair, festival or olympiad."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.naming import Naming
from comity.reading.findings import EventFinding
from comity.register.models import Event


def put(stated: EventFinding, into: Event | None, naming: Naming) -> Event:
    """The event with its dates, place and organiser."""
    event = filling.put(
        Event,
        into,
        naming,
        name=filling.said_in(stated.name, naming),
        date=stated.date,
        place=naming.place(stated.place) if stated.place else None,
        organiser=naming.party(stated.organiser) if stated.organiser else None,
        mode=str(stated.mode) if stated.mode else "",
    )
    naming.spelled(event, stated.name)
    return event
