"""Encounters, and who attended them on which side, in which office, in which role."""

from __future__ import annotations

from django.db import models

from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models.parties import Place, Tenure
from comity.register.models.records import Kind, Record, base_of
from comity.register.models.sources import Source
from comity.register.words import Worded


class EncounterKind(Worded):
    """Kinds of encounter, as the reader tells them."""

    VISIT = "visit"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    CALL = "call"
    EVENT = "event"


class Modality(Worded):
    """How real it is."""

    HAPPENED = "happened"
    PLANNED = "planned"
    WISHED = "wished"
    DENIED = "denied"


class Mode(Worded):
    """In person, online or both."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Encounter(Record):
    """A visit, meeting, ceremony, call or joint appearance.

    `first` is True where a source says that it was the guest's first visit, False where
    it says that it was not, NULL where it is silent. `event` is the forum at which it
    took place.
    """

    record_kind = Kind.ENCOUNTER
    base = base_of("as_encounter")

    title = LanguageMapField()
    encounter_kind = ListedField(max_length=16, choices=EncounterKind)
    date = EdtfField()
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="encounters"
    )
    modality = ListedField(max_length=16, choices=Modality, default=Modality.HAPPENED)
    mode = ListedField(max_length=16, choices=Mode, blank=True, default="")
    first = models.BooleanField(null=True, blank=True, default=None)
    event = models.ForeignKey(
        "register.Event",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="encounters",
    )
    summary = LanguageMapField()

    class Meta:
        indexes = [models.Index(fields=["modality", "date_upper"], name="encounter_by_modality")]


class Side(Worded):
    """On whose side somebody attended."""

    HOST = "host"
    GUEST = "guest"
    OTHER = "other"


class Attendance(models.Model):
    """A person or institution at an encounter.

    `capacity` is the office that counts for this encounter; `capacity_text` says it as
    the source does. `as_named` is how the source names whoever it was.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="attendances")
    who = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="attended")
    side = ListedField(max_length=8, choices=Side)
    capacity = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    capacity_text = models.TextField(blank=True, default="")
    as_named = models.CharField(max_length=400, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class RoleKind(Worded):
    """What somebody did beyond attending; none is ever inferred from another."""

    PRESIDER = "presider"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    INTERPRETER = "interpreter"
    MODERATOR = "moderator"


class RoleTaken(models.Model):
    """A role that somebody who attended took, and the office in which they took it."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="roles")
    role = ListedField(max_length=16, choices=RoleKind)
    capacity = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    capacity_text = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]


class Minutes(models.Model):
    """The minutes of an encounter: an ordinary source, read like every other, of that subject."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="minutes")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="minutes_of")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
