"""Proofs: from one field of a record to the passage that says so, or to who entered it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models

from comity.passages import Passage
from comity.register.models.records import Record
from comity.register.models.sources import Source


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage, and the words that stood there when the proof was made."""

    passage: Passage
    words: str


class Proof(models.Model):
    """Why a field says what it says. A field may have several.

    `field` names a field of the record; of a row beside it (an attendance, a step)
    `part` names the model and `part_row` the key, and an empty `field` means the whole
    row. Either `source` with at least one passage, or `by` for what was entered by hand.
    `passages` is `[[start, end, words], ...]` in code points of the source's text.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="proofs")
    field = models.CharField(max_length=60, blank=True, default="")
    part = models.CharField(max_length=60, blank=True, default="")
    part_row = models.BigIntegerField(null=True, default=None)
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="proofs")
    passages = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confidence = models.FloatField(null=True, default=None)
    reader_version = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["record", "field"], name="proof_by_field")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source__isnull=False) ^ models.Q(by__isnull=False),
                name="proof_is_a_source_or_a_person",
            )
        ]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The passages with their words, in the order of the text."""
        return tuple(
            Quote(Passage(start, end), words) for start, end, words in sorted(self.passages)
        )
