"""Findings that await a decision, and proposals of who is who."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from comity.identity import Reason
from comity.passages import Passage
from comity.register.fields import ListedField
from comity.register.models import Record, Source
from comity.register.words import Worded


class FindingKind(Worded):
    """The kinds of finding, named as in the reader's JSON."""

    PEOPLE = "people"
    ENCOUNTERS = "encounters"
    AGREEMENTS = "agreements"
    INVITATIONS = "invitations"
    PLANS = "plans"
    EVENTS = "events"
    STATEMENTS = "statements"
    RELATIONS = "relations"
    FIGURES = "figures"


class FindingState(Worded):
    """What became of a finding; `outdated` is one that a newer reader no longer reports."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    MERGED = "merged"
    REJECTED = "rejected"
    OUTDATED = "outdated"


class Finding(models.Model):
    """One thing that the reader says a source states.

    `payload` is the reader's JSON and stays as it was given; `correction` is the payload
    as a person put it right, if somebody did. `record` is what it became or was merged into.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="findings")
    kind = ListedField(max_length=16, choices=FindingKind)
    payload = models.JSONField()
    correction = models.JSONField(null=True, default=None)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    passages = models.JSONField()
    confidence = models.FloatField()
    reader_version = models.CharField(max_length=40)
    order = models.PositiveIntegerField()
    state = ListedField(
        max_length=8, choices=FindingState, default=FindingState.WAITING, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, default=None)
    decision_reason = models.TextField(blank=True, default="")
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="findings")

    class Meta:
        ordering = ["source", "order", "pk"]

    @property
    def stated(self) -> dict[str, Any]:
        """What counts: the correction if there is one, else the reader's own payload."""
        return self.correction or self.payload

    @property
    def proof(self) -> tuple[Passage, ...]:
        """The passages that say so, in the source's text."""
        return tuple(Passage(start, end) for start, end in self.passages)

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.state == FindingState.WAITING


class Decision(Worded):
    """What somebody said to a proposal."""

    UNDECIDED = "undecided"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Proposal(models.Model):
    """That a name in a finding, or a record, is the same as another record.

    A name in a finding is empty where the finding as a whole is meant (an agreement, an
    encounter). `score` lies in 0..1; `reasons` are `[code, [what fills it], effect]` of
    `comity.identity`, which `sentences` words. A proposal is never deleted: a later one
    supersedes it.
    """

    stays_when_merged = True

    finding = models.ForeignKey(
        Finding, null=True, on_delete=models.PROTECT, related_name="proposals"
    )
    name = models.CharField(max_length=400, blank=True, default="")
    other = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="proposals")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    decision = ListedField(max_length=12, choices=Decision, default=Decision.UNDECIDED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, default=None)
    superseded_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finding__isnull=False) | models.Q(other__isnull=False),
                name="proposal_compares_with_something",
            )
        ]

    def sentences(self, language: str) -> list[str]:
        """The reasons as a person reads them in `tr`, `en` or `ru`, weightiest first."""
        reasons = (Reason(code, tuple(fills), effect) for code, fills, effect in self.reasons)
        return [reason.text(language) for reason in reasons]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say something to it."""
        return self.decision in (Decision.UNDECIDED, Decision.UNSURE) and not self.superseded_by_id


class ImportMapping(models.Model):
    """What the columns of a table meant when a desk last imported one with these headings.

    `headings` is their digest, `meanings` the meaning by column number.
    """

    desk = models.ForeignKey("register.Desk", on_delete=models.CASCADE, related_name="+")
    headings = models.CharField(max_length=64)
    meanings = models.JSONField(default=dict)
    agreement_kind = models.CharField(max_length=24, blank=True, default="")
    stage = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "headings"], name="one_mapping_per_headings")
        ]


class Following(models.Model):
    """A feed or news archive whose pages come in, newest first.

    `goes_on_at` is the part of the archive to look at next, empty when its end was reached;
    `looked_at` when its beginning was last looked at, `trouble` why that failed.
    """

    desk = models.ForeignKey("register.Desk", on_delete=models.CASCADE, related_name="followings")
    address = models.CharField(max_length=2000)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    goes_on_at = models.CharField(max_length=2000, blank=True, default="")
    looked_at = models.DateTimeField(null=True, default=None)
    trouble = models.TextField(blank=True, default="")
    stopped_at = models.DateTimeField(null=True, default=None)

    class Meta:
        ordering = ["pk"]


class PageState(models.TextChoices):
    """What became of a page that a feed or archive lists."""

    WAITING = "waiting"
    ADDED = "added"
    FAILED = "failed"


class FollowedPage(models.Model):
    """A page that a followed feed or archive lists, in the order in which it was found."""

    following = models.ForeignKey(Following, on_delete=models.CASCADE, related_name="pages")
    address = models.CharField(max_length=2000)
    state = ListedField(max_length=8, choices=PageState, default=PageState.WAITING)
    source = models.ForeignKey(
        Source, null=True, default=None, on_delete=models.PROTECT, related_name="+"
    )
    trouble = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["following", "address"], name="each_page_once")
        ]
        indexes = [models.Index(fields=["following", "state"], name="page_by_state")]
