"""Ways of agreements; histories are written short in `procedure_histories`."""

from __future__ import annotations

import sys
from pathlib import Path as File

import pytest

from comity.cooperation.procedures import Path, procedures

sys.path.insert(0, str(File(__file__).parent))


@pytest.fixture(scope="session")
def turkish() -> Path:
    """The way of a Turkish city with a partner whose law is not known."""
    return Path.of({"selcuklu": procedures()["turkey"], "beit-hanoun": procedures()["general"]})


@pytest.fixture(scope="session")
def both() -> Path:
    """The way of Istanbul and Moscow to a cooperation protocol."""
    sides = {"istanbul": procedures()["turkey"], "moscow": procedures()["moscow"]}
    return Path.of(sides, "cooperation-protocol")
