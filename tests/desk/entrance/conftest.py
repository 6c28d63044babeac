"""Somebody with a password, whose browser signs in as people do."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

sys.path.insert(0, str(Path(__file__).parent))  # for `an_institution`

PASSWORD = "courtesy of cities"


@pytest.fixture(autouse=True)
def _forget_tries() -> None:
    """What was tried in one test does not count in the next."""
    cache.clear()


@pytest.fixture
def zeynep(desk: Any, a_member: Any) -> Any:
    user = a_member(desk, "zeynep")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def sign_in() -> Callable[..., Any]:
    """Signs a browser in by name and password: `sign_in(browser)`."""

    def signing_in(browser: Client, name: str = "zeynep", password: str = PASSWORD) -> Any:
        return browser.post("/sign-in/", {"login": name, "password": password})

    return signing_in


SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def code() -> Callable[..., str]:
    """The figures that an authenticator shows now, or some half minutes from now (RFC 6238)."""

    def shown(steps: int = 0, secret: str = SECRET) -> str:
        if (left := 30 - time.time() % 30) < 4:  # as people do, wait for the next one
            time.sleep(left)
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))

    return shown


@pytest.fixture
def with_codes(zeynep: Any) -> Any:
    """Zeynep with an authenticator and ten recovery codes."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    TOTP.activate(zeynep, SECRET)
    RecoveryCodes.activate(zeynep)
    assert Authenticator.objects.count() == 2
    return zeynep
