"""An original as it is made when a text is closed, and somebody to sign it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from signing_people import Authority, Person

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
