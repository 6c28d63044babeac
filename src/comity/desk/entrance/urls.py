"""The addresses at which people come in, and look after how they do.

The names are those by which django-allauth finds its own pages.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import RedirectView

from comity.desk.pages.accounts import entrance

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sign-in/not-there/", entrance.not_there, name="socialaccount_login_cancelled"),
    path("sign-out/", account.logout, name="account_logout"),
    path("signing-in/", entrance.signing_in, name="mfa_index"),
    path("signing-in/sessions/", entrance.sessions, name="sessions"),
    path("signing-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("signing-in/again/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path(
        "signing-in/again/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("signing-in/code/", totp.activate_totp, name="mfa_activate_totp"),
    path("signing-in/code/end/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("signing-in/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "signing-in/recovery/new/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "signing-in/passkeys/",
        login_required(RedirectView.as_view(pattern_name="mfa_index")),
        name="mfa_list_webauthn",
    ),
    path("signing-in/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("signing-in/passkeys/<int:pk>/end/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
