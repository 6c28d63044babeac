"""What the agenda keeps beside the register: the addresses of calendar feeds."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models


def _nonce() -> str:
    return secrets.token_urlsafe(16)


class CalendarFeed(models.Model):
    """A calendar that other programs fetch by a secret address, until it is revoked.

    `whats` are the sorts of entry in it (none: all). The address itself is not kept: it
    follows from `nonce` and the secret key (`feeds.token_of`).
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    desk = models.ForeignKey("register.Desk", on_delete=models.CASCADE, related_name="+")
    whats = models.JSONField(default=list)
    language = models.CharField(max_length=12)
    nonce = models.CharField(max_length=40, default=_nonce, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    fetched_at = models.DateTimeField(null=True, default=None)
    revoked_at = models.DateTimeField(null=True, default=None)

    class Meta:
        ordering = ["pk"]


class Mailing(models.Model):
    """An invitation as it goes to one invitee by mail: one meeting in their calendar.

    `invitee` is the key of the register's row; it is no link, since that row comes and
    goes with the register's own history. `starts_at` and `ends_at` are None for whole
    days and where no day is known. `time_zone` is that of the meeting, `their_zone` that
    of the invitee. `sequence` counts the versions sent; `sent_as` is a digest of what
    the last one said. `replied_at` is when the answer was written that stands now.
    """

    invitee = models.BigIntegerField(unique=True)
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=12)
    starts_at = models.DateTimeField(null=True, default=None)
    ends_at = models.DateTimeField(null=True, default=None)
    time_zone = models.CharField(max_length=64)
    their_zone = models.CharField(max_length=64)
    words = models.TextField(blank=True, default="")
    nonce = models.CharField(max_length=40, default=_nonce, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    sent_as = models.CharField(max_length=64, blank=True, default="")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, default=None)
    cancelled_at = models.DateTimeField(null=True, default=None)
    replied_at = models.DateTimeField(null=True, default=None)

    class Meta:
        ordering = ["pk"]

    @property
    def uid(self) -> str:
        """By what calendar programs know the meeting; the same in every version."""
        return f"invitation-{self.pk}-{self.nonce}@{settings.ADDRESS.hostname or 'comity'}"


class Reminder(models.Model):
    """That somebody was told of a promise's due date; by it nobody is told twice.

    `promise` is the key of the register's record; `due` is the date as it stood then, so
    that a date that moved is told anew. A row is there before its letter leaves.
    """

    promise = models.BigIntegerField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    when = models.CharField(max_length=8)
    due = models.CharField(max_length=40)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "to", "when", "due"], name="nobody_is_reminded_twice"
            )
        ]
