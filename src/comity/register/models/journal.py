"""History: entries (who did what, when, why) and the changes that each made. Append-only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from comity.register.fields import ListedField
from comity.register.models.records import Record
from comity.register.models.sources import Source
from comity.register.words import Worded


class Deed(Worded):
    """What somebody did, in one word."""

    ADDED = "added"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    EDITED = "edited"
    DELETED = "deleted"
    MERGED = "merged"
    DECIDED = "decided"
    UNDONE = "undone"


class Entry(models.Model):
    """One deed: everything in it was changed together and can be undone together.

    `about` is the record it was mainly about, `source` where the facts came from.
    """

    deed = ListedField(max_length=16, choices=Deed)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entries"
    )
    at = models.DateTimeField(db_index=True)
    reason = models.TextField(blank=True, default="")
    about = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="entries")
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="entries")
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["pk"]


class Operation(Worded):
    """What happened to a row."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"


class AppendOnly(models.QuerySet["Change"]):
    """Rows that are written once."""

    def update(self, **_: Any) -> int:
        """Refuse: what happened is not changed afterwards."""
        raise TypeError("history is only added to; undo the entry instead")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: what happened is not forgotten."""
        raise TypeError("history is only added to; undo the entry instead")


class Change(models.Model):
    """One row created or removed (whole row in `after` or `before`), or one field changed.

    `table` is the model (`register.tenure`), `row` its key; `record` is the record that
    the row belongs to.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="changes")
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="changes")
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    operation = ListedField(max_length=8, choices=Operation)
    field = models.CharField(max_length=60, blank=True, default="")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["table", "row"], name="change_by_row")]
