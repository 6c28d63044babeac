"""What django-allauth asks of us: who may have an account, and our words for what it says."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.register.models import User
from comity.register.sealing import OtherKey, seal, unseal

_TOO_MANY = gettext_lazy("Too many wrong tries. Wait five minutes, then try again.")
_WRONG_CODE = gettext_lazy(
    "This code does not hold: it is wrong, too old or was used before. Wait for the next one."
)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by who lets people in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "That name and password do not go together. Both are told apart by capital letters."
        ),
        "incorrect_password": gettext_lazy("This is not your password."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "account_inactive": gettext_lazy("This account is closed. Ask an administrator."),
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: whoever is to work here is let in."""
        return False


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "other_key": gettext_lazy(
            "No code can be checked: the secret key of the register was changed. Ask an "
            "administrator to put the old key back, or to forget your second factor."
        ),
    }

    def encrypt(self, text: str) -> str:
        """The secret of an authenticator, or of recovery codes, as it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; raises ValidationError, which the form for codes shows."""
        try:
            return unseal(encrypted_text)
        except OtherKey as error:
            raise self.validation_error("other_key") from error

    def get_totp_issuer(self) -> str:
        """How the authenticator calls the register."""
        return "Comity"

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a new passkey is called until its owner says otherwise."""
        held = Authenticator.objects.filter(user=user.pk, type=type).count()
        return _("Passkey %(n)d") % {"n": held + 1}


class FromElsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes by the sign-in of their institution: only who has an account here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: whoever is to work here is let in."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the institution's account to ours at the first time, by the user name.

        The institution was named by who runs the machine, so its word for the name holds; an
        account with rights over the machine is never taken over by it.
        """
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        name = _user_name(sociallogin)
        user = User.objects.filter(username__iexact=name, is_active=True).first() if name else None
        if user is None or user.is_superuser or user.is_staff:
            context = {"name": name}
            told = render(request, "desk/not_let_in.html", context, status=403)
            raise ImmediateHttpResponse(told)
        sociallogin.connect(request, user)


def _user_name(sociallogin: SocialLogin) -> str:
    """The user name that the institution gives: `preferred_username`, else a proven e-mail."""
    told: dict[str, Any] = sociallogin.account.extra_data
    claims = {**told.get("id_token", {}), **told.get("userinfo", {})}
    if claims.get("preferred_username"):
        return str(claims["preferred_username"])
    return str(claims.get("email", "")) if claims.get("email_verified") is True else ""
