"""The part of a signed file that no signature covers: the signature itself and what it carries.

A signature covers the file around it, and within it the attributes that were signed. Of
the rest (how it is held, the certificates beside it, its own headings) each byte is proven
otherwise here, so that an altered one is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from asn1crypto import algos, cms, core, parser, x509
from cryptography import x509 as pyca_x509
from cryptography.exceptions import InvalidSignature
from pyhanko.sign.validation import EmbeddedPdfSignature


def is_whole_beside(
    each: EmbeddedPdfSignature, pdf: bytes, roots: tuple[x509.Certificate, ...]
) -> bool:
    """Whether nothing around a signature, or in it but not under it, was altered."""
    return (
        _is_plainly_held(each, pdf)
        and all(_is_plainly_told(data) for data in _held(each))
        and _are_certificates_whole(each, roots)
    )


def token_of(each: EmbeddedPdfSignature) -> cms.SignedData | None:
    """The timestamp of a signature, or the one that a timestamp is itself."""
    if each.sig_object_type == "/DocTimeStamp":
        return each.signed_data
    attributes = each.signer_info["unsigned_attrs"]
    tokens = (
        attribute["values"][0]["content"]
        for attribute in (attributes if attributes.native else ())
        if attribute["type"].native == "signature_time_stamp_token"
    )
    return next(tokens, None)


def _held(each: EmbeddedPdfSignature) -> Iterator[cms.SignedData]:
    """The signed data of a signature, and that of its timestamp."""
    yield each.signed_data
    token = token_of(each)
    if token is not None and token is not each.signed_data:
        yield token


def _is_plainly_told(data: cms.SignedData) -> bool:
    """Whether the headings of signed data say what its signatures say (RFC 5652, 5.1, 5.3).

    Those are its version, the digests that were used, and of each signature the version
    that follows from the way in which it names the signer, and nothing but the known parts.
    """
    signers = list(data["signer_infos"])
    used = {_digest(signer["digest_algorithm"]) for signer in signers}
    told = {_digest(algorithm) for algorithm in data["digest_algorithms"]}
    return (
        None not in told
        and told == used
        and data["version"].native == _version_of(data)
        and all(signer["version"].native == _VERSIONS[signer["sid"].name] for signer in signers)
        and all(_PARTS.fullmatch(_parts(signer)) for signer in signers)
        and all(_names_its_signer(signer, data) for signer in signers)
    )


def _names_its_signer(signer: cms.SignerInfo, data: cms.SignedData) -> bool:
    """Whether the issuer by which a signature names its signer's certificate is written as
    there: names that differ in the size of letters count as one, their bytes do not."""
    named = signer["sid"].chosen
    if signer["sid"].name != "issuer_and_serial_number":
        return True
    return any(
        named["serial_number"].native == certificate.chosen.serial_number
        and named["issuer"].dump() == certificate.chosen.issuer.dump()
        for certificate in data["certificates"]
    )


_VERSIONS = {"issuer_and_serial_number": "v1", "subject_key_identifier": "v3"}
_CONTENT_INFO = "0:6 2:0"  # what it is, and the signed data
# Version, signer, digest, [0] signed attributes, algorithm, signature, [1] other attributes.
_PARTS = re.compile(r"0:2 (?:0:16|2:0) 0:16 2:0 0:16 0:4(?: 2:1)?")


def _version_of(data: cms.SignedData) -> str:
    is_plain = data["encap_content_info"]["content_type"].native == "data"
    is_first = all(signer["version"].native == "v1" for signer in data["signer_infos"])
    return "v1" if is_plain and is_first else "v3"


def _parts(signer: cms.SignerInfo) -> str:
    return _parts_of(signer.dump())


def _parts_of(der: bytes) -> str:
    """The class and tag of each part of a value in DER, as they stand."""
    found, rest = [], parser.parse(der[: parser.peek(der)])[4]
    while rest:
        size = parser.peek(rest)
        kind, _method, tag, *_ = parser.parse(rest[:size])
        found.append(f"{kind}:{tag}")
        rest = rest[size:]
    return " ".join(found)


def _digest(algorithm: algos.DigestAlgorithm) -> str | None:
    """The name of a digest; None if parameters come with it that a digest has not."""
    try:
        given = algorithm["parameters"]
    except ValueError:
        return None
    plain = isinstance(given, core.Void) or given.dump() == b"\x05\x00"
    return str(algorithm["algorithm"].dotted) if plain else None


def _is_plainly_held(each: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether the place of the signature, which no signature covers, holds it and nothing else.

    That is its bytes in hexadecimal digits of one case, then noughts up to the end.
    """
    first, length, second, _rest = (int(number) for number in each.byte_range)
    held = pdf[first + length : second]
    if _parts_of(each.pkcs7_content) != _CONTENT_INFO:
        return False
    digits, size = held[1:-1], 2 * int(parser.peek(each.pkcs7_content))
    if held[:1] != b"<" or held[-1:] != b">" or digits not in (digits.lower(), digits.upper()):
        return False
    return not digits[size:].strip(b"0")


def _are_certificates_whole(
    each: EmbeddedPdfSignature, roots: tuple[x509.Certificate, ...]
) -> bool:
    """Whether every certificate beside the signature bears the signature of its issuer.

    A chain is proven by the trusted root, so that an altered copy of it in the file would
    pass unseen.
    """
    beside = [one.chosen for data in _held(each) for one in data["certificates"]]
    issuers = {known.subject.hashable: known for known in (*beside, *roots)}
    of_key = {root.public_key.dump(): root for root in roots}
    return all(
        _is_issued_by(issuers.get(each.issuer.hashable) or of_key.get(each.public_key.dump()), each)
        for each in beside
    )


def _is_issued_by(issuer: x509.Certificate | None, certificate: x509.Certificate) -> bool:
    """Whether a certificate bears its issuer's signature. Of one whose issuer is neither in
    the file nor trusted nobody can say; no chain that is told as good rests on it."""
    if issuer is None:
        return True
    try:
        _opened(certificate).verify_directly_issued_by(_opened(issuer))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _opened(certificate: x509.Certificate) -> pyca_x509.Certificate:
    return pyca_x509.load_der_x509_certificate(certificate.dump())
