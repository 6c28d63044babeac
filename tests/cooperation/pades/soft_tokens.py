"""Tokens in software (SoftHSM), with a PIN and a certificate beside its key."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pkcs11
from cryptography.hazmat.primitives import serialization
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.rsa import decode_rsa_private_key
from signing_people import Person

PIN = "246810"
LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)


def library() -> Path:
    return next(each for each in LIBRARIES if each.exists())


def prepare(folder: Path) -> None:
    """Let SoftHSM keep its tokens in a folder; it reads its settings once in a process."""
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(settings)


def make_token(label: str) -> None:
    program = shutil.which("softhsm2-util")
    assert program, "install softhsm2"
    subprocess.run(
        [program, "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "1357911"],
        check=True, capture_output=True,
    )  # fmt: skip
    # What was made by another process is seen after the library is asked anew.
    pkcs11.lib(str(library())).reinitialize()


def put_key(token: str, label: str, person: Person, *, of: Person | None = None) -> None:
    """Put a person's certificate on a token, with its key or with that of somebody else."""
    der = (of or person).key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    found = pkcs11.lib(str(library())).get_token(token_label=token)
    with found.open(rw=True, user_pin=PIN) as session:
        put_certificate(session, label, person)
        session.create_object(
            decode_rsa_private_key(der)
            | {Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: label.encode(),
               Attribute.SIGN: True, Attribute.SENSITIVE: True, Attribute.PRIVATE: True}
        )  # fmt: skip


def put_certificate(session: pkcs11.Session, label: str, person: Person) -> None:
    certificate = person.certificate
    session.create_object({
        Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.CERTIFICATE_TYPE: 0,
        Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: label.encode(),
        Attribute.SUBJECT: certificate.subject.public_bytes(),
        Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
    })  # fmt: skip


__all__ = ["PIN", "KeyType", "library", "make_token", "prepare", "put_certificate", "put_key"]
