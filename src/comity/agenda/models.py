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
