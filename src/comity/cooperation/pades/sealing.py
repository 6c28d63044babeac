"""Signing a PDF with a key of one's own (PKCS#12), and adding a timestamp afterwards."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfTimeStamper,
    SimpleSigner,
)
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError


class BadKeyError(ValueError):
    """A key file that cannot be opened: no PKCS#12, or another password."""


class TimestampError(OSError):
    """The timestamp authority did not answer; sign without it and add the stamp later."""


def sign(
    pdf: bytes,
    *,
    key: bytes,
    password: str,
    field: str,
    name: str,
    reason: str = "",
    authority: TimeStamper | None = None,
) -> bytes:
    """The PDF with one more signature behind its bytes (PAdES B-B; with `authority` B-T).

    `key` is a PKCS#12 file with the signatory's certificate and its chain; neither it nor
    the password is kept. `field` names the signature within the file and is used once.
    Raises BadKeyError and TimestampError.
    """
    about = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        name=name,
        reason=reason or None,
        subfilter=SigSeedSubFilter.PADES,
    )
    signer = PdfSigner(
        about, _signer(key, password), timestamper=authority, new_field_spec=SigFieldSpec(field)
    )
    try:
        signed: BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    except (TimestampRequestError, OSError) as error:
        raise TimestampError(f"the timestamp authority did not answer: {error}") from error
    return signed.getvalue()


def stamp(pdf: bytes, *, authority: TimeStamper) -> bytes:
    """The PDF with a timestamp over all that stands in it: for what was signed without a network.

    Raises TimestampError.
    """
    try:
        stamped: BytesIO = PdfTimeStamper(authority).timestamp_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)), "sha256"
        )
    except (TimestampRequestError, OSError) as error:
        raise TimestampError(f"the timestamp authority did not answer: {error}") from error
    return stamped.getvalue()


def _signer(key: bytes, password: str) -> SimpleSigner:
    try:
        signer = SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=password.encode())
    except ValueError as error:
        raise BadKeyError(
            "the key cannot be opened: give a PKCS#12 file (.p12, .pfx) and its password"
        ) from error
    assert isinstance(signer, SimpleSigner)
    return signer
