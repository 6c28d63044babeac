"""The proofs of a record, found once and asked for field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import models

from comity.desk.addresses import proof_address
from comity.desk.shown import Mark
from comity.desk.words import confidence_grade
from comity.register import rows
from comity.register.models import Proof, Record


class Proofs:
    """Every proof of one record, or of several: one query, whatever is asked of it."""

    def __init__(self, records: Record | Iterable[Record]) -> None:
        several = [records] if isinstance(records, Record) else list(records)
        self._found: dict[tuple[str, int, str], list[Proof]] = defaultdict(list)
        self._first: dict[int, Proof] = {}
        found = Proof.objects.filter(record__in=[record.pk for record in several])
        for proof in found.only(
            "record", "field", "part", "part_row", "source", "by", "confidence"
        ).order_by("pk"):
            row = proof.part_row if proof.part else proof.record_id
            self._found[proof.part, row or 0, proof.field].append(proof)
            self._first.setdefault(proof.record_id, proof)

    def of_field(self, record: Record, *names: str) -> tuple[Mark, ...]:
        """The mark beside a field; of several names the first that has a proof."""
        for name in names:
            if found := self._found.get(("", record.pk, name)):
                return (_mark(found, proof_address(record.pk, name)),)
        return ()

    def of_record(self, record: Record, *names: str) -> Mark | None:
        """The mark of a record as a whole: that of the first of these fields, or of any."""
        if marks := self.of_field(record, *names):
            return marks[0]
        first = self._first.get(record.pk)
        if first is None:
            return None
        row = first.part_row if first.part else record.pk
        url = proof_address(record.pk, first.field, first.part, first.part_row)
        return _mark(self._found[first.part, row or 0, first.field], url)

    def of_row(self, row: models.Model, name: str = "") -> Mark | None:
        """The mark of a row beside a record (an attendance, a step), or of one field of it."""
        part = rows.table_of(row)
        found = self._found.get((part, row.pk, name)) or self._found.get((part, row.pk, ""))
        if not found:
            return None
        return _mark(found, proof_address(found[0].record_id, name, part, row.pk))


def _mark(found: list[Proof], url: str) -> Mark:
    sourced = [proof for proof in found if proof.source_id is not None]
    best = max(
        (proof.confidence for proof in sourced if proof.confidence is not None), default=None
    )
    return Mark(
        url,
        by_hand=found[-1].source_id is None,
        confidence="" if best is None else confidence_grade(best),
        count=len(found),
    )
