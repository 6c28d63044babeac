"""Signing with a token: the key never leaves it, and what is wrong is said clearly."""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from signing_people import NOW, Authority
from soft_tokens import PIN, library

from comity.cooperation.pades import (
    BadKeyError,
    SigningPlace,
    key_on_token,
    keys_on_tokens,
    sign,
    verify,
    with_places,
)

pytestmark = pytest.mark.usefixtures("tokens")


def test_a_key_on_a_token_signs_and_the_signature_holds(original: bytes, authority: Authority):
    place = SigningPlace("signature-1", ("Zeynep Akçabay, Genel Sekreter Yardımcısı",))
    prepared = with_places(original, [place], headings=["İmzalar"], footer="SHA-256 …")
    with key_on_token(library(), PIN, token="One", chain=(authority.root,)) as key:
        signed = sign(
            prepared, key=key, field="signature-1", name="x", authority=authority.stamper(NOW)
        )
    verdict = verify(signed, trusted=[authority.root])
    assert verdict.is_good and signed.startswith(original)
    (report,) = verdict.signatures
    assert report.signer == "Common Name: Zeynep Akçabay" and report.stamped_at == NOW


def test_the_keys_on_the_tokens_are_listed_without_a_pin():
    found = keys_on_tokens(library())
    assert {(key.token, key.label) for key in found} == {
        ("One", "akcabay"), ("Two", "akcabay"), ("Two", "cheremin"), ("Odd", "mixed up"),
        ("Odd", "no key"),
    }  # fmt: skip
    assert all(key.until.astimezone(UTC) > NOW for key in found)
    assert "Сергей Черёмин" in next(key.subject for key in found if key.label == "cheremin")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({}, "several tokens; choose one of", id="several tokens"),
        pytest.param({"token": "Three"}, "no token 'Three'; there are", id="another token"),
        pytest.param({"token": "Two"}, "several can sign on 'Two'", id="several certificates"),
        pytest.param(
            {"token": "One", "certificate": "cheremin"}, "no certificate 'cheremin' with its key",
            id="another certificate",
        ),
        pytest.param(
            {"token": "Odd", "certificate": "no key"}, "no certificate 'no key' with its key",
            id="a certificate without its key",
        ),
        pytest.param(
            {"token": "Odd", "certificate": "mixed up"}, "is not that of its certificate",
            id="a certificate with the key of another",
        ),
    ],
)  # fmt: skip
def test_a_key_that_cannot_be_told_or_used_is_refused_with_what_there_is(
    given: dict[str, str], told: str
):
    with pytest.raises(BadKeyError, match=told), key_on_token(library(), PIN, **given):
        pass


@pytest.mark.parametrize("pin", ["000000", "1", ""])
def test_a_wrong_pin_is_told_and_that_the_token_may_lock_itself(pin: str):
    with (
        pytest.raises(BadKeyError, match="not the PIN of the token 'One'"),
        key_on_token(library(), pin, token="One"),
    ):
        pass


def test_a_library_that_is_none_is_told_with_an_example(tmp_path: Path):
    nothing = tmp_path / "none.so"
    with pytest.raises(BadKeyError, match="no PKCS#11 library"):
        keys_on_tokens(nothing)
    nothing.write_text("text")
    with (
        pytest.raises(BadKeyError, match="opensc-pkcs11"),
        key_on_token(nothing, PIN, token="One"),
    ):
        pass
