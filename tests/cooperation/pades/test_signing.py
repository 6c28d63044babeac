"""Each signs with their own key; whoever reads the file sees who, when, and every altered byte."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from asn1crypto import pem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from signing_people import NOW, PASSWORD, YEAR, Authority, Person

from comity.cooperation.pades import (
    BadKeyError,
    Problem,
    TimestampError,
    authorities_in,
    key_in_file,
    lists_in,
    sign,
    stamp,
    verify,
    verifying,
)
from comity.cooperation.pades.verifying import NotAPdf


def signed_by(
    pdf: bytes, person: Person, by: Authority, field: str = "first", at=NOW, stamped: bool = True
) -> bytes:
    return sign(
        pdf, key=key_in_file(by.pkcs12_of(person), PASSWORD), field=field, name="x",
        authority=by.stamper(at) if stamped else None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def signed(original: bytes, authority: Authority, akcabay: Person) -> bytes:
    return signed_by(original, akcabay, authority)


def test_two_sign_one_after_the_other_and_both_hold(
    original: bytes, authority: Authority, akcabay: Person, cheremin: Person
):
    once = signed_by(original, akcabay, authority)
    twice = signed_by(once, cheremin, authority, "second")
    verdict = verify(twice, trusted=[authority.root])
    assert verdict.is_good
    assert [s.signer for s in verdict.signatures] == [
        "Common Name: Zeynep Akçabay", "Common Name: Сергей Черёмин",
    ]  # fmt: skip
    assert all(s.stamped_at == NOW for s in verdict.signatures)


def test_the_original_stands_unchanged_at_the_beginning_of_the_signed_file(
    original: bytes, authority: Authority, akcabay: Person
):
    signed = signed_by(original, akcabay, authority)
    assert signed.startswith(original)
    verdict = verify(signed)
    assert hashlib.sha256(original).hexdigest() in verdict.first_sha256


class Counting:
    """SHA-256 that notes how many bytes it was given."""

    hashed = 0

    def __init__(self, content: bytes = b"", state: Any = None) -> None:
        self.state = state or hashlib.sha256()
        self.update(content)

    def update(self, content: bytes) -> None:
        Counting.hashed += len(content)
        self.state.update(content)

    def copy(self) -> Counting:
        return Counting(state=self.state.copy())

    def hexdigest(self) -> str:
        return self.state.hexdigest()


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r", b""])
def test_a_file_with_many_ends_is_read_once_and_its_first_revision_known(
    ending: bytes, monkeypatch: pytest.MonkeyPatch
):
    first = b"%PDF-1.7 a first revision\n%%EOF"
    hostile = (first + ending) + b"x%%EOF\n" * 5000
    monkeypatch.setattr(verifying, "hashlib", SimpleNamespace(sha256=Counting))
    monkeypatch.setattr(Counting, "hashed", 0)
    found = list(verifying._beginnings(hostile))
    assert {hashlib.sha256(each).hexdigest() for each in (first, first + ending)} <= set(found)
    assert Counting.hashed <= len(hostile)
    assert len(found) < 999, "more than SQLite is asked for at once"


def test_a_chain_that_nobody_trusts_is_told(original: bytes, authority: Authority, akcabay: Person):
    signed = signed_by(original, akcabay, authority)
    for trusted in ([], [Authority("Another Root").root]):
        (report,) = verify(signed, trusted=trusted).signatures
        assert report.problems == (Problem.UNTRUSTED,)


def is_seen(altered: bytes, authority: Authority) -> bool:
    """Whether an altered file is told: as unreadable, or as one whose signature does not hold."""
    try:
        return not verify(altered, trusted=[authority.root]).is_good
    except NotAPdf:
        return True


@given(st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_altered_byte_is_seen(signed: bytes, authority: Authority, data: st.DataObject):
    held = signed.index(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", held)
    # Both what a signature covers and the signature itself, which nothing covers.
    place = data.draw(st.integers(0, len(signed) - 1) | st.integers(held, end - 1))
    altered = bytearray(signed)
    altered[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != signed[place]))
    assert is_seen(bytes(altered), authority)


def test_a_byte_altered_behind_the_signature_itself_is_seen(
    original: bytes, authority: Authority, akcabay: Person
):
    signed = bytearray(signed_by(original, akcabay, authority))
    padding = signed.rindex(b"0" * 200)
    signed[padding + 100] = ord("a")
    (report,) = verify(bytes(signed), trusted=[authority.root]).signatures
    assert Problem.ALTERED in report.problems


def test_what_is_added_after_the_last_signature_is_seen(
    original: bytes, authority: Authority, akcabay: Person
):
    signed = signed_by(original, akcabay, authority)
    later = IncrementalPdfFileWriter(BytesIO(signed))
    later.root["/Lang"] = TextStringObject("ru")
    later.update_root()
    out = BytesIO()
    later.write(out)
    verdict = verify(out.getvalue(), trusted=[authority.root])
    assert verdict.is_extended and not verdict.is_good
    with pytest.raises(NotAPdf):
        verify(signed + b"\n% more\n%%EOF\n")


def test_a_revoked_certificate_is_told(original: bytes, authority: Authority):
    lost = authority.person_called("Lost Key")
    signed = signed_by(original, lost, authority)
    (report,) = verify(
        signed, trusted=[authority.root], revoked=[authority.list_of_revoked(lost)]
    ).signatures
    assert report.problems == (Problem.REVOKED,)
    earlier = signed_by(original, lost, authority, at=NOW - timedelta(days=60))
    lists = [authority.list_of_revoked(lost)]
    assert verify(earlier, trusted=[authority.root], revoked=lists).is_good
    others = authority.list_of_revoked(authority.person_called("Somebody Else"))
    assert verify(signed, trusted=[authority.root], revoked=[others]).is_good


def test_an_expired_certificate_is_told(original: bytes, authority: Authority):
    old = authority.person_called("Old", begins=NOW - 3 * YEAR, ends=NOW - YEAR)
    (report,) = verify(
        signed_by(original, old, authority, stamped=False), trusted=[authority.root]
    ).signatures
    assert report.problems == (Problem.EXPIRED,)


def test_a_timestamp_keeps_a_signature_good_after_its_certificate_expired(
    original: bytes, authority: Authority
):
    old = authority.person_called("Old", begins=NOW - 3 * YEAR, ends=NOW - YEAR)
    then = NOW - 2 * YEAR
    signed = signed_by(original, old, authority, at=then)
    verdict = verify(signed, trusted=[authority.root])
    assert verdict.is_good and verdict.signatures[0].stamped_at == then


def test_a_certificate_that_was_not_valid_yet_is_told(original: bytes, authority: Authority):
    early = authority.person_called("Early", begins=NOW + timedelta(days=9))
    signed = signed_by(original, early, authority, stamped=False)
    (report,) = verify(signed, trusted=[authority.root]).signatures
    assert report.problems == (Problem.WRONG_TIME,)


def test_what_was_signed_without_a_network_gets_its_timestamp_afterwards(
    original: bytes, authority: Authority, akcabay: Person
):
    offline = signed_by(original, akcabay, authority, stamped=False)
    assert verify(offline, trusted=[authority.root]).signatures[0].stamped_at is None
    completed = stamp(offline, authority=authority.stamper())
    verdict = verify(completed, trusted=[authority.root])
    assert verdict.is_good
    assert [s.is_timestamp for s in verdict.signatures] == [False, True]


def test_a_wrong_password_and_a_file_that_is_no_key_are_told(authority: Authority, akcabay: Person):
    key = authority.pkcs12_of(akcabay)
    for content, password in ((key, "guess"), (b"no key", PASSWORD)):
        with pytest.raises(BadKeyError, match="PKCS#12"):
            key_in_file(content, password)


def test_an_authority_that_does_not_answer_is_told(
    original: bytes, authority: Authority, akcabay: Person
):
    from pyhanko.sign.timestamps import HTTPTimeStamper

    silent = HTTPTimeStamper("http://127.0.0.1:9/tsa", timeout=1)
    with pytest.raises(TimestampError, match="did not answer"):
        sign(
            original, key=key_in_file(authority.pkcs12_of(akcabay), PASSWORD), field="first",
            name="x",
            authority=silent,
        )  # fmt: skip


def test_a_file_without_a_signature_is_not_good_and_one_that_is_no_pdf_is_refused(original: bytes):
    assert verify(original).signatures == () and not verify(original).is_good
    with pytest.raises(NotAPdf):
        verify(b"no pdf at all")


def test_nothing_is_called_qualified_that_does_not_say_so(
    original: bytes, authority: Authority, akcabay: Person
):
    (report,) = verify(signed_by(original, akcabay, authority)).signatures
    assert not report.says_qualified


def test_pdfsig_agrees(
    tmp_path: Path, original: bytes, authority: Authority, akcabay: Person, cheremin: Person
):
    twice = signed_by(
        signed_by(original, akcabay, authority), cheremin, authority, "second"
    )  # fmt: skip
    file = tmp_path / "signed.pdf"
    file.write_bytes(twice)
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True).stdout
    assert told.count("Signature is Valid.") == 2
    altered = bytearray(twice)
    altered[len(original) // 2] ^= 1
    file.write_bytes(altered)
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True).stdout
    assert "Signature is Valid." not in told


def test_a_timestamp_of_an_authority_that_nobody_trusts_is_told(
    original: bytes, authority: Authority, akcabay: Person
):
    stranger = Authority("Another Time")
    signed = sign(
        original, key=key_in_file(authority.pkcs12_of(akcabay), PASSWORD), field="first",
            name="x",
        authority=stranger.stamper(NOW),
    )  # fmt: skip
    verdict = verify(signed, trusted=[authority.root])
    assert not verdict.is_good
    assert Problem.UNTRUSTED in verdict.signatures[0].problems


def held_by(signed: bytes) -> tuple[int, int]:
    """Where the signature itself stands in the file, in hexadecimal digits."""
    begin = signed.index(b"/Contents <") + len(b"/Contents <")
    return begin, signed.index(b">", begin)


def altered_inside(signed: bytes, found: bytes, by: bytes, count: int) -> bytes:
    """The signed file with the first `count` places of `found` in the signature changed."""
    begin, end = held_by(signed)
    inside = bytes.fromhex(signed[begin:end].decode())
    assert found in inside and len(found) == len(by)
    changed = inside.replace(found, by, count).hex().encode()
    return (
        signed[:begin]
        + (changed.upper() if signed[begin:end].isupper() else changed)
        + signed[end:]
    )


@pytest.mark.parametrize(
    ("found", "by"),
    [
        pytest.param("310f300d06096086480165030402010500", "310f300d06096086480165030402030500",
                     id="another digest is named at its head"),
        pytest.param("310f300d06096086480165030402010500", "310f300d06096086480165030402010400",
                     id="the digest at its head has parameters that digests have not"),
        pytest.param("5465737420526f6f74", "5465737420526f6f75",
                     id="the root beside it names another issuer"),
    ],
)  # fmt: skip
def test_what_stands_beside_the_signature_is_proven_too(
    signed: bytes, authority: Authority, found: str, by: str
):
    altered = altered_inside(signed, bytes.fromhex(found), bytes.fromhex(by), 1)
    verdict = verify(altered, trusted=[authority.root])
    assert Problem.ALTERED in verdict.signatures[0].problems


def test_a_signer_is_named_as_in_the_certificate_to_the_letter(signed: bytes, authority: Authority):
    begin, end = held_by(signed)
    inside = bytes.fromhex(signed[begin:end].decode())
    name, places = b"Test Root", []
    while (place := inside.find(name, places[-1] + 1 if places else 0)) >= 0:
        places.append(place)
    for place in places:
        altered = inside[:place] + b"TEST" + inside[place + 4 :]
        digits = altered.hex().encode()
        digits = digits.upper() if signed[begin:end].isupper() else digits
        assert is_seen(signed[:begin] + digits + signed[end:], authority), place


def test_a_certificate_by_nobody_known_condemns_no_signature(
    original: bytes, authority: Authority, akcabay: Person
):
    stranger = Authority("Far Away").person_called("Somebody Else")
    key = akcabay.pkcs12([authority.person.certificate, stranger.certificate])
    signed = sign(
        original, key=key_in_file(key, PASSWORD), field="first", name="x",
        authority=authority.stamper(NOW),
    )  # fmt: skip
    assert verify(signed, trusted=[authority.root]).is_good


def test_a_signature_that_claims_more_room_than_it_fills_is_seen(
    signed: bytes, authority: Authority
):
    begin, _end = held_by(signed)
    size = int(signed[begin + 4 : begin + 8], 16)  # behind 30 82: the length of the whole
    longer = b"%04x" % (size + 4)
    longer = longer.upper() if signed[begin : begin + 40].isupper() else longer
    assert is_seen(signed[: begin + 4] + longer + signed[begin + 8 :], authority)


def test_authorities_and_lists_of_revoked_are_read_from_either_form(authority: Authority):
    der = authority.root.dump()
    armored = pem.armor("CERTIFICATE", der)
    assert [each.dump() for each in authorities_in(der)] == [der]
    assert [each.dump() for each in authorities_in(armored + armored)] == [der, der]
    revoked = authority.list_of_revoked()
    plain = pem.unarmor(revoked)[2] if pem.detect(revoked) else revoked
    assert lists_in(plain) == (plain,)
    assert lists_in(pem.armor("X509 CRL", plain)) == (plain,)
