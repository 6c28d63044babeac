"""An original as it is made when a text is closed, and somebody to sign it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pkcs11
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from signing_people import Authority, Person
from soft_tokens import PIN, library, make_token, prepare, put_certificate, put_key

from comity.papers import Heading, Paper, Paragraph, to_pdf


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session")
def akcabay(authority: Authority) -> Person:
    return authority.person_called("Zeynep Akçabay")


@pytest.fixture(scope="session")
def cheremin(authority: Authority) -> Person:
    return authority.person_called("Сергей Черёмин")


@pytest.fixture(scope="session")
def original() -> bytes:
    blocks = (Heading("İş Birliği Protokolü"), Paragraph.of("Протокол о сотрудничестве, 3 года."))
    return to_pdf(Paper("Protokol", "tr", date(2024, 11, 14), blocks), for_archive=True)


@pytest.fixture(scope="session")
def tokens(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, akcabay: Person,
    cheremin: Person,
) -> None:  # fmt: skip
    """One token with one key; one with two; one with a certificate alone or a foreign key."""
    prepare(tmp_path_factory.mktemp("tokens"))
    for label in ("One", "Two", "Odd"):
        make_token(label)
    put_key("One", "akcabay", akcabay)
    put_key("Two", "akcabay", akcabay)
    put_key("Two", "cheremin", cheremin)
    put_key("Odd", "mixed up", akcabay, of=cheremin)
    with (
        pkcs11.lib(str(library()))
        .get_token(token_label="Odd")
        .open(rw=True, user_pin=PIN) as session
    ):
        put_certificate(session, "no key", akcabay)
