"""Drafts: the text of an agreement on its way, its versions, and who accepted what.

Nothing here is overwritten. A wording is a new row each time, a decision is a row with who
and when: these rows are the history of the text. What the text leads to (agreed, signed)
goes into the register's own history.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from comity.register.fields import LanguageMapField
from comity.register.models import Act, Agreement, Party, Signatory, Source

_USER = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """A text in several languages. `languages` and `authentic` are language tags in order.

    An empty `prevailing` means that no language decides in doubt. `terms` is a list of
    language maps. Once `frozen_sha256` is set the text is closed and never changes.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="drafts")
    titles = LanguageMapField()
    languages = models.JSONField(default=list)
    authentic = models.JSONField(default=list)
    prevailing = models.CharField(max_length=12, blank=True, default="")
    terms = models.JSONField(default=list)
    begun_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    frozen_sha256 = models.CharField(max_length=64, blank=True, default="")
    canonical = models.BinaryField(default=bytes, blank=True)
    closed_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    @property
    def is_closed(self) -> bool:
        """Whether the text is frozen."""
        return bool(self.frozen_sha256)


class Seat(models.Model):
    """Somebody's place in a draft: for which party they speak.

    `password_by` gave them the password with which they sign in, `password_at`; NULL once
    they chose their own.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="draft_seats")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    password_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    password_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "user"], name="one_seat_per_draft_and_user")
        ]


class PartyName(models.Model):
    """How a party is named in the text, in each language."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="names")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    names = LanguageMapField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class DraftClause(models.Model):
    """A clause; `key` is stable. `revision` counts changes of what it means.

    A wording whose own revision is lower is stale: another language was changed since.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=40)
    order = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    removed_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "key"], name="one_clause_per_key_and_draft")
        ]


class ClauseWording(models.Model):
    """One version of a clause in one language; written once."""

    clause = models.ForeignKey(DraftClause, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["clause", "language", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "language", "version"], name="one_wording_per_version"
            )
        ]


class Suggestion(models.Model):
    """Words that somebody proposes for a version; also what came too late for its version.

    `accepted` is NULL while it is open. `made` is the version that it became.
    """

    clause = models.ForeignKey(DraftClause, on_delete=models.CASCADE, related_name="suggestions")
    language = models.CharField(max_length=12)
    base = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    came_late = models.BooleanField(default=False)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    accepted = models.BooleanField(null=True, default=None)
    decided_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    made = models.ForeignKey(
        ClauseWording, null=True, on_delete=models.PROTECT, related_name="suggestions"
    )

    class Meta:
        ordering = ["pk"]


class Acceptance(models.Model):
    """A party accepts one version of a clause in one language."""

    wording = models.ForeignKey(ClauseWording, on_delete=models.CASCADE, related_name="acceptances")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wording", "party"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_acceptance_per_version_and_party",
            )
        ]


class RemovalAcceptance(models.Model):
    """A party accepts that a clause is taken out; withdrawn when the clause is put back."""

    clause = models.ForeignKey(DraftClause, on_delete=models.CASCADE, related_name="removals")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "party"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_removal_accepted_per_clause_and_party",
            )
        ]


class Comment(models.Model):
    """Words about a clause."""

    clause = models.ForeignKey(DraftClause, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class Original(models.Model):
    """One party's own copy of a closed text, which names that party first.

    `prepared` is the file with the page on which it is signed electronically, empty before
    it is opened for signature. `kept_at` says where the paper lies.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="originals")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    prepared = models.BinaryField(default=bytes, blank=True)
    kept_at = models.CharField(max_length=400, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "party"], name="one_original_per_party")
        ]


class Signing(models.Model):
    """One signature that an original is to bear: whose, in which turn, by which authority.

    `content` is the original with this signature behind all earlier ones; empty until then
    and for who signs `by_hand`, of whom `scan` shows it (`sha256` is then that of the scan).
    `signed_on` is the day of the signature, `signed_at` when it came in. `override_reason`
    says why signing was opened although a gate was shut.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="signings")
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="signings")
    authority = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    turn = models.PositiveSmallIntegerField()
    by_hand = models.BooleanField(default=False)
    override_reason = models.TextField(blank=True, default="")
    content = models.BinaryField(default=bytes, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    is_stamped = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    scan = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    witnesses = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["original", "turn"]
        constraints = [
            models.UniqueConstraint(fields=["original", "turn"], name="one_signing_per_turn"),
            models.UniqueConstraint(
                fields=["original", "signatory"], name="one_signing_per_signatory"
            ),
        ]
