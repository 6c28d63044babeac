"""Signing in by a link that works once, for a register that nobody has a password for yet.

`comity desk` on one's own computer prints such a link and opens it. Only the hash of its
token is kept; it ends after ten minutes or at its first use.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from comity.register.models import Desk, Membership, Role, SignInLink, User

LASTS = timedelta(minutes=10)


def new_token(user: User) -> str:
    """A token that signs `user` in once, within ten minutes. It is shown nowhere again."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.filter(expires_at__lt=timezone.now() - timedelta(days=1)).delete()
    SignInLink.objects.create(
        user=user, token_sha256=_digest(token), expires_at=timezone.now() + LASTS
    )
    return token


def redeem(token: str) -> User | None:
    """The user whom a token signs in; None if it is unknown, used or too old."""
    now = timezone.now()
    link = SignInLink.objects.filter(token_sha256=_digest(token), used_at=None, expires_at__gte=now)
    if not link.update(used_at=now):  # one statement, so that only one browser gets in
        return None
    user: User = SignInLink.objects.select_related("user").get(token_sha256=_digest(token)).user
    return user if user.is_active else None


def local_officer() -> User:
    """Whoever works at this computer: the first user with a desk, made if there is none.

    The made one, `officer`, has no password, administers a desk of its own and can only
    sign in by a link.
    """
    first = User.objects.filter(is_active=True, memberships__isnull=False).order_by("pk").first()
    if first is not None:
        return first
    officer, is_new = User.objects.get_or_create(username="officer")
    if is_new:
        officer.set_unusable_password()
        officer.save()
    desk = Desk.objects.order_by("pk").first() or Desk.objects.create(
        name="International relations"
    )
    Membership.objects.get_or_create(user=officer, desk=desk, defaults={"role": Role.ADMINISTRATOR})
    return officer


def desk_of(user: User) -> Desk:
    """The desk at which a user works: the first of theirs. Raises LookupError for none."""
    membership = Membership.objects.filter(user=user).order_by("pk").select_related("desk").first()
    if membership is None:
        raise LookupError(f"{user} belongs to no desk; an administrator can add them to one")
    desk: Desk = membership.desk
    return desk


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
