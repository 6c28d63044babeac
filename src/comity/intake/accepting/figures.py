"""A number that somebody named in the talks."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.matching import told_by
from comity.intake.naming import Naming
from comity.reading.findings import FigureFinding
from comity.register.models import Figure, Record


def put(stated: FigureFinding, into: Figure | None, naming: Naming) -> Figure:
    """The figure, by whom and where it was named."""
    speaker = naming.party(stated.speaker) if stated.speaker else None
    into = into or _known(stated, speaker, naming)
    return filling.put(
        Figure,
        into,
        naming,
        value=stated.value,
        unit=stated.unit or "",
        what=filling.said_in(stated.what, naming),
        is_target=stated.target,
        date=stated.date,
        speaker=Record.objects.get(pk=speaker.pk) if speaker else None,
        encounter=filling.encounter_of(naming, speaker),
    )


def _known(stated: FigureFinding, speaker: Record | None, naming: Naming) -> Figure | None:
    """The same figure told by another source: the same value of the same thing."""
    told = Figure.objects.filter(
        value=stated.value, unit=stated.unit or "", speaker=speaker.pk if speaker else None,
        state="live", desk=naming.source.desk,
    )  # fmt: skip
    for figure in told.exclude(pk__in=told_by(naming)):
        if figure.what.get(naming.language, "").casefold() == stated.what.casefold():
            return figure
    return None
