"""Who must have a second factor, and what is done for who has lost theirs."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from comity.register.models import Desk, Membership, User
from comity.register.sealing import OtherKey, unseal

# Recovery codes are for the loss of one of these, and are none by themselves.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether an authenticator or a passkey stands behind an account."""
    return Authenticator.objects.filter(user=user.pk, type__in=FACTORS).exists()


def have_second_factor(desk: Desk | None) -> frozenset[int]:
    """The keys of those at a desk behind whose account one stands."""
    held = Authenticator.objects.filter(user__memberships__desk=desk, type__in=FACTORS)
    return frozenset(held.values_list("user", flat=True))


def must_have_second_factor(seats: Iterable[Membership]) -> bool:
    """Whether a desk asks it of the role that somebody has there."""
    return any(seat.role in seat.desk.second_factor_for for seat in seats)


def sealed_with_another_key() -> list[User]:
    """Those whose authenticators open nothing, since the secret key is not that of then."""
    held = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user")
    return [factor.user for factor in held.order_by("user") if not _opens(factor)]


def _opens(factor: Authenticator) -> bool:
    try:
        return bool(unseal(factor.data["secret"]))
    except OtherKey:
        return False


def forget_second_factor(user: User) -> None:
    """For who lost their device: it opens nothing any more, and every browser is signed out.

    They sign in as before they had it and set up a new one.
    """
    Authenticator.objects.filter(user=user.pk).delete()
    for session in UserSession.objects.filter(user=user.pk):
        session.end()
