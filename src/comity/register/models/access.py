"""Who works here: users, desks and what a member of a desk may do."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from comity.register.fields import ListedField
from comity.register.words import Worded


class User(AbstractUser):
    """A person who signs in. `language` is that of their pages; empty follows the browser."""

    language = models.CharField(max_length=12, blank=True, default="")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Desk(models.Model):
    """One institution's workspace. Whose it is stands in `institution` (may not be said yet).

    Whoever has one of the roles in `second_factor_for` needs a second factor to work here.
    """

    name = models.CharField(max_length=200, unique=True)
    institution = models.ForeignKey(
        "register.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_demonstration = models.BooleanField(default=False)
    second_factor_for = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Role(Worded):
    """What a member may do; the names are the design's."""

    READER = "reader"
    OFFICER = "officer"
    PROTOCOL = "protocol"
    LEGAL = "legal"
    SIGNATORY = "signatory"
    PRESS = "press"
    ADMINISTRATOR = "administrator"
    GUEST = "guest"
    AUDITOR = "auditor"


class Membership(models.Model):
    """A user at a desk, in one role."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="memberships")
    role = ListedField(max_length=16, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "desk"], name="one_role_per_user_and_desk")
        ]


class SignInLink(models.Model):
    """A link that signs a user in once. Only the hash of its token is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)
