"""The words by which records and sources are found."""

from __future__ import annotations

from django.db import models

from comity.register.models.records import Record
from comity.register.models.sources import Source


class SearchEntry(models.Model):
    """The folded words of one record or one source; the database's full-text index reads it.

    `record` or `source` is set, never both. `body` follows from them at each change.
    """

    record = models.OneToOneField(
        Record, null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    source = models.OneToOneField(
        Source, null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    body = models.TextField()


class IdentityKey(models.Model):
    """A key under which a record meets those that may be the same (`comity.identity`)."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="identity_keys")
    key = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "key"], name="one_row_per_key")]
