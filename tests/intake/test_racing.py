"""Two officers who decide at the same moment: one decides, the other is told who did."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

RACE = """
import sys, threading
from comity.intake import command
command.load_register()
from django.db import connections
from comity.intake.actions import AlreadyDecided, Incoming, accept, add_source
from comity.intake.models import Finding
from comity.register.models import Person
from comity.register.signing_in import desk_of, local_officer

officer = local_officer()
text = "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov."
added = add_source(Incoming(text.encode(), "visit.txt"), by=officer, desk=desk_of(officer))
key = added.source.findings.filter(kind="people")[0].pk
start, told = threading.Barrier(6), []

def decide():
    finding = Finding.objects.get(pk=key)
    start.wait()
    try:
        accept(finding, by=officer)
        told.append("accepted")
    except AlreadyDecided:
        told.append("too late")
    finally:
        connections.close_all()

threads = [threading.Thread(target=decide) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(told), Person.objects.count())
"""


def test_six_who_decide_at_once_make_one_record(tmp_path: Path) -> None:
    around = {**os.environ, "COMITY_DATA": str(tmp_path), "DATABASE_URL": own_database()}
    raced = subprocess.run([sys.executable, "-c", RACE], env=around, capture_output=True, text=True)
    assert raced.returncode == 0, raced.stderr
    assert raced.stdout.strip() == f"{['accepted', *['too late'] * 5]} 1"


def own_database() -> str:
    """The address of a new database beside the one of the tests; empty for SQLite."""
    if connection.vendor == "sqlite":
        return ""
    name = f"race_{os.getpid()}"
    settings = connection.settings_dict
    subprocess.run(
        [sys.executable, "-c", MAKE_DATABASE, address(settings, "postgres"), name], check=True
    )
    return address(settings, name)


MAKE_DATABASE = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as server:
    server.execute(f"DROP DATABASE IF EXISTS {sys.argv[2]}")
    server.execute(f"CREATE DATABASE {sys.argv[2]}")
"""


def address(settings: dict[str, object], name: str) -> str:
    who = f"{settings['USER']}:{settings['PASSWORD']}"
    return f"postgresql://{who}@{settings['HOST']}:{settings['PORT']}/{name}"
