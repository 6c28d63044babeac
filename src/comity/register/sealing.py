"""Secrets that must not be read from a copy of the database, sealed with the secret key.

Who comes by a backup or a disk of the database server has then the hash of a password, but not
the second factor that stands behind it. The key stands elsewhere: in `COMITY_SECRET_KEY`,
or in the file `secret-key`.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class OtherKey(ValueError):
    """What is to be opened was sealed with another secret key, or is not sealed at all."""


def seal(text: str) -> str:
    """The text, unreadable without the secret key; each time another one."""
    return _seal().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed. Raises OtherKey."""
    try:
        return _seal().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise OtherKey("sealed with another COMITY_SECRET_KEY than that of now") from error


def _seal() -> Fernet:
    # A key of its own (RFC 5869), so that what is signed with the secret key tells nothing of it.
    own = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"comity: second factors")
    return Fernet(urlsafe_b64encode(own.derive(settings.SECRET_KEY.encode())))
