"""Reading the signatures of a PDF: who, when, by which chain, and whether a byte changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from itertools import islice

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from comity.cooperation.pades.containers import is_whole_beside, token_of


class Problem(StrEnum):
    """What is wrong with a signature."""

    ALTERED = "altered"
    INVALID = "invalid"
    UNTRUSTED = "untrusted"
    REVOKED = "revoked"
    EXPIRED = "expired"
    WRONG_TIME = "wrong-time"


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature, as far as the file and the trusted authorities prove it.

    `claimed_at` is what the signer's own clock said, `stamped_at` what a timestamp
    authority says (None: no timestamp). `says_qualified` is only what the certificate
    says of itself; nothing here proves it.
    """

    field: str
    signer: str
    issuer: str
    serial: str
    claimed_at: datetime | None
    stamped_at: datetime | None
    problems: tuple[Problem, ...]
    says_qualified: bool
    is_timestamp: bool = False

    @property
    def is_good(self) -> bool:
        """Whether it is intact, valid and by a chain that is trusted."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Verdict:
    """A file with its signatures. `first_sha256` is of the bytes that the first one was put behind.

    `is_extended` if something other than signatures and stamps was added after the last.
    """

    sha256: str
    first_sha256: tuple[str, ...]
    signatures: tuple[SignatureReport, ...]
    is_extended: bool

    @property
    def is_good(self) -> bool:
        """Whether there is a signature and all hold."""
        signed = [each for each in self.signatures if not each.is_timestamp]
        return bool(signed) and all(s.is_good for s in self.signatures) and not self.is_extended


class NotAPdf(ValueError):
    """A file in which no PDF can be read."""


def authorities_in(content: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM or DER file."""
    if not pem.detect(content):
        return (x509.Certificate.load(content),)
    return tuple(x509.Certificate.load(der) for _t, _h, der in pem.unarmor(content, multiple=True))


def lists_in(content: bytes) -> tuple[bytes, ...]:
    """The lists of revoked certificates of a PEM or DER file, each in DER."""
    if not pem.detect(content):
        return (content,)
    return tuple(der for _type, _headers, der in pem.unarmor(content, multiple=True))


