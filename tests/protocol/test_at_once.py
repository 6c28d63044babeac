"""Several who put down one guest at the same moment: one does, the others are told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.slow

RACE = """
import threading
from comity.intake import command
command.load_register()
from django.core.exceptions import ValidationError
from django.db import connections
from comity.protocol.actions import NewGuest, put_down
from comity.register.actions import enter
from comity.register.models import Encounter, Person, Record
from comity.register.signing_in import desk_of, local_officer

officer = local_officer()
visit = enter(Encounter(encounter_kind="visit"), by=officer, desk=desk_of(officer))
key = enter(Person(name={"en": "Ivan Orlov"}), by=officer).pk
start, told = threading.Barrier(6), []

def down():
    who, encounter = Record.objects.get(pk=key), Encounter.objects.get(pk=visit.pk)
    start.wait()
    try:
        put_down(encounter, NewGuest(who, "guest"), by=officer)
        told.append("put down")
    except ValidationError:
        told.append("there already")
    finally:
        connections.close_all()

threads = [threading.Thread(target=down) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(told.count("put down"), told.count("there already"), visit.attendances.count())
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="makes a register of its own in a file")
def test_six_who_put_down_one_guest_at_once_put_down_one(tmp_path: Path) -> None:
    around = {**os.environ, "COMITY_DATA": str(tmp_path), "DATABASE_URL": ""}
    raced = subprocess.run([sys.executable, "-c", RACE], env=around, capture_output=True, text=True)
    assert raced.returncode == 0, raced.stderr
    assert raced.stdout.split() == ["1", "5", "1"]
