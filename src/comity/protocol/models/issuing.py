"""Papers as they were issued, and each desk's order of offices. Written once, never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from comity.register.fields import LanguageMapField, ListedField
from comity.register.models import Desk, Encounter
from comity.register.words import Worded

_USER = settings.AUTH_USER_MODEL


class PrecedenceList(models.Model):
    """A desk's order of offices; the latest holds. `offices` as `protocol.offices` says."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    offices = models.JSONField()
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class PressText(models.Model):
    """What the press sheet says beside the facts; the latest holds, the earlier ones stay.

    It is no row beside the encounter: search and history would show it before its time.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="press_texts")
    words = LanguageMapField()
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class PaperKind(Worded):
    """The papers of an encounter."""

    GUESTS = "guests"
    SEATING = "seating"
    PROGRAMME = "programme"
    RUNNING_ORDER = "running-order"
    CARDS = "cards"
    PRESS = "press"


class Issue(models.Model):
    """All papers of an encounter as they left the house at one moment.

    `contents` is what they say, by which the next issue tells what changed; `changes` are
    those since the issue before (`protocol.changes`).
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=400, blank=True, default="")
    contents = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class IssuedPaper(models.Model):
    """One paper of an issue, in one language, as PDF."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="papers")
    kind = ListedField(max_length=16, choices=PaperKind)
    language = models.CharField(max_length=12)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "kind", "language"], name="one_paper_per_issue_and_language"
            )
        ]
