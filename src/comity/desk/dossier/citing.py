"""Where the lines of a dossier come from: sources, numbered in the order of their use."""

from __future__ import annotations

from collections.abc import Iterable

from comity.desk.addresses import source_address
from comity.desk.dossier.values import Reference
from comity.desk.shown import of_date
from comity.desk.viewer import Viewer
from comity.register.models import Proof, Record, Source

OF_ONE_LINE = 2  # numbers behind one line


class Citations:
    """The sources of many records: found with two queries, numbered as they are cited."""

    def __init__(self, records: Iterable[Record], viewer: Viewer) -> None:
        proofs = Proof.objects.filter(record__in=[record.pk for record in records])
        pairs = proofs.exclude(source=None).values_list("record", "source").distinct()
        self._of: dict[int, list[int]] = {}
        for record, source in pairs.order_by("record", "source"):
            self._of.setdefault(record, []).append(source)
        wanted = {source for sources in self._of.values() for source in sources}
        self._sources = viewer.sources().light().in_bulk(list(wanted))
        self._numbers: dict[int, int] = {}

    def of(self, *records: Record) -> tuple[int, ...]:
        """The numbers of the sources that say so; empty where it was entered by hand."""
        sources = dict.fromkeys(
            source
            for record in records
            for source in self._of.get(record.pk, ())
            if source in self._sources
        )
        return tuple(self._number(source) for source in list(sources)[:OF_ONE_LINE])

    def _number(self, source: int) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def references(self) -> tuple[Reference, ...]:
        """The sources that were cited, by number."""
        return tuple(_reference(n, self._sources[key]) for key, n in self._numbers.items())


def _reference(number: int, source: Source) -> Reference:
    return Reference(
        number,
        str(source),
        source.language,
        of_date(source.published),
        source_address(source.pk),
    )
