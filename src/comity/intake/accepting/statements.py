"""Words as they were said; the same words of one speaker are one statement."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.accepting.encounters import office_of
from comity.intake.naming import Naming
from comity.reading.findings import StatementFinding
from comity.register.models import Record, Statement


def put(stated: StatementFinding, into: Statement | None, naming: Naming) -> Statement:
    """The statement, with the encounter at which it was said where that is sure."""
    speaker = naming.party(stated.speaker)
    capacity, _ = office_of(speaker, naming)
    into = into or _said_before(stated, speaker, naming)
    return filling.put(
        Statement,
        into,
        naming,
        speaker=Record.objects.get(pk=speaker.pk),
        capacity=capacity,
        text=stated.text,
        language=naming.language,
        said_on=naming.source.published,
        encounter=filling.encounter_of(naming, speaker),
    )


def _said_before(stated: StatementFinding, speaker: Record, naming: Naming) -> Statement | None:
    said = Statement.objects.filter(
        speaker=speaker.pk, text=stated.text, state="live", desk=naming.source.desk
    )
    return said.first()
