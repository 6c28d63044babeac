"""A certificate authority of the tests, people with keys, and a timestamp authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)
PASSWORD = "protokol"


@dataclass
class Person:
    """Somebody with a certificate and its key."""

    certificate: made.Certificate
    key: rsa.RSAPrivateKey

    def pkcs12(self, chain: list[made.Certificate]) -> bytes:
        locked = serialization.BestAvailableEncryption(PASSWORD.encode())
        return pkcs12.serialize_key_and_certificates(
            b"key", self.key, self.certificate, chain, locked
        )


class Authority:
    """A root that certifies people and keeps a list of those whose certificates it took back."""

    def __init__(self, name: str = "Test Root") -> None:
        self.person = self._made(name, None, NOW - 10 * YEAR, NOW + 10 * YEAR, is_root=True)

    def person_called(
        self,
        name: str,
        *,
        begins: datetime = NOW - YEAR,
        ends: datetime = NOW + YEAR,
        for_stamps: bool = False,
    ) -> Person:
        return self._made(name, self.person, begins, ends, for_stamps=for_stamps)

    def pkcs12_of(self, person: Person) -> bytes:
        return person.pkcs12([self.person.certificate])

    @property
    def root(self) -> x509.Certificate:
        return loaded(self.person.certificate)

    def list_of_revoked(self, *people: Person, since: datetime = NOW - timedelta(days=30)) -> bytes:
        builder = made.CertificateRevocationListBuilder().issuer_name(
            self.person.certificate.subject
        )
        builder = builder.last_update(since).next_update(NOW + YEAR)
        for person in people:
            builder = builder.add_revoked_certificate(
                made.RevokedCertificateBuilder()
                .serial_number(person.certificate.serial_number)
                .revocation_date(since)
                .build()
            )
        signed = builder.sign(self.person.key, hashes.SHA256())
        return signed.public_bytes(serialization.Encoding.DER)

    def stamper(self, at: datetime = NOW) -> DummyTimeStamper:
        """A timestamp authority under this root, whose clock shows `at`."""
        own = self.person_called("Test Timestamps", begins=NOW - 9 * YEAR, for_stamps=True)
        der = own.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return DummyTimeStamper(loaded(own.certificate), keys.PrivateKeyInfo.load(der), fixed_dt=at)

    @staticmethod
    def _made(
        name: str, by: Person | None, begins: datetime, ends: datetime, *,
        is_root: bool = False, for_stamps: bool = False,
    ) -> Person:  # fmt: skip
        key = rsa.generate_private_key(65537, 2048)
        subject = made.Name([made.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer, issuer_key = (by.certificate.subject, by.key) if by else (subject, key)
        builder = (
            made.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(made.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
            .add_extension(made.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(
                made.KeyUsage(
                    digital_signature=True, content_commitment=not is_root and not for_stamps,
                    key_encipherment=False, data_encipherment=False, key_agreement=False,
                    key_cert_sign=is_root, crl_sign=is_root, encipher_only=False,
                    decipher_only=False,
                ),
                critical=True,
            )
            .add_extension(
                made.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            )
            .add_extension(
                made.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
                critical=False,
            )
        )  # fmt: skip
        if for_stamps:
            usage = made.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        return Person(builder.sign(issuer_key, hashes.SHA256()), key)


def loaded(certificate: made.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
