"""Reading a source again with a newer reader: what would change, and taking that over.

A decision of a person is never touched, nor is a correction. What the new reader reports as
before, or as a person corrected it, stays as it is; what it no longer reports is marked
outdated while it still waits and nobody corrected it; what is new waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.intake.adding import reported_by, store_findings
from comity.intake.models import Finding, FindingState
from comity.intake.payloads import content_of
from comity.reading import READER_VERSION, Findings, read
from comity.register.journal import writing
from comity.register.models import Deed, Source, User
from comity.register.permissions import Right, require


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer reading says otherwise: new findings, and those it no longer has."""

    new: tuple[tuple[str, dict[str, Any]], ...]
    gone: tuple[Finding, ...]
    kept: tuple[Finding, ...]

    @property
    def outdated(self) -> tuple[Finding, ...]:
        """Those of the gone that nobody decided or corrected: they will wait no longer."""
        return tuple(each for each in self.gone if each.is_waiting and each.correction is None)

    @property
    def held(self) -> tuple[Finding, ...]:
        """Those of the gone on which a person has said something: they stay."""
        return tuple(each for each in self.gone if each not in self.outdated)


def difference(source: Source) -> Difference:
    """Read a source again and compare; writes nothing."""
    reported = reported_by(_read(source))
    held = list(source.findings.exclude(state=FindingState.OUTDATED))
    said = {key for each in held for key in _ways_of(each)}
    again = {(kind, content_of(payload)) for kind, payload in reported}
    return Difference(
        new=tuple((k, payload) for k, payload in reported if (k, content_of(payload)) not in said),
        gone=tuple(each for each in held if not again & _ways_of(each)),
        kept=tuple(each for each in held if again & _ways_of(each)),
    )


def _ways_of(finding: Finding) -> set[tuple[str, str]]:
    """What a finding says as the reader gave it, and as a person put it right."""
    return {(finding.kind, content_of(way)) for way in (finding.payload, finding.stated)}


def read_again(source: Source, *, by: User) -> Difference:
    """Take over what a newer reading says otherwise. Raises NotAllowed."""
    require(by, Right.DECIDE, source.desk)
    with writing(Deed.EDITED, by=by, source=source) as pen:
        found = difference(source)
        for finding in found.outdated:
            pen.move(finding, state=FindingState.OUTDATED)
        store_findings(source, list(found.new))
        Source.objects.filter(pk=source.pk).update(reader_version=READER_VERSION)
    return found


def _read(source: Source) -> Findings:
    return read(
        source.text,
        id=source.name,
        furniture=source.furniture_passages,
        headings=source.heading_passages,
        title=source.title or None,
        published=source.published,
        language=source.language or None,
        soft_breaks=tuple(source.soft_breaks),
    )
