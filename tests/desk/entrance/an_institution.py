"""A small institution with a sign-in of its own: an OpenID Connect provider on this computer.

Discovery, authorization code with PKCE, tokens signed by a key of its own, and what it
says of whoever is `signed_in` there. It refuses what the standard tells it to refuse.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "comity", "a secret between the two"


@dataclass
class Provider:
    """What it knows: who is signed in there, the codes it gave and what was asked with each."""

    signed_in: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    address: str = ""

    def configuration(self) -> dict[str, Any]:
        at = {
            f"{name}_endpoint": f"{self.address}/{name}"
            for name in ("authorization", "token", "userinfo")
        }
        return {
            **at, "issuer": self.address, "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }  # fmt: skip

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, with a code that works once."""
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: dict[str, str]) -> dict[str, Any] | None:
        """Tokens for a code, its secret and what PKCE asks; None for anything else."""
        asked = self.codes.pop(given.get("code", ""), None)
        if asked is None or given.get("client_secret") != SECRET:
            return None
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60,
            "sub": self.signed_in["sub"],
        }  # fmt: skip
        signed = jwt.encode(claims, self.key, "RS256", headers={"kid": "1"})
        return {"access_token": "opens userinfo", "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict[str, Any]:
        own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**own, "kid": "1", "alg": "RS256", "use": "sig"}]}


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        told = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(told.query).items()}
        match told.path:
            case "/.well-known/openid-configuration":
                self._json(self.provider.configuration())
            case "/authorization":
                self.send_response(302)
                self.send_header("Location", self.provider.authorize(asked))
                self.end_headers()
            case "/keys":
                self._json(self.provider.keys())
            case "/userinfo" if self.headers["Authorization"] == "Bearer opens userinfo":
                self._json(self.provider.signed_in)
            case _:
                self._json({"error": "invalid_request"}, 400)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        tokens = self.provider.token(given) if self.path == "/token" else None
        self._json(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

    def _json(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing to say."""


def opened(provider: Provider) -> ThreadingHTTPServer:
    """The provider at a free port of this computer; `shutdown()` ends it."""
    answers = type("Answers", (_Answers,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
