"""Frames and mentions of a whole text become findings, kind by kind.

Each kind that takes more than one module has its room, begun in its `assemble.py`: `agreements`,
`encounters`, `events`, `plans`. What several kinds ask stands beside them: `time` (which date is
of which fact), `sides` (for whom somebody acts), `near` (what stands near a frame's words).
"""

from __future__ import annotations

from comity.reading.assembly.agreements.assemble import agreements_of
from comity.reading.assembly.encounters.assemble import encounters_of
from comity.reading.assembly.events.assemble import events_of
from comity.reading.assembly.figures import figures_of
from comity.reading.assembly.invitations import complete, invitations_of
from comity.reading.assembly.people import people_of
from comity.reading.assembly.plans.assemble import plans_of
from comity.reading.assembly.relations import relations_of
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.statements import statements_of
from comity.reading.document import Document
from comity.reading.findings import Findings

__all__ = ["assemble"]


def assemble(document: Document) -> Findings:
    """All findings of a document whose sentences, mentions, frames and companions are known.

    Changes nothing of the document: kinds that ask for others are given them.
    """
    sides = Sides(document)
    agreements = agreements_of(document, sides)
    invitations = invitations_of(document, sides)
    events = events_of(document)
    complete(invitations, events)
    return Findings(
        id=document.id,
        language=document.language.code,
        title=document.title,
        published=document.published,
        people=people_of(document),
        encounters=encounters_of(document, sides, agreements, events),
        agreements=agreements,
        invitations=invitations,
        plans=plans_of(document, sides),
        events=events.all(),
        statements=statements_of(document),
        relations=relations_of(document, sides),
        figures=figures_of(document),
    )
