"""The sign-in of an institution (OpenID Connect), as the environment names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAMES = ("COMITY_OIDC_URL", "COMITY_OIDC_CLIENT", "COMITY_OIDC_SECRET")


def providers_in(environ: Mapping[str, str]) -> dict[str, Any]:
    """What django-allauth is told; nothing where no institution is named.

    `COMITY_OIDC_URL` is the issuer (or its `.well-known/openid-configuration`),
    `COMITY_OIDC_NAME` what its button says. Raises ValueError where only some are set.
    """
    told = {name: environ.get(name, "").strip() for name in NAMES}
    missing = [name for name, value in told.items() if not value]
    if len(missing) == len(NAMES):
        return {}
    if missing:
        raise ValueError(f"signing in by an institution needs {', '.join(missing)} too; see docs")
    app = {
        "provider_id": "institution",
        "name": environ.get("COMITY_OIDC_NAME", "").strip() or "OpenID Connect",
        "client_id": told["COMITY_OIDC_CLIENT"],
        "secret": told["COMITY_OIDC_SECRET"],
        "settings": {"server_url": told["COMITY_OIDC_URL"]},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
