"""What the findings around one finding say about the people it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.identity import PersonProfile
from comity.intake.models import Finding, FindingKind, FindingState
from comity.intake.payloads import content_of, stated_by
from comity.intake.proposing import person_profile
from comity.reading.findings import PersonFinding
from comity.register.merging import survivor_of
from comity.register.models import Person, Record, Source

if TYPE_CHECKING:
    from comity.intake.naming import Naming


class People:
    """The people of one source, by every way in which it names them."""

    def __init__(self, finding: Finding) -> None:
        self.language = finding.source.language
        people = finding.source.findings.filter(kind=FindingKind.PEOPLE)
        standing = people.exclude(state__in=(FindingState.REJECTED, FindingState.OUTDATED))
        self._findings = [(each, _names(each)) for each in standing.select_related("record")]

    def finding_of(self, name: str) -> Finding | None:
        """The finding that a name belongs to."""
        return next((each for each, names in self._findings if name in names), None)

    def record_of(self, name: str) -> Person | None:
        """The person that the finding of a name has become, if it was decided."""
        finding = self.finding_of(name)
        if finding is None or finding.record is None:
            return None
        return Person.objects.get(pk=survivor_of(finding.record).pk)

    def profile_of(self, name: str) -> PersonProfile:
        """The person with the fullest name and the offices that the source gives."""
        finding = self.finding_of(name)
        if finding is None:
            return PersonProfile(names=(name,), language=self.language)
        stated = stated_by(finding.kind, finding.stated)
        assert isinstance(stated, PersonFinding)
        return person_profile(stated, self.language)


def _names(finding: Finding) -> frozenset[str]:
    stated, payload = finding.stated, finding.payload
    return frozenset({stated["name"], payload["name"], *stated.get("mentions", ())})


def told_in_a_copy(finding: Finding) -> Record | None:
    """The record that the same finding of a source with the same text has become."""
    source = finding.source
    copies = Source.objects.filter(text_sha256=source.text_sha256, desk=source.desk).exclude(
        pk=source.pk
    )
    told = Finding.objects.filter(source__in=copies, kind=finding.kind, record__isnull=False)
    content = content_of(finding.stated)
    for each in told.select_related("record"):
        if content_of(each.stated) == content and survivor_of(each.record).is_live:
            return survivor_of(each.record)
    return None


def is_from_same_source(record: Record, finding: Finding) -> bool:
    """Whether another finding of the same text became this record.

    The reader told the two apart, so they are not one thing.
    """
    others = Finding.objects.filter(record=record.pk, source=finding.source, kind=finding.kind)
    return others.exclude(pk=finding.pk).exists()


def told_by(naming: Naming) -> set[int]:
    """The records that other findings of the same kind and source have become."""
    finding = naming.finding
    others = Finding.objects.filter(source=finding.source, kind=finding.kind)
    keys = others.exclude(pk=finding.pk).values_list("record", flat=True)
    return {key for key in keys if key is not None}
