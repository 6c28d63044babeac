"""The keys with which people sign: a file (PKCS#12), or a token or card (PKCS#11).

Neither a password nor a PIN is kept anywhere; a token signs inside itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn1crypto import x509
from pyhanko.sign.signers import Signer, SimpleSigner

if TYPE_CHECKING:
    from pkcs11 import Session, Token


class BadKeyError(ValueError):
    """A key that cannot be used: no PKCS#12, another password, no such token, a wrong PIN."""


def key_in_file(content: bytes, password: str) -> Signer:
    """The key of a PKCS#12 file (.p12, .pfx) with its certificate and chain. Raises BadKeyError."""
    try:
        signer = SimpleSigner.load_pkcs12_data(
            content, other_certs=[], passphrase=password.encode()
        )
    except ValueError as error:
        raise BadKeyError(
            "the key cannot be opened: give a PKCS#12 file (.p12, .pfx) and its password"
        ) from error
    assert isinstance(signer, SimpleSigner)
    return signer


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A certificate on a token: the token's name, its own, whose it is and until when."""

    token: str
    label: str
    subject: str
    until: datetime


def keys_on_tokens(library: Path) -> list[TokenKey]:
    """The certificates on every token that a PKCS#11 library reaches; no PIN is asked for.

    Raises BadKeyError.
    """
    found = []
    for token in _tokens(library):
        with token.open() as session:
            for label, certificate in _certificates(session):
                until = certificate["tbs_certificate"]["validity"]["not_after"].native
                subject = certificate.subject.human_friendly
                found.append(TokenKey(_name(token), label, subject, until))
    return found


@contextmanager
def key_on_token(
    library: Path, pin: str, *, token: str = "", certificate: str = "",
    chain: tuple[x509.Certificate, ...] = (),
) -> Iterator[Signer]:  # fmt: skip
    """A key on a token, as long as it is open. `token` and `certificate` are labels.

    They may be left out where there is only one to choose from. `chain` are certificates
    that are not on the token. Raises BadKeyError.
    """
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.sign.pkcs11 import PKCS11Signer

    chosen = _chosen_token(library, token)
    session = _opened(chosen, pin)
    with session:
        label = _chosen_label(session, certificate, _name(chosen))
        signer = PKCS11Signer(session, cert_label=label, ca_chain=chain, other_certs_to_pull=None)
        try:
            _check_has_key(session, label)
            yield signer
        except PKCS11Error as error:
            raise BadKeyError(
                f"the token {_name(chosen)!r} did not sign: {_said(error)}; is the key of "
                f"{label!r} made for signing?"
            ) from error


def _tokens(library: Path) -> list[Token]:
    import pkcs11
    from pkcs11.exceptions import PKCS11Error

    try:
        found = pkcs11.lib(str(library)).get_tokens(token_flags=pkcs11.TokenFlag.TOKEN_INITIALIZED)
        return list(found)
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise BadKeyError(
            f"{library} is no PKCS#11 library that can be loaded; give the one that came with "
            "the token, such as /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"
        ) from error


def _chosen_token(library: Path, label: str) -> Token:
    tokens = _tokens(library)
    names = ", ".join(repr(_name(token)) for token in tokens)
    fitting = [token for token in tokens if label in ("", _name(token))]
    if not tokens:
        raise BadKeyError("there is no token; put it in, or look whether its reader is connected")
    if not fitting:
        raise BadKeyError(f"there is no token {label!r}; there are {names}")
    if len(fitting) > 1:
        raise BadKeyError(f"there are several tokens; choose one of {names}")
    return fitting[0]


def _opened(token: Token, pin: str) -> Session:
    from pkcs11 import exceptions

    try:
        return token.open(user_pin=pin)
    except exceptions.PinLocked as error:
        raise BadKeyError(
            f"the token {_name(token)!r} is locked after too many wrong PINs; unlock it with its "
            "maker's program"
        ) from error
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange) as error:
        raise BadKeyError(
            f"this is not the PIN of the token {_name(token)!r}; after a few more wrong ones it "
            "locks itself"
        ) from error
    except exceptions.PKCS11Error as error:
        raise BadKeyError(f"the token {_name(token)!r} cannot be opened: {_said(error)}") from error


def _chosen_label(session: Session, wanted: str, token: str) -> str:
    labels = [label for label, _certificate in _certificates(session) if _has_key(session, label)]
    names = ", ".join(map(repr, labels))
    if wanted and wanted not in labels:
        there = f"there are {names}" if labels else "there is none"
        raise BadKeyError(f"no certificate {wanted!r} with its key is on {token!r}; {there}")
    if not labels:
        raise BadKeyError(f"no certificate with its key is on the token {token!r}")
    if not wanted and len(labels) > 1:
        raise BadKeyError(f"several can sign on {token!r}; choose one of {names}")
    return wanted or labels[0]


def _check_has_key(session: Session, label: str) -> None:
    """A key whose certificate is another's would make a signature that never holds."""
    from pkcs11 import Attribute

    (key,) = _keys(session, label)
    certificate = next(each for name, each in _certificates(session) if name == label)
    public = certificate.public_key
    if public.algorithm == "rsa" and Attribute.MODULUS:
        modulus = int.from_bytes(key[Attribute.MODULUS], "big")
        if modulus != public["public_key"].parsed["modulus"].native:
            raise BadKeyError(f"the key {label!r} on the token is not that of its certificate")


def _has_key(session: Session, label: str) -> bool:
    return len(_keys(session, label)) == 1


def _keys(session: Session, label: str) -> list[Any]:
    from pkcs11 import Attribute, ObjectClass

    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: label}
    return list(session.get_objects(wanted))


def _certificates(session: Session) -> list[tuple[str, x509.Certificate]]:
    from pkcs11 import Attribute, ObjectClass

    found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    return [(each[Attribute.LABEL], x509.Certificate.load(each[Attribute.VALUE])) for each in found]


def _name(token: Token) -> str:
    return str(token.label).strip("\0 ")


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
