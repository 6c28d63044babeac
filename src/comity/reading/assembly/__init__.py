"""Frames and mentions of a whole text become findings, kind by kind."""

from __future__ import annotations

from comity.reading.assembly.agreements import agreements_of
from comity.reading.assembly.encounters import encounters_of
from comity.reading.assembly.events import events_of
from comity.reading.assembly.figures import figures_of
from comity.reading.assembly.invitations import complete, invitations_of
from comity.reading.assembly.people import people_of
from comity.reading.assembly.plans import plans_of
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
