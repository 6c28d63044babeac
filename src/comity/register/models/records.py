"""What every record has, whatever its kind, and the names it goes by."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models

from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.folding import sound
from comity.register.wording import LanguageMap
from comity.register.words import Worded


class Kind(Worded):
    """The kinds of record."""

    PLACE = "place"
    INSTITUTION = "institution"
    PERSON = "person"
    TENURE = "tenure"
    ENCOUNTER = "encounter"
    AGREEMENT = "agreement"
    ACT = "act"
    PROMISE = "promise"
    INVITATION = "invitation"
    EVENT = "event"
    STATEMENT = "statement"
    RELATION = "relation"
    FIGURE = "figure"


class State(Worded):
    """Whether a record stands."""

    LIVE = "live"
    MERGED = "merged"
    DELETED = "deleted"


class RecordQuerySet(models.QuerySet["Record"]):
    """Records, narrowed by whether they stand."""

    def live(self) -> RecordQuerySet:
        """Those that are neither merged into another nor deleted."""
        return self.filter(state=State.LIVE)


class Record(models.Model):
    """What the register holds of one thing. A row here is never removed.

    `label` is what lists show, per language; `when` is the date that the record is sorted
    by. Both follow from the record's own fields at each change and are not edited.
    `sort_tr`, `sort_en`, `sort_ru` order the labels as each language orders its letters.
    `open_label` and `confined_to` are for readers who may not know all that the label
    names: see `called`.
    """

    record_kind: ClassVar[Kind]

    kind = ListedField(max_length=16, choices=Kind, editable=False)
    label = LanguageMapField()
    open_label = LanguageMapField(editable=False)
    confined_to = models.JSONField(default=list, blank=True, editable=False)
    sort_tr = models.CharField(max_length=200, blank=True, default="", editable=False)
    sort_en = models.CharField(max_length=200, blank=True, default="", editable=False)
    sort_ru = models.CharField(max_length=200, blank=True, default="", editable=False)
    when = EdtfField(editable=False)
    state = ListedField(max_length=8, choices=State, default=State.LIVE)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged",
        db_index=False,
    )  # fmt: skip
    deletion_reason = models.TextField(blank=True, default="")
    confidential = models.BooleanField(default=False)
    note = models.TextField(blank=True, default="")
    desk = models.ForeignKey(
        "register.Desk", null=True, blank=True, on_delete=models.PROTECT, related_name="records"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "state", "when_sort"], name="record_by_when"),
            models.Index(fields=["kind", "state", "sort_tr"], name="record_by_turkish"),
            models.Index(fields=["kind", "state", "sort_en"], name="record_by_english"),
            models.Index(fields=["kind", "state", "sort_ru"], name="record_by_russian"),
            # Hardly any is merged. An index full of NULLs looks useless to SQLite.
            models.Index(
                fields=["merged_into"],
                name="record_by_survivor",
                condition=models.Q(merged_into__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label.text("en") or f"{self.kind} {self.pk}"

    def called(self, desks: Collection[int] = ()) -> LanguageMap:
        """What the record is called for whoever may see what is confidential at these desks.

        Without any: for the world. No wording at all where all of it is confidential.
        """
        return self.label if set(self.confined_to) <= set(desks) else self.open_label

    @property
    def is_live(self) -> bool:
        """Whether the record stands: neither merged nor deleted."""
        return self.state == State.LIVE


def base_of(name: str) -> Any:
    """The link from a kind's own row to its record; `record.<name>` leads back.

    Named explicitly, since Django's own name (`record.place`) would collide with fields.
    """
    return models.OneToOneField(
        Record, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name=name
    )


class Spelling(models.Model):
    """One way in which a place, institution or person is written somewhere.

    `folded` is its coarse key (`folding.sound`), by which candidates are looked up.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="spellings")
    text = models.CharField(max_length=400)
    language = models.CharField(max_length=12, blank=True, default="")
    folded = models.CharField(max_length=400, db_index=True, editable=False)
    is_abbreviation = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "text", "language"], name="one_row_per_spelling"
            )
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *arguments: Any, **options: Any) -> None:
        """Store the spelling with the key that finds it."""
        self.folded = sound(self.text)
        super().save(*arguments, **options)
