"""`comity sign`: a signatory signs an original on their own machine, without the register."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent))

from signing_people import PASSWORD, Authority, Person
from soft_tokens import PIN, library

from comity.cli import main
from comity.cooperation.pades import SigningPlace, empty_fields, verify, with_places


@pytest.fixture
def file(tmp_path: Path, original: bytes) -> Path:
    """An original with two places to sign, as it is fetched from a desk."""
    places = [SigningPlace(f"signature-{n}", (f"Signatory {n}, Mayor",)) for n in (2, 1)]
    made = tmp_path / "original.pdf"
    made.write_bytes(with_places(original, places, headings=["Signatures"], footer="SHA-256"))
    return made


def sign(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["sign", *map(str, words)], input=typed)


@pytest.mark.usefixtures("tokens")
def test_a_token_signs_the_first_empty_place_and_the_pin_is_neither_shown_nor_kept(
    file: Path, authority: Authority
):
    answer = sign(file, "--token", library(), "--token-label", "One", typed=f"{PIN}\n")
    assert answer.exit_code == 0, answer.output
    signed = file.with_name("original-signed.pdf")
    verdict = verify(signed.read_bytes(), trusted=[authority.root])
    assert verdict.is_good and empty_fields(signed.read_bytes()) == ["signature-2"]
    assert PIN not in answer.output and PIN not in os.environ.values()
    assert all(PIN.encode() not in each.read_bytes() for each in file.parent.iterdir())


def test_a_key_in_a_file_signs_a_chosen_place(
    file: Path, authority: Authority, cheremin: Person, tmp_path: Path
):
    key = tmp_path / "key.p12"
    key.write_bytes(authority.pkcs12_of(cheremin))
    words = (file, "--key", key, "--field", "signature-2", "--out", tmp_path / "out.pdf")
    assert "cannot be opened" in sign(*words, typed="guess\n").output
    assert sign(*words, typed=f"{PASSWORD}\n").exit_code == 0
    (report,) = verify((tmp_path / "out.pdf").read_bytes()).signatures
    assert report.field == "signature-2" and "Черёмин" in report.signer


@pytest.mark.usefixtures("tokens")
def test_the_keys_on_the_tokens_are_listed():
    answer = sign("--token", library(), "--list")
    assert answer.exit_code == 0
    assert "One: akcabay, Common Name: Zeynep Akçabay, valid until" in answer.output


@pytest.mark.usefixtures("tokens")
def test_what_is_wrong_is_said_and_nothing_is_written(file: Path, tmp_path: Path):
    token = ("--token", library())
    text = tmp_path / "text.pdf"
    text.write_text("no pdf")
    for words, typed, told in (
        ((file, *token, "--token-label", "One"), "000000\n", "not the PIN of the token 'One'"),
        ((file, *token), f"{PIN}\n", "several tokens; choose one of"),
        ((file, *token, "--token-label", "One", "--field", "signature-9"), f"{PIN}\n",
         "there are signature-1, signature-2"),
        ((text, *token, "--token-label", "One"), f"{PIN}\n", "no PDF"),
        ((file,), "", "either --key or --token"),
        ((file, "--token", text, "--list"), "", "no PKCS#11 library"),
    ):  # fmt: skip
        answer = sign(*words, typed=typed)
        assert answer.exit_code != 0 and told in answer.output, answer.output
    assert not list(tmp_path.glob("*signed*"))


@pytest.mark.usefixtures("tokens")
def test_a_file_that_is_there_is_not_written_over(file: Path):
    file.with_name("original-signed.pdf").write_text("mine")
    assert "is there already" in sign(file, "--token", library(), typed=f"{PIN}\n").output