def verify(
    pdf: bytes,
    *,
    trusted: Iterable[x509.Certificate] = (),
    revoked: Iterable[bytes] = (),
) -> Verdict:
    """Read every signature. `trusted` are root certificates, `revoked` lists (CRL, DER).

    Nothing is fetched. A chain that ends in no trusted root is told as untrusted, however
    good the signature is otherwise. Raises NotAPdf.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        found = list(reader.embedded_signatures)
    except (PdfError, ValueError, IndexError) as error:
        raise NotAPdf(f"this is no PDF that can be read: {error}") from error
    roots, lists = tuple(trusted), tuple(crl.CertificateList.load(each) for each in revoked)
    try:
        reports = tuple(_report(each, pdf, roots, lists) for each in found)
        is_extended = _is_extended(found)
    except Exception as error:  # whatever a damaged or hostile file makes the readers stumble over
        raise NotAPdf(f"a signature in the file cannot be read: {error}") from error
    return Verdict(hashlib.sha256(pdf).hexdigest(), tuple(_beginnings(pdf)), reports, is_extended)


def adds_only_a_signature(before: bytes, after: bytes, field: str) -> bool:
    """Whether a file that begins with another fills a signature field in it and nothing else.

    A timestamp behind it may come too. Raises NotAPdf.
    """
    try:
        count = PdfFileReader(BytesIO(before)).xrefs.total_revisions
        reader = PdfFileReader(BytesIO(after))
        found = DEFAULT_DIFF_POLICY.review_file(reader, count - 1, doc_mdp=MDPPerm.FILL_FORMS)
    except (PdfError, ValueError, IndexError) as error:
        raise NotAPdf(f"this is no PDF that can be read: {error}") from error
    return isinstance(found, DiffResult) and found.changed_form_fields <= {field}


MOST_REVISIONS = 400  # each signature adds one or two; each is looked for among the originals


def _beginnings(pdf: bytes) -> Iterable[str]:
    """The hashes of the file up to the end of each of its revisions, the first one first."""
    # Once through the file: a hostile one has as many ends as it has room for.
    running, hashed = hashlib.sha256(), 0
    for end in islice(re.finditer(rb"%%EOF(\r\n|\n|\r)?", pdf), MOST_REVISIONS):
        before = end.start() + len(b"%%EOF")
        for upto in sorted({before, end.end()}):
            running.update(memoryview(pdf)[hashed:upto])
            hashed = upto
            yield running.copy().hexdigest()


def _is_extended(found: list[EmbeddedPdfSignature]) -> bool:
    if not found:
        return False
    last = found[-1]
    last.compute_integrity_info()  # type: ignore[no-untyped-call]
    return bool(last.coverage < SignatureCoverageLevel.ENTIRE_FILE)


def _report(
    each: EmbeddedPdfSignature,
    pdf: bytes,
    roots: tuple[x509.Certificate, ...],
    lists: tuple[crl.CertificateList, ...],
) -> SignatureReport:
    certificate = each.signer_cert
    is_stamp = each.sig_object_type == "/DocTimeStamp"
    problems, stamped_at = _judge(each, is_stamp, roots, lists)
    is_whole = is_whole_beside(each, pdf, roots)
    if not is_whole and Problem.ALTERED not in problems:
        problems = (Problem.ALTERED, *problems)
    return SignatureReport(
        field=each.field_name,
        signer=certificate.subject.human_friendly,
        issuer=certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:x}",
        claimed_at=each.self_reported_timestamp,
        stamped_at=stamped_at,
        problems=problems,
        says_qualified=_says_qualified(certificate),
        is_timestamp=is_stamp,
    )


def _judge(
    each: EmbeddedPdfSignature,
    is_stamp: bool,
    roots: tuple[x509.Certificate, ...],
    lists: tuple[crl.CertificateList, ...],
) -> tuple[tuple[Problem, ...], datetime | None]:
    check = validate_pdf_timestamp if is_stamp else validate_pdf_signature
    moment = _stamped_moment(each)
    try:
        status = check(each, _context(each, roots, lists, moment))
    except SignatureValidationError:
        return (Problem.INVALID,), None
    stamp = getattr(status, "timestamp_validity", None) or status
    return tuple(_problems(status, each, moment)), getattr(stamp, "timestamp", None)


def _context(
    each: EmbeddedPdfSignature,
    roots: tuple[x509.Certificate, ...],
    lists: tuple[crl.CertificateList, ...],
    moment: datetime | None,
) -> ValidationContext:
    """What the chain is held to: a list by the signer's own authority must be heard."""
    has_list = any(each.signer_cert.issuer == known.issuer for known in lists)
    softly = RevocationCheckingRule.CHECK_IF_DECLARED_SOFT
    own = RevocationCheckingRule.CRL_REQUIRED if has_list else softly
    return ValidationContext(
        trust_roots=list(roots),
        crls=list(lists),
        allow_fetching=False,
        revinfo_policy=CertRevTrustPolicy(
            RevocationCheckingPolicy(own, softly), retroactive_revinfo=True
        ),
        moment=moment,
    )


def _stamped_moment(each: EmbeddedPdfSignature) -> datetime | None:
    """The time that counts for the chain: that of the timestamp, else now."""
    token = token_of(each)
    if token is None:
        return None
    moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return moment


_Status = PdfSignatureStatus | DocumentTimestampStatus


def _problems(
    status: _Status, each: EmbeddedPdfSignature, moment: datetime | None
) -> Iterable[Problem]:
    if not status.intact or _is_altered_afterwards(status):
        yield Problem.ALTERED
    elif not status.valid:
        yield Problem.INVALID
    stamp = getattr(status, "timestamp_validity", None)
    if stamp is not None and not (stamp.valid and stamp.intact and stamp.trusted):
        yield Problem.UNTRUSTED
    elif status.revoked:
        yield Problem.REVOKED
    elif not status.trusted:
        yield _why_untrusted(each, moment)


def _is_altered_afterwards(status: _Status) -> bool:
    level = getattr(status, "modification_level", None)
    return level is not None and level > ModificationLevel.FORM_FILLING


def _why_untrusted(each: EmbeddedPdfSignature, moment: datetime | None) -> Problem:
    """Of a chain that does not hold: out of its time, or by nobody who is trusted."""
    validity = each.signer_cert["tbs_certificate"]["validity"]
    at = moment or datetime.now(validity["not_after"].native.tzinfo)
    if at > validity["not_after"].native:
        return Problem.EXPIRED
    if at < validity["not_before"].native:
        return Problem.WRONG_TIME
    return Problem.UNTRUSTED


_QC_STATEMENTS = "1.3.6.1.5.5.7.1.3"
_QC_COMPLIANCE = "0.4.0.1862.1.1"


def _says_qualified(certificate: x509.Certificate) -> bool:
    """Whether a certificate states that it is qualified (ETSI EN 319 412-5, esi4-qcStatement-1)."""
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == _QC_STATEMENTS:
            wanted = bytes.fromhex("060604008e460101")  # the identifier of QcCompliance in DER
            return wanted in extension["extn_value"].contents
    return False
