"""Signing a PDF with a key of one's own, and adding a timestamp afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfTimeStamper,
    Signer,
)
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from comity.cooperation.pades.places import visible_block


class TimestampError(OSError):
    """The timestamp authority did not answer; sign without it and add the stamp later."""


def sign(
    pdf: bytes,
    *,
    key: Signer,
    field: str,
    name: str,
    reason: str = "",
    authority: TimeStamper | None = None,
) -> bytes:
    """The PDF with one more signature behind its bytes (PAdES B-B; with `authority` B-T).

    `field` names the signature within the file: an empty field (`with_places`), which then
    shows who signed in which capacity, or a new one, which shows nothing. Raises
    TimestampError, and BadKeyError where a token does not sign.
    """
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    is_new = next(enumerate_sig_fields(writer, with_name=field), None) is None
    about = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        name=name,
        reason=reason or None,
        subfilter=SigSeedSubFilter.PADES,
    )
    with visible_block(writer, field, _sealed(key)) as looks:
        signer = PdfSigner(
            about,
            key,
            timestamper=authority,
            stamp_style=looks,
            new_field_spec=SigFieldSpec(field) if is_new else None,
        )
        try:
            signed: BytesIO = signer.sign_pdf(writer)
        except (TimestampRequestError, OSError) as error:
            raise TimestampError(f"the timestamp authority did not answer: {error}") from error
    return signed.getvalue()


def _sealed(key: Signer) -> tuple[str, ...]:
    """When it is signed by one's own clock, and what the certificate says."""
    certificate = key.signing_cert
    assert certificate is not None
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"{_common_name(certificate.subject.native)} · {_common_name(certificate.issuer.native)}",
    )


def _common_name(name: dict[str, str]) -> str:
    return name.get("common_name") or name.get("organization_name") or ""


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
